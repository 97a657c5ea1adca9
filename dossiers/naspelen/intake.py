# SPDX-License-Identifier: EUPL-1.2
"""What the steps up to the assessment leave behind: contact, advies, melding, its people and its source."""

from datetime import date, datetime, time

from psycopg2.extras import DateRange

from dossiers.daden import Daad, plaats_van
from dossiers.wereld import Rij
from meldingen.ambtshalve import is_ambtshalve, is_leeg
from meldingen.bronnen import bronkolommen
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.models import Advies, Betrokkene, Bron, Contact, Incident, Melding
from meldingen.opnemen import CODELIJSTEN, TEKSTEN
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from meldingen.werkproces import STATUSOVERGANGEN, Contactstatus, Fase, Status, Zichthouder
from personen import namen
from personen.models import Adres, Persoon
from personen.schrijven import AdresGegevens, PersoonGegevens, bsn_index

from .boek import Boek


def contact_vastleggen(boek: Boek, daad: Daad) -> None:
    met = daad.met
    boek.contacten.append(
        boek.rij(
            Contact,
            nummer=boek.nummer("K", daad.nu),
            kanaal_id=met["kanaal"],
            ontvangen_op=met["ontvangen_op"],
            medewerker_id=daad.wie,
            spoed=met.get("spoed", False),
            beller=met.get("beller", ""),
            notities=met["notities"],
        )
    )


def advies_registreren(boek: Boek, daad: Daad) -> None:
    met = daad.met
    contact = boek.contacten[daad.plaats]
    advies = boek.rij(
        Advies,
        nummer=boek.nummer("A", daad.nu),
        contact_id=contact["id"],
        kanaal_id=met["kanaal"],
        gemeente_id=met["gemeente_code"],
        adviesvrager_soort_id=met["adviesvrager_soort"],
        ontvangen_op=met["ontvangen_op"],
        opgepakt_op=daad.nu,
        afgerond_op=daad.nu,
        medewerker_id=daad.wie,
        vraag=met["vraag"],
        antwoord=met["antwoord"],
    )
    boek.koppel(Advies.aanleiding.through, "advies_id", advies, met["aanleiding"])
    contact.update(status=Contactstatus.ADVIES, notities=None, beller=None, versie=contact["versie"] + 1)


def registreren(boek: Boek, daad: Daad) -> None:
    invoer: MeldingInvoer = daad.met["invoer"]
    contact = boek.contacten[daad.plaats] if daad.plaats >= 0 else None
    fase = boek.casus.get("fase")
    if not boek.casus:
        boek.open_casus(daad, invoer.ontvangen_op, invoer.gemeente_code, crisis=invoer.crisis)
    partij = boek.wereld.partijen[invoer.melder_partij_code] if invoer.melder_partij_code else None
    ambtshalve = is_ambtshalve(invoer)
    melding = neem_op(boek, daad, invoer, fase, ambtshalve=ambtshalve)
    melding["contact_id"] = contact["id"] if contact else None
    melding["melder_partij_id"] = partij.pk if partij else None
    # Other systems may name a source of an ambtshalve melding; the step refuses that.
    if not (ambtshalve and is_leeg(invoer.bron)):
        _leg_bron_vast(boek, melding, invoer.bron)
    if contact:
        contact.update(status=Contactstatus.MELDING, versie=contact["versie"] + 1)


def neem_op(boek: Boek, daad: Daad, invoer: MeldingInvoer, fase: Fase | None, *, ambtshalve: bool) -> Rij:
    """The primitives of `meldingen.opnemen`, for both steps that take a melding in."""
    melding = boek.rij(
        Melding,
        nummer=boek.nummer("M", daad.nu, next(boek.meldingnummers, None)),
        casus_id=boek.casus["id"],
        kanaal_id=invoer.kanaal,
        gemeente_id=invoer.gemeente_code,
        ontvangen_op=invoer.ontvangen_op,
        geregistreerd_op=daad.nu,
        geregistreerd_door_id=daad.wie,
        crisis=invoer.crisis,
        ambtshalve=ambtshalve,
        melder_soort_id=invoer.melder_soort,
        duur_id=invoer.duur,
        hulp_betrokken=invoer.hulp_betrokken,
        hulp_wacht=invoer.hulp_wacht,
        gezin_ingelicht=invoer.gezin_ingelicht,
        melder_onbekend=invoer.bron.onbekend,
        **{veld: getattr(invoer, veld) for veld in TEKSTEN},
        toelichting=invoer.toelichting,
        casusfase_bij_ontvangst=fase,
    )
    boek.zet_status(daad, "melding", melding, Status.ONTVANGEN, STATUSOVERGANGEN)
    boek.meldingen.append(melding)
    for lijst in CODELIJSTEN:
        boek.koppel(getattr(Melding, lijst).through, "melding_id", melding, getattr(invoer, lijst))
    if invoer.incident_datum:
        boek.rij(
            Incident,
            casus_id=boek.casus["id"],
            melding_id=melding["id"],
            datum=invoer.incident_datum,
            gemeld_via="melding",
            vastgelegd_op=daad.nu,
        )
    for betrokkene in invoer.betrokkenen:
        _leg_betrokkene_vast(boek, melding, betrokkene, daad.nu)
    _start_beoordeling(boek, daad, melding)
    return melding


