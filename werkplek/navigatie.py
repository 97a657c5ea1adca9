# SPDX-License-Identifier: EUPL-1.2
"""What the shell of every page shows: the menu by right, who is logged in, and where to search."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from intake.models import InkomendBericht
from intake.telling import tel_open
from meldingen.crisisrij import TELGRENS, tel_crisis
from organisaties.models import Medewerker
from organisaties.rechten import Recht

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
    """A page of the menu for who holds one of `rechten`; `paden` are the addresses that count as being there."""

    naam: str
    tekst: str
    rechten: frozenset[Recht]
    paden: tuple[str, ...]
    tel: Callable[[Medewerker], int] | None = None


def tel_berichten_open(medewerker: Medewerker) -> int:
    return tel_open(InkomendBericht.objects.zichtbaar_voor(medewerker))


VAN_VT = (
    Punt("werkplek:mijn_werk", "Mijn werk", WERKRECHTEN, ("/signalen",)),
    Punt("rapportage:sturing", "Sturing", frozenset({Recht.STURING_INZIEN}), ("/sturing",)),
    Punt("intake:berichten", "Berichten", frozenset({Recht.BERICHTEN_VERWERKEN}), ("/berichten",), tel_berichten_open),
    Punt("meldingen:contacten", "Contacten", frozenset({Recht.CONTACT_VASTLEGGEN}), ("/contacten",)),
    Punt("meldingen:adviezen", "Adviezen", frozenset({Recht.ADVIES_REGISTREREN}), ("/adviezen", "/adviesvragers")),
    Punt("meldingen:meldingen", "Meldingen", frozenset({Recht.DOSSIER_INZIEN}), ("/meldingen", "/casussen")),
    Punt("meldingen:crisis", "Crisis", frozenset({Recht.DOSSIER_INZIEN}), (), tel_crisis),
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
    return {
        "demo": settings.DEMO,
        "navigatie": [
            {
                "url": reverse(punt.naam),
                "tekst": punt.tekst,
                "actief": _is_hier(request.path, punt),
                "aantal": _aantal(punt, medewerker),
            }
            for punt in punten_van(medewerker)
        ],
        "wie": {
            "naam": medewerker.naam,
            "rol": ", ".join(medewerker.rolnamen),
            "organisatie": organisatie.naam.removeprefix("Veilig Thuis ") if organisatie else "",
        },
        "voetlinks": _voetlinks(medewerker),
        "zoek_url": reverse("werkplek:zoeken") if mag_zoeken(medewerker) else None,
    }


def _aantal(punt: Punt, medewerker: Medewerker) -> Callable[[], int | str] | None:
    """Counted once, and only by a page that draws the menu: a part of a page does not."""
    tel = punt.tel
    if tel is None:
        return None

    def aantal() -> int | str:
        geteld = tel(medewerker)
        return geteld if geteld <= TELGRENS else f"{TELGRENS}+"

    return cache(aantal)


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
