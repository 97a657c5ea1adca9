# SPDX-License-Identifier: EUPL-1.2
"""The routing table: which rule wins, and what the shipped agreements say for each gemeente."""

from datetime import date

import pytest
from django.core.management import call_command
from psycopg2.extras import DateRange

from organisaties.models import VTOrganisatie
from overdracht.models import Interventieoverleg, Routeregel, Samenwerkingsafspraak
from overdracht.routeren import Routefeiten, adviseer, is_minderjarig, kies_regel

DAG = date(2026, 3, 11)


def regel(volgorde, **anders):
    return Routeregel(volgorde=volgorde, brontekst=str(volgorde), basis="bron", **{"actief": True} | anders)


def feiten(zwaarte="middelzwaar", minderjarigen=True, hulp=False, moment="nieuw"):
    return Routefeiten(f"zwaarte:{zwaarte}" if zwaarte else None, minderjarigen, hulp, moment)


ALLES = regel(1)
KIND = regel(2, minderjarigen=True)
KIND_ZWAAR = regel(3, minderjarigen=True, zwaarte_id="zwaarte:zwaar")
HULP = regel(4, hulp_betrokken=True)
GEEN_HULP = regel(5, hulp_betrokken=False)
NA_DIENST = regel(6, moment="na_dienst")


@pytest.mark.parametrize(
    ("regels", "gegeven", "verwacht"),
    [
        ([], feiten(), None),
        ([ALLES], feiten(), 1),
        ([ALLES, KIND], feiten(), 2),
        ([ALLES, KIND], feiten(minderjarigen=False), 1),
        ([ALLES, KIND], feiten(minderjarigen=None), 1),
        ([KIND], feiten(minderjarigen=None), None),
        ([ALLES, KIND, KIND_ZWAAR], feiten(zwaarte="zwaar"), 3),
        ([ALLES, KIND, KIND_ZWAAR], feiten(zwaarte="licht"), 2),
        ([KIND_ZWAAR], feiten(zwaarte=None), None),
        ([KIND, HULP], feiten(hulp=True), 2),
        ([HULP, KIND], feiten(hulp=True), 2),
        ([ALLES, HULP, GEEN_HULP], feiten(minderjarigen=None, hulp=None), 1),
        ([ALLES, HULP, GEEN_HULP], feiten(minderjarigen=None), 5),
        ([NA_DIENST], feiten(), None),
        ([ALLES, NA_DIENST], feiten(minderjarigen=False, moment="na_dienst"), 6),
        ([regel(1), regel(7, minderjarigen=True, actief=False)], feiten(), 1),
    ],
)
def test_de_meest_specifieke_actieve_regel_die_past_wint(regels, gegeven, verwacht):
    gekozen = kies_regel(regels, gegeven)
    assert (gekozen.volgorde if gekozen else None) == verwacht


@pytest.mark.parametrize(
    ("geboren", "minderjarig"),
    [(date(2008, 3, 12), True), (date(2008, 3, 11), False), (date(2008, 2, 29), False), (date(2026, 3, 11), True)],
)
def test_minderjarig_tot_de_achttiende_verjaardag(geboren, minderjarig):
    assert is_minderjarig(geboren, DAG) is minderjarig


# gemeente, zwaarte, minors, help, moment -> party ('hulp': the help involved), manner
AFSPRAKEN = [
    ("GM0034", "licht", True, False, "nieuw", "wijkteams-almere", None),
    ("GM0034", "zwaar", True, None, "nieuw", "wijkteams-almere", None),
    ("GM0034", "middelzwaar", None, True, "na_dienst", "wijkteams-almere", None),
    ("GM0995", "licht", True, False, "nieuw", "jgt-lelystad", None),
    ("GM0995", "licht", False, False, "nieuw", "shg-lelystad", None),
    ("GM0995", "licht", None, None, "nieuw", "shg-lelystad", None),
    ("GM0303", "zwaar", True, True, "nieuw", "interventieoverleg-dronten", None),
    ("GM0303", "licht", None, None, "na_dienst", "interventieoverleg-dronten", None),
    ("GM0171", "licht", True, True, "nieuw", "hulp", None),
    ("GM0171", "licht", True, False, "nieuw", "stophg-noordoostpolder", None),
    ("GM0171", "licht", True, None, "nieuw", "stophg-noordoostpolder", None),
    ("GM0184", "licht", True, True, "nieuw", "hulp", "schriftelijk"),
    ("GM0184", "licht", True, False, "nieuw", "stophg-urk", "schriftelijk"),
    ("GM0184", "licht", True, True, "na_dienst", "hulp", "beide"),
    ("GM0184", "licht", True, False, "na_dienst", "stophg-urk", "beide"),
    ("GM0184", "licht", True, None, "nieuw", "stophg-urk", "schriftelijk"),
    ("GM0050", "licht", False, None, "nieuw", "mdf-zeewolde", "warm"),
    ("GM0050", "licht", True, None, "nieuw", "meerinzicht-sociaal", "warm"),
    ("GM0050", "middelzwaar", False, True, "na_dienst", "meerinzicht-sociaal", "warm"),
    ("GM0344", "zwaar", None, None, "nieuw", "buurtteam-utrecht", None),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("gemeente", "zwaarte", "kind", "hulp", "moment", "partij", "wijze"), AFSPRAKEN)