def _start_beoordeling(boek: Boek, daad: Daad, melding: Rij) -> None:
    te_beoordelen = [m for m in boek.meldingen if m["status"] in (Status.ONTVANGEN, Status.IN_BEOORDELING)]
    boek.casus["crisis"] = any(m["crisis"] for m in te_beoordelen)
    if boek.casus["zicht_houder"] == Zichthouder.PARTIJ:
        boek.casus["overdracht_nodig"] = True
    boek.verleg_zicht(daad, None)
    for soort in ("vb", "informeren"):
        boek.start_termijn(soort, melding["ontvangen_op"], "melding", melding, melding=melding)
    if melding["crisis"]:
        boek.start_crisistermijn(melding)
    boek.zet_fase(daad)


def _leg_betrokkene_vast(boek: Boek, melding: Rij, invoer: BetrokkeneInvoer, nu: datetime) -> None:
    if invoer.persoon_nummer is None:
        persoon = maak_persoon(boek, invoer.gegevens, invoer.adres, nu)
        herkenning = Betrokkene.Herkenning.GEEN_MATCH if invoer.geen_match else Betrokkene.Herkenning.NIET_GEZOCHT
    else:
        persoon = boek.personen[plaats_van(invoer.persoon_nummer)]
        herkenning = Betrokkene.Herkenning.GEKOPPELD
    boek.betrokkenen.append(
        boek.rij(
            Betrokkene,
            casus_id=boek.casus["id"],
            melding_id=melding["id"],
            persoon_id=persoon["id"],
            rol_id=invoer.rol,
            herkenning=herkenning,
            woont_elders=invoer.woont_elders,
        )
    )


def _gemaakt_op(geboren: date | None, nu: datetime) -> datetime:
    """A child that was named before it was born became known as it is on the day of its birth."""
    if geboren is None or geboren <= dag_van(nu):
        return nu
    return datetime.combine(geboren, time(12), tzinfo=TIJDZONE)


def maak_persoon(boek: Boek, gegevens: PersoonGegevens, adres: AdresGegevens | None, nu: datetime) -> Rij:
    """The row of `personen.schrijven`, with the same keys to find the person by."""
    velden = dict(vars(gegevens))
    velden |= {"geslacht_id": velden.pop("geslacht"), "bsn_reden_id": velden.pop("bsn_reden")}
    delen = ("voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam", "telefoon")
    sleutels = namen.sleutels(**{deel: velden[deel] for deel in delen})
    index = bsn_index(boek.organisatie_id, gegevens.bsn) if gegevens.bsn else None
    persoon = boek.rij(
        Persoon,
        nummer=boek.nummer("P", nu),
        gemaakt_op=_gemaakt_op(gegevens.geboortedatum, nu),
        bsn_index=index,
        **velden,
        **sleutels._asdict(),
    )
    boek.personen.append(persoon)
    if adres is not None:
        leg_adres_vast(boek, persoon, adres)
    return persoon


def leg_adres_vast(boek: Boek, persoon: Rij, adres: AdresGegevens) -> None:
    plek = dict(vars(adres))
    van, tot, gemeente = plek.pop("van"), plek.pop("tot"), plek.pop("gemeente")
    rij = boek.rij(Adres, persoon_id=persoon["id"], gemeente_id=gemeente, periode=DateRange(van, tot), **plek)
    boek.adressen.setdefault(persoon["id"], []).append(rij)


def _leg_bron_vast(boek: Boek, melding: Rij, invoer: BronInvoer) -> None:
    boek.rij(Bron, melding_id=melding["id"], soort=Bron.Soort.MELDER, **bronkolommen(vars(invoer)))
