# SPDX-License-Identifier: EUPL-1.2
"""A package as people read it. It shows the frozen content and adds nothing, so preview and receiver see the same."""

from datetime import date
from typing import Any

from organisaties.templatetags.vt_opmaak import dag, geboren

ZEKER = {True: "ja", False: "nee", None: "onbekend"}


def weergave(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Labels and values per part; parts that are empty or that this receiver does not get are left out."""
    oordeel = inhoud.get("beoordeling", {})
    return {
        "ontvanger": inhoud["ontvanger"],
        "draagt_zicht": inhoud.get("draagt_zicht", False),
        "personen": [_persoon(persoon) for persoon in inhoud["personen"]],
        "kern": _gevuld(
            ("Doel", inhoud["doel"]),
            ("Wat wij van u verwachten", inhoud["verwacht"]),
            ("Conclusie", oordeel.get("conclusie")),
            ("Veiligheidsvoorwaarden", inhoud["voorwaarden"]),
            ("Contacten tot nu toe", inhoud.get("contacten")),
            ("Risicofactoren", ", ".join(oordeel.get("risicofactoren", ()))),
            ("Wat helpt", inhoud.get("beschermend")),
            ("Betrokken hulp", inhoud.get("hulp")),
            ("Afspraken met het gezin", inhoud["afspraken"]),
        ),
        "kenmerken": _gevuld(
            ("Afzender", inhoud["afzender"]),
            ("Contactpersoon", inhoud["contactpersoon"]),
            ("Gemeente", inhoud["gemeente"]),
            ("Zwaarte", oordeel.get("zwaarte")),
            ("Duur", oordeel.get("duur")),
            ("Beoordeeld op", _dag(oordeel.get("datum"))),
            ("Wie volgt het verloop", inhoud.get("monitor")),
            ("Wanneer teruglegt u", inhoud.get("terugleggen")),
        ),
    }


def namen(inhoud: dict[str, Any]) -> str:
    return ", ".join(persoon["naam"] for persoon in inhoud["personen"])


def kort(inhoud: dict[str, Any]) -> list[dict[str, str]]:
    """The least by which a meeting can look up whether it knows these people."""
    return [{"naam": p["naam"], "geboren": _geboren(p)} for p in inhoud["personen"]]


def _persoon(persoon: dict[str, Any]) -> dict[str, Any]:
    if "rollen" not in persoon:
        return {"naam": persoon["naam"], "rollen": "", "kenmerken": []}
    adres = "; ".join(persoon["adressen"])
    if persoon["adres_geheim"]:
        adres = f"{adres}; geheim adres" if adres else "geheim"
    return {
        "naam": persoon["naam"],
        "rollen": ", ".join(persoon["rollen"]),
        "kenmerken": [
            ("Geboren", _geboren(persoon)),
            ("Geslacht", persoon["geslacht"]),
            ("Adres", adres),
            ("Telefoon", persoon["telefoon"]),
            ("Acuut onveilig", ZEKER[persoon["acuut_onveilig"]]),
            ("Structureel onveilig", ZEKER[persoon["structureel_onveilig"]]),
            *_gevuld(("Positie van het kind", persoon["kindpositie"])),
        ],
    }


def _geboren(persoon: dict[str, Any]) -> str:
    if not persoon.get("geboortedatum"):
        return ""
    return geboren(date.fromisoformat(persoon["geboortedatum"]), persoon["geboortedatum_precisie"])


def _dag(tekst: str | None) -> str:
    return dag(date.fromisoformat(tekst)) if tekst else ""


def _gevuld(*paren: tuple[str, str | None]) -> list[tuple[str, str]]:
    return [(label, waarde) for label, waarde in paren if waarde]
