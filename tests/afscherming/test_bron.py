# SPDX-License-Identifier: EUPL-1.2
"""The source, searched for everywhere: that every field has its canary, where none may be, and that the search finds.

The search itself is that of `test_toegang` (pages and API, by persona) and `test_opslag` (tables, mail, work, audit,
logs); here are its completeness, the places on disk, and the proof that a leak would be found.
"""

import base64
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone

from achtergrond import wekken
from achtergrond.models import Werk
from audit.models import AuditRegel
from audit.vastleggen import leg_vast
from meldingen.models import Bron, Bronfragment, Casus, Melding
from meldingen.stappen.bronfragment_markeren import bronfragment_markeren
from meldingen.stappen.informant_vastleggen import informant_vastleggen
from organisaties.versleuteling import VersleuteldVeld
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from overdracht.models import Informatiepakket
from overdracht.stappen.overdragen import overdragen
from tests.wereld import WIJKTEAM
from veiligthuis.celery import app

from .ingangen import ingangen
from .lezers import BRONPAGINAS, Zoeker
from .test_opslag import verkeerd_bewaard
from .test_toegang import PERSONAS, Ronde, _aangemeld, _adres, _verzoek, regels
from .verwachting import EISEN

# The bell as it is outside tests; the world of this module silences it.
ECHTE_BEL = wekken._stuur
VELDEN = [
    (model, veld.name)
    for model in (Bron, Bronfragment)
    for veld in model._meta.concrete_fields
    if isinstance(veld, VersleuteldVeld)
]


# Where staff read that nobody knows who the melder was.
MET_MERK = {"werkplek:dossier", "meldingen:melding", "meldingen:meldingen", "api:melding-detail"}


def van_de_bron(stand):
    return [kanarie for kanarie in stand.kanaries if kanarie.soort == "bron"]


@pytest.mark.parametrize(("model", "veld"), VELDEN, ids=lambda deel: getattr(deel, "__name__", deel))
def test_elk_versleuteld_veld_van_een_bron_heeft_een_kanarie(stand, model, veld):
    """A field that is added to a source without a canary fails here, for a melder and for an informant.

    Whoever wrote a message that was put with a melding has the canaries of that message, of another kind.
    """
    zoek = Zoeker(van_de_bron(stand))
    gevonden = defaultdict(set)
    rijen = model.objects.exclude(soort=Bron.Soort.MEDEMELDER) if model is Bron else model.objects.all()
    for rij in rijen:
        soort = rij.soort if model is Bron else "fragment"
        gevonden[soort] |= {kanarie.merk for kanarie in zoek(getattr(rij, veld) or "")}

    assert set(gevonden) == ({"melder", "informant"} if model is Bron else {"fragment"})
    assert all(len(merken) > 20 for merken in gevonden.values())


def test_er_zijn_geen_andere_teksten_bij_een_bron():
    """What is not encrypted is a code, a day, a choice or an id: nothing that a person types."""
    open_velden = {
        veld.get_internal_type()
        for model in (Bron, Bronfragment)
        for veld in model._meta.concrete_fields
        if not isinstance(veld, VersleuteldVeld) and veld.name != "soort"
    }

    assert open_velden == {
        "BigAutoField", "BooleanField", "CodeFK", "DateField", "DateTimeField", "ForeignKey", "PositiveIntegerField",
    }  # fmt: skip


def test_elke_bronpagina_is_een_ingang_en_wordt_door_iedereen_bezocht(stand):
    """surfaces x personas x canaries: what the walk of `test_toegang` compares, for the source alone."""
    namen = {ingang.naam for ingang in ingangen() if ingang.naam in EISEN}
    rollen = {wie.split("-")[0] for wie in PERSONAS}

    assert namen == set(EISEN)
    assert namen > BRONPAGINAS
    assert rollen == {
        "frontoffice", "beoordelaar", "onderzoeker", "gedragswetenschapper", "manager", "beheer", "privacy",
        "lokaalteam", "overleglid",
    }  # fmt: skip
    aantal = len(van_de_bron(stand))
    assert aantal == len({kanarie.tekst for kanarie in van_de_bron(stand)}) > 300
    print(f"\n{len(namen)} ingangen x {len(PERSONAS)} personas x {aantal} kanaries van een bron")


def _een(model):
    return model.objects.order_by("pk").values_list("pk", flat=True).first()


