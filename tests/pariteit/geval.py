# SPDX-License-Identifier: EUPL-1.2
"""One step through both doors, and the small parts of which its input is made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from meldingen.models import Casus
from tests.wereld import Wereld

Velden = dict[str, Any]


@dataclass(frozen=True)
class Geval:
    """`scherm` and `api` are addresses, with the numbers of the world filled in by `rij`.

    `fout` is what makes the input bad: fields over the form, fields over the JSON, and which fields both doors name.
    """

    stap: str
    wie: str
    rij: str
    scherm: str
    api: str
    vorm: Callable[["Wereld"], tuple[Velden, Velden]]
    fout: tuple[Velden, Velden, set[str]] = field(default=({}, {}, set()))
    variant: str = ""
    versie: Callable[["Wereld"], int] | None = None
    # With a file the API is sent the same kind of body as a form.
    multipart: bool = False


def zelfde(**velden):
    return lambda wereld: (dict(velden), dict(velden))


def beide(velden):
    return velden, velden, set(velden)


def dag(wereld, **over):
    dag_ = (wereld.nu + timedelta(**over)).date()
    return f"{dag_:%d-%m-%Y}", dag_.isoformat()


def gezin_van(wereld, soort, merk):
    casus = Casus.objects.get(nummer=wereld.rij("C", merk).nummer)
    return list(casus.betrokkenen.order_by("pk").values_list("persoon__nummer", flat=True).distinct())


def versie_van(model, soort, merk, pad="versie"):
    def lees(wereld):
        return model.objects.values_list(pad, flat=True).get(nummer=wereld.rij(soort, merk).nummer)

    return lees
