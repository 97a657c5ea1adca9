# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personen.models import Persoon, Samenvoeging
from personen.samenvoegen import herstel, samen_met, splits, voeg_samen
from tests.personen.fabriek import ANDER_BSN, BSN, NU, persoon

pytestmark = pytest.mark.django_db

AANTAL = 6


def _mensen(organisatie, aantal=AANTAL):
    return [persoon(organisatie, voornamen=f"Sanne{index}") for index in range(aantal)]


def _samen(een, ander, door, nu=NU):
    return voeg_samen(een=een, ander=ander, door_id=door.pk, reden="Zelfde paspoort", nu=nu)


def _splits(samenvoeging, door, nu=NU):
    splits(samenvoeging=samenvoeging, door_id=door.pk, reden="Toch niet", nu=nu)


def _hoofden(mensen):
    return list(Persoon.objects.filter(pk__in=[mens.pk for mens in mensen]).order_by("pk").values_list("hoofd", flat=1))


def test_de_laagste_rij_staat_voor_wie_samen_een_mens_zijn(flevoland, frontoffice):
    a, b, c = _mensen(flevoland, 3)
    _samen(c, b, frontoffice)
    assert _hoofden([a, b, c]) == [None, None, b.pk]
    rij = _samen(c, a, frontoffice)
    assert _hoofden([a, b, c]) == [None, a.pk, a.pk]
    assert (rij.een_id, rij.ander_id, rij.reden, rij.op, rij.door_id) == (
        a.pk, c.pk, "Zelfde paspoort", NU, frontoffice.pk,
    )  # fmt: skip


def test_splitsen_scheidt_precies_wat_het_besluit_samenbracht(flevoland, frontoffice):
    a, b, c, d = _mensen(flevoland, 4)
    _samen(a, b, frontoffice)
    brug = _samen(b, c, frontoffice)
    _samen(c, d, frontoffice)
    _splits(brug, frontoffice, nu=NU + timedelta(days=1))
    assert _hoofden([a, b, c, d]) == [None, a.pk, None, c.pk]
    brug.refresh_from_db()
    assert (brug.gesplitst_op, brug.gesplitst_door_id, brug.splitsreden) == (
        NU + timedelta(days=1), frontoffice.pk, "Toch niet",
    )  # fmt: skip


def test_samen_met_noemt_alle_rijen_van_wie_gevraagd_is(flevoland, frontoffice, django_assert_num_queries):
    a, b, c, alleen, ander = _mensen(flevoland, 5)
    _samen(b, c, frontoffice)
    _samen(a, c, frontoffice)
    with django_assert_num_queries(1):
        assert samen_met([c.pk, alleen.pk]) == {a.pk: a.pk, b.pk: a.pk, c.pk: a.pk, alleen.pk: alleen.pk}
    assert samen_met([ander.pk]) == {ander.pk: ander.pk}
    with django_assert_num_queries(0):
        assert samen_met([]) == {}
    assert samen_met([0]) == {}


def test_wie_al_een_mens_zijn_worden_niet_nog_eens_samengevoegd(flevoland, frontoffice):
    a, b, c = _mensen(flevoland, 3)
    _samen(a, b, frontoffice)
    _samen(b, c, frontoffice)
    for een, ander in ((a, b), (b, a), (a, c)):
        with pytest.raises(ValidationError, match="al samengevoegd"):
            _samen(een, ander, frontoffice)
    with pytest.raises(ValidationError, match="Kies een andere persoon"):
        _samen(a, a, frontoffice)
    assert Samenvoeging.objects.count() == 2


def test_twee_verschillende_bsns_worden_nooit_een_mens_ook_niet_langs_een_derde(flevoland, frontoffice):
    a, b = persoon(flevoland, bsn=BSN), persoon(flevoland, bsn=ANDER_BSN)
    tussen = persoon(flevoland)
    with pytest.raises(ValidationError, match="ander BSN"):
        _samen(a, b, frontoffice)
    _samen(a, tussen, frontoffice)
    with pytest.raises(ValidationError, match="ander BSN"):
        _samen(tussen, b, frontoffice)
    assert Samenvoeging.objects.count() == 1


def test_twee_organisaties_delen_geen_mens(flevoland, utrecht, frontoffice):
    with pytest.raises(ValidationError, match="dezelfde organisatie"):
        _samen(persoon(flevoland), persoon(utrecht), frontoffice)


