# SPDX-License-Identifier: EUPL-1.2
"""What lies there when somebody opens the demo: on the screens of its accounts, and the same for the same seed."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from documenten.bestand import keur
from documenten.inhoud import lees_inhoud
from documenten.models import Document
from intake.models import InkomendBericht
from meldingen.crisisrij import crisismeldingen, met_termijn
from meldingen.models import Advies, Adviescontact, Adviesvrager, Concept, Contact, Informeerplicht, Melding
from meldingen.terugkoppelbeeld import open_taken
from organisaties.demo import GeenDemodatabase
from organisaties.models import DemoMerk
from tests import testdatabase
from werkplek.demogegevens.vandaag import bestanden
from werkplek.demogegevens.vandaag.formulieren import FORMULIEREN
from werkplek.demogegevens.vandaag.stukken import STUKKEN
from werkplek.demogegevens.vandaag.verhalen import VOORVALLEN
from werkplek.demogegevens.vandaag.vullen import vul_regio, vul_vandaag


@pytest.fixture
def zaken(db, utrecht):
    """A small demo, made by its owner."""
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]):
        DemoMerk.objects.create(gemaakt_op=timezone.now())
        call_command("maak_demogegevens", meldingen=60, zaad=1, verbosity=0)
    yield
    with testdatabase.als_eigenaar(connection.settings_dict["NAME"]), connection.cursor() as cursor:
        cursor.execute("DELETE FROM organisaties_demomerk")


@pytest.mark.django_db(transaction=True)
def test_elk_scherm_leeft(client, frontoffice, beoordelaar, onderzoeker, manager, frontoffice_utrecht, utrecht, zaken):
    nu = timezone.now()
    with transaction.atomic():
        vul_regio(utrecht, nu=nu, zaad=1)
        eerst = verteld(frontoffice_utrecht)
        transaction.set_rollback(True)

    vul_vandaag(nu=nu, zaad=1)

    assert verteld(frontoffice_utrecht) == eerst
    for medewerker in (frontoffice, frontoffice_utrecht):
        _berichten(medewerker, nu)
        _adviezen(medewerker)
        _te_vertellen(medewerker, nu)
        assert Concept.objects.zichtbaar_voor(medewerker).count() == 1
        _schermen(client, medewerker)
    _crisis(beoordelaar, nu)
    _documenten(client, frontoffice, manager)


def verteld(medewerker):
    """What was made up, without the numbers that were given out."""
    berichten = InkomendBericht.objects.zichtbaar_voor(medewerker).order_by("pk")
    meldingen = Melding.objects.zichtbaar_voor(medewerker).filter(herkomst="stap").order_by("pk", "betrokkenen")
    documenten = Document.objects.zichtbaar_voor(medewerker).order_by("pk")
    return [
        *berichten.values_list("status", "gelezen", "leesfout_plek", "ontvangen_op", "afleveringen"),
        *meldingen.values_list("toelichting", "ontvangen_op", "status", "gemeente", "betrokkenen__persoon__voornamen"),
        *documenten.values_list("titel", "ontvangen_op", "grootte", "casus__geopend_op"),
        *Advies.objects.zichtbaar_voor(medewerker).order_by("pk").values_list("vraag", "ontvangen_op", "opgepakt_op"),
    ]


def _berichten(medewerker, nu):
    rijen = InkomendBericht.objects.zichtbaar_voor(medewerker)
    per_status = Counter(rijen.values_list("status", flat=True))
    assert sum(per_status.values()) == len(VOORVALLEN) + len(FORMULIEREN)
    assert per_status == {"te_verwerken": 20, "onleesbaar": 4, "melding": 2, "toegevoegd": 2, "afgehandeld": 3}
    fouten = rijen.filter(status="onleesbaar").values_list("leesfout", flat=True)
    assert sorted(fouten) == ["geen_json", "hergebruikt", "schema", "schema"]
    # None goes wrong that was not meant to, and none was made up later than now.
    assert rijen.exclude(leesfout="").count() == 5
    assert not rijen.filter(ontvangen_op__gt=nu).exists()
    assert rijen.open().filter(crisis=True).count() == 2
    assert Counter(rijen.values_list("afzender__soort", flat=True))["formulier"] == len(FORMULIEREN)
    op_volgorde = list(rijen.order_by("nummer").values_list("ontvangen_op", flat=True))
    assert op_volgorde == sorted(op_volgorde)
    bekend = Melding.objects.get(berichten__in=rijen.filter(status="melding"), casusfase_bij_ontvangst__isnull=False)
    assert bekend.casus.meldingen.count() > 1


def _adviezen(medewerker):
    rijen = Advies.objects.zichtbaar_voor(medewerker)
    wachtend = rijen.filter(afgerond_op__isnull=True)
    assert Counter(opgepakt is not None for opgepakt in wachtend.values_list("opgepakt_op", flat=True)) == {
        False: 4, True: 2,
    }  # fmt: skip
    met_vervolg = Adviescontact.objects.filter(advies__in=rijen).values_list("advies__adviesvrager", flat=True)
    vrager = Adviesvrager.objects.zichtbaar_voor(medewerker).get()
    assert list(met_vervolg.order_by("pk")) == [vrager.pk, vrager.pk, None]


def _te_vertellen(medewerker, nu):
    vandaag = timezone.localdate(nu)
    taken = open_taken(medewerker)
    assert taken.filter(uiterste_datum__lt=vandaag).count() == 3
    assert taken.filter(uiterste_datum__gte=vandaag).count() == 3
    plichten = Informeerplicht.objects.zichtbaar_voor(medewerker)
    assert plichten.open().filter(uiterste_datum__lt=vandaag).exists()
    assert plichten.filter(uitstellen__isnull=False).count() == 1
    assert plichten.filter(gedaan_op__isnull=False).exists()


def _schermen(client, medewerker):
    client.force_login(medewerker)
    taken = open_taken(medewerker)
    contact = Contact.objects.zichtbaar_voor(medewerker).filter(status="open").latest("pk")
    verwacht = {
        "/berichten": InkomendBericht.objects.zichtbaar_voor(medewerker).open().values_list("nummer", flat=True),
        "/crisis": crisismeldingen(medewerker).values_list("nummer", flat=True),
        "/adviezen": Advies.objects.zichtbaar_voor(medewerker)
        .filter(afgerond_op=None)
        .values_list("nummer", flat=True),
        "/terugkoppelingen": taken.values_list("melding__nummer", flat=True),
        "/concepten": [contact.nummer],
    }
    for pad, nummers in verwacht.items():
        soort = nummers[0][0]
        assert set(re.findall(rf"{soort}-20\d\d-\d{{6}}", client.get(pad).content.decode())) == set(nummers), pad
    verder = client.get(f"/contacten/{contact.nummer}/melding").content.decode()
    assert "Een van de kinderen zag het en vertelde" in verder


def _crisis(medewerker, nu):
    nieuw = met_termijn(crisismeldingen(medewerker).filter(herkomst="stap")).order_by("uiterste")
    assert [(rij.uiterste - nu) // timedelta(hours=1) for rij in nieuw] == [1, 3, 14, 21]


def _documenten(client, frontoffice, manager):
    alle, zonder_bron = (Document.objects.zichtbaar_voor(wie) for wie in (frontoffice, manager))
    (geheim,) = set(alle) - set(zonder_bron)
    assert geheim.uit_afgeschermde_bron
    assert alle.count() == len(STUKKEN) + 1
    assert alle.exclude(pk=geheim.pk).values("casus").distinct().count() == 12
    assert set(alle.values_list("casus__fase", flat=True)) >= {"vb", "dienst", "overdracht", "monitoring", "afgesloten"}
    # What a reader opens is what was kept.
    assert {lees_inhoud(document)[:4] for document in alle if document.inhoudstype == "application/pdf"} == {b"%PDF"}
    client.force_login(frontoffice)
    document = alle.exclude(pk=geheim.pk).earliest("pk")
    assert document.titel in client.get(f"/casussen/{document.casus.nummer}/documenten").content.decode()


def test_alleen_in_een_demo(frontoffice, nu):
    with pytest.raises(GeenDemodatabase):
        vul_vandaag(nu=nu, zaad=1)
    assert not InkomendBericht.objects.exists()


@pytest.mark.parametrize("stuk", STUKKEN, ids=lambda stuk: stuk.naam)
def test_bestanden_zijn_wat_hun_naam_zegt_en_steeds_gelijk(stuk, nu):
    bestand = bestanden.maak(stuk.naam, stuk.titel, stuk.tekst, nu)

    assert stuk.naam.endswith(keur(bestand).extensies)
    assert bestanden.maak(stuk.naam, stuk.titel, stuk.tekst, nu) == bestand