def _sessie(tekst):
    sessie = SessionStore()
    sessie["laatst_gezien"] = tekst
    sessie.save()


def _bytes(tabel, kolom, waarde):
    """An encrypted column that somebody wrote to without encrypting."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {tabel} SET {kolom} = %s WHERE id = (SELECT min(id) FROM {tabel})", [waarde])


LEKKEN = {
    "meldingen_melding": lambda tekst: Melding.objects.filter(pk=_een(Melding)).update(hulp_bij=f"Via {tekst}."),
    "meldingen_casus": lambda tekst: Casus.objects.filter(pk=_een(Casus)).update(extern_id=tekst),
    "audit_regel": lambda tekst: leg_vast(
        actie="inzage", onderwerp="bron", nummer="", organisatie_id=None, medewerker_id=None, gegevens={"naam": tekst}
    ),
    "achtergrond_werk": lambda tekst: Werk.objects.create(
        soort="proef", sleutel=tekst, onderwerp_id=1, due_op=timezone.now()
    ),
    "django_session": _sessie,
    "meldingen_bronfragment": lambda tekst: _bytes("meldingen_bronfragment", "tekst", tekst.encode()),
    "meldingen_bron": lambda tekst: _bytes("meldingen_bron", "naam", tekst.encode("utf-16-le")),
}  # fmt: skip


@pytest.mark.parametrize("tabel", LEKKEN)
def test_een_bron_op_de_verkeerde_plek_wordt_gevonden(stand, tabel):
    """The negative control of the scan: one canary where it should not be, and the scan says where it is."""
    kanarie = next(k for k in van_de_bron(stand) if k.merk == "Alfa" and k.tekst.startswith("Bronnaam"))
    assert verkeerd_bewaard(stand, defaultdict(set)) == []

    LEKKEN[tabel](kanarie.tekst)

    assert verkeerd_bewaard(stand, defaultdict(set)) == [(tabel, "bron", kanarie.tekst)]


@pytest.mark.parametrize(
    ("wie", "veld", "ingang"),
    [
        ("manager", "toelichting", "meldingen:melding"),
        ("beoordelaar", "toelichting", "meldingen:melding"),
        ("beoordelaar", "toelichting", "api:melding-detail"),
    ],
)
def test_een_bron_op_de_verkeerde_pagina_wordt_gevonden(stand, wie, veld, ingang):
    """The negative control of the walk: also for somebody who may see the source, but not there."""
    kanarie = next(k for k in van_de_bron(stand) if k.merk == "Bravo" and k.tekst.startswith("Losfragment"))
    Melding.objects.filter(nummer=stand.rij("M", "Bravo").nummer).update(**{veld: f"Zij zei {kanarie.tekst}."})
    ronde = Ronde(stand, wie)
    (deze,) = [deel for deel in ingangen() if deel.naam == ingang]

    ronde.loop(deze, EISEN[ingang])

    assert (wie, "GET", ingang, "Bravo", f"LEK bron {kanarie.tekst}") in ronde.mis


def test_een_partij_leest_nergens_dat_de_melder_onbekend_is(stand):
    """On every page and in every answer of the API that a party gets, and in every package that was sent to one."""
    Melding.objects.update(melder_onbekend=True)
    merk = re.compile("melder[ _]onbekend", re.IGNORECASE)
    gezien, gelezen = defaultdict(set), defaultdict(int)
    for wie in ("beoordelaar", "lokaalteam", "lokaalteam-ander", "overleglid"):
        client = _aangemeld(stand, wie)
        for ingang in ingangen():
            eis = EISEN.get(ingang.naam)
            if eis is None or "G" not in eis.methoden or (wie == "beoordelaar" and ingang.naam not in MET_MERK):
                continue
            for _, url in _adres(stand, ingang, eis):
                antwoord = _verzoek(client, "GET", ingang, url)
                gelezen[wie] += antwoord.status_code == 200
                if merk.search(antwoord.content.decode()):
                    gezien[wie].add(ingang.naam)
    pakketten = [json.dumps(inhoud) for inhoud in Informatiepakket.objects.values_list("inhoud", flat=True)]

    assert gezien == {"beoordelaar": MET_MERK}
    assert all(gelezen[wie] > 3 for wie in ("lokaalteam", "lokaalteam-ander"))
    assert len(pakketten) > 5
    assert [pakket for pakket in pakketten if merk.search(pakket)] == []


@pytest.fixture
def broker(tmp_path, monkeypatch):
    """The doorbell in a folder, as it is without Redis."""
    mappen = {"data_folder_in": "berichten", "data_folder_out": "berichten", "control_folder": "beheer"}
    for map_ in mappen.values():
        (tmp_path / map_).mkdir(exist_ok=True)
    opties = {naam: str(tmp_path / map_) for naam, map_ in mappen.items()}
    monkeypatch.setitem(app.conf, "broker_transport_options", opties)
    monkeypatch.setattr(wekken, "_stuur", ECHTE_BEL)
    monkeypatch.setattr(wekken.bel, "stil_tot", 0.0)
    return tmp_path


def _berichten(map_):
    """Of each file what it says, and what the body in it says."""
    for pad in map_.rglob("*"):
        if pad.is_file():
            ruw = pad.read_bytes().decode("utf-8", "replace")
            yield ruw
            if pad.parent.name == "berichten":
                lichaam = json.loads(ruw)["body"]
                yield base64.b64decode(lichaam).decode()


def test_de_bel_draagt_alleen_nummers(stand, broker, django_capture_on_commit_callbacks):
    """A task argument on disk: after acts with the source and a handover, the messages name tasks and ids."""
    zoek = Zoeker(stand.kanaries)
    melding = Melding.objects.get(nummer=stand.rij("M", "Charlie").nummer)
    melder, wie = melding.bronnen.get(soort="melder"), stand.wie["beoordelaar"]
    gezin = stand.gezinnen["Charlie"]
    casus = Casus.objects.get(pk=melding.casus_id)
    deel = PartijInvoer(
        partij_code=WIJKTEAM, doel="Hulp.", verwacht="Begin.", wijze="wijze:warm", draagt_zicht=True,
        personen=tuple(casus.betrokkenen.values_list("persoon__nummer", flat=True)[:1]),
    )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True) as gebeld:
        informant_vastleggen(medewerker=wie, melding=melding, gegevens=gezin.informant(), nu=stand.nu)
        bronfragment_markeren(medewerker=wie, melding=melding, bron_id=melder.pk, tekst="van dichtbij", nu=stand.nu)
        overdragen(
            medewerker=wie, casus=casus, nu=stand.nu,
            invoer=OverdragenInvoer(conclusie="Onveilig.", contacten="Geen.", partijen=(deel,), afwijkreden="Zo."),
        )  # fmt: skip

    berichten = list(_berichten(broker))
    assert gebeld
    assert len(berichten) > 1
    assert {kanarie.soort for bericht in berichten for kanarie in zoek(bericht)} <= {"nummer"}


def test_de_werkrijen_en_audit_noemen_de_bron_niet(stand):
    """Beside the scan of all tables: the acts with a source are on record, without the source."""
    zoek = Zoeker(stand.kanaries)
    daden = AuditRegel.objects.filter(
        actie__in=["bron_bijwerken", "informant_vastleggen", "bronfragment_markeren"], uitkomst="gedaan"
    )
    per_daad = Counter(daden.values_list("actie", flat=True))

    assert set(per_daad) == {"bron_bijwerken", "informant_vastleggen", "bronfragment_markeren"}
    assert min(per_daad.values()) > 20
    assert {
        k.soort for gegevens in daden.values_list("gegevens", flat=True) for k in zoek(json.dumps(gegevens))
    } == set()


def test_op_schijf_staat_niets_van_een_bron(stand):
    """Static files, media and what the project ships: no file holds a canary; every file there is looked at."""
    zoek, gezien, mis = Zoeker(van_de_bron(stand)), 0, []
    for map_ in _mappen():
        for pad in map_.rglob("*"):
            if pad.is_file() and pad.stat().st_size < 5_000_000:
                gezien += 1
                mis += [(pad.name, kanarie.tekst) for kanarie in zoek(pad.read_bytes().decode("latin-1"))]

    assert regels(mis) == ""
    assert gezien > 20


def _mappen():
    eigen = [settings.BASE_DIR / "static", settings.BASE_DIR / "templates", settings.STATIC_ROOT]
    media = [settings.MEDIA_ROOT] if settings.MEDIA_ROOT else []
    return [Path(map_) for map_ in (*eigen, *media) if Path(map_).is_dir()]
