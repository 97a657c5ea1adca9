# SPDX-License-Identifier: EUPL-1.2
"""Meldingen of these last weeks: people who must still be told, melders who wait for an answer, and acute danger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from meldingen.beoordeling import BeoordelingInvoer, BesluitInvoer
from meldingen.informeerkeuze import Wie
from meldingen.invoer import BronInvoer, MeldingInvoer
from meldingen.models import Dienst, Informeerplicht, Melding, Terugkoppeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.dienst_starten import dienst_starten
from meldingen.stappen.geinformeerd import geinformeerd
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.stappen.informeren_uitstellen import informeren_uitstellen
from meldingen.stappen.registreren import registreren
from meldingen.stappen.terugkoppeling_vastleggen import terugkoppeling_vastleggen
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import DIENSTBESLUITEN, Besluit
from monitoring.stappen.dienst_afronden import dienst_afronden
from werkplek.demogegevens import teksten
from werkplek.demogegevens.namen import beller, telefoon
from werkplek.demogegevens.verdelingen import MELDERSOORTEN, Systeem
from werkplek.demogegevens.verteld import vertel

from .gezinnen import EX_PARTNERS, MET_KINDEREN, TWEE_VOLWASSENEN, WEEK, Gezin, nieuw
from .ploeg import Ploeg

LOKAAL, VV, ONDERZOEK = Besluit.OVERDRACHT_LOKAAL, Besluit.VOORWAARDEN_VERVOLG, Besluit.ONDERZOEK
MELDERS: Final = {
    "onderwijs": "Intern begeleider",
    "huisarts": "Huisarts",
    "familie": "Oma",
    "buurt": "Buurvrouw",
    "wijkteam": "Gezinscoach",
    "jgz": "Jeugdverpleegkundige",
    "ziekenhuis": "Kinderarts",
}


@dataclass(frozen=True)
class Verloop:
    """How many working days ago what happened; 0 is not yet. `ingelicht`: the first person on the list was told then,
    `uitgesteld`: the next one is told later."""

    ontvangen: int
    beoordeeld: int
    besluit: Besluit
    melder: str
    onbekend: bool = False
    gestart: int = 0
    ingelicht: int = 0
    allen: bool = False
    uitgesteld: int = 0
    gehoord: int = 0
    afgerond: int = 0


@dataclass(frozen=True)
class Crisis:
    uren: float
    melder: str
    systeem: Systeem
    tekst: str
    opgepakt: bool = False


VERLOPEN: Final = (
    # Assessed and forgotten: past the four weeks, and the melder heard nothing.
    Verloop(27, 22, VV, "onderwijs", gestart=19),
    # After an onderzoek the melder hears once more.
    Verloop(45, 41, ONDERZOEK, "huisarts", gestart=38, ingelicht=40, allen=True, gehoord=38, afgerond=3),
    Verloop(18, 14, VV, "familie", gestart=12, ingelicht=12, uitgesteld=11, gehoord=12),
    Verloop(11, 8, ONDERZOEK, "wijkteam", gestart=6, ingelicht=5),
    Verloop(9, 6, Besluit.OVERDRACHT_HULP, "jgz"),
    Verloop(7, 4, Besluit.EINDE_BEMOEIENIS, "buurt", onbekend=True, ingelicht=3),
    Verloop(5, 2, LOKAAL, "onderwijs"),
    Verloop(4, 1, VV, "familie"),
)

UITSTEL: Final = "Eerst moet de ander veilig wonen. Over twee weken opnieuw bekeken."
CRISES: Final = (
    Crisis(22.7, "familie", MET_KINDEREN, "Met een mes bedreigd. Het slachtoffer is met de kinderen bij vrienden, en "
           "de ander weet waar.", opgepakt=True),
    Crisis(20.4, "ziekenhuis", MET_KINDEREN, "Een kind is met een breuk opgenomen. De verklaring van de ouders past "
           "niet bij het letsel, en thuis zijn geen andere volwassenen."),
    Crisis(9.5, "wijkteam", TWEE_VOLWASSENEN, "Slachtoffer is na een bedreiging op straat gezet en kan nergens heen."),
    Crisis(2.2, "familie", EX_PARTNERS, "Ex-partner bracht de kinderen niet terug en dreigt zichzelf en hen iets aan "
           "te doen."),
)  # fmt: skip


def draag_aan(ploeg: Ploeg) -> None:
    """The oldest first, so that their numbers follow the days."""
    for verloop in sorted(VERLOPEN, key=lambda verloop: -verloop.ontvangen):
        _loop(ploeg, verloop)
    for crisis in CRISES:
        _begin_crisis(ploeg, crisis)


def _begin_crisis(ploeg: Ploeg, crisis: Crisis) -> None:
    op = ploeg.geleden(crisis.uren)
    gezin = nieuw(ploeg, crisis.systeem)
    melding = _meld(
        ploeg, gezin, op, crisis.melder, tekst=crisis.tekst, crisis=True, geweldsoort=("geweldsoort:fysiek",)
    )
    if crisis.opgepakt:
        in_beoordeling_nemen(medewerker=ploeg.beoordelaar, melding=melding, nu=ploeg.soms_later(op, 1))


def _meld(
    ploeg: Ploeg,
    gezin: Gezin,
    op: datetime,
    melder: str,
    *,
    tekst: str,
    geweldsoort: tuple[str, ...],
    crisis: bool = False,
    onbekend: bool = False,
) -> Melding:
    groep = next(groep for groep, soorten in MELDERSOORTEN.items() if melder in soorten)
    velden, eigen_rol = vertel(groep, op, hulp=False)
    wie = BronInvoer(naam=beller(ploeg.rng), functie=MELDERS[melder], telefoon=telefoon(ploeg.rng), eigen_rol=eigen_rol)
    invoer = MeldingInvoer(
        kanaal="kanaal:telefoon",
        ontvangen_op=op,
        gemeente_code=gezin.gemeente,
        crisis=crisis,
        melder_soort=f"meldersoort:{melder}",
        toelichting=tekst,
        betrokkenen=gezin.leden,
        relaties=gezin.relaties,
        gezag=gezin.gezag,
        bron=BronInvoer(onbekend=True) if onbekend else wie,
        geweldsoort=geweldsoort,
        hulp_betrokken=False,
        **velden,
    )
    return registreren(medewerker=ploeg.frontoffice, invoer=invoer, nu=ploeg.soms_later(op, 0.2))


def _loop(ploeg: Ploeg, verloop: Verloop) -> None:
    op = ploeg.werkdag(verloop.ontvangen)
    gezin = nieuw(ploeg, ploeg.rng.choice((MET_KINDEREN, EX_PARTNERS)), geleden=WEEK + (ploeg.nu - op))
    melding = _meld(
        ploeg,
        gezin,
        op,
        verloop.melder,
        tekst=ploeg.rng.choice(teksten.TOELICHTING["psychisch"]),
        onbekend=verloop.onbekend,
        geweldsoort=("geweldsoort:psychisch",),
    )
    in_beoordeling_nemen(medewerker=ploeg.beoordelaar, melding=melding, nu=ploeg.werkdag(verloop.ontvangen, 6))
    _beoordeel(ploeg, verloop, melding)
    _informeer(ploeg, verloop, melding)
    if verloop.besluit in DIENSTBESLUITEN and verloop.gestart:
        _doe_dienst(ploeg, verloop, melding)
    if verloop.gehoord:
        _koppel_terug(ploeg, melding, ploeg.werkdag(verloop.gehoord, 3))


def _beoordeel(ploeg: Ploeg, verloop: Verloop, melding: Melding) -> None:
    kies = ploeg.rng.choice
    einde = verloop.besluit == Besluit.EINDE_BEMOEIENIS
    beoordelen(
        medewerker=ploeg.beoordelaar,
        melding=melding,
        invoer=BeoordelingInvoer(
            urgentie="urgentie:regulier",
            zwaarte="zwaarte:licht" if einde else "zwaarte:middelzwaar",
            bevindingen=kies(teksten.BEVINDINGEN),
            voorgeschiedenis=teksten.GEEN_GESCHIEDENIS,
            conclusie=kies(teksten.CONCLUSIE),
        ),
        besluit=BesluitInvoer(
            besluit=verloop.besluit,
            motivering=teksten.MOTIVERING[verloop.besluit],
            afsluitreden="afsluitreden:geen_hgkm" if einde else None,
        ),
        nu=ploeg.werkdag(verloop.beoordeeld, 2),
    )


def _informeer(ploeg: Ploeg, verloop: Verloop, melding: Melding) -> None:
    lijst = [
        Wie(nummer)
        for nummer in Informeerplicht.objects.filter(melding=melding)
        .order_by("pk")
        .values_list("persoon__nummer", flat=True)
    ]
    wie: dict[str, Any] = {"medewerker": ploeg.onderzoeker, "melding": melding}
    horen, later = (lijst, []) if verloop.allen else (lijst[:1], lijst[1:2])
    if verloop.ingelicht and horen:
        op = ploeg.werkdag(verloop.ingelicht, 5)
        geinformeerd(**wie, personen=horen, op=dag_van(op), wijze="informeerwijze:gesprek", nu=op)
    if verloop.uitgesteld and later:
        op = ploeg.werkdag(verloop.uitgesteld, 1)
        informeren_uitstellen(**wie, personen=later, reden="uitstelreden:veiligheid", toelichting=UITSTEL, nu=op)


def _doe_dienst(ploeg: Ploeg, verloop: Verloop, melding: Melding) -> None:
    dienst = Dienst.objects.get(melding=melding)
    kies = ploeg.rng.choice
    voorwaarden = kies(teksten.VOORWAARDEN) if verloop.besluit == VV else ""
    dienst = dienst_starten(
        medewerker=ploeg.onderzoeker, dienst=dienst, voorwaarden=voorwaarden, nu=ploeg.werkdag(verloop.gestart, 4)
    )
    if verloop.afgerond:
        dienst_afronden(
            medewerker=ploeg.onderzoeker,
            dienst=dienst,
            conclusie=kies(teksten.DIENSTCONCLUSIE),
            uitkomst="onderzoeksuitkomst:bevestigd",
            nu=ploeg.werkdag(verloop.afgerond, 4),
        )


def _koppel_terug(ploeg: Ploeg, melding: Melding, op: datetime) -> None:
    terugkoppeling_vastleggen(
        medewerker=ploeg.beoordelaar, melding=melding, na=Terugkoppeling.Na.BEOORDELING, op=dag_van(op), nu=op
    )
