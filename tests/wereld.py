# SPDX-License-Identifier: EUPL-1.2
"""A small complete world, made by the steps: in each region families in every phase, with canaries in every field.

Flevoland hands over to `wijkteams-almere` (in every status), to `jgz-almere` (another party) and to the
interventieoverleg of Dronten, and has a shielded casus; Utrecht has the same kinds of rows.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from documenten.bestand import Bestand
from documenten.gegevens import DocumentGegevens
from documenten.stappen.document_intrekken import document_intrekken
from documenten.stappen.document_toevoegen import document_toevoegen
from intake.lezen import lees
from intake.ontvangen import ontvang
from intake.stappen.bericht_afhandelen import bericht_afhandelen
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.adviesvragers import AdviesvragerInvoer
from meldingen.herkenning import zoek_mogelijke_bekenden
from meldingen.models import Bronfragment, Casus, Consult, Dienst, Melding, MogelijkeBekende, Toegang
from meldingen.stappen.advies_registreren import advies_registreren
from meldingen.stappen.adviesvrager_vastleggen import adviesvrager_vastleggen
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.bron_bijwerken import bron_bijwerken
from meldingen.stappen.bronfragment_markeren import bronfragment_markeren
from meldingen.stappen.concept_bewaren import concept_bewaren
from meldingen.stappen.consult import consult_geven, consult_vragen
from meldingen.stappen.contact_vastleggen import contact_vastleggen
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.stappen.informant_vastleggen import informant_vastleggen
from meldingen.stappen.noodtoegang import noodtoegang
from meldingen.stappen.registreren import registreren
from meldingen.stappen.relatie_vastleggen import relatie_vastleggen
from meldingen.vergissingen import neem_weg
from monitoring.models import Monitoringsmoment
from monitoring.stappen.dienst_afronden import dienst_afronden
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from organisaties.models import Code, Medewerker
from organisaties.stappen.code_beeindigen import code_beeindigen
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from overdracht.models import Overdracht
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.laat_verlopen import laat_verlopen
from overdracht.stappen.overdragen import overdragen
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from personen.models import Persoon
from personen.schrijven import AdresGegevens, leg_gezag_vast, leg_relatie_vast, voeg_adres_toe
from tests import personas
from tests.intake.berichtfabriek import afzender_van
from tests.kanaries import Gezin, Kanarie
from tests.meldingen.fabriek import antwoorden, besluit
from tests.monitoring.fabriek import moment_invoer

ALMERE, DRONTEN, UTRECHT = "GM0034", "GM0303", "GM0344"
WIJKTEAM, ANDER, OVERLEG, BUURTTEAM = (
    "wijkteams-almere",
    "jgz-almere",
    "interventieoverleg-dronten",
    "buurtteam-utrecht",
)
ANTWOORDEN = ("verzonden", "bevestigd", "aanvaard", "geweigerd", "ingetrokken", "verlopen", "teruggelegd")
ROLLEN = (
    "frontoffice", "beoordelaar", "onderzoeker", "gedragswetenschapper", "manager", "beheer", "privacy",
)  # fmt: skip


@dataclass(frozen=True)
class Rij:
    """A row that a URL can name. `partij` is who it was handed to; `open_voor` names who may see it though shielded."""

    nummer: str
    regio: str
    merk: str
    partij: str | None = None
    status: str = ""
    afgeschermd: bool = False
    open_voor: tuple[str, ...] = ()
    # From a shielded source: there for who may read the source.
    bron: bool = False


@dataclass
class Wereld:
    nu: datetime
    wie: dict[str, Medewerker] = field(default_factory=dict)
    rijen: dict[str, list[Rij]] = field(default_factory=lambda: defaultdict(list))
    gezinnen: dict[str, Gezin] = field(default_factory=dict)
    regio_van: dict[str, str] = field(default_factory=dict)

    @property
    def kanaries(self) -> list[Kanarie]:
        return [kanarie for gezin in self.gezinnen.values() for kanarie in gezin.kanaries]

    def rij(self, soort: str, merk: str) -> Rij:
        return next(rij for rij in self.rijen[soort] if rij.merk == merk)

    def overdracht(self, status: str) -> Rij:
        """The handover to the wijkteam that got this far."""
        return next(rij for rij in self.rijen["O"] if rij.status == status and rij.partij == WIJKTEAM)


def maak_wereld(nu: datetime) -> Wereld:
    wereld = Wereld(nu)
    _mensen(wereld)
    _codelijst(wereld)
    _flevoland(Regio(wereld, "flevoland", ALMERE, ""))
    _afgeschermd(Regio(wereld, "flevoland", ALMERE, ""))
    _utrecht(Regio(wereld, "utrecht", UTRECHT, "-utrecht"))
    return wereld


def _codelijst(wereld: Wereld) -> None:
    """A value that can be chosen for one more day."""
    code = Code.objects.get(pk="documentsoort:beschikking")
    morgen = (wereld.nu + timedelta(days=1)).date()
    code_beeindigen(medewerker=wereld.wie["beheer"], code=code, tot=morgen, nu=wereld.nu)


def _mensen(wereld: Wereld) -> None:
    for regio, achter in (("flevoland", ""), ("utrecht", "-utrecht")):
        organisatie = personas._regio(regio)
        for rol in ROLLEN:
            naam = f"{rol}{achter}"
            wereld.wie[naam] = personas._van_vt(rol, f"{naam.capitalize()} Persona", organisatie, username=naam)
    for naam, rol, regio, partij in (
        ("lokaalteam", "lokaalteam", "flevoland", WIJKTEAM),
        ("lokaalteam-ander", "lokaalteam", "flevoland", ANDER),
        ("overleglid", "overleglid", "flevoland", OVERLEG),
        ("lokaalteam-utrecht", "lokaalteam", "utrecht", BUURTTEAM),
    ):
        wereld.wie[naam] = personas._van_partij(rol, f"{naam} Persona", personas._regio(regio), partij, username=naam)
    wereld.wie["inactief"] = personas._van_vt(
        "beoordelaar", "Inactieve Persona", personas._regio("flevoland"), username="inactief"
    )
    wereld.wie["inactief"].is_active = False
    wereld.wie["inactief"].save()


@dataclass
class Regio:
    """The same acts for either region."""

    wereld: Wereld
    code: str
    gemeente: str
    achter: str
    afgeschermd: bool = False
    open_voor: tuple[str, ...] = ()

    def wie(self, rol: str) -> Medewerker:
        return self.wereld.wie[f"{rol}{self.achter}"]

    def rond(self, uren: float) -> datetime:
        """A moment before now: everything happened in the past week."""
        return self.wereld.nu - timedelta(hours=uren)

    def gezin(self, merk: str) -> Gezin:
        if merk not in self.wereld.gezinnen:
            self.wereld.gezinnen[merk] = Gezin(merk, len(self.wereld.gezinnen) + 1)
            self.wereld.regio_van[merk] = self.code
        return self.wereld.gezinnen[merk]

    def bewaar(self, soort: str, nummer: str, merk: str, **meer) -> None:
        rij = Rij(nummer, self.code, merk, afgeschermd=self.afgeschermd, open_voor=self.open_voor, **meer)
        self.wereld.rijen[soort].append(rij)
        self.gezin(merk).onthoud("nummer", nummer)

    def contact(self, merk: str):
        gezin = self.gezin(merk)
        rij = contact_vastleggen(
            medewerker=self.wie("frontoffice"),
            kanaal="kanaal:telefoon",
            ontvangen_op=self.rond(58),
            notities=f"Belt over de buren: {gezin.tekst('contact', 'Notitie')}",
            beller=gezin.tekst("contact", "Beller"),
            nu=self.rond(58),
        )
        self.bewaar("K", rij.nummer, merk)
        return rij

    def concept(self, merk: str) -> None:
        """Something that the frontoffice was typing and did not send."""
        velden = {"notities": [f"Belt nu: {self.gezin(merk).tekst('concept', 'Conceptnotitie')}"]}
        concept_bewaren(medewerker=self.wie("frontoffice"), soort="contact", velden=velden, nu=self.rond(30))

    def bericht(self, merk: str, *, bij: Melding | None = None, afloop: str = "", leesbaar: bool = True) -> None:
        """What the police delivered: open, put with a melding, or settled without one."""
        gezin = self.gezin(merk)
        inhoud = {
            "formaat": "vt-bericht-1",
            "toelichting": f"Ruzie gehoord: {gezin.tekst('bericht', 'Berichttekst')}",
            "gemeente": self.gemeente,
            "melder": {"soort": "politie", "naam": gezin.tekst("bron", "Berichtmelder")},
            "personen": [
                {
                    "rol": "slachtoffer",
                    "voornamen": gezin.tekst("bericht", "Berichtnaam"),
                    "geboortenaam": "Oud",
                    "geboortedatum": "1971-02-03",
                }
            ],
        }
        lijf = json.dumps(inhoud if leesbaar else [inhoud]).encode()
        afzender = afzender_van(personas._regio(self.code))
        rij = ontvang(afzender=afzender, ruw=lijf, nu=self.rond(20), lees=False).bericht
        lees(rij.pk, nu=self.rond(19))
        wie = {"medewerker": self.wie("frontoffice"), "bericht": rij, "nu": self.rond(18)}
        if bij is not None:
            bericht_toevoegen(**wie, melding=bij)
        if afloop:
            bericht_afhandelen(**wie, afloop=afloop, toelichting=gezin.tekst("bericht", "Berichtafloop"))
        self.bewaar("B", rij.nummer, merk)

    def advies(self, merk: str, contact=None, stand: str = "afgerond"):
        gezin = self.gezin(merk)
        rij = advies_registreren(
            medewerker=self.wie("frontoffice"),
            kanaal="kanaal:telefoon",
            ontvangen_op=self.rond(59),
            adviesvrager_soort="meldersoort:politie",
            vraag=f"Wat kan ik doen? {gezin.tekst('intern', 'Vraag')}",
            antwoord=f"Dit: {gezin.tekst('intern', 'Raad')}",
            nu=self.rond(59),
            contact=contact,
            stand=stand,
        )
        self.bewaar("A", rij.nummer, merk)
        return rij

    def adviesvrager(self, merk: str, advies) -> None:
        """Who asked it agreed to be found again."""
        gezin = self.gezin(merk)
        rij = adviesvrager_vastleggen(
            medewerker=self.wie("frontoffice"),
            advies=advies,
            invoer=AdviesvragerInvoer(
                naam=gezin.tekst("adviesvrager", "Vrager"),
                instelling=gezin.tekst("adviesvrager", "Vragerschool"),
                email=f"{gezin.tekst('adviesvrager', 'vragermail').lower()}@school.example",
                toestemming_op=self.rond(58).date(),
            ),
            nu=self.rond(58),
        )
        self.bewaar("W", rij.nummer, merk)

    def melding(self, merk: str, *, gemeente: str = "", contact=None) -> Melding:
        invoer = self.gezin(merk).melding(self.rond(58), gemeente or self.gemeente)
        melding = registreren(medewerker=self.wie("frontoffice"), invoer=invoer, nu=self.rond(57), contact=contact)
        self.bewaar("C", melding.casus.nummer, merk)
        self.bewaar("M", melding.nummer, merk)
        for nummer in melding.betrokkenen.values_list("persoon__nummer", flat=True):
            self.bewaar("P", nummer, merk)
        self.bron(merk, melding)
        return melding

    def bron(self, merk: str, melding: Melding) -> None:
        """What the melder does from now on, a passage by which he is recognised, and somebody who was asked."""
        gezin, wie, nu = self.gezin(merk), self.wie("frontoffice"), self.rond(57)
        melder = melding.bronnen.get(soort="melder")
        bron_bijwerken(medewerker=wie, melding=melding, bron_id=melder.pk, gegevens=gezin.eigen_rol(), nu=nu)
        bronfragment_markeren(medewerker=wie, melding=melding, bron_id=melder.pk, tekst=gezin.herkenbaar(), nu=nu)
        informant_vastleggen(medewerker=wie, melding=melding, gegevens=gezin.informant(), nu=nu)
        # A passage that no text holds any more: whoever finds it, read it where it is kept.
        Bronfragment.objects.create(
            organisatie_id=melding.organisatie_id, casus_id=melding.casus_id, bron=melder, gemarkeerd_op=nu,
            gemarkeerd_door=wie, tekst=f"Ooit gezegd: {gezin.tekst('bron', 'Losfragment')}",
        )  # fmt: skip

    def lijkt_op(self, merk: str, bekend: str) -> None:
        """A family at the address of `bekend`, its names spelled almost the same, without a BSN; nobody linked them."""
        gezin = self.gezin(merk)
        invoer = gezin.melding(self.rond(36), self.gemeente)
        moeder, kind, pleger = invoer.betrokkenen
        adres = self.gezin(bekend).betrokkenen()[0].adres
        moeder = replace(moeder, gegevens=replace(moeder.gegevens, bsn=None), adres=adres)
        betrokkenen = (moeder, replace(kind, adres=adres), pleger)
        invoer = replace(invoer, betrokkenen=betrokkenen)
        melding = registreren(medewerker=self.wie("frontoffice"), invoer=invoer, nu=self.rond(35))
        # Its own BSN was never written down.
        gezin.kanaries = [kanarie for kanarie in gezin.kanaries if kanarie.soort != "bsn"]
        self.bewaar("C", melding.casus.nummer, merk)
        self.bewaar("M", melding.nummer, merk)
        assert zoek_mogelijke_bekenden(melding.pk, nu=self.rond(34))
        zeker = MogelijkeBekende.objects.filter(melding=melding, zekerheid="bekend")
        assert set(zeker.values_list("persoon__geboortenaam", flat=True)) == {f"Achternaam{bekend}kan"}

    def zelfde_kind(self, merk: str, bekend: str) -> None:
        """A family of which the child was linked to that of `bekend` after registration."""
        melding = self.melding(merk)
        betrokkene_koppelen(
            medewerker=self.wie("frontoffice"),
            betrokkene=melding.betrokkenen.order_by("pk")[1],
            persoon_nummer=self.kind(bekend).nummer,
            nu=self.rond(30),
        )
        self.wereld.rijen["P"].append(Rij(self.kind(merk).nummer, self.code, f"{merk}-kind"))

    def bekend_kind(self, merk: str, bekend: str) -> None:
        """A family of which the child was known at the call, though something else was said of it."""
        gezin = self.gezin(merk)
        moeder, kind, _ = gezin.betrokkenen()
        kind = replace(
            kind, persoon_nummer=self.kind(bekend).nummer,
            gegevens=replace(kind.gegevens, telefoon="0612345678"), adres=replace(moeder.adres, huisnummer=9),
        )  # fmt: skip
        invoer = replace(gezin.melding(self.rond(58), self.gemeente), betrokkenen=(moeder, kind))
        melding = registreren(medewerker=self.wie("frontoffice"), invoer=invoer, nu=self.rond(57))
        self.bewaar("C", melding.casus.nummer, merk)
        self.bewaar("M", melding.nummer, merk)
        self.bewaar("P", melding.betrokkenen.order_by("pk")[0].persoon.nummer, merk)

    def kind(self, merk: str) -> Persoon:
        return Persoon.objects.get(organisatie__code=self.code, voornamen=f"Kind{merk}kan")

    def verwanten(self, merk: str, vreemde: str) -> None:
        """Mother and child are tied; and to somebody of a shielded dossier, who must not show on their pages."""
        moeder, kind, *_ = Persoon.objects.filter(nummer__in=self._nummers(merk)).order_by("pk")
        relatie_vastleggen(
            medewerker=self.wie("beoordelaar"), persoon=kind, verwant=moeder.nummer, soort="relatiesoort:ouder",
            nu=self.rond(2),
        )  # fmt: skip
        gezag_vastleggen(medewerker=self.wie("beoordelaar"), persoon=kind, gezagdrager=moeder.nummer, nu=self.rond(2))
        verborgen = Persoon.objects.filter(nummer__in=self._nummers(vreemde)).earliest("pk")
        leg_relatie_vast(persoon=moeder, verwant=verborgen, soort="relatiesoort:familie", nu=self.rond(2))
        leg_gezag_vast(kind=kind, gezagdrager=verborgen)
        self.vergissingen(moeder, kind, verborgen, self.gezin(merk).tekst("vergissing", "Foutadres"))

    def vergissingen(self, moeder: Persoon, kind: Persoon, verborgen: Persoon, straat: str) -> None:
        """What was taken out of the dossier: nobody reads what it was, and of whom is hidden not that it was."""
        adres = voeg_adres_toe(persoon=kind, gegevens=AdresGegevens(straat=straat, plaats="Almere"))
        fout = {"soort": "relatiesoort:stiefouder", "nu": self.rond(2)}
        relatie = leg_relatie_vast(persoon=kind, verwant=moeder, **fout)
        vreemd = leg_relatie_vast(persoon=moeder, verwant=verborgen, **fout)
        for soort, rij in (("adres", adres), ("relatie", relatie), ("relatie", vreemd)):
            door = {"door_id": self.wie("beoordelaar").pk, "nu": self.rond(2)}
            neem_weg(soort, rij, reden="Hoort bij iemand anders.", **door)

    def _nummers(self, merk: str) -> list[str]:
        return [rij.nummer for rij in self.wereld.rijen["P"] if rij.merk == merk]

    def opgepakt(self, merk: str, **anders) -> Melding:
        melding = self.melding(merk, **anders)
        return in_beoordeling_nemen(medewerker=self.wie("beoordelaar"), melding=melding, nu=self.rond(56))

    def besloten(self, merk: str, keuze: str, *, melding=None, **anders) -> Casus:
        gezin, melding = self.gezin(merk), melding or self.opgepakt(merk)
        beoordelen(
            medewerker=self.wie("beoordelaar"),
            melding=melding,
            invoer=antwoorden(
                bevindingen=f"Gesproken: {gezin.tekst('intern', 'Bevinding')}",
                voorgeschiedenis=f"Nagegaan: {gezin.tekst('intern', 'Voorgeschiedenis')}",
                conclusie=f"Onveilig: {gezin.tekst('intern', 'Conclusie')}. {gezin.herkenbaar()} zegt de melder.",
            ),
            besluit=besluit(keuze, motivering=f"Omdat {gezin.tekst('intern', 'Motivering')}", **anders),
            nu=self.rond(55),
        )
        return Casus.objects.get(pk=melding.casus_id)

    def overgedragen(
        self, merk: str, casus: Casus, *codes: str | None, welke=slice(None), uren: float = 50
    ) -> list[Overdracht]:
        """To each party the persons of `welke`; the first carries zicht."""
        gezin = self.gezin(merk)
        personen = tuple(casus.betrokkenen.order_by("pk").values_list("persoon__nummer", flat=True))[welke]
        delen = tuple(
            PartijInvoer(
                partij_code=code,
                personen=personen,
                doel=f"Hulp: {gezin.tekst('pakket', 'Doel')}",
                verwacht=f"Begin: {gezin.tekst('pakket', 'Verwachting')}",
                wijze="wijze:warm",
                draagt_zicht=index == 0 and code is not None,
            )
            for index, code in enumerate(codes)
        )
        overdrachten = overdragen(
            medewerker=self.wie("beoordelaar"),
            casus=Casus.objects.get(pk=casus.pk),
            invoer=OverdragenInvoer(
                conclusie=f"Samengevat: {gezin.tekst('pakket', 'Samenvatting')}",
                contacten=f"Gesproken: {gezin.tekst('pakket', 'Contacten')}",
                afwijkreden="In overleg met het gezin.",
                partijen=delen,
            ),
            nu=self.rond(uren),
        )
        for overdracht, code in zip(overdrachten, codes, strict=True):
            self.bewaar("O", overdracht.nummer, merk, partij=code, status=overdracht.status)
        return overdrachten

    def consult(self, merk: str, casus: Casus, *, beantwoord: bool) -> None:
        gezin = self.gezin(merk)
        vraag = consult_vragen(
            medewerker=self.wie("beoordelaar"),
            casus=casus,
            vraag=gezin.tekst("intern", "Consultvraag"),
            nu=self.rond(40),
        )
        if beantwoord:
            consult_geven(
                medewerker=self.wie("gedragswetenschapper"),
                consult=vraag,
                antwoord=gezin.tekst("intern", "Consultantwoord"),
                nu=self.rond(39),
            )
        self.bewaar("V", Consult.objects.get(pk=vraag.pk).nummer, merk)

    def document(self, merk: str, *, bron: bool = False, weg: bool = False) -> None:
        """A text file with a canary in every place; its number is one too. `weg`: taken out of the dossier again."""
        gezin, soort = self.gezin(merk), "brondocument" if bron else "wegdocument" if weg else "document"
        inhoud = f"Geachte collega, {gezin.tekst(soort, 'Stukinhoud')}.".encode()
        document = document_toevoegen(
            medewerker=self.wie("frontoffice"),
            casus=Casus.objects.get(nummer=self.wereld.rij("C", merk).nummer),
            gegevens=DocumentGegevens(
                soort="documentsoort:brief", titel=f"Brief {gezin.tekst(soort, 'Stuktitel')}",
                ontvangen_op=self.rond(3), melding=self.wereld.rij("M", merk).nummer,
            ),
            bestand=Bestand(f"{gezin.tekst(soort, 'Stuknaam')}.txt", inhoud, len(inhoud)),
            uit_afgeschermde_bron=bron,
            nu=self.rond(2),
        )  # fmt: skip
        if weg:
            reden = f"Hoort bij een ander: {gezin.tekst(soort, 'Wegreden')}"
            document_intrekken(medewerker=self.wie("beoordelaar"), document=document, reden=reden, nu=self.rond(1))
        self.bewaar("X" if weg else "D", document.nummer, merk, bron=bron)

    def dienst(self, merk: str, soort: str = "onderzoek", *, melding=None, afronden: bool = False) -> Casus:
        gezin = self.gezin(merk)
        casus = self.besloten(merk, soort, melding=melding)
        dienst = dienst_starten(
            medewerker=self.wie("onderzoeker"),
            dienst=Dienst.objects.get(casus=casus),
            voorwaarden=gezin.tekst("intern", "Voorwaarde"),
            nu=self.rond(45),
        )
        if afronden:
            dienst_afronden(
                medewerker=self.wie("onderzoeker"),
                dienst=dienst,
                uitkomst="onderzoeksuitkomst:bevestigd",
                conclusie=gezin.tekst("intern", "Eindconclusie"),
                nu=self.rond(30),
            )
            for moment in Monitoringsmoment.objects.filter(casus=casus).order_by("gepland_op"):
                self.bewaar("T", moment.nummer, merk)
        return Casus.objects.get(pk=casus.pk)

    def moment(self, merk: str) -> None:
        """The first planned moment is held at once: nothing forbids to look early."""
        gezin = self.gezin(merk)
        moment = Monitoringsmoment.objects.get(nummer=self.wereld.rij("T", merk).nummer)
        toen = self.rond(1)
        invoer = moment_invoer(
            toen,
            bevindingen=gezin.tekst("intern", "Momentverslag"),
            gesproken_met=gezin.tekst("intern", "Gesproken"),
        )
        moment_vastleggen(medewerker=self.wie("onderzoeker"), moment=moment, invoer=invoer, nu=toen)


def _flevoland(regio: Regio) -> None:
    regio.contact("Alfa")
    regio.concept("Alfa")
    regio.melding("Alfa")
    regio.document("Alfa", bron=True)
    regio.adviesvrager("Anton", regio.advies("Anton", regio.contact("Anton")))
    regio.advies("Arend", stand="open")
    regio.melding("Berta", contact=regio.contact("Berta"))
    regio.consult("Bravo", regio.opgepakt("Bravo").casus, beantwoord=False)
    regio.consult("Charlie", regio.besloten("Charlie", "overdracht_lokaal"), beantwoord=True)
    regio.document("Charlie")
    regio.besloten("Delta", "onderzoek")
    regio.document("Delta", weg=True)
    regio.dienst("Echo", "vv")
    regio.dienst("Foxtrot", afronden=True)
    regio.moment("Foxtrot")
    regio.besloten("Golf", "einde", afsluitreden="afsluitreden:geen_hgkm")
    regio.besloten("Hotel", "advies", adviesvraag=regio.gezin("Hotel").tekst("intern", "Omgezet"))
    for status in ANTWOORDEN:
        _overdracht_naar_wijkteam(regio, status)
    regio.overgedragen("India", regio.besloten("India", "overdracht_client"), None)
    regio.overgedragen("Juliet", regio.besloten("Juliet", "overdracht_lokaal"), ANDER)
    samen = regio.besloten("Kilo", "overdracht_lokaal")
    regio.overgedragen("Kilo", samen, ANDER, welke=slice(1))
    regio.lijkt_op("Charliee", "Charlie")
    regio.zelfde_kind("Mike", "Golf")
    regio.bekend_kind("November", "Hotel")
    dronten = regio.besloten("Lima", "overdracht_lokaal", melding=regio.opgepakt("Lima", gemeente=DRONTEN))
    regio.overgedragen("Lima", dronten, OVERLEG)
    regio.bericht("Alfa")
    regio.bericht("Stuk", leesbaar=False)
    regio.bericht("Gedaan", afloop="berichtafloop:test")
    regio.bericht("Charlie", bij=Melding.objects.get(nummer=regio.wereld.rij("M", "Charlie").nummer))


def _overdracht_naar_wijkteam(regio: Regio, status: str) -> None:
    merk = f"Wijk{status}"
    lokaalteam, nu = regio.wereld.wie["lokaalteam"], regio.rond(20)
    verlopen = status == "verlopen"
    casus = regio.besloten(merk, "overdracht_lokaal")
    (overdracht,) = regio.overgedragen(merk, casus, WIJKTEAM)
    if status in ("bevestigd", "aanvaard"):
        overdracht = bevestigen(medewerker=lokaalteam, overdracht=overdracht, nu=nu)
    if status in ("aanvaard", "teruggelegd"):
        overdracht = aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=nu)
    toelichting = regio.gezin(merk).tekst("intern", "Reden")
    if status == "geweigerd":
        weigeren(
            medewerker=lokaalteam,
            overdracht=overdracht,
            weigerreden="weigerreden:te_zwaar",
            toelichting=toelichting,
            nu=nu,
        )
    if status == "ingetrokken":
        intrekken(
            medewerker=regio.wie("beoordelaar"), overdracht=overdracht, intrekreden="intrekreden:vergissing",
            toelichting=toelichting, nu=nu,
        )  # fmt: skip
    if status == "teruggelegd":
        terugleggen(
            medewerker=lokaalteam, overdracht=overdracht, terugmeldreden="terugmeldreden:onveilig",
            toelichting=toelichting, nu=nu + timedelta(hours=1),
        )  # fmt: skip
    if verlopen:
        assert laat_verlopen(overdracht_id=overdracht.pk, nu=nu + timedelta(days=90))
    rijen = regio.wereld.rijen["O"]
    rijen[-1] = Rij(**{**vars(rijen[-1]), "status": status})
    assert Overdracht.objects.get(pk=overdracht.pk).status == status


def _afgeschermd(regio: Regio) -> None:
    """One that nobody may open, and one that the onderzoeker opened in an emergency."""
    for merk, open_voor in (("Schim", ()), ("Spook", ("onderzoeker",))):
        regio.afgeschermd, regio.open_voor = True, open_voor
        melding = regio.opgepakt(merk, contact=regio.contact(merk))
        regio.consult(merk, melding.casus, beantwoord=True)
        casus = regio.dienst(merk, melding=melding, afronden=True)
        regio.moment(merk)
        regio.overgedragen(merk, casus, "save", uren=2)
        regio.document(merk)
        regio.bericht(merk, bij=melding)
        if merk == "Schim":
            # One child in two casussen: who may not see this one, may not learn it from the other.
            Regio(regio.wereld, regio.code, regio.gemeente, regio.achter).zelfde_kind("Mist", merk)
        # No step shields a casus yet; the columns are there from the start.
        Casus.objects.filter(pk=casus.pk).update(afgeschermd=True)
        for wie in open_voor:
            noodtoegang(
                medewerker=regio.wie(wie),
                casus=casus,
                noodreden="noodreden:acuut",
                reden=regio.gezin(merk).tekst("intern", "Noodreden"),
                nu=regio.rond(1),
            )
            assert Toegang.objects.geldig(regio.wereld.nu).filter(casus=casus, medewerker=regio.wie(wie)).exists()
    Regio(regio.wereld, regio.code, regio.gemeente, regio.achter).lijkt_op("Schimm", "Schim")
    Regio(regio.wereld, regio.code, regio.gemeente, regio.achter).verwanten("Charlie", "Schim")


def _utrecht(regio: Regio) -> None:
    regio.contact("Ulrik")
    regio.bericht("Ulrik")
    regio.concept("Ulrik")
    regio.melding("Ulrik")
    regio.adviesvrager("Umberto", regio.advies("Umberto"))
    regio.consult("Ursula", regio.opgepakt("Ursula").casus, beantwoord=False)
    regio.overgedragen("Udo", regio.besloten("Udo", "overdracht_lokaal"), BUURTTEAM)
    regio.dienst("Ulla", afronden=True)
    regio.moment("Ulla")
    regio.document("Ulla")
    regio.document("Ursula", weg=True)
    regio.lijkt_op("Ullaa", "Ulla")
