# SPDX-License-Identifier: EUPL-1.2
"""What lies there on the day that somebody opens the demo: messages, forms, documents, adviezen, calls, acute danger.

Everything is done by the ordinary steps, as the users of the demo, in the hours and days before `nu`.
"""

from datetime import datetime
from typing import Final

from django.db import transaction

from audit.context import in_context
from meldingen.herkenning import nooit_gezocht, zoek_mogelijke_bekenden
from organisaties.demo import GeenDemodatabase
from organisaties.models import VTOrganisatie
from organisaties.models.demo import is_demodatabase

from . import adviezen, berichten, formulieren, lopend, stukken, zaken
from .ploeg import Ploeg

REGIOS: Final = ("flevoland", "utrecht")
# A smaller one is made to measure with: its inbox begins empty.
KLEINSTE: Final = 40


def vul_vandaag(*, nu: datetime, zaad: int) -> None:
    """Once, after the cases of the demo. The same `nu` and seed on the same cases give the same.

    Raises `GeenDemodatabase`; all or nothing, but for looking for who is known, which the sweep does else.
    """
    if not is_demodatabase():
        raise GeenDemodatabase("Alleen een database die als demo is gemaakt krijgt deze inhoud.")
    with in_context("commando"):
        _vul(nu, zaad)
        for melding_id in list(nooit_gezocht().order_by("pk").values_list("pk", flat=True)):
            zoek_mogelijke_bekenden(melding_id, nu=nu)


def _vul(nu: datetime, zaad: int) -> None:
    with transaction.atomic():
        for code in REGIOS:
            vul_regio(VTOrganisatie.objects.get(code=code), nu=nu, zaad=zaad)


def vul_regio(regio: VTOrganisatie, *, nu: datetime, zaad: int) -> None:
    """For `vul_vandaag`: one region, within its transaction."""
    ploeg = Ploeg.van(regio, nu=nu, zaad=zaad)
    zaken.draag_aan(ploeg)
    _ontvang(ploeg)
    adviezen.vraag(ploeg)
    stukken.voeg_toe(ploeg)
    lopend.laat_liggen(ploeg)


def _ontvang(ploeg: Ploeg) -> None:
    """Messages and forms in the order in which they come in, and then what was done with them."""
    post: list[berichten.Post] = []
    aankomsten = [*berichten.aankomsten(ploeg, post), *formulieren.aankomsten(ploeg)]
    for _, kom_aan in sorted(aankomsten, key=lambda aankomst: -aankomst[0]):
        kom_aan()
    berichten.verwerk(ploeg, post)
