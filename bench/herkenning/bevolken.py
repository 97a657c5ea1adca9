# SPDX-License-Identifier: EUPL-1.2
"""Puts people on file, by the writer of the import."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from dossiers.formaat.personen import Persoon
from dossiers.naar_daden.vertaling import Vertaler
from dossiers.naspelen.boek import Boek
from dossiers.naspelen.intake import leg_adres_vast, maak_persoon
from dossiers.schrijven import Schrijver
from dossiers.uitgifte import ReeksUitgifte
from dossiers.wereld import Wereld
from organisaties.models import VTOrganisatie

from .mensen import Mens


def bevolk(organisatie: VTOrganisatie, mensen: Iterable[Mens]) -> dict[int, str]:
    """The id of ours, by the id on file. The caller sees to statistics of the tables."""
    nu = timezone.now()
    wereld = Wereld(organisatie, nu, ReeksUitgifte(), {}, {})
    vertaler, schrijver, wie = Vertaler({}, {}), Schrijver(), {}
    with transaction.atomic():
        for mens in mensen:
            boek = Boek(wereld)
            persoon = Persoon.model_validate(mens, strict=False)
            adressen = [vertaler.adres("", adres) for adres in persoon.adressen]
            rij = maak_persoon(boek, vertaler.gegevens(persoon), next(iter(adressen), None), nu)
            for adres in adressen[1:]:
                leg_adres_vast(boek, rij, adres)
            wie[rij["id"]] = mens["id"]
            schrijver.voeg_toe(boek.rijen)
        schrijver.spoel()
    return wie
