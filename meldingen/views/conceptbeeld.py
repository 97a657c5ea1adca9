# SPDX-License-Identifier: EUPL-1.2
"""What a page with a draft shows of it, and the two things it does with one: restore it and keep it.

For every page that has a form worth keeping: `herstel` when it is opened, `bewaar` at each submit that did not do the
act; `open_met_concept` does the first for a page that is one plain form. With JavaScript, static/vt-concept.js keeps it
besides, while somebody types.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac

from meldingen.concepten import AnderVenster, iets_getypt, lees_velden, pagina_van
from meldingen.deuren import doe_stap
from meldingen.fouten import StapFout
from meldingen.models import Concept
from meldingen.stappen.concept_bewaren import concept_bewaren
from organisaties.datumveld import WOORDEN
from organisaties.models import Medewerker

F = TypeVar("F", bound=forms.Form)
HOUD = "houd"
NIET_TONEN = frozenset({"token", "versie", "contact_versie", "rijen"})


@dataclass(frozen=True)
class Verschil:
    """One field of which two windows hold something else."""

    label: str
    hier: str
    daar: str


@dataclass
class Conceptbeeld:
    """`hersteld_van`: when what stands in the form now was kept; `andere`: what another window kept instead."""

    soort: str
    onderwerp: str
    wie: str
    versie: int = 0
    begonnen_op: datetime | None = None
    bewaard_op: datetime | None = None
    hersteld: bool = False
    fout: str = ""
    andere: Concept | None = None
    verschillen: list[Verschil] = field(default_factory=list)

    @property
    def pagina(self) -> str | None:
        return pagina_van(self.soort, self.onderwerp)

    @property
    def houd(self) -> str:
        """The button 'Houd deze': this text becomes the next version after that of the other window."""
        return f"{HOUD}:{self.andere.versie if self.andere else 0}"


def wie_typt(medewerker: Medewerker) -> str:
    """Says whether the same person is logged in as when the page was opened, and nothing about who that is."""
    return salted_hmac("meldingen.concept", str(medewerker.pk)).hexdigest()[:20]


def begin_zonder(medewerker: Medewerker, soort: str, onderwerp: str) -> Conceptbeeld:
    """Before it is known whether there is a draft."""
    return Conceptbeeld(soort, onderwerp, wie_typt(medewerker))


def herstel(medewerker: Medewerker, soort: str, onderwerp: str = "") -> tuple[Conceptbeeld, QueryDict | None]:
    """The draft that there is of this form, as data to fill it with; None when there is none."""
    beeld = begin_zonder(medewerker, soort, onderwerp)
    concept = Concept.objects.zichtbaar_voor(medewerker).filter(soort=soort, onderwerp=onderwerp).first()
    if concept is None:
        return beeld, None
    _zet(beeld, concept)
    beeld.hersteld = True
    data = QueryDict(mutable=True)
    for naam, waarden in lees_velden(concept).items():
        data.setlist(naam, [_vast_moment(waarde, concept.begonnen_op) for waarde in waarden])
    return beeld, data


def bewaar(request: HttpRequest, medewerker: Medewerker, soort: str, onderwerp: str, data: QueryDict) -> Conceptbeeld:
    """Keep `data`, a submit that did not do the act; what cannot be kept is said and stays in the form."""
    beeld = begin_zonder(medewerker, soort, onderwerp)
    beeld.versie = _versie(request.POST) or 0
    velden = {str(naam): [str(w) for w in waarden] for naam, waarden in data.lists()}
    if not iets_getypt(velden):
        return beeld
    try:
        concept = doe_stap(
            concept_bewaren,
            medewerker=medewerker,
            onderwerp="concept",
            nummer=onderwerp,
            soort=soort,
            over=onderwerp,
            velden=velden,
            versie=_versie(request.POST),
            nu=timezone.now(),
        )
    except AnderVenster:
        rijen = Concept.objects.zichtbaar_voor(medewerker)
        beeld.andere = rijen.filter(soort=soort, onderwerp=onderwerp).first()
    except StapFout as fout:
        beeld.fout = fout.tekst
    else:
        _zet(beeld, concept)
    return beeld


def open_met_concept(
    request: HttpRequest, medewerker: Medewerker, soort: str, onderwerp: str, *, maak: Callable[..., F],
    begin: dict[str, Any],
) -> tuple[F, Conceptbeeld]:  # fmt: skip
    """The form as sent (then it is bound), as kept by 'Houd deze', or as this person left it before sending.

    `maak` takes `data` and `initial`. After a submit that did not do the act the page calls `bewaar` itself.
    """
    if request.method == "POST" and not is_houd(request):
        return maak(data=request.POST, initial=begin), begin_zonder(medewerker, soort, onderwerp)
    data: QueryDict | None
    if is_houd(request):
        concept, data = bewaar(request, medewerker, soort, onderwerp, request.POST), request.POST
    else:
        concept, data = herstel(medewerker, soort, onderwerp)
    form = maak(initial=begin)
    form.initial = begin | getypt(form, data)
    return form, concept


def is_houd(request: HttpRequest) -> bool:
    """'Houd deze' was pressed: keep what stands here, and do nothing else."""
    return request.POST.get("actie", "").startswith(f"{HOUD}:")


def getypt(vorm: forms.Form, data: QueryDict | None) -> dict[str, Any]:
    """What stands in `data` for each field, unchecked: to open a form with; empty without data."""
    if data is None:
        return {}
    return {naam: veld.widget.value_from_datadict(data, {}, naam) for naam, veld in vorm.fields.items()}


def vergelijk(beeld: Conceptbeeld, form: forms.Form) -> None:
    """What differs between this form and what the other window kept, by the words beside the fields."""
    if beeld.andere is None:
        return
    daar = lees_velden(beeld.andere)
    hier = {naam: [str(w) for w in waarden] for naam, waarden in _lijsten(form)}
    for naam in [*form.fields, *(naam for naam in daar if naam not in form.fields)]:
        een, ander = (" ".join(filter(None, van.get(naam, []))) for van in (hier, daar))
        if een != ander and naam not in NIET_TONEN:
            veld = form.fields.get(naam)
            beeld.verschillen.append(Verschil(str(veld.label or naam) if veld else naam, een, ander))


def _lijsten(form: forms.Form) -> Iterator[tuple[str, list[Any]]]:
    for naam in form.fields:
        waarde = form[naam].value()
        yield naam, list(waarde) if isinstance(waarde, list | tuple) else [_als_tekst(waarde)]


def _als_tekst(waarde: Any) -> str:
    return (
        {True: "on", False: "", None: ""}.get(waarde, str(waarde)) if isinstance(waarde, bool | None) else str(waarde)
    )


def _zet(beeld: Conceptbeeld, concept: Concept) -> None:
    beeld.versie = concept.versie
    beeld.begonnen_op, beeld.bewaard_op = concept.begonnen_op, concept.bijgewerkt_op


def _versie(data: Mapping[str, Any]) -> int | None:
    """The version that the page knows; after 'Houd deze' that of the other window, which it saw then."""
    actie, _, waarde = str(data.get("actie", "")).partition(":")
    tekst = waarde if actie == HOUD else str(data.get("concept_versie", ""))
    return int(tekst) if tekst.isdecimal() and len(tekst) < 11 else None


def _vast_moment(waarde: str, begonnen_op: datetime) -> str:
    """'nu' and 'vandaag' were said when the draft was begun: terms count from then, not from when it is sent."""
    woord, toen = waarde.strip().lower(), timezone.localtime(begonnen_op)
    if woord == "nu":
        return toen.strftime("%d-%m-%Y %H:%M")
    if woord in WOORDEN:
        return (toen + timedelta(days=WOORDEN[woord])).strftime("%d-%m-%Y")
    return waarde
