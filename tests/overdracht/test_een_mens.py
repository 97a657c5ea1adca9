# SPDX-License-Identifier: EUPL-1.2
"""Somebody who is in a casus under two numbers is handed over once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meldingen.fouten import OngeldigeInvoer
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus
from meldingen.stappen.beoordelen import beoordelen
from overdracht.dossier import lees_dossier
from overdracht.models import Overdracht
from personen.models import Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens, PersoonGegevens, voeg_adres_toe
from tests.meldingen.fabriek import antwoorden, besluit, in_beoordeling, melding_invoer
from tests.overdracht.fabriek import overgedragen, partij_invoer

pytestmark = pytest.mark.django_db
THUIS = AdresGegevens(straat="Dorpsstraat", huisnummer=1, postcode="1315AA", plaats="Almere")
SANNE = PersoonGegevens(voornamen="Sanne", geboortenaam="Kanariepiet-Merel")


@pytest.fixture
def casus(frontoffice, beoordelaar, nu):
    """Sanne is in it twice, and somebody said that this is one human."""
    betrokkenen = (*melding_invoer(nu).betrokkenen, BetrokkeneInvoer(rol="betrokkenerol:overig", gegevens=SANNE))
    eerder = nu - timedelta(hours=3)
    melding = in_beoordeling(frontoffice, beoordelaar, eerder, betrokkenen=betrokkenen)
    beoordelen(
        medewerker=beoordelaar, melding=melding, invoer=antwoorden(), besluit=besluit("overdracht_lokaal"), nu=eerder
    )
    een, ander = Persoon.objects.filter(voornamen="Sanne").order_by("pk")
    for rij in (een, ander):
        voeg_adres_toe(persoon=rij, gegevens=THUIS)
    voeg_adres_toe(persoon=ander, gegevens=replace(THUIS, huisnummer=2))
    voeg_samen(een=een, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)
    return Casus.objects.get(pk=melding.casus_id)


def test_een_mens_onder_twee_nummers_is_een_regel(casus, nu):
    gezin = lees_dossier(casus, nu.date()).gezin
    een, ander = Persoon.objects.filter(voornamen="Sanne").order_by("pk")

    assert [lid.persoon.volledige_naam for lid in gezin.values()] == ["Sanne Kanariepiet", "onbekende persoon"]
    sanne = gezin[een.nummer]
    assert [rij.pk for rij in sanne.rijen] == [een.pk, ander.pk]
    assert sanne.rollen == ("Slachtoffer", "Andere betrokkene")
    assert [adres.huisnummer for adres in sanne.adressen] == [1, 2]


def test_het_formulier_biedt_haar_een_keer_aan(client, beoordelaar, casus):
    client.force_login(beoordelaar)

    keuzes = client.get(f"/casussen/{casus.nummer}/overdragen").context["form"]["partij-0-personen"].field.choices

    een = Persoon.objects.filter(voornamen="Sanne").earliest("pk")
    assert [nummer for nummer, _ in keuzes] == [
        een.nummer, Persoon.objects.get(onbekend=True).nummer,
    ]  # fmt: skip


def test_haar_andere_nummer_wordt_geweigerd_met_het_goede(beoordelaar, casus, nu):
    een, ander = Persoon.objects.filter(voornamen="Sanne").order_by("pk")

    with pytest.raises(OngeldigeInvoer) as fout:
        overgedragen(beoordelaar, casus, nu, partij_invoer(casus, personen=(ander.nummer,)))
    assert fout.value.velden == {
        "partij-0-personen": [f"{ander.nummer} staat in dit dossier onder nummer {een.nummer}."]
    }

    overgedragen(beoordelaar, casus, nu, partij_invoer(casus, personen=(een.nummer,)))
    (overdracht,) = Overdracht.objects.all()
    assert [rij.persoon_id for rij in overdracht.personen.all()] == [een.pk]
    (persoon,) = overdracht.pakket.inhoud["personen"]
    assert persoon["adressen"] == ["Dorpsstraat 1, 1315AA Almere", "Dorpsstraat 2, 1315AA Almere"]
