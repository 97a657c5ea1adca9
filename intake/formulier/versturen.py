# SPDX-License-Identifier: EUPL-1.2
"""From the tabs to a message in the inbox: the form is one more sender, in our own format."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.http import QueryDict

from intake.formaten.vt_bericht_1 import FORMAAT
from intake.models import Afzender, Formulierconcept, InkomendBericht
from intake.ontvangen import ontvang
from organisaties.models import VTOrganisatie

from .bewaren import Velden, hash_van, inhoud_van
from .tabs import RIJEN, TABS, Tabform

CODE: Final = "formulier"
JANEE: Final = {True: "ja", False: "nee", None: "niet ingevuld"}
AFWEGINGEN: Final = (
    ("vermoeden", "Vermoeden van huiselijk geweld of kindermishandeling"),
    ("onveilig", "Acute of structurele onveiligheid"),
    ("zelf_hulp", "Kan zelf genoeg hulp geven of regelen"),
    ("hulp_aanvaard", "Betrokkenen aanvaarden die hulp"),
    ("hulp_veilig", "Die hulp maakt het duurzaam veilig"),
)


def formulieren_van(inhoud: Mapping[str, Velden]) -> dict[str, Tabform]:
    """Every tab with what was typed in it, checked."""
    formulieren = {}
    for tab in TABS:
        data = QueryDict(mutable=True)
        for naam, waarden in inhoud.get(tab.code, {}).items():
            data.setlist(naam, waarden)
        formulieren[tab.code] = tab.form(data)
        formulieren[tab.code].is_valid()
    return formulieren


def afzender_van(organisatie: VTOrganisatie) -> Afzender:
    """The form of this organisation as a sender; made when it is first used."""
    afzender, _ = Afzender.objects.get_or_create(
        organisatie=organisatie,
        code=CODE,
        defaults={"soort": Afzender.Soort.FORMULIER, "naam": "Online formulier", "formaat": FORMAAT},
    )
    return afzender


def verstuur(concept: Formulierconcept, formulieren: Mapping[str, Tabform], *, nu: datetime) -> InkomendBericht | None:
    """Put the form in the inbox and forget the draft, in one transaction; the statutory clock starts here.

    None when somebody was first: `al_verstuurd` finds what became of it. All tabs are valid.
    """
    with transaction.atomic():
        rij = Formulierconcept.objects.select_for_update().filter(pk=concept.pk).first()
        if rij is None:
            return None
        ontvangst = ontvang(
            afzender=afzender_van(rij.organisatie),
            ruw=json.dumps(stel_op(formulieren), ensure_ascii=False).encode(),
            bericht_id=bytes(rij.sleutel_hash).hex(),
            inhoudstype="application/json",
            nu=nu,
        )
        rij.delete()
        return ontvangst.bericht


def al_verstuurd(organisatie: VTOrganisatie, sleutel: str) -> str | None:
    """The number of the message that the form with this key became: for a second click, or going back."""
    gevonden = InkomendBericht.objects.filter(
        afzender__organisatie=organisatie, afzender__code=CODE, bericht_id=hash_van(sleutel).hex()
    )
    return gevonden.values_list("nummer", flat=True).first()


def inhoud_getypt(concept: Formulierconcept) -> bool:
    return any(inhoud_van(concept).values())


def stel_op(formulieren: Mapping[str, Tabform]) -> dict[str, Any]:
    """The message in our own format; what was not filled in is left out."""
    meldcode, melding, netwerk = (formulieren[tab].cleaned_data for tab in ("meldcode", "melding", "netwerk"))
    return _gevuld(
        {
            "formaat": FORMAAT,
            "hgkm": "ja",
            "crisis": melding["crisis"],
            "gemeente": melding["gemeente"],
            "gebeurd_op": melding["gebeurd_op"].isoformat() if melding["gebeurd_op"] else None,
            "toelichting": _verhaal(formulieren),
            "aard": _kaal(melding["aard"]),
            "geweldsoort": _kaal(melding["geweldsoort"]),
            "richting": _kaal(melding["richting"]),
            "duur": _code(melding["duur"]),
            "melder": _melder(formulieren["melder"].cleaned_data),
            "personen": _personen(formulieren["betrokkenen"]),
            "hulp_betrokken": netwerk["hulp_betrokken"],
            "hulp_bij": netwerk["hulp_bij"],
            "hulp_wacht": netwerk["hulp_wacht"],
            "hulp_wacht_bij": netwerk["hulp_wacht_bij"],
            "meldreden": _kaal(meldcode["meldreden"]),
            "meldcode": _kaal(meldcode["stappen"]),
            "gezin_ingelicht": meldcode["gezin_ingelicht"],
            "gezin_ingelicht_toelichting": meldcode["gezin_ingelicht_toelichting"],
        }
    )


def _verhaal(formulieren: Mapping[str, Tabform]) -> str:
    """The story, and below it what the other tabs tell in words."""
    meldcode = formulieren["meldcode"].cleaned_data
    wogen = [f"- {tekst}: {JANEE[meldcode[naam]]}" for naam, tekst in AFWEGINGEN]
    delen = [formulieren["melding"].cleaned_data["toelichting"], "\n".join(["Afwegingen van de melder:", *wogen])]
    if steun := formulieren["netwerk"].cleaned_data["steun"]:
        delen.append(f"Steun in de omgeving: {steun}")
    if overig := formulieren["overig"].cleaned_data["overig"]:
        delen.append(f"Overige informatie: {overig}")
    return "\n\n".join(delen)


def _melder(schoon: Mapping[str, Any]) -> dict[str, Any]:
    tekst = ("naam", "functie", "instelling", "telefoon", "email", "eigen_rol_toelichting")
    return _gevuld(
        {
            **{naam: schoon[naam] for naam in tekst},
            "soort": _code(schoon["soort"]),
            "geheim": schoon["geheim"] or None,
            "grond": _code(schoon["grond"]) if schoon["geheim"] else None,
            "eigen_rol": _code(schoon["eigen_rol"]),
        }
    )


def _personen(form: Tabform) -> list[dict[str, Any]]:
    per_rij = ({naam: form.cleaned_data.get(f"persoon-{rij}-{naam}") for naam in _RIJ} for rij in range(RIJEN))
    return [_persoon(rij) for rij in per_rij if rij["rol"]]


_TEKST: Final = ("voornamen", "voorvoegsel", "geboortenaam", "telefoon")
_ADRES: Final = ("straat", "huisnummer", "postcode", "plaats")
_RIJ: Final = ("rol", "geboortedatum", "geslacht", "geheim_adres", *_TEKST, *_ADRES)


def _persoon(rij: Mapping[str, Any]) -> dict[str, Any]:
    return _gevuld(
        {
            "rol": _code(rij["rol"]),
            **{naam: rij[naam] for naam in _TEKST},
            "onbekend": True if not any(rij[naam] for naam in ("voornamen", "geboortenaam")) else None,
            "geboortedatum": _geboren(rij["geboortedatum"]),
            "geslacht": _code(rij["geslacht"]),
            "geheim_adres": rij["geheim_adres"] or None,
            "adres": _gevuld({naam: rij[naam] for naam in _ADRES}),
        }
    )


def _geboren(geboren: Any) -> str | None:
    """As far as it is known: '2014', '2014-03' or '2014-03-12'."""
    if geboren is None or geboren.datum is None:
        return None
    return geboren.datum.isoformat()[: {"jaar": 4, "maand": 7}.get(geboren.precisie, 10)]


def _code(sleutel: str | None) -> str | None:
    return sleutel.partition(":")[2] if sleutel else None


def _kaal(sleutels: Any) -> list[str]:
    return [sleutel.partition(":")[2] for sleutel in sleutels]


def _gevuld(velden: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "", [], {})}
