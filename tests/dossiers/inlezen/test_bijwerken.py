# SPDX-License-Identifier: EUPL-1.2
"""A corrected line: what is stored afterwards is what that line alone would have given, with the old numbers."""

from copy import deepcopy

import pytest
from django.db import transaction
from django.utils import timezone

from dossiers.inlezen.medewerkers import Medewerkers
from dossiers.keuren import lees_regel
from dossiers.models import Dossierregel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naspelen.boek import Boek
from dossiers.wereld import Uitgifte, Wereld
from meldingen.models import Advies, Casus, Consult, Melding, Overgang, Signaal, Termijn, Toegang
from meldingen.stappen.consult import consult_vragen
from meldingen.werkproces import Herkomst
from monitoring.models import Monitoringsmoment
from overdracht.models import Informatiepakket, Overdracht
from personen.models import Persoon
from personen.samenvoegen import voeg_samen
from tests.dossiers.inlezen.stand import LANG, STAF, alle_tabellen, casus, inhoud, van_rijen
from tests.dossiers.regels import ADVIES, CODES, als_bytes, anders
from tests.personen.fabriek import persoon

pytestmark = pytest.mark.django_db(transaction=True)
GENUMMERD = (Casus, Melding, Overdracht, Persoon, Consult, Monitoringsmoment)


def _verwacht(regel, flevoland):
    """What the line alone gives."""
    model = lees_regel(als_bytes(regel), codes=CODES)
    wereld = Wereld(flevoland, timezone.now(), Uitgifte(), {}, {})
    partijen = {code: partij.pk for code, partij in wereld.partijen.items()}
    plan = maak_daden(model, medewerkers=Medewerkers(flevoland), partijen=partijen)
    boek = Boek(wereld, herkomst=Herkomst.IMPORT)
    speel(plan, boek)
    return van_rijen(boek.rijen)


def _stand():
    stand = inhoud()
    vanaf = Casus.objects.get().historie_vanaf
    if vanaf:
        stand["meldingen_overgang"] = van_rijen(
            {Overgang: list(Overgang.objects.filter(vastgelegd_op__gte=vanaf).values())}
        )["meldingen_overgang"]
    # A version counts changes, and a package stays as it was sent.
    return {tabel: rijen for tabel, rijen in stand.items() if tabel != Informatiepakket._meta.db_table}


def _nummers():
    return {model: dict(model.objects.values_list("pk", "nummer")) for model in GENUMMERD}


def _later_gemeld(regel):
    nieuw = deepcopy(regel["meldingen"][0]) | {
        "id": "m-2",
        "ontvangen_op": "2021-03-01T09:00:00+00:00",
        "geregistreerd_op": "2021-03-01T09:30:00+00:00",
        "crisis": True,
        "diensten": [],
    }
    for weg in ("contact", "beoordeling", "geinformeerd"):
        del nieuw[weg]
    return regel | {"meldingen": [*regel["meldingen"], nieuw]}


def _minder(regel):
    kopie = deepcopy(regel)
    for weg in ("consulten", "toegangen", "maatregelen", "samenwerking", "kenmerken", "relaties"):
        del kopie[weg]
    kopie["monitoring"][0]["momenten"].pop()
    kopie["meldingen"][0]["beoordeling"]["risicofactoren"] = ["opvoeding"]
    del kopie["meldingen"][0]["beoordeling"]["personen"]
    return kopie


def _anderen(regel):
    """One person less, another one more."""
    kopie = deepcopy(regel)
    kopie["personen"][1] = {"id": "p-3", "voornamen": "Ties", "geboortenaam": "Kanariepiet", "geboortedatum": "2014"}
    kopie["relaties"] = [{"persoon": "p-3", "verwant": "p-1", "soort": "ouder"}]
    kopie["gezag"] = []
    kopie["meldingen"][0]["betrokkenen"][1]["persoon"] = "p-3"
    kopie["meldingen"][0]["beoordeling"]["personen"] = [{"persoon": "p-3", "acuut_onveilig": True}]
    kopie["overdrachten"][0]["ontvangers"][0]["personen"] = ["p-1", "p-3"]
    return kopie


