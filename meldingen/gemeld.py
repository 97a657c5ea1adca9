# SPDX-License-Identifier: EUPL-1.2
"""What was said of a known person this time, and how he is tied to the others: kept with the betrokkene, encrypted,
to make a person of when it is somebody else after all."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder

from personen.aanvullen import Aangevuld, Gehoord
from personen.bsn import schoon_bsn
from personen.models import Persoon
from personen.schrijven import AdresGegevens, PersoonGegevens, bsn_index, maak_persoon, voeg_adres_toe

from .invoer import BetrokkeneInvoer
from .models import Betrokkene
from .termijnen.kalender import dag_van
from .verbanden import Gezegd

TEKST_MAX = 200
NAAM = ("voornamen", "voorletters", "voorvoegsel", "geboortenaam", "partnernaam_voorvoegsel", "partnernaam", "onbekend")
_LEEG = PersoonGegevens()


def gehoord_van(invoer: BetrokkeneInvoer, persoon: Persoon) -> Gehoord:
    return Gehoord(persoon, invoer.gegevens.telefoon, invoer.adres, invoer.gegevens.geheim_adres)


def ander_bsn(invoer: BetrokkeneInvoer, persoon: Persoon) -> bool:
    """A whole BSN was typed, and it is not that of this person."""
    if not invoer.gegevens.bsn or persoon.bsn_index is None:
        return False
    try:
        getypt = schoon_bsn(invoer.gegevens.bsn)
    except ValidationError:
        return False
    return bsn_index(persoon.organisatie_id, getypt) != bytes(persoon.bsn_index)


def als_tekst(invoer: BetrokkeneInvoer, toegevoegd: Aangevuld, verbanden: Sequence[Gezegd] = ()) -> str | None:
    """JSON of what was said besides choosing the person; None when nothing was."""
    if invoer.gegevens == _LEEG and invoer.adres is None and not verbanden:
        return None
    inhoud: dict[str, Any] = {
        "gegevens": _gevuld(asdict(invoer.gegevens), asdict(_LEEG)),
        "adres": _gevuld(asdict(invoer.adres), asdict(AdresGegevens())) if invoer.adres else None,
        "toegevoegd": asdict(toegevoegd),
    }
    if verbanden:
        inhoud["verbanden"] = [een._asdict() for een in verbanden]
    return json.dumps(inhoud, cls=DjangoJSONEncoder)


def losse_persoon(betrokkene: Betrokkene, *, nu: datetime) -> Persoon:
    """A new person of what was said, or else of the name of the known one, whom it is not.

    What cannot be stored (a BSN that belongs to somebody, half a date) is left out: it was never checked.
    """
    gezegd = _gelezen(betrokkene)
    gegevens = _met_naam(_gegevens(gezegd.get("gegevens") or {}), betrokkene.persoon)
    persoon = _maak(betrokkene.organisatie_id, gegevens, betrokkene.persoon, nu)
    if adres := _adres(gezegd):
        try:
            voeg_adres_toe(persoon=persoon, gegevens=replace(adres, van=_dag(betrokkene)))
        except ValidationError:
            return persoon
    return persoon


def toegevoegd_aan(betrokkene: Betrokkene) -> tuple[Gehoord, Aangevuld]:
    """What registering added to the known person because of this betrokkene."""
    gezegd = _gelezen(betrokkene)
    telefoon = str((gezegd.get("gegevens") or {}).get("telefoon", ""))
    toen = gezegd.get("toegevoegd") or {}
    gehoord = Gehoord(betrokkene.persoon, telefoon, _adres(gezegd))
    geheim = bool(toen.get("geheim")) and not _zegt_een_ander_geheim(betrokkene)
    return gehoord, Aangevuld(telefoon=bool(toen.get("telefoon")), adres=bool(toen.get("adres")), geheim=geheim)


def _zegt_een_ander_geheim(betrokkene: Betrokkene) -> bool:
    """Whether another melding tells too that this person keeps his address secret: then it stays so."""
    anderen = Betrokkene.objects.filter(persoon_id=betrokkene.persoon_id).exclude(pk=betrokkene.pk)
    return any((_gelezen(rij).get("gegevens") or {}).get("geheim_adres") for rij in anderen)


def gezegd_van(betrokkene: Betrokkene) -> tuple[PersoonGegevens, AdresGegevens | None]:
    """What was typed of a known person, as it was typed."""
    gezegd = _gelezen(betrokkene)
    return _gegevens(gezegd.get("gegevens") or {}), _adres(gezegd)


def gezegde_verbanden(betrokkene: Betrokkene) -> list[Gezegd]:
    """How the melding tied him to its other people."""
    verbanden = [Gezegd(**een) for een in _gelezen(betrokkene).get("verbanden", ())]
    return [een._replace(vanaf=date.fromisoformat(str(een.vanaf)) if een.vanaf else None) for een in verbanden]


def onthoud(
    betrokkene: Betrokkene, *, toegevoegd: Aangevuld | None = None, verbanden: Mapping[Gezegd, Gezegd] | None = None
) -> None:
    """Keep what is on record because of this melding from now on; nothing when he was no known person."""
    if not betrokkene.zoals_gemeld:
        return
    inhoud = _gelezen(betrokkene)
    if toegevoegd is not None:
        inhoud["toegevoegd"] = {veld: inhoud["toegevoegd"].get(veld) or nu for veld, nu in asdict(toegevoegd).items()}
    if verbanden:
        inhoud["verbanden"] = [verbanden.get(een, een)._asdict() for een in gezegde_verbanden(betrokkene)]
    betrokkene.zoals_gemeld = json.dumps(inhoud, cls=DjangoJSONEncoder)
    betrokkene.save(update_fields=["zoals_gemeld"])


def _gevuld(waarden: Mapping[str, Any], leeg: Mapping[str, Any]) -> dict[str, Any]:
    return {
        veld: waarde
        for veld, waarde in waarden.items()
        if waarde != leeg[veld] and not (isinstance(waarde, str) and len(waarde) > TEKST_MAX)
    }


def _gelezen(betrokkene: Betrokkene) -> dict[str, Any]:
    return json.loads(betrokkene.zoals_gemeld) if betrokkene.zoals_gemeld else {}


def _gegevens(gezegd: Mapping[str, Any]) -> PersoonGegevens:
    bekend = {veld.name for veld in fields(PersoonGegevens)}
    waarden = {veld: waarde for veld, waarde in gezegd.items() if veld in bekend}
    for veld in ("geboortedatum", "overleden_op"):
        if waarden.get(veld):
            waarden[veld] = date.fromisoformat(waarden[veld])
    return PersoonGegevens(**waarden)


def _met_naam(gegevens: PersoonGegevens, bekende: Persoon) -> PersoonGegevens:
    if gegevens.onbekend or any(getattr(gegevens, veld) for veld in NAAM):
        return gegevens
    return replace(gegevens, **{veld: getattr(bekende, veld) for veld in NAAM})


def _maak(organisatie_id: int, gegevens: PersoonGegevens, bekende: Persoon, nu: datetime) -> Persoon:
    for _ in range(2):
        try:
            return maak_persoon(organisatie_id=organisatie_id, gegevens=gegevens, nu=nu)
        except ValidationError as fout:
            # The day and how much of it is known go together.
            velden = {*fout.message_dict} | ({"geboortedatum", "geboortedatum_precisie"} & _datum(fout))
            gegevens = _met_naam(replace(gegevens, **{veld: getattr(_LEEG, veld) for veld in velden}), bekende)
    return maak_persoon(organisatie_id=organisatie_id, gegevens=_met_naam(_LEEG, bekende), nu=nu)


def _datum(fout: ValidationError) -> set[str]:
    datum = {"geboortedatum", "geboortedatum_precisie"}
    return datum if datum & fout.message_dict.keys() else set()


def _adres(gezegd: Mapping[str, Any]) -> AdresGegevens | None:
    bekend = {veld.name for veld in fields(AdresGegevens)} - {"van", "tot"}
    adres = gezegd.get("adres")
    return AdresGegevens(**{veld: waarde for veld, waarde in adres.items() if veld in bekend}) if adres else None


def _dag(betrokkene: Betrokkene) -> date:
    return dag_van(betrokkene.melding.ontvangen_op)
