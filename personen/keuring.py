# SPDX-License-Identifier: EUPL-1.2
"""What may be written of a person: every refusal at its field, all of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange

from organisaties.codes import GelezenCodes
from organisaties.models import Gemeente
from personen.bsn import schoon_bsn
from personen.models import GESLACHT_ONBEKEND, Adres, Persoon
from personen.tekst import schone_postcode, schone_tekst

OUDSTE_LEEFTIJD: Final = 130
HOOGSTE_HUISNUMMER: Final = 99999
# Authority is known to end when a child of today is of age.
VERSTE_JAREN: Final = 20

Fouten = dict[str, list[str]]


def keur_persoon(ruw: Mapping[str, Any], *, vandaag: date, gelezen: GelezenCodes | None = None) -> dict[str, Any]:
    """Cleaned values by field name; ValidationError with Dutch texts per field otherwise.

    `gelezen` is for who checks several persons and read the codes of all of them in one query.
    """
    fouten: Fouten = {}
    schoon = _teksten(Persoon, ruw, fouten)
    schoon["extern_id"] = schoon["extern_id"] or None
    schoon["geslacht"] = schoon["geslacht"] or GESLACHT_ONBEKEND
    _keur_naam(schoon, fouten)
    _keur_datums(schoon, vandaag, fouten)
    _keur_bsn(schoon, fouten)
    _keur_codes(
        {"geslacht": (schoon["geslacht"], "geslacht"), "bsn_reden": (schoon["bsn_reden"], "bsnreden")},
        vandaag,
        fouten,
        gelezen,
    )
    _meld(fouten)
    return schoon


def keur_adres(ruw: Mapping[str, Any]) -> dict[str, Any]:
    """Cleaned values for an Adres; empty addresses are refused."""
    fouten: Fouten = {}
    # The postcode apart: as typed, with its space, it is longer than its column.
    schoon = _teksten(Adres, {veld: waarde for veld, waarde in ruw.items() if veld != "postcode"}, fouten)
    schoon["postcode"] = _probeer("postcode", schone_postcode, ruw["postcode"], fouten) or ""
    van, tot = schoon.pop("van"), schoon.pop("tot")
    huisnummer = schoon["huisnummer"]
    if huisnummer is not None and not 1 <= huisnummer <= HOOGSTE_HUISNUMMER:
        _fout(fouten, "huisnummer", f"Een huisnummer ligt tussen 1 en {HOOGSTE_HUISNUMMER}.")
    gemeente = schoon.pop("gemeente") or None
    if gemeente and not Gemeente.objects.filter(code=gemeente).exists():
        _fout(fouten, "gemeente", "Kies een gemeente uit de lijst.")
    if not (schoon["straat"] or schoon["postcode"] or schoon["plaats"] or gemeente):
        _fout(fouten, "straat", "Vul een straat, postcode, plaats of gemeente in.")
    if van is not None and tot is not None and tot <= van:
        _fout(fouten, "tot", "De einddatum ligt niet na de begindatum.")
    _meld(fouten)
    return schoon | {"gemeente_id": gemeente, "periode": DateRange(van, tot)}


def keur_codes(codes: Mapping[str, tuple[str, str]], *, op: date) -> None:
    """Per field a key and the list it must come from, valid on that day."""
    fouten: Fouten = {}
    _keur_codes(codes, op, fouten)
    _meld(fouten)


def keur_paar(een: Persoon, ander: Persoon, *, veld: str) -> None:
    if een.pk == ander.pk:
        raise ValidationError({veld: ["Kies een andere persoon: dit is dezelfde."]})
    if een.organisatie_id != ander.organisatie_id:
        raise ValidationError({veld: ["Deze persoon is hier niet bekend."]})


def periode(van: date | None, tot: date | None) -> DateRange:
    if van is not None and tot is not None and tot <= van:
        raise ValidationError({"tot": ["De einddatum ligt niet na de begindatum."]})
    return DateRange(van, tot)


def keur_dagen(dagen: Mapping[str, date | None], *, geboren: date | None, vandaag: date) -> None:
    """Days that somebody typed about a person: not before the birth, and no year that nobody meant."""
    fouten: Fouten = {}
    for veld, dag in dagen.items():
        if dag is None:
            continue
        if geboren is not None and dag < geboren:
            _fout(fouten, veld, "Deze dag ligt voor de geboortedatum.")
        elif not vandaag.year - OUDSTE_LEEFTIJD <= dag.year <= vandaag.year + VERSTE_JAREN:
            _fout(fouten, veld, "Controleer het jaar van deze datum.")
    _meld(fouten)


def _teksten(model: type[models.Model], ruw: Mapping[str, Any], fouten: Fouten) -> dict[str, Any]:
    """All values, the texts among them cleaned and held to the length of their column."""
    schoon: dict[str, Any] = {}
    for veld, waarde in ruw.items():
        schoon[veld] = waarde
        if isinstance(waarde, str):
            kolom = model._meta.get_field(veld)  # noqa: SLF001 (public in Django)
            lengte = kolom.max_length if isinstance(kolom, models.CharField) else None
            schoon[veld] = _probeer(veld, lambda t, n=lengte: schone_tekst(t, n), waarde, fouten) or ""
    return schoon


def _keur_naam(schoon: dict[str, Any], fouten: Fouten) -> None:
    naamdelen = ("voornamen", "voorletters", "geboortenaam", "partnernaam")
    # A name that was refused for another reason has its own message already.
    ingevuld = any(schoon[deel] for deel in naamdelen) or fouten.keys() & set(naamdelen)
    if not schoon["onbekend"] and not ingevuld:
        _fout(fouten, "geboortenaam", "Vul een naam in, of geef aan dat de persoon onbekend is.")


def _keur_datums(schoon: dict[str, Any], vandaag: date, fouten: Fouten) -> None:
    geboren, overleden = schoon["geboortedatum"], schoon["overleden_op"]
    precisie = schoon["geboortedatum_precisie"] or ("dag" if geboren else "onbekend")
    geboren = geboren and _afgerond(geboren, precisie)
    schoon |= {"geboortedatum": geboren, "geboortedatum_precisie": precisie}
    if precisie not in Persoon.Precisie.values or (precisie == "onbekend") != (geboren is None):
        _fout(fouten, "geboortedatum_precisie", "Geef aan wat er van de geboortedatum bekend is.")
    if geboren is not None:
        if geboren > vandaag:
            _fout(fouten, "geboortedatum", "De geboortedatum ligt in de toekomst.")
        elif geboren.year < vandaag.year - OUDSTE_LEEFTIJD:
            _fout(fouten, "geboortedatum", f"Controleer het jaar: dit is meer dan {OUDSTE_LEEFTIJD} jaar geleden.")
    if overleden is not None and overleden > vandaag:
        _fout(fouten, "overleden_op", "De datum van overlijden ligt in de toekomst.")
    if overleden is not None and geboren is not None and overleden < geboren:
        _fout(fouten, "overleden_op", "De datum van overlijden ligt voor de geboortedatum.")


def _afgerond(dag: date, precisie: str) -> date:
    # What is not known must not look known: the rest of the date is its first day.
    if precisie == "jaar":
        return dag.replace(month=1, day=1)
    return dag.replace(day=1) if precisie == "maand" else dag


def _keur_bsn(schoon: dict[str, Any], fouten: Fouten) -> None:
    schoon["bsn"] = _probeer("bsn", schoon_bsn, schoon["bsn"], fouten) if schoon["bsn"] else None
    schoon["bsn_reden"] = schoon["bsn_reden"] or None
    if schoon["bsn"] and schoon["bsn_reden"]:
        _fout(fouten, "bsn_reden", "Geef een BSN of een reden waarom er geen is, niet allebei.")
    if schoon["bsn"] and schoon["onbekend"]:
        _fout(fouten, "onbekend", "Iemand met een BSN is geen onbekende persoon.")


def _keur_codes(
    codes: Mapping[str, tuple[str | None, str]], op: date, fouten: Fouten, gelezen: GelezenCodes | None = None
) -> None:
    # The default needs no look-up: it is reference data that every database has.
    gegeven = {
        veld: (sleutel, lijst) for veld, (sleutel, lijst) in codes.items() if sleutel and sleutel != GESLACHT_ONBEKEND
    }
    if not gegeven:
        return
    bekend = gelezen or GelezenCodes(sleutel for sleutel, _ in gegeven.values())
    for veld, (sleutel, lijst) in gegeven.items():
        if not bekend.geldt(sleutel, lijst, op):
            _fout(fouten, veld, "Kies een waarde uit de lijst.")


def _probeer(veld: str, functie: Any, waarde: str, fouten: Fouten) -> Any:
    try:
        return functie(waarde)
    except ValidationError as fout:
        _fout(fouten, veld, *fout.messages)
        return None


def _fout(fouten: Fouten, veld: str, *teksten: str) -> None:
    fouten.setdefault(veld, []).extend(teksten)


def _meld(fouten: Fouten) -> None:
    if fouten:
        raise ValidationError(fouten)
