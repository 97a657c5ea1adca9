# SPDX-License-Identifier: EUPL-1.2
"""The acts up to the assessment: contact, registering, telling the family; and the advies, which has no family."""

from collections.abc import Iterator
from typing import Final

from dossiers.formaat import Advies, Casus
from dossiers.formaat.melding import Betrokkene, Bron, Contact, Melding
from dossiers.keuren import Foutcode
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from monitoring.invoer import AmbtshalveInvoer

from .plan import Act
from .vertaling import Vertaler, utc

# What the step of an ambtshalve melding fills in itself.
VAST_BIJ_AMBTSHALVE: Final = {
    "kanaal": "kanaal:ambtshalve",
    "melder_soort": "meldersoort:veilig_thuis_zelf",
    "melder_partij": None,
    "contact": None,
    "bron": Bron(),
    "hulp_bij": "",
    "hulp_wacht": None,
    "hulp_wacht_bij": "",
    "meldreden": (),
    "meldcode": (),
    "gezin_ingelicht": None,
    "gezin_ingelicht_toelichting": "",
}


def advies_acten(advies: Advies, vertaler: Vertaler) -> Iterator[Act]:
    wie = vertaler.medewerker("medewerker", advies.medewerker)
    ontvangen = utc(advies.ontvangen_op)
    afgerond = utc(advies.afgerond_op) if advies.afgerond_op else ontvangen
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
            vertaler.fout(pad, Foutcode.CONTACT_ZONDER_MELDING, "Geen melding noemt dit contact.")
        yield _contact(contact, pad, vertaler)


def _contact(contact: Contact, pad: str, vertaler: Vertaler) -> Act:
    ontvangen = utc(contact.ontvangen_op)
    return Act(
        "contact_vastleggen",
        utc(contact.vastgelegd_op) if contact.vastgelegd_op else ontvangen,
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
    op_volgorde = sorted(enumerate(casus.meldingen), key=lambda paar: paar[1].geregistreerd_op or paar[1].ontvangen_op)
    for nr, melding in op_volgorde:
        nieuw = tuple(b.persoon for b in melding.betrokkenen if vertaler.noem(b.persoon))
        ambtshalve = melding.ambtshalve and not nieuw and _is_de_stap(casus, melding)
        stap = "ambtshalve_melden" if ambtshalve else "registreren"
        pad = f"meldingen[{nr}]"
        op = ("moment", melding.moment) if melding.moment else None
        if not ambtshalve:
            op = ("contact", melding.contact) if melding.contact else None
        yield Act(
            stap,
            utc(melding.geregistreerd_op or melding.ontvangen_op),
            vertaler.medewerker(f"{pad}.medewerker", melding.medewerker),
            pad,
            melding,
            op=op,
            met={
                "invoer": _ambtshalve(melding, vertaler)
                if ambtshalve
                else _melding(casus, melding, pad, nieuw, vertaler)
            },
            maakt=(*(("persoon", persoon) for persoon in nieuw), ("melding", melding.id)),
        )


def _is_de_stap(casus: Casus, melding: Melding) -> bool:
    """Other systems record more of an ambtshalve melding than our step asks: then it is registered as any other."""
    vast = VAST_BIJ_AMBTSHALVE | {"gemeente": casus.gemeente}
    meteen = melding.geregistreerd_op in (None, melding.ontvangen_op)
    thuis = all(betrokkene.woont_elders is None for betrokkene in melding.betrokkenen)
    return meteen and thuis and all(getattr(melding, veld) == waarde for veld, waarde in vast.items())


def _ambtshalve(melding: Melding, vertaler: Vertaler) -> AmbtshalveInvoer:
    return AmbtshalveInvoer(
        personen=tuple(vertaler.persoon(betrokkene.persoon) for betrokkene in melding.betrokkenen),
        toelichting=melding.toelichting,
        crisis=melding.crisis,
        aard=melding.aard,
        geweldsoort=melding.geweldsoort,
        incident_datum=melding.incident_datum,
    )


def _melding(casus: Casus, melding: Melding, pad: str, nieuw: tuple[str, ...], vertaler: Vertaler) -> MeldingInvoer:
    plek = {persoon.id: nr for nr, persoon in enumerate(casus.personen)}
    gelijk = (
        "kanaal", "crisis", "melder_soort", "toelichting", "aard", "geweldsoort", "richting", "duur", "hulp_betrokken",
        "incident_datum", "hulp_bij", "hulp_wacht", "hulp_wacht_bij", "meldreden", "meldcode", "gezin_ingelicht",
        "gezin_ingelicht_toelichting",
    )  # fmt: skip
    return MeldingInvoer(
        ontvangen_op=utc(melding.ontvangen_op),
        gemeente_code=vertaler.gemeente(f"{pad}.gemeente", melding.gemeente),
        betrokkenen=tuple(
            _betrokkene(casus, plek[b.persoon], b, vertaler, nieuw=b.persoon in nieuw) for b in melding.betrokkenen
        ),
        bron=BronInvoer(**{veld: getattr(melding.bron, veld) for veld in Bron.model_fields}),
        melder_partij_code=vertaler.partij(f"{pad}.melder_partij", melding.melder_partij),
        **{veld: getattr(melding, veld) for veld in gelijk},
    )


def _betrokkene(casus: Casus, nr: int, betrokkene: Betrokkene, vertaler: Vertaler, *, nieuw: bool) -> BetrokkeneInvoer:
    persoon = casus.personen[nr]
    if not nieuw:
        nummer = vertaler.persoon(persoon.id)
        return BetrokkeneInvoer(rol=betrokkene.rol, persoon_nummer=nummer, woont_elders=betrokkene.woont_elders)
    adressen = [vertaler.adres(f"personen[{nr}].adressen[{i}]", adres) for i, adres in enumerate(persoon.adressen)]
    return BetrokkeneInvoer(
        rol=betrokkene.rol,
        geen_match=betrokkene.herkenning == "geen_match",
        gegevens=vertaler.gegevens(persoon),
        adres=adressen[0] if adressen else None,
        woont_elders=betrokkene.woont_elders,
    )
