# SPDX-License-Identifier: EUPL-1.2
"""Where rows came from, and the history that a corrected import replaced."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from meldingen.models import Casus, Melding, Overgang, Termijn, Zorg
from meldingen.werkproces import Herkomst
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(frontoffice, nu):
    return gemeld(frontoffice, nu).casus


def test_wat_een_stap_maakt_komt_van_een_stap(casus):
    for model in (Casus, Melding, Termijn, Overgang):
        assert set(model.objects.values_list("herkomst", flat=True)) == {"stap"}, model


@pytest.mark.parametrize("tabel", ["casus", "melding", "advies", "termijn"])
def test_zonder_waarde_zegt_postgresql_dat_het_een_stap_was(db, tabel):
    """Rows from before the column were made by steps."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_default, is_nullable FROM information_schema.columns"
            " WHERE table_name = %s AND column_name = 'herkomst'",
            [f"meldingen_{tabel}"],
        )
        assert cursor.fetchall() == [("'stap'::character varying", "NO")]


def test_alleen_van_een_ingelezen_casus_wordt_de_historie_vervangen(casus, nu):
    casus.historie_vanaf = nu
    with pytest.raises(ValidationError) as fout:
        casus.validate_constraints()
    assert fout.value.messages == ["Alleen van een ingelezen casus wordt de historie vervangen."]
    with pytest.raises(IntegrityError, match="casus_historie_vervangt_alleen_import"), transaction.atomic():
        casus.save(update_fields=["historie_vanaf"])

    casus.herkomst = Herkomst.IMPORT
    casus.save(update_fields=["historie_vanaf", "herkomst"])


def test_de_vervangen_historie_telt_niet_meer(casus, frontoffice, nu):
    vervangen_op = datetime.now(UTC) + timedelta(days=1)
    oud = set(Overgang.objects.van(casus).values_list("pk", flat=True))
    anders = gemeld(frontoffice, nu).casus
    nieuw = Overgang.objects.create(
        vastgelegd_op=vervangen_op,
        moment=nu,
        organisatie_id=casus.organisatie_id,
        casus_id=casus.pk,
        onderwerp="casus",
        onderwerp_id=casus.pk,
        kenmerk="fase",
        naar="vb",
        stap="registreren",
        herkomst=Herkomst.IMPORT,
    )
    assert set(Overgang.objects.van(casus).values_list("pk", flat=True)) == oud | {nieuw.pk}

    casus.historie_vanaf = vervangen_op

    assert [rij.pk for rij in Overgang.objects.van(casus)] == [nieuw.pk]
    assert Overgang.objects.van(anders).count() == len(oud)


def test_een_zorg_is_geen_incident(casus, nu):
    zorg = Zorg(
        organisatie=casus.organisatie, casus=casus, datum=nu.date(), gemeld_via="hulpverlener", vastgelegd_op=nu
    )
    zorg.full_clean()
    zorg.save()

    assert (casus.zorgen.count(), casus.incidenten.count()) == (1, 0)


def test_een_zorg_komt_van_een_bekende_kant(casus, nu):
    zorg = Zorg(organisatie=casus.organisatie, casus=casus, datum=nu.date(), gemeld_via="eerder", vastgelegd_op=nu)
    with pytest.raises(ValidationError) as fout:
        zorg.full_clean()
    assert set(fout.value.message_dict) == {"gemeld_via"}
