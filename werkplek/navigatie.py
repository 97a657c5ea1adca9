# SPDX-License-Identifier: EUPL-1.2
"""What the shell of every page shows: the menu by right, who is logged in, and where to search."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from intake.models import InkomendBericht
from meldingen.crisisrij import crisismeldingen
from organisaties.models import Medewerker
from organisaties.rechten import Recht
from werkplek.tellen import tel

# A counter says "99+" beyond this.
TELGRENS = 99

# Whoever holds one of these has work of their own on the first page; see `werkplek.views.mijn_werk`.
WERKRECHTEN = frozenset(
    {
        Recht.CONTACT_VASTLEGGEN,
        Recht.MELDING_BEOORDELEN,
        Recht.DIENST_UITVOEREN,
        Recht.MONITORING_UITVOEREN,
        Recht.CONSULT_GEVEN,
    }
)
BEHEERRECHTEN = frozenset({Recht.BEHEER_STAMGEGEVENS, Recht.BEHEER_MEDEWERKERS})


@dataclass(frozen=True)
class Punt:
    """A page of the menu for who holds one of `rechten`; `paden` are the addresses that count as being there.

    `wachtend` gives the rows behind the number that stands beside it.
    """

    naam: str
    tekst: str
    rechten: frozenset[Recht]
    paden: tuple[str, ...]
    wachtend: Callable[[Medewerker], "QuerySet[Any]"] | None = None


def open_berichten(medewerker: Medewerker) -> "QuerySet[InkomendBericht]":
    return InkomendBericht.objects.zichtbaar_voor(medewerker).open()


def acuut(medewerker: Medewerker) -> "QuerySet[Any, Any]":
    """What the crisis page shows: meldingen, and the messages that this person may make one of."""
    berichten = InkomendBericht.objects.zichtbaar_voor(medewerker).acuut().order_by()
    return crisismeldingen(medewerker).order_by().values("pk").union(berichten.values("pk"), all=True)


VAN_VT = (
    Punt("werkplek:mijn_werk", "Mijn werk", WERKRECHTEN, ("/signalen",)),
    Punt("rapportage:sturing", "Sturing", frozenset({Recht.STURING_INZIEN}), ("/sturing",)),
    Punt("intake:berichten", "Berichten", frozenset({Recht.BERICHTEN_VERWERKEN}), ("/berichten",), open_berichten),
    Punt("meldingen:contacten", "Contacten", frozenset({Recht.CONTACT_VASTLEGGEN}), ("/contacten",)),
    Punt("meldingen:adviezen", "Adviezen", frozenset({Recht.ADVIES_REGISTREREN}), ("/adviezen", "/adviesvragers")),
    Punt("meldingen:meldingen", "Meldingen", frozenset({Recht.DOSSIER_INZIEN}), ("/meldingen", "/casussen")),
    Punt("werkplek:crisis", "Crisis", frozenset({Recht.DOSSIER_INZIEN}), (), acuut),
    Punt("overdracht:lijst", "Overdrachten", frozenset({Recht.DOSSIER_INZIEN}), ("/overdrachten",)),
    Punt("monitoring:lijst", "Monitoring", frozenset({Recht.MONITORING_UITVOEREN}), ("/monitoring",)),
    Punt("meldingen:consulten", "Consulten", frozenset({Recht.CONSULT_GEVEN}), ("/consulten",)),
    Punt("overdracht:overleg", "Overleg", frozenset({Recht.OVERLEG_INZIEN}), ("/overleg",)),
    Punt("werkplek:auditlog", "Auditlog", frozenset({Recht.AUDIT_INZIEN}), ("/auditlog",)),
    Punt("werkplek:noodtoegang", "Noodtoegang", frozenset({Recht.AUDIT_INZIEN}), ("/noodtoegang/",)),
    Punt("werkplek:beheer", "Beheer", BEHEERRECHTEN, ("/beheer",)),
)
VAN_KETENPARTNER = (
    Punt("overdracht:lijst", "Overdrachten", frozenset({Recht.OVERDRACHT_ONTVANGEN}), ("/overdrachten",)),
    Punt("overdracht:overleg", "Overleg", frozenset({Recht.OVERLEG_INZIEN}), ("/overleg",)),
)


def navigatie(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Nothing for who is not logged in: the public shell has no menu."""
    medewerker = getattr(request, "user", None)
    if not isinstance(medewerker, Medewerker):
        return {"demo": settings.DEMO}
    organisatie = medewerker.vt_organisatie or medewerker.organisatie
    punten = punten_van(medewerker)
    tellers = _tellers(medewerker, punten)
    return {
        "demo": settings.DEMO,
        "navigatie": [
            {
                "url": reverse(punt.naam),
                "tekst": punt.tekst,
                "actief": _is_hier(request.path, punt),
                "aantal": tellers.get(punt.naam),
            }
            for punt in punten
        ],
        "wie": {
            "naam": medewerker.naam,
            "rol": ", ".join(medewerker.rolnamen),
            "organisatie": organisatie.naam.removeprefix("Veilig Thuis ") if organisatie else "",
        },
        "voetlinks": _voetlinks(medewerker),
        "zoek_url": reverse("werkplek:zoeken") if mag_zoeken(medewerker) else None,
    }


def _tellers(medewerker: Medewerker, punten: list[Punt]) -> dict[str, Callable[[], int | str]]:
    """Per counted page its counter; counted once for all, and only by a page that draws the menu: a part does not."""

    @cache
    def geteld() -> dict[str, int]:
        rijen = {p.naam: p.wachtend(medewerker).order_by()[: TELGRENS + 1] for p in punten if p.wachtend is not None}
        return tel(medewerker, rijen)

    def teller(naam: str) -> Callable[[], int | str]:
        return lambda: geteld()[naam] if geteld()[naam] <= TELGRENS else f"{TELGRENS}+"

    return {punt.naam: teller(punt.naam) for punt in punten if punt.wachtend is not None}


def punten_van(medewerker: Medewerker) -> list[Punt]:
    alle = VAN_VT if medewerker.vt_organisatie_id is not None else VAN_KETENPARTNER
    return [punt for punt in alle if any(medewerker.heeft(recht) for recht in punt.rechten)]


def mag_zoeken(medewerker: Medewerker) -> bool:
    return medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.DOSSIER_INZIEN)


def _is_hier(pad: str, punt: Punt) -> bool:
    return pad == reverse(punt.naam) or any(pad.startswith(begin) for begin in punt.paden)


def _voetlinks(medewerker: Medewerker) -> list[dict[str, str]]:
    links = [
        {"url": reverse("account_change_password"), "tekst": "Wachtwoord wijzigen"},
        {"url": reverse("mfa_index"), "tekst": "Tweede factor"},
    ]
    if medewerker.vt_organisatie_id is not None and medewerker.heeft(Recht.NOODTOEGANG):
        links.insert(0, {"url": reverse("meldingen:noodtoegang"), "tekst": "Noodtoegang vragen"})
    return links
