# SPDX-License-Identifier: EUPL-1.2
"""From the tabs to a message in the inbox: the form is one more sender, in our own format."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from audit.context import in_context
from intake.formaten.fout import Onleesbaar
from intake.formaten.vt_bericht_1 import FORMAAT, lees
from intake.lezen import lijsten_op
from intake.models import Afzender, Formulierconcept, InkomendBericht
from intake.ontvangen import ontvang
from meldingen.termijnen.kalender import dag_van
from organisaties.models import VTOrganisatie

from .bewaren import hash_van, inhoud_van
from .tabs import PER_CODE, RIJEN, TABS, Tab, Tabform, formulieren_van

CODE: Final = "formulier"
JANEE: Final = {True: "ja", False: "nee"}
AFWEGINGEN: Final = (
    ("vermoeden", "Vermoeden van huiselijk geweld of kindermishandeling"),
    ("onveilig", "Acute of structurele onveiligheid"),
    ("zelf_hulp", "Kan zelf genoeg hulp geven of regelen"),
    ("hulp_aanvaard", "Betrokkenen aanvaarden die hulp"),
    ("hulp_veilig", "Die hulp maakt het duurzaam veilig"),
)
# Where a part of a message is filled in; the rest is on the tab 'melding'.
_TAB_VAN: Final = {"melder": "melder", "personen": "betrokkenen"}
_DEEL: Final = re.compile(r"\W")


@dataclass(frozen=True)
class Gebrek:
    """Why a form cannot be sent yet, on one tab."""

    tab: Tab
    fouten: list[str]


class NietKlaar(Exception):
    """The form as it is kept now cannot be sent: the codes of its tabs that are not right."""


def gebreken_van(formulieren: Mapping[str, Tabform], *, nu: datetime) -> list[Gebrek]:
    """What is missing or wrong, tab by tab; when nothing is, what would be unreadable once it is in the inbox."""
    gebreken = [Gebrek(tab, _fouten(formulieren[tab.code])) for tab in TABS if formulieren[tab.code].errors]
    if gebreken:
        return gebreken
    try:
        lees(_als_bytes(formulieren), lijsten_op(dag_van(nu)))
    except Onleesbaar as fout:
        code = _TAB_VAN.get(_DEEL.split(fout.plek)[0], "melding")
        return [Gebrek(PER_CODE[code], [f"Dit kunnen wij zo niet lezen ({fout.plek}). Pas het aan, of bel ons."])]
    return []


def afzender_van(organisatie: VTOrganisatie) -> Afzender:
    """The form of this organisation as a sender; made when it is first used."""
    afzender, _ = Afzender.objects.get_or_create(
        organisatie=organisatie,
        code=CODE,
        defaults={"soort": Afzender.Soort.FORMULIER, "naam": "Online formulier", "formaat": FORMAAT},
    )
    return afzender


def verstuur(concept: Formulierconcept, *, nu: datetime) -> InkomendBericht | None:
    """Put the form in the inbox and forget the draft, in one transaction; the statutory clock starts here.

    What is sent is what is kept at that moment. None when somebody was first: `al_verstuurd` finds what became of it.
    Raises NietKlaar, and keeps the draft, when something is missing. The audit row of the receipt holds no address of a
    browser: it never goes away, and would tie the melder to the number of his message.
    """
    with transaction.atomic(), in_context("scherm"):
        rij = Formulierconcept.objects.select_for_update().filter(pk=concept.pk).first()
        if rij is None:
            return None
        formulieren = formulieren_van(inhoud_van(rij))
        if gebreken := gebreken_van(formulieren, nu=nu):
            raise NietKlaar([gebrek.tab.code for gebrek in gebreken])
        ontvangst = ontvang(
            afzender=afzender_van(rij.organisatie),
            ruw=_als_bytes(formulieren),
            bericht_id=bytes(rij.sleutel_hash).hex(),
            inhoudstype="application/json",
            nu=nu,
        )
        rij.delete()
        return ontvangst.bericht


def al_verstuurd(organisatie: VTOrganisatie, sleutel: str) -> InkomendBericht | None:
    """The message that the form with this key became: for a second click, or going back."""
    gevonden = InkomendBericht.objects.filter(
        afzender__organisatie=organisatie, afzender__code=CODE, bericht_id=hash_van(sleutel).hex()
    )
    return gevonden.defer("ruw", "gelezen").first()


def stel_op(formulieren: Mapping[str, Tabform]) -> dict[str, Any]:
    """The message in our own format; what was not filled in is left out."""
    meldcode, melding, netwerk = (formulieren[tab].cleaned_data for tab in ("meldcode", "melding", "netwerk"))
    return _gevuld(
        {
            "formaat": FORMAAT,
            "hgkm": JANEE.get(meldcode["vermoeden"], "onbekend"),
            "crisis": melding["crisis"],
            "gemeente": melding["gemeente"],
            "gebeurd_op": melding["gebeurd_op"].isoformat() if melding["gebeurd_op"] else None,
            "toelichting": _verhaal(formulieren),
            "aard": _kaal(melding["aard"]),
            "geweldsoort": _kaal(melding["geweldsoort"]),
            "richting": _kaal(melding["richting"]),
            "duur": _code(melding["duur"]),
            "melder": _melder(formulieren),
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
    """What everybody reads who may read the dossier: the story and who supports the family, nothing of the melder."""
    delen = [formulieren["melding"].cleaned_data["toelichting"]]
    if steun := formulieren["netwerk"].cleaned_data["steun"]:
        delen.append(f"Steun in de omgeving: {steun}")
    return "\n\n".join(delen)


def _melder(formulieren: Mapping[str, Tabform]) -> dict[str, Any]:
    """Goes to the source alone: also what he weighed and when to call him, which tell what kind of person he is."""
    schoon = formulieren["melder"].cleaned_data
    return _gevuld(
        {
            **{naam: schoon[naam] for naam in ("naam", "functie", "instelling", "telefoon", "email")},
            "soort": _code(schoon["soort"]),
            "geheim": schoon["geheim"] or None,
            "grond": _code(schoon["grond"]) if schoon["geheim"] else None,
            "eigen_rol": _code(schoon["eigen_rol"]),
            "eigen_rol_toelichting": "\n\n".join(_van_zichzelf(formulieren)),
        }
    )


def _van_zichzelf(formulieren: Mapping[str, Tabform]) -> Iterator[str]:
    if toelichting := formulieren["melder"].cleaned_data["eigen_rol_toelichting"]:
        yield toelichting
    meldcode = formulieren["meldcode"].cleaned_data
    gewogen = [f"- {tekst}: {JANEE[meldcode[naam]]}" for naam, tekst in AFWEGINGEN if meldcode[naam] is not None]
    if gewogen:
        yield "\n".join(["Afwegingen van de melder:", *gewogen])
    if overig := formulieren["overig"].cleaned_data["overig"]:
        yield f"Overige informatie: {overig}"


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


def _als_bytes(formulieren: Mapping[str, Tabform]) -> bytes:
    return json.dumps(stel_op(formulieren), ensure_ascii=False).encode(errors="replace")


def _fouten(form: Tabform) -> list[str]:
    """Each with the question it is about."""
    vragen = {naam: str(veld.label) for naam, veld in form.fields.items()}
    vragen = {naam: vraag if vraag.endswith("?") else f"{vraag}:" for naam, vraag in vragen.items()}
    return [f"{vragen[naam]} {fout}" for naam, lijst in form.errors.items() for fout in lijst]


def _code(sleutel: str | None) -> str | None:
    return sleutel.partition(":")[2] if sleutel else None


def _kaal(sleutels: Any) -> list[str]:
    return [sleutel.partition(":")[2] for sleutel in sleutels]


def _gevuld(velden: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "", [], {})}
