# SPDX-License-Identifier: EUPL-1.2
"""The settings of one's own organisation as functional management reads them."""

from dataclasses import dataclass

from django.forms import BoundField

from organisaties.models import Medewerker, VTOrganisatie
from werkplek.instellingforms import InstellingenForm

# Of which we did not find the source: the client confirms them.
TE_BEVESTIGEN = frozenset({"informeren_kind_vanaf"})


@dataclass(frozen=True)
class Regel:
    """One setting as the page shows it."""

    naam: str
    waarde: str
    effect: str
    te_bevestigen: bool


def eigen_organisatie(medewerker: Medewerker) -> VTOrganisatie:
    """As it stands now; the right was asked, so there is one."""
    return VTOrganisatie.objects.get(pk=medewerker.vt_organisatie_id or 0)


def regels_van(organisatie: VTOrganisatie) -> list[Regel]:
    form = InstellingenForm(initial=InstellingenForm.beginwaarden(organisatie))
    return [_regel(veld) for veld in form.visible_fields()]


def _regel(veld: BoundField) -> Regel:
    keuzes = dict(getattr(veld.field, "choices", ()))
    waarde = veld.initial
    return Regel(
        naam=str(veld.label),
        waarde=str(keuzes.get(waarde, waarde)),
        effect=str(veld.help_text),
        te_bevestigen=veld.name in TE_BEVESTIGEN,
    )