def test_correcties_na_elkaar(bestand, importeer, flevoland):
    importeer(bestand(*STAF, LANG), processen=1)
    pakket = Informatiepakket.objects.values().get()
    for wijzig in (
        lambda regel: anders(regel, "meldingen.0.toelichting", "Gecorrigeerd."),
        lambda regel: anders(regel, "personen.0.adressen.0.straat", "Rechthof"),
        _later_gemeld,
        _minder,
        _anderen,
        lambda _: LANG,
    ):
        regel = wijzig(LANG)
        nummers = _nummers()
        afloop = importeer(bestand(*STAF, regel), processen=1)
        assert (afloop.code, afloop.bevindingen) == (0, [])
        assert "1 gewijzigd" in afloop.uitvoer
        verwacht = _verwacht(regel, flevoland)
        for tabel, rijen in _stand().items():
            assert rijen == verwacht.get(tabel, {}), tabel
        for model, oud in nummers.items():
            nieuw = dict(model.objects.values_list("pk", "nummer"))
            assert all(nieuw[pk] == nummer for pk, nummer in oud.items() if pk in nieuw)
        assert Dossierregel.objects.get().versie == Casus.objects.get().versie
        na = alle_tabellen()
        importeer(bestand(*STAF, regel), processen=1)
        assert alle_tabellen() == na
    assert Informatiepakket.objects.values().get() == pakket
    assert Melding.objects.get().nummer == nummers[Melding][Melding.objects.get().pk]


def test_wie_is_samengevoegd_verdwijnt_niet(bestand, importeer, flevoland, frontoffice, nu):
    importeer(bestand(*STAF, LANG), processen=1)
    weg = Persoon.objects.get(extern_id="p-2")
    with transaction.atomic():
        voeg_samen(een=weg, ander=persoon(flevoland), door_id=frontoffice.pk, reden="Zelfde.", nu=nu)

    afloop = importeer(bestand(*STAF, _anderen(LANG)), processen=1)

    # Who somebody is was decided here since: the correction waits for a human, and nobody is taken away.
    assert (afloop.codes(), Persoon.objects.filter(pk=weg.pk).exists()) == ({8: {"bewerkt_na_import"}}, True)


def test_correctie_van_een_advies(bestand, importeer, flevoland):
    importeer(bestand(ADVIES), processen=1)
    nummer = Advies.objects.get().nummer

    afloop = importeer(bestand(anders(ADVIES, "vraag", "Wat nu?") | {"aanleiding": []}), processen=1)

    assert afloop.code == 0
    assert (Advies.objects.get().nummer, Advies.objects.get().vraag) == (nummer, "Wat nu?")


def test_na_werk_van_een_medewerker_blijft_het_staan(bestand, importeer, flevoland, beoordelaar, nu):
    importeer(bestand(casus(1), casus(2)), processen=1)
    eerste = Casus.objects.get(extern_id="c-1")
    consult_vragen(medewerker=beoordelaar, casus=eerste, vraag="Is dit stelselmatig?", nu=timezone.now())
    persoon = Persoon.objects.get(extern_id="p-2")
    Persoon.objects.filter(pk=persoon.pk).update(versie=2, voornamen="Door collega")
    anders_gemeld = [anders(casus(nr), "meldingen.0.toelichting", "Gecorrigeerd.") for nr in (1, 2)]
    voor = alle_tabellen()

    afloop = importeer(bestand(*anders_gemeld), processen=1)

    assert afloop.codes() == {3: {"bewerkt_na_import"}, 4: {"bewerkt_na_import"}}
    assert {t: h for t, h in alle_tabellen().items() if t != "dossiers_afkeuring"} == {
        t: h for t, h in voor.items() if t != "dossiers_afkeuring"
    }


def test_wat_anderen_deden_zonder_de_casus_te_wijzigen_blijft(bestand, importeer, flevoland, beoordelaar):
    importeer(bestand(casus(1)), processen=1)
    eigen = Casus.objects.get()
    Toegang.objects.create(
        casus=eigen, medewerker=beoordelaar, soort="toegewezen", reden="Waarneming.", van=timezone.now()
    )
    open_termijn = Termijn.objects.filter(soort="vb").get()
    signaal = Signaal.objects.create(
        organisatie=flevoland,
        casus=eigen,
        soort=Signaal.Soort.TERMIJN_VERSTREKEN,
        sleutel=f"{open_termijn.pk}:{open_termijn.uiterste_datum}",
        sinds=timezone.now(),
    )

    importeer(bestand(anders(casus(1), "meldingen.0.toelichting", "Gecorrigeerd.")), processen=1)
    assert Toegang.objects.count() == 1
    assert Signaal.objects.get().afgehandeld_op is None

    # Received later, so that the term ends on another day: the old signal is about nothing any more.
    importeer(bestand(anders(casus(1), "meldingen.0.ontvangen_op", "2018-04-05T14:20:00+02:00")), processen=1)
    signaal.refresh_from_db()
    assert signaal.afgehandeld_op is not None


def test_een_overdracht_verdwijnt_niet(bestand, importeer, flevoland):
    importeer(bestand(*STAF, LANG), processen=1)
    later = ("overdrachten", "trajecten", "einden", "heropeningen", "monitoring")
    zonder = {veld: inhoud for veld, inhoud in LANG.items() if veld not in later}

    afloop = importeer(bestand(*STAF, zonder), processen=1)

    assert afloop.codes() == {8: {"overdracht_verdwenen"}}
    assert Overdracht.objects.count() == 1
