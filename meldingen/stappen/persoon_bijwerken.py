# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from achtergrond import eenmalig
from meldingen.bekend_bsn import weiger
from meldingen.herkenning import zoek_gewijzigden
from meldingen.informeerlijst import werk_lijsten_bij
from meldingen.persoonsgegevens import leg_persoon_vast, vergrendel_personen
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from organisaties.models import Medewerker
from personen.models import Persoon
from personen.samenvoegen import samen_met
from personen.schrijven import PersoonGegevens, werk_persoon_bij

STAP = "persoon_bijwerken"


def persoon_bijwerken(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    gegevens: Mapping[str, Any],
    nu: datetime,
    versie: int | None = None,
    token: UUID | None = None,
) -> Persoon:
    """Write what is known of a person now. `gegevens` are fields of `PersoonGegevens`; who is not named stays as it is.

    Who: who may change persons. Nothing that was sent before changes: packages of handovers are frozen. A change of who
    somebody is lets known persons be looked for again (`Persoon.gewijzigd_op`). Errors: `OngeldigeInvoer` per field,
    among which a BSN that fails the eleven-test, that somebody else has (in a shielded dossier: `MogelijkBekend`), or
    that is missing without a reason; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        # One human has one BSN: nobody merges this person while that is looked up.
        persoon, _ = vergrendel_personen(persoon)
        eis(mag_personen_beheren(medewerker, persoon))
        handeling = eenmalig.begin(
            token=token, stap=STAP, medewerker_id=medewerker.pk, inhoud={**gegevens, "persoon": persoon.pk}
        )
        if handeling.resultaat_id:
            return persoon
        eis_versie(persoon, versie)
        vroeger = PersoonGegevens.van(persoon)
        nieuw = replace(vroeger, **gegevens)
        fouten = _keur_bsn(persoon, nieuw)
        try:
            persoon = werk_persoon_bij(persoon=persoon, versie=persoon.versie, gegevens=nieuw, nu=nu)
        except ValidationError as fout:
            fouten = {**fouten, **fout.message_dict}
        if fouten:
            raise weiger(
                "Controleer de gegevens van deze persoon.", fouten, getypt={"bsn": nieuw.bsn}, medewerker=medewerker
            )
        if persoon.gewijzigd_op == nu:
            zoek_gewijzigden([persoon.pk])
        werk_lijsten_bij([persoon.pk], nu=nu)
        leg_persoon_vast(STAP, medewerker, persoon, velden=_veranderd(vroeger, PersoonGegevens.van(persoon)))
        handeling.rond_af(persoon.pk)
        return persoon


def _keur_bsn(persoon: Persoon, nieuw: PersoonGegevens) -> dict[str, list[str]]:
    """A BSN or why there is none; and one for all rows that are this human."""
    ook = samen_met([persoon.pk]).keys() - {persoon.pk}
    elders = bool(ook) and Persoon.objects.filter(pk__in=ook, bsn_index__isnull=False).exists()
    if nieuw.bsn and elders:
        return {"bsn": ["Deze persoon is samengevoegd met iemand die al een BSN heeft. Wijzig het daar."]}
    if not (nieuw.bsn or nieuw.bsn_reden or nieuw.onbekend or elders):
        return {"bsn_reden": ["Vul een BSN in, of kies waarom dat er niet is."]}
    return {}


def _veranderd(een: PersoonGegevens, ander: PersoonGegevens) -> str:
    """The names of the fields, never what is in them."""
    return " ".join(v.name for v in fields(PersoonGegevens) if getattr(een, v.name) != getattr(ander, v.name))
