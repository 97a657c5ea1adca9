# SPDX-License-Identifier: EUPL-1.2
"""The families of the demo who call again: found as known, by the ordinary step, and the same for the same seed."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from meldingen.models import Betrokkene, Casus, Melding, MogelijkeBekende
from tests import testdatabase
from werkplek.demogegevens.nog_eens import GEZINNEN, meld_nog_eens


@pytest.mark.django_db(transaction=True)
def test_de_lijst_van_de_demo_is_gevuld(frontoffice, utrecht):
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
        call_command("maak_demogegevens", meldingen=120, zaad=1, peildatum="2026-03-11", verbosity=0)
    nu = timezone.now()

    meldingen = meld_nog_eens(frontoffice, nu=nu, zaad=1)

    assert list(Melding.objects.filter(herkomst="stap").order_by("pk")) == meldingen
    assert len(meldingen) == GEZINNEN
    assert not Betrokkene.objects.filter(melding__in=meldingen, herkenning="gekoppeld").exists()
    for melding in meldingen:
        assert MogelijkeBekende.objects.filter(melding=melding, zekerheid="bekend").exists()
        assert melding.geregistreerd_op < nu
    bekend = Casus.objects.filter(betrokkenen__persoon__in=MogelijkeBekende.objects.values("persoon"))
    assert not bekend.filter(afgeschermd=True).exists()
    assert gehoord(meldingen) == gehoord(meld_nog_eens(frontoffice, nu=nu, zaad=1))


def gehoord(meldingen):
    return [
        (rij.persoon.volledige_naam, rij.persoon.geboortedatum, rij.melding.ontvangen_op, rij.melding.toelichting)
        for melding in meldingen
        for rij in melding.betrokkenen.select_related("persoon", "melding").order_by("pk")
    ]
