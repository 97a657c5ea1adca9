# SPDX-License-Identifier: EUPL-1.2
"""Exactly what goes to the other side: the only place where a package is composed.

In: the conclusion, the safety conditions, the contacts there were, risk and protective factors, help, agreements,
purpose, what is expected, and the persons of this handover. Never in: who told it (open or shielded), the text of the
melding, findings, BSN, numbers of our own, other persons, and an address that anybody of the casus, or near them,
keeps secret (`meldingen.geheimhouding`).
Whether an open source may go along is a matter of the agreement; until one says so, no source goes.

Text that somebody types is refused when it names a secret source or holds a passage that was marked; text that is
copied passes the filter of `meldingen.bronnen`. An ordinary word such as 'moeder' stays, and is shown to the sender.
"""

import hashlib
import json
import re
from typing import Any

from meldingen.bronkenmerken import KORTSTE_NAAM
from meldingen.bronnen import Weglating, lees_weglating
from meldingen.termijnen.kalender import dag_van
from organisaties.models import Organisatie
from personen.geheimhouding import Geheimhouding
from personen.models import Adres

from .dossier import Dossier, Gezinslid
from .invoer import OverdragenInvoer, PartijInvoer
from .routeren import Routeadvies

VORM = 1
VRIJE_TEKST = ("conclusie", "voorwaarden", "contacten", "beschermend", "hulp", "afspraken")
# Every text of a package that people wrote, whoever wrote it; 'conclusie' is in the part of the assessment.
GESCHREVEN = ("doel", "verwacht", "terugleggen", *VRIJE_TEKST)

# So many characters, without spaces, may stand between a street and its number: "aan de Dorpsstraat, op nummer 3".
DICHTBIJ = 20


def stel_samen(
    dossier: Dossier, invoer: OverdragenInvoer, deel: PartijInvoer, partij: Organisatie | None, advies: Routeadvies
) -> dict[str, Any]:
    """The package for one receiver, as plain JSON. The family itself only gets its own plan, no assessment."""
    pakket: dict[str, Any] = {
        "vorm": VORM,
        "afzender": dossier.casus.organisatie.naam,
        "ontvanger": partij.naam if partij else "Cliëntsysteem",
        "gemeente": dossier.casus.gemeente.naam,
        "doel": deel.doel.strip(),
        "verwacht": deel.verwacht.strip(),
        "voorwaarden": invoer.voorwaarden.strip(),
        "afspraken": invoer.afspraken.strip(),
        "contactpersoon": advies.afspraak.contactpersoon if advies.afspraak else "",
    }
    leden = [dossier.gezin[nummer] for nummer in deel.personen]
    if partij is None:
        return pakket | {"personen": [{"naam": lid.persoon.volledige_naam} for lid in leden]}
    return pakket | {
        "draagt_zicht": deel.draagt_zicht,
        "terugleggen": advies.afspraak.terugleggen if advies.afspraak else "",
        "monitor": advies.regel.monitor if advies.regel else "",
        "personen": [_persoon(lid, dossier.geheim) for lid in leden],
        "beoordeling": _beoordeling(dossier, invoer),
        "contacten": invoer.contacten.strip(),
        "beschermend": invoer.beschermend.strip(),
        "hulp": invoer.hulp.strip(),
    }


def vingerafdruk(pakket: dict[str, Any]) -> str:
    """The hash that proves later what was sent, and that the sender saw the same."""
    canoniek = json.dumps(pakket, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canoniek.encode()).hexdigest()


def verboden_tekst(dossier: Dossier, invoer: OverdragenInvoer, weglating: Weglating) -> dict[str, list[str]]:
    """Refusals per field of typed text that would give a source away, or that holds a secret address.

    The comparison happens in memory; what was found is not said, so that the message discloses nothing.
    """
    fouten: dict[str, list[str]] = {}
    for veld, tekst in _teksten(invoer):
        if weglating.noemt_bron(tekst):
            fouten[veld] = ["Deze tekst lijkt een melder of informant te noemen die geheim blijft. Haal dat weg."]
        elif weglating.bevat_passage(tekst):
            fouten[veld] = ["In deze tekst staat een passage waaraan een bron te herkennen is. Schrijf het anders op."]
        elif noemt_adres(tekst, dossier.geheim):
            fouten[veld] = ["In deze tekst staat een geheim adres. Haal dat weg."]
    return fouten


def noemt_adres(tekst: str, geheim: Geheimhouding) -> bool:
    """Whether somebody wrote one of these addresses in this text."""
    plat = _plat(tekst)
    return any(patroon.search(plat) for adres in geheim.adressen for patroon in _patronen(adres))


def laat_bron_weg(pakket: dict[str, Any], weglating: Weglating) -> dict[str, Any]:
    """The package as it may leave: no text in it, typed or copied, gives a source away."""
    schoon = {naam: weglating.laat_weg(waarde) if naam in GESCHREVEN else waarde for naam, waarde in pakket.items()}
    if "beoordeling" in pakket:
        oordeel = pakket["beoordeling"]
        schoon["beoordeling"] = oordeel | {"conclusie": weglating.laat_weg(oordeel["conclusie"])}
    return schoon


