# SPDX-License-Identifier: EUPL-1.2
"""How the columns of a list read: codes become words, days stay days."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.urls import reverse

from meldingen.herhaling.geheim import NIET_ZICHTBAAR
from meldingen.models import Casus
from meldingen.werkproces import Fase
from organisaties.models import Gemeente, Medewerker
from organisaties.rechten import Recht
from organisaties.templatetags.vt_opmaak import dag, moment

from .cijfers import Cijfer

KOPPEN = {
    "casus_nummer": "Casus",
    "advies_nummer": "Advies",
    "volgnummer": "Contact",
    "op": "Op",
    "rol": "Rol (CBS)",
    "organisatie": "Organisatie (CBS)",
    "stand": "Stand",
    "melding_nummer": "Melding",
    "nummer": "Melding",
    "fase": "Fase",
    "soort": "Soort (CBS)",
    "naar_toestand": "Naar toestand (Regioplan)",
    "ander": "Andere melder (landelijk)",
    "gemeente_id": "Gemeente",
    "melder": "Type melder",
    "termijnsoort": "Termijn",
    "uiterste_datum": "Uiterste dag",
    "geopend_op": "Open sinds",
    "ontvangen_op": "Ontvangen",
    "beoordeeld_op": "Beoordeeld",
    "gehaald_op": "Afgerond",
}
DAGEN = ("uiterste_datum", "geopend_op")
MOMENTEN = ("ontvangen_op", "beoordeeld_op", "gehaald_op", "op")
# What the first number of a row leads to, for who may open that.
PAGINAS = {
    "casus_nummer": ("werkplek:dossier", Recht.DOSSIER_INZIEN),
    "advies_nummer": ("meldingen:advies", Recht.ADVIES_REGISTREREN),
}


def kolommen_van(
    cijfer: Cijfer, rijen: list[dict[str, Any]], medewerker: Medewerker, geheim: Collection[int]
) -> dict[str, Any]:
    """Heads and cells; the number that a row is about stands apart, since it is a link for who may open it.

    Of the rows in `geheim` nothing is shown that tells which party reported.
    """
    sleutel, *kolommen = cijfer.kolommen
    bekend = _bekend(cijfer, rijen, medewerker)
    pagina, recht = PAGINAS[sleutel]
    met_link = medewerker.heeft(recht)
    lees = _lezers(cijfer)
    return {
        "sleutelkop": KOPPEN[sleutel],
        "koppen": [KOPPEN[kolom] for kolom in kolommen],
        "rijen": [
            {
                "nummer": rij[sleutel],
                **bekend.get(rij[sleutel], {}),
                "url": reverse(pagina, args=[rij[sleutel]]) if met_link and rij[sleutel] else None,
                "cellen": [
                    (
                        KOPPEN[kolom],
                        NIET_ZICHTBAAR
                        if kolom in cijfer.over_melder and rij["id"] in geheim
                        else lees[kolom](rij[kolom]),
                    )
                    for kolom in kolommen
                ],
            }
            for rij in rijen
        ],
    }


def _bekend(cijfer: Cijfer, rijen: list[dict[str, Any]], medewerker: Medewerker) -> dict[str, dict[str, Any]]:
    """How long the families on this page are known, by the number of their casus: one query, of casussen one may see.

    It is read for the badge that every list of Veilig Thuis has; the views that figures read do not hold it.
    """
    if not (cijfer.over_casussen and rijen):
        return {}
    velden = ("nummer", "eerdere_meldingen", "eerste_melding_op")
    nummers = {rij["casus_nummer"] for rij in rijen}
    return {
        rij["nummer"]: rij
        for rij in Casus.objects.zichtbaar_voor(medewerker).filter(nummer__in=nummers).values(*velden)
    }


def _lezers(cijfer: Cijfer) -> dict[str, Callable[[Any], str]]:
    lezers: dict[str, Callable[[Any], str]] = dict.fromkeys(cijfer.kolommen, _tekst)
    lezers |= dict.fromkeys(DAGEN, dag) | dict.fromkeys(MOMENTEN, moment)
    vertalingen = {as_.naam: {waarde.sleutel: waarde.label for waarde in as_.waarden} for as_ in cijfer.assen}
    vertalingen["fase"] = {fase.value: str(fase.label) for fase in Fase}
    if "gemeente_id" in cijfer.kolommen:
        vertalingen["gemeente_id"] = dict(Gemeente.objects.values_list("code", "naam"))
    return lezers | {kolom: _vertaler(woorden) for kolom, woorden in vertalingen.items()}


def _vertaler(woorden: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda waarde: woorden.get(waarde, "onbekend")


def _tekst(waarde: Any) -> str:
    return "-" if waarde is None else str(waarde)
