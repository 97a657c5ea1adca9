# SPDX-License-Identifier: EUPL-1.2
"""The command on a real database, as its owner; and what each demo user finds there afterwards."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from meldingen.models import Casus, Consult, Contact, Dienst, Melding, Overgang, Signaal, Termijn, Toegang
from meldingen.stappen.registreren import registreren
from monitoring.models import Monitoringsmoment
from overdracht.models import Agendapunt, Overdracht
from personen.models import Persoon
from tests import testdatabase
from tests.meldingen.fabriek import melding_invoer

PEILDATUM = date(2026, 3, 11)


def _maak(**opties):
    naam = connection.settings_dict["NAME"]
    uitvoer = StringIO()
    with testdatabase.als_eigenaar(naam):
        call_command("maak_demogegevens", peildatum=PEILDATUM.isoformat(), zaad=1, stdout=uitvoer, **opties)
    return uitvoer.getvalue()


@pytest.mark.django_db(transaction=True)
def test_elke_demogebruiker_vindt_werk(
    frontoffice,
    beoordelaar,
    onderzoeker,
    gedragswetenschapper,
    lokaalteam,
    overleglid,
    privacy,
    frontoffice_utrecht,
    nu,
):
    assert _maak(meldingen=45).startswith("45 meldingen, ")
    _voor_veilig_thuis(frontoffice, beoordelaar, onderzoeker, gedragswetenschapper)
    _voor_de_ketenpartners(lokaalteam, overleglid)
    _afgeschermd(beoordelaar, frontoffice, privacy)
    assert Contact.objects.zichtbaar_voor(frontoffice_utrecht).filter(status="open", medewerker=frontoffice_utrecht)
    assert not Casus.objects.zichtbaar_voor(frontoffice_utrecht).filter(organisatie=frontoffice.vt_organisatie_id)
    assert set(Overgang.objects.values_list("herkomst", flat=True)) == {"demo"}
    # The sequences went along: the next number and id are free.
    nieuw = registreren(medewerker=frontoffice, invoer=melding_invoer(nu), nu=nu)
    assert nieuw.nummer == f"M-2026-{Melding.objects.count():06d}"
    with pytest.raises(CommandError, match="lege database"):
        _maak(meldingen=5)


def _voor_veilig_thuis(frontoffice, beoordelaar, onderzoeker, gedragswetenschapper):
    eigen = Casus.objects.zichtbaar_voor(beoordelaar).filter(organisatie=beoordelaar.vt_organisatie_id)
    assert set(eigen.values_list("fase", flat=True)) >= {"vb", "dienst", "overdracht", "overgedragen", "monitoring"}
    assert Contact.objects.zichtbaar_voor(frontoffice).filter(status="open", medewerker=frontoffice).exists()
    te_doen = Melding.objects.zichtbaar_voor(beoordelaar).te_beoordelen()
    assert te_doen.filter(status="ontvangen").exists()
    assert te_doen.filter(status="in_beoordeling", behandelaar=beoordelaar).exists()
    vb = Termijn.objects.open().filter(soort="vb")
    assert vb.filter(uiterste_datum__lt=PEILDATUM).exists()
    assert vb.filter(uiterste_datum__gte=PEILDATUM).exists()
    assert set(Dienst.objects.filter(uitvoerder=onderzoeker).values_list("status", flat=True)) >= {"loopt", "afgerond"}
    assert Dienst.objects.filter(status="gepland").exists()
    momenten = Monitoringsmoment.objects.zichtbaar_voor(onderzoeker)
    assert momenten.aan_de_beurt(PEILDATUM).exists()
    assert momenten.gepland().filter(gepland_op__gt=PEILDATUM).exists()
    consulten = Consult.objects.zichtbaar_voor(gedragswetenschapper)
    assert set(consulten.values_list("status", flat=True)) == {"open", "beantwoord"}
    assert set(Overdracht.objects.values_list("status", flat=True)) >= {
        "verzonden", "bevestigd", "aanvaard", "geweigerd", "ingetrokken", "verlopen", "teruggelegd",
    }  # fmt: skip
    terug = Signaal.objects.filter(voor=beoordelaar, afgehandeld_op__isnull=True)
    assert set(terug.values_list("soort", flat=True)) >= {"overdracht_terug", "overdracht_verlopen"}
    assert Casus.objects.filter(gesloten_op__isnull=False).exists()
    assert Overgang.objects.filter(stap="heropenen").exists()


def _voor_de_ketenpartners(lokaalteam, overleglid):
    inbox = Overdracht.objects.zichtbaar_voor(lokaalteam)
    assert set(inbox.values_list("status", flat=True)) >= {"verzonden", "bevestigd", "aanvaard", "teruggelegd"}
    agenda = Agendapunt.objects.zichtbaar_voor(overleglid).filter(vergadering__datum__gte=PEILDATUM)
    assert agenda.count() >= 2


def _afgeschermd(beoordelaar, frontoffice, privacy):
    afgeschermd = Casus.objects.filter(afgeschermd=True)
    assert set(afgeschermd) <= set(Casus.objects.zichtbaar_voor(beoordelaar))
    assert not set(afgeschermd) & set(Casus.objects.zichtbaar_voor(frontoffice))
    assert Toegang.objects.filter(soort="nood").count() == 1
    assert Signaal.objects.filter(soort="noodtoegang", organisatie=privacy.vt_organisatie_id).count() == 1


@pytest.mark.django_db(transaction=True)
def test_bij_onzin_blijft_de_database_leeg(flevoland):
    with pytest.raises(CommandError, match="1 of meer"):
        _maak(meldingen=0)
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]), pytest.raises(CommandError, match="2016-01-01"):
        call_command("maak_demogegevens", peildatum="2014-05-01", meldingen=5)
    assert not Persoon.objects.exists()