def test_een_splitsing_gaat_een_keer(flevoland, frontoffice):
    a, b = _mensen(flevoland, 2)
    rij = _samen(a, b, frontoffice)
    _splits(rij, frontoffice)
    with pytest.raises(ValidationError, match="al ongedaan gemaakt"):
        _splits(rij, frontoffice)
    # Undone is not forbidden: a new decision is a new row.
    assert _samen(b, a, frontoffice).pk != rij.pk


def test_herstel_maakt_het_hoofd_wat_besloten_is(flevoland, utrecht, frontoffice):
    a, b, c, d, e = _mensen(flevoland, 5)
    elders = persoon(utrecht)
    _samen(b, a, frontoffice)
    _samen(c, b, frontoffice)
    _splits(_samen(e, d, frontoffice), frontoffice)
    mensen = [a, b, c, d, e]
    goed = _hoofden(mensen)
    assert herstel(flevoland.pk) == set()
    Persoon.objects.filter(pk=c.pk).update(hoofd=None)  # an import did this
    Persoon.objects.filter(pk=e.pk).update(hoofd=d.pk)
    versies = dict(Persoon.objects.values_list("pk", "versie"))

    assert herstel(utrecht.pk) == set()
    assert herstel(flevoland.pk) == {c.pk, e.pk}

    assert _hoofden(mensen) == goed == [None, a.pk, a.pk, None, None]
    # Who has the page of one of these two open, sees it anew.
    assert dict(Persoon.objects.values_list("pk", "versie")) == versies | {
        c.pk: versies[c.pk] + 1, e.pk: versies[e.pk] + 1,
    }  # fmt: skip
    assert elders.pk in versies


def test_wie_een_van_de_groep_voor_zich_heeft_ziet_een_oud_scherm(flevoland, frontoffice):
    a, b, c, los = _mensen(flevoland, 4)
    _samen(a, b, frontoffice)
    brug = _samen(c, b, frontoffice)
    assert _versies([a, b, c, los]) == [3, 3, 2, 1]
    _splits(brug, frontoffice)
    assert _versies([a, b, c, los]) == [4, 4, 3, 1]


def _versies(mensen):
    return list(Persoon.objects.filter(pk__in=[rij.pk for rij in mensen]).order_by("pk").values_list("versie", flat=1))


def _zonder_versie(wie):
    return [rij | {"versie": None} for rij in Persoon.objects.filter(pk__in=wie).order_by("pk").values()]


def _trage_groepen(aantal, banden):
    """The reference: colour the rows until nothing changes any more."""
    groep = list(range(aantal))
    for _ in range(aantal):
        for een, ander in banden:
            groep[een] = groep[ander] = min(groep[een], groep[ander])
    return groep


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(daden=st.lists(st.tuples(st.booleans(), st.integers(0, 99), st.integers(0, 99)), max_size=25))
def test_willekeurig_samenvoegen_en_splitsen_geeft_steeds_de_groepen_van_wat_staat(flevoland, frontoffice, daden):
    mensen = _mensen(flevoland)
    wie = [mens.pk for mens in mensen]
    begin = _zonder_versie(wie)
    staat = {}
    for splitsen, x, y in daden:
        if splitsen:
            if staat:
                paar = sorted(staat)[x % len(staat)]
                _splits(staat.pop(paar), frontoffice)
        else:
            een, ander = sorted((x % AANTAL, y % AANTAL))
            groepen = _trage_groepen(AANTAL, staat)
            if groepen[een] == groepen[ander]:
                with pytest.raises(ValidationError):
                    _samen(mensen[x % AANTAL], mensen[y % AANTAL], frontoffice)
            else:
                staat[een, ander] = _samen(mensen[x % AANTAL], mensen[y % AANTAL], frontoffice)
        verwacht = {wie[index]: wie[hoofd] for index, hoofd in enumerate(_trage_groepen(AANTAL, staat))}
        assert samen_met(wie) == verwacht
        assert _hoofden(mensen) == [None if hoofd == rij else hoofd for rij, hoofd in verwacht.items()]
    for rij in staat.values():
        _splits(rij, frontoffice)
    assert _zonder_versie(wie) == begin