def test_meegeleverde_afspraken(flevoland, gemeente, zwaarte, kind, hulp, moment, partij, wijze):
    regio = VTOrganisatie.objects.get(code="utrecht") if gemeente == "GM0344" else flevoland

    advies = adviseer(
        organisatie_id=regio.pk, gemeente_id=gemeente, feiten=feiten(zwaarte, kind, hulp, moment), dag=DAG
    )

    gekozen = "hulp" if advies.naar_betrokken_hulp else advies.bestemming.code
    assert (gekozen, advies.regel.wijze_id) == (partij, f"wijze:{wijze}" if wijze else None)
    assert len(advies.waarom) == 2


@pytest.mark.django_db
def test_afgeleide_regels_en_de_raad_gaan_nooit_vanzelf():
    actief = Routeregel.objects.filter(actief=True)
    assert not actief.filter(basis="afgeleid").exists()
    assert not actief.filter(bestemming__code="rvdk").exists()
    assert set(Samenwerkingsafspraak.objects.values_list("demowaarde", flat=True)) == {True}


@pytest.mark.django_db
def test_zonder_afspraak_of_regel_kiest_de_gebruiker_zelf(flevoland):
    buiten = adviseer(organisatie_id=flevoland.pk, gemeente_id="BUITEN", feiten=feiten(), dag=DAG)
    Routeregel.objects.filter(afspraak__gemeente="GM0034").update(actief=False)
    leeg = adviseer(organisatie_id=flevoland.pk, gemeente_id="GM0034", feiten=feiten(), dag=DAG)

    assert (buiten.afspraak, buiten.regel, buiten.bevestigen, buiten.aanvaarden) == (None, None, 2, 5)
    assert (leeg.afspraak.gemeente_id, leeg.regel, leeg.bestemming) == ("GM0034", None, None)


@pytest.mark.django_db
def test_de_afspraak_van_de_dag_geldt(flevoland):
    oud = Samenwerkingsafspraak.objects.get(gemeente="GM0034")
    oud.periode = DateRange(date(2015, 1, 1), date(2026, 1, 1))
    oud.save()
    Samenwerkingsafspraak.objects.create(
        organisatie=flevoland,
        gemeente_id="GM0034",
        versie=2,
        periode=DateRange(date(2026, 1, 1), None),
        document="Nieuw",
        bevestigtermijn_werkdagen=1,
        aanvaardtermijn_werkdagen=3,
    )

    def termijn(dag):
        return adviseer(organisatie_id=flevoland.pk, gemeente_id="GM0034", feiten=feiten(), dag=dag).aanvaarden

    assert [termijn(date(2025, 12, 31)), termijn(date(2026, 1, 1))] == [5, 3]


@pytest.mark.django_db
def test_laad_afspraken_twee_keer_verandert_niets_en_laat_wijzigingen_staan():
    aantallen = (Samenwerkingsafspraak.objects.count(), Routeregel.objects.count(), Interventieoverleg.objects.count())
    Samenwerkingsafspraak.objects.filter(gemeente="GM0034").update(aanvaardtermijn_werkdagen=9)

    call_command("laad_afspraken", verbosity=0)

    assert aantallen == (7, 34, 3)
    assert aantallen == (
        Samenwerkingsafspraak.objects.count(),
        Routeregel.objects.count(),
        Interventieoverleg.objects.count(),
    )
    assert Samenwerkingsafspraak.objects.get(gemeente="GM0034").aanvaardtermijn_werkdagen == 9