def te_wegen_woorden(pakket: dict[str, Any], weglating: Weglating) -> tuple[str, ...]:
    """Ordinary words in a package by which a secret source might be guessed: they stay, the sender decides."""
    teksten = [str(pakket.get(veld, "")) for veld in GESCHREVEN] + [pakket.get("beoordeling", {}).get("conclusie", "")]
    return tuple(sorted({woord for tekst in teksten for woord in weglating.let_op(tekst)}))


def overgenomen(dossier: Dossier) -> dict[str, str]:
    """What the sender starts from: texts of the dossier, through the filter, to make his own."""
    weglating = lees_weglating(dossier.casus)
    return {
        "conclusie": weglating.laat_weg(dossier.vb.conclusie),
        "voorwaarden": weglating.laat_weg(dossier.voorwaarden),
    }


def genoemde_anderen(dossier: Dossier, pakket: dict[str, Any], deel: PartijInvoer) -> list[str]:
    """People of the casus whose name occurs in the text of a package that is not about them: for a warning."""
    eigen = _namen(rij for nummer in deel.personen for rij in dossier.gezin[nummer].rijen)
    teksten = [str(pakket.get(veld, "")) for veld in (*VRIJE_TEKST, "doel", "verwacht")]
    woorden = _woorden(" ".join([*teksten, pakket.get("beoordeling", {}).get("conclusie", "")]))
    return [
        lid.persoon.volledige_naam
        for nummer, lid in dossier.gezin.items()
        if nummer not in deel.personen and (_namen(lid.rijen) - eigen) & woorden
    ]


def _beoordeling(dossier: Dossier, invoer: OverdragenInvoer) -> dict[str, Any]:
    vb = dossier.vb
    return {
        "datum": dag_van(vb.vastgesteld_op).isoformat() if vb.vastgesteld_op else None,
        "zwaarte": vb.zwaarte.label if vb.zwaarte else "",
        "duur": vb.duur.label if vb.duur else "",
        "conclusie": invoer.conclusie.strip(),
        "risicofactoren": list(dossier.risicofactoren),
    }


def _persoon(lid: Gezinslid, geheim: Geheimhouding) -> dict[str, Any]:
    persoon, oordeel = lid.persoon, lid.oordeel
    adressen = [adres for adres in lid.adressen if not (lid.geheim or geheim.treft(adres))]
    return {
        "naam": persoon.volledige_naam,
        "geboortedatum": persoon.geboortedatum.isoformat() if persoon.geboortedatum else None,
        "geboortedatum_precisie": persoon.geboortedatum_precisie,
        "geslacht": persoon.geslacht.label if persoon.geslacht else "",
        "rollen": list(lid.rollen),
        "telefoon": persoon.telefoon,
        "adressen": [_regel(adres) for adres in adressen],
        "adres_geheim": lid.geheim or len(adressen) < len(lid.adressen),
        "acuut_onveilig": oordeel.acuut_onveilig if oordeel else None,
        "structureel_onveilig": oordeel.structureel_onveilig if oordeel else None,
        "kindpositie": oordeel.kindpositie.label if oordeel and oordeel.kindpositie else "",
    }


def _patronen(adres: Adres) -> list[re.Pattern[str]]:
    """How people write this address, in text without spaces: the postcode, or street and number near each other."""
    patronen = [re.escape(_plat(adres.postcode))] if adres.postcode else []
    if adres.straat and adres.huisnummer is not None:
        straat, nummer = re.escape(_plat(adres.straat)), rf"(?<!\d){adres.huisnummer}(?!\d)"
        patronen += [rf"{straat}\D{{0,{DICHTBIJ}}}{nummer}", rf"{nummer}\w?,?{straat}"]
    return [re.compile(patroon) for patroon in patronen]


def _regel(adres: Adres) -> str:
    huis = f"{adres.straat} {adres.huisnummer or ''} {adres.toevoeging}".split()
    plaats = f"{adres.postcode} {adres.plaats}".split()
    return ", ".join(filter(None, (" ".join(huis), " ".join(plaats))))


def _teksten(invoer: OverdragenInvoer) -> list[tuple[str, str]]:
    per_partij = [
        (f"partij-{index}-{veld}", getattr(deel, veld))
        for index, deel in enumerate(invoer.partijen)
        for veld in ("doel", "verwacht")
    ]
    return [(veld, getattr(invoer, veld)) for veld in VRIJE_TEKST] + per_partij


def _namen(personen: Any) -> set[str]:
    return {
        woord
        for persoon in personen
        for naam in (persoon.voornamen, persoon.geboortenaam, persoon.partnernaam)
        for woord in _woorden(naam)
        if len(woord) >= KORTSTE_NAAM
    }


def _woorden(tekst: str) -> set[str]:
    return {woord.casefold() for woord in re.findall(r"[^\W\d_]+", tekst)}


def _plat(tekst: str) -> str:
    return re.sub(r"[\s\-./()]", "", tekst.casefold())
