# SPDX-License-Identifier: EUPL-1.2
"""The acts up to the assessment: contact, registering, telling the family; and the advies, which has no family."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from dossiers.formaat import Advies, Casus
from dossiers.formaat.melding import Betrokkene, Bron, Contact, Melding
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from monitoring.invoer import AmbtshalveInvoer

from .codes import Speelcode
from .plan import Act, Verwijzing
from .vertaling import Vertaler

# What the step of an ambtshalve melding fills in itself, so that a file cannot say otherwise.
VAST_BIJ_AMBTSHALVE: Final = {
    "kanaal": "kanaal:ambtshalve",
    "melder_soort": "meldersoort:veilig_thuis_zelf",
    "melder_partij": None,
    "contact": None,
    "bron": Bron(),
}


def advies_acten(advies: Advies, vertaler: Vertaler) -> Iterator[Act]:
    wie = vertaler.medewerker("medewerker", advies.medewerker)
    ontvangen = vertaler.moment("ontvangen_op", advies.ontvangen_op)
    afgerond = vertaler.moment("afgerond_op", advies.afgerond_op) if advies.afgerond_op else ontvangen
    op = "contact", advies.id
    gedeeld = {"kanaal": advies.kanaal, "ontvangen_op": ontvangen}
    yield Act("contact_vastleggen", ontvangen, wie, "", advies, met={**gedeeld, "notities": ""}, maakt=(op,))
    met = {
        **gedeeld,
        "gemeente_code": vertaler.gemeente("gemeente", advies.gemeente) if advies.gemeente else None,
        "adviesvrager_soort": advies.adviesvrager_soort,
        "aanleiding": advies.aanleiding,
        "vraag": advies.vraag,
        "antwoord": advies.antwoord,
    }
    yield Act("advies_registreren", afgerond, wie, "", advies, op=op, met=met)


def contact_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    gebruikt = {melding.contact for melding in casus.meldingen}
    for nr, contact in enumerate(casus.contacten):
        pad = f"contacten[{nr}]"
        if contact.id not in gebruikt:
            vertaler.fout(pad, Speelcode.CONTACT_ZONDER_MELDING, "Geen melding noemt dit contact.")
        yield _contact(contact, pad, vertaler)


def _contact(contact: Contact, pad: str, vertaler: Vertaler) -> Act:
    ontvangen = vertaler.moment(f"{pad}.ontvangen_op", contact.ontvangen_op)
    return Act(
        "contact_vastleggen",
        vertaler.moment(f"{pad}.vastgelegd_op", contact.vastgelegd_op) if contact.vastgelegd_op else ontvangen,
        vertaler.medewerker(f"{pad}.medewerker", contact.medewerker),
        pad,
        contact,
        met={
            "kanaal": contact.kanaal,
            "ontvangen_op": ontvangen,
            "notities": contact.notities,
            "beller": contact.beller,
            "spoed": contact.spoed,
        },
        maakt=(("contact", contact.id),),
    )


def melding_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    """In the order in which they were registered: by that people have their places."""
    wanneer: list[tuple[datetime, int, Melding]] = []
    for nr, melding in enumerate(casus.meldingen):
        wanneer.append((vastgelegd_op(melding, f"meldingen[{nr}]", vertaler), nr, melding))
    for nu, nr, melding in sorted(wanneer, key=lambda deel: deel[:2]):
        pad = f"meldingen[{nr}]"
        nieuw = tuple(b.persoon for b in melding.betrokkenen if vertaler.noem(b.persoon))
        if melding.ambtshalve:
            yield _ambtshalve(casus, melding, nieuw, nu, pad, vertaler)
        else:
            yield _registreren(casus, melding, nieuw, nu, pad, vertaler)


def vastgelegd_op(melding: Melding, pad: str, vertaler: Vertaler) -> datetime:
    if melding.geregistreerd_op:
        return vertaler.moment(f"{pad}.geregistreerd_op", melding.geregistreerd_op)
    return vertaler.moment(f"{pad}.ontvangen_op", melding.ontvangen_op)


def _registreren(
    casus: Casus, melding: Melding, nieuw: tuple[str, ...], nu: datetime, pad: str, vertaler: Vertaler
) -> Act:
    bekend = {persoon.id: nr for nr, persoon in enumerate(casus.personen)}
    for nr, betrokkene in enumerate(melding.betrokkenen):
        if betrokkene.persoon not in bekend:
            _onbekend(f"{pad}.betrokkenen[{nr}].persoon", vertaler)
    invoer = MeldingInvoer(
        kanaal=melding.kanaal,
        ontvangen_op=vertaler.moment(f"{pad}.ontvangen_op", melding.ontvangen_op),
        gemeente_code=vertaler.gemeente(f"{pad}.gemeente", melding.gemeente),
        crisis=melding.crisis,
        melder_soort=melding.melder_soort,
        toelichting=melding.toelichting,
        betrokkenen=tuple(
            _betrokkene(casus, bekend[b.persoon], b, vertaler, nieuw=b.persoon in nieuw)
            for b in melding.betrokkenen
            if b.persoon in bekend
        ),
        bron=BronInvoer(**{veld: getattr(melding.bron, veld) for veld in BronInvoer.__dataclass_fields__}),
        aard=melding.aard,
        geweldsoort=melding.geweldsoort,
        richting=melding.richting,
        duur=melding.duur,
        hulp_betrokken=melding.hulp_betrokken,
        incident_datum=_incident(melding, pad, vertaler),
        melder_partij_code=vertaler.partij(f"{pad}.melder_partij", melding.melder_partij),
    )
    return Act(
        "registreren",
        nu,
        vertaler.medewerker(f"{pad}.medewerker", melding.medewerker),
        pad,
        melding,
        op=("contact", melding.contact) if melding.contact else None,
        met={"invoer": invoer},
        maakt=_nieuw(melding, nieuw),
    )


def _betrokkene(casus: Casus, nr: int, betrokkene: Betrokkene, vertaler: Vertaler, *, nieuw: bool) -> BetrokkeneInvoer:
    persoon, pad = casus.personen[nr], f"personen[{nr}]"
    if not nieuw:
        return BetrokkeneInvoer(rol=betrokkene.rol, persoon_nummer=vertaler.persoon(pad, persoon.id))
    adressen = [vertaler.adres(f"{pad}.adressen[{i}]", adres) for i, adres in enumerate(persoon.adressen)]
    return BetrokkeneInvoer(
        rol=betrokkene.rol,
        geen_match=betrokkene.herkenning == "geen_match",
        gegevens=vertaler.gegevens(pad, persoon),
        adres=adressen[0] if adressen else None,
    )


def _ambtshalve(
    casus: Casus, melding: Melding, nieuw: tuple[str, ...], nu: datetime, pad: str, vertaler: Vertaler
) -> Act:
    """The step takes persons of the casus only, and fills in most of the rest itself."""
    vast = VAST_BIJ_AMBTSHALVE | {"gemeente": casus.gemeente, "ontvangen_op": nu}
    fout = [veld for veld, waarde in vast.items() if getattr(melding, veld) != waarde]
    for veld in fout + (["betrokkenen"] if nieuw else []):
        vertaler.fout(
            f"{pad}.{veld}",
            Speelcode.AMBTSHALVE_VELD,
            "Een ambtshalve melding doet Veilig Thuis zelf, over personen van deze casus. Dit veld past daar niet bij.",
        )
    invoer = AmbtshalveInvoer(
        personen=tuple(vertaler.persoon(f"{pad}.betrokkenen", b.persoon) for b in melding.betrokkenen),
        toelichting=melding.toelichting,
        crisis=melding.crisis,
        aard=melding.aard,
        geweldsoort=melding.geweldsoort,
        incident_datum=_incident(melding, pad, vertaler),
    )
    return Act(
        "ambtshalve_melden",
        nu,
        vertaler.medewerker(f"{pad}.medewerker", melding.medewerker),
        pad,
        melding,
        op=("moment", melding.moment) if melding.moment else None,
        met={"invoer": invoer},
        maakt=_nieuw(melding, ()),
    )


def _incident(melding: Melding, pad: str, vertaler: Vertaler) -> date | None:
    return vertaler.dag(f"{pad}.incident_datum", melding.incident_datum) if melding.incident_datum else None


def _nieuw(melding: Melding, personen: tuple[str, ...]) -> tuple[Verwijzing, ...]:
    return *(("persoon", persoon) for persoon in personen), ("melding", melding.id)


def _onbekend(pad: str, vertaler: Vertaler) -> None:
    vertaler.fout(pad, Speelcode.ONBEKEND_KENMERK, "Dit kenmerk hoort bij niets in deze regel.")
