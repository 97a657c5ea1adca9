# SPDX-License-Identifier: EUPL-1.2
"""What every door to a step has in common: fetch what is visible, do the step, record refusals.

A refusal inside the step's transaction rolls its own audit row back, so the door writes it afterwards, in its own
transaction. Screens, API, tasks and commands go through `doe_stap`.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, models
from django.http import Http404, HttpRequest

from achtergrond.eenmalig import InhoudVerschilt
from audit.vastleggen import weigering
from organisaties.models import Medewerker

from .bekend_bsn import MogelijkBekend
from .formulier import StapForm
from .fouten import AlGedaan, OngeldigeInvoer, StapFout
from .herkennen import leg_zoeken_vast

R = TypeVar("R")
M = TypeVar("M", bound=models.Model)


def haal(rijen: "models.QuerySet[M]", medewerker: Medewerker, nummer: str) -> M:
    """The row with this public number among those that `rijen` (already `zichtbaar_voor`) holds, else 404.

    Absent and forbidden give the same answer; the attempt is recorded as a refusal.
    """
    try:
        # A NUL byte in a URL is no number; PostgreSQL would not even take the question.
        return rijen.get(nummer=nummer.replace("\x00", "?"))
    except ObjectDoesNotExist:
        weigering(
            actie="inzage",
            onderwerp=rijen.model._meta.model_name or "",  # noqa: SLF001
            nummer=nummer.replace("\x00", "?")[:40],
            organisatie_id=medewerker.vt_organisatie_id,
            medewerker_id=medewerker.pk,
            reden="niet_zichtbaar",
        )
        raise Http404 from None


def medewerker_van(request: HttpRequest) -> Medewerker:
    """The employee of a request behind `login_required`."""
    return cast("Medewerker", request.user)


def eis_scherm(medewerker: Medewerker, *, mag: bool, actie: str, onderwerp: str, nummer: str = "") -> None:
    """403 unless `mag`, recorded as a refusal: the page of an act that this person may not do."""
    if mag:
        return
    weigering(
        actie=actie,
        onderwerp=onderwerp,
        nummer=nummer,
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        reden="niet_toegestaan",
    )
    raise PermissionDenied


def status_van(form: StapForm) -> int:
    """Of a page with this form: 200, or what the refusal that it shows asks for."""
    return form.http_status if form.is_bound and form.errors else 200


def doe_stap(stap: Callable[..., R], *, medewerker: Medewerker, onderwerp: str, nummer: str, **argumenten: Any) -> R:
    """Do the step; turn what PostgreSQL or a rule refuses into a `StapFout`, record it, and raise it.

    A refusal that tells who may be known is recorded as a search too.
    """
    try:
        return stap(medewerker=medewerker, **argumenten)
    except InhoudVerschilt:
        fout: StapFout = AlGedaan()
    except ValidationError as gevonden:
        fout = OngeldigeInvoer("Controleer uw invoer.", velden=_velden(gevonden))
    except IntegrityError as gevonden:
        fout = uit_integriteit(gevonden)
    except StapFout as gevonden:
        fout = gevonden
    if isinstance(fout, MogelijkBekend):
        leg_zoeken_vast(medewerker, 0, "registratie")
    weigering(
        actie=getattr(stap, "__name__", "stap"),
        onderwerp=onderwerp,
        nummer=nummer,
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        reden=fout.code,
    )
    raise fout


def _velden(fout: ValidationError) -> dict[str, list[str]]:
    return fout.message_dict if hasattr(fout, "error_dict") else {"__all__": fout.messages}


def uit_integriteit(fout: IntegrityError) -> StapFout:
    """The Dutch message of the named constraint that refused; an unnamed one is a programming error and passes on."""
    naam = getattr(getattr(fout.__cause__, "diag", None), "constraint_name", None)
    for model in apps.get_models():
        for regel in model._meta.constraints:  # noqa: SLF001
            if regel.name == naam:
                gevolg = OngeldigeInvoer(str(regel.violation_error_message))
                gevolg.velden = {"__all__": [gevolg.tekst]}
                return gevolg
    raise fout


def verwerk(form: StapForm, stap: Callable[..., R], *, medewerker: Medewerker, **vast: Any) -> R | None:
    """The HTML door: None when the form or the step refused; the form then shows why and keeps what was typed."""
    if not form.is_valid():
        return None
    try:
        return doe_stap(stap, medewerker=medewerker, **{**form.argumenten(), **vast})
    except StapFout as fout:
        toon_fout(form, fout)
        return None


def toon_fout(form: StapForm, fout: StapFout) -> None:
    """Put the refusal at its fields; what belongs to no field of this form goes to the top."""
    form.http_status = fout.http_status
    for veld, teksten in fout.velden.items():
        naam = form.veldnaam(veld)
        form.add_error(naam if naam in form.fields else None, teksten)
    if not fout.velden:
        form.add_error(None, fout.tekst)
