# SPDX-License-Identifier: EUPL-1.2
"""Messages that could not be read, read once more after something was mended."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from audit.models import AuditRegel
from intake import formaten
from intake.lezen import gelezen_van, lees_wachtende
from intake.models import InkomendBericht
from intake.ontvangen import ontvang
from tests.achtergrond.gelijktijdig import tegelijk
from tests.intake.afzenders import als_bytes, bericht, machine

pytestmark = pytest.mark.django_db
NIETS = "Gelezen: 0\nNog niet te lezen: 0\n"


@pytest.fixture
def afzender(flevoland):
    afzender = machine().afzender
    afzender.formaat = "politie-9"
    afzender.save()
    return afzender


@pytest.fixture
def kapot(afzender, nu):
    """Two messages in a format that nobody knows yet, one that is no JSON, and one that re-used an id."""
    rijen = [
        ontvang(afzender=afzender, ruw=ruw, nu=nu, bericht_id=kenmerk, lees=False).bericht
        for kenmerk, ruw in (
            ("goed", als_bytes(bericht(gezin_id="G", crisis=True))),
            ("ook", als_bytes(bericht(gezin_id="G"))),
            ("half", b"{"),
            ("goed", als_bytes(bericht(toelichting="Iets anders."))),
        )
    ]
    lees_wachtende(nu=nu)
    assert {rij.leesfout for rij in InkomendBericht.objects.all()} == {"formaat", "hergebruikt"}
    return rijen


def herstel(monkeypatch, naam="politie-9"):
    monkeypatch.setitem(formaten.ADAPTERS, naam, formaten.ADAPTERS["vt-bericht-1"])


def draai(capsys, *opties):
    call_command("lees_berichten_opnieuw", *opties)
    return capsys.readouterr().out


def stand():
    return list(InkomendBericht.objects.order_by("pk").values_list("status", "leesfout", "versie"))


def test_na_herstel_is_te_lezen_wat_te_lezen_is(kapot, monkeypatch, capsys):
    assert draai(capsys) == "Gelezen: 0\nNog niet te lezen: 3\n"
    vroeger = stand()
    assert vroeger == [("onleesbaar", "formaat", 2)] * 3 + [("onleesbaar", "hergebruikt", 1)]
    herstel(monkeypatch)

    proef = draai(capsys, "--proef")
    assert proef == "Nu te lezen: 2\nNog niet te lezen: 1\nDit was een proef: er is niets veranderd.\n"
    assert stand() == vroeger

    assert draai(capsys) == "Gelezen: 2\nNog niet te lezen: 1\n"

    goed, ook, half, _ = InkomendBericht.objects.order_by("pk")
    assert stand() == [
        ("te_verwerken", "", 3),
        ("te_verwerken", "", 3),
        ("onleesbaar", "geen_json", 3),
        ("onleesbaar", "hergebruikt", 1),
    ]
    assert (goed.leesfout_plek, goed.crisis, gelezen_van(goed).gezin_id) == ("", True, "G")
    assert goed.gezin_id == ook.gezin_id is not None
    # A second run finds nothing that changed.
    assert draai(capsys) == "Gelezen: 0\nNog niet te lezen: 1\n"
    assert InkomendBericht.objects.get(pk=half.pk).versie == 3
    regels = AuditRegel.objects.filter(actie="lees_opnieuw").order_by("pk")
    assert [(regel.nummer, regel.gegevens["status"], regel.deur) for regel in regels] == [
        (goed.nummer, "te_verwerken", "commando"),
        (ook.nummer, "te_verwerken", "commando"),
        (half.nummer, "onleesbaar", "commando"),
    ]


def test_alleen_van_wie_is_genoemd(kapot, monkeypatch, capsys, utrecht):
    machine(organisatie="utrecht", code="gi", naam="GI")
    herstel(monkeypatch)

    assert draai(capsys, "--afzender", "gi") == NIETS
    assert draai(capsys, "--organisatie", "utrecht") == NIETS
    with pytest.raises(CommandError, match="Deze afzender bestaat niet"):
        draai(capsys, "--organisatie", "utrecht", "--afzender", "politie")
    assert draai(capsys, "--organisatie", "flevoland", "--afzender", "politie") == "Gelezen: 2\nNog niet te lezen: 1\n"


def test_wat_een_mens_afhandelde_blijft_afgehandeld(kapot, monkeypatch, capsys, nu):
    InkomendBericht.objects.filter(pk=kapot[0].pk).update(
        status="afgehandeld", afloop="berichtafloop:geen_hgkm", verwerkt_op=nu
    )
    herstel(monkeypatch)

    assert draai(capsys) == "Gelezen: 1\nNog niet te lezen: 1\n"
    assert InkomendBericht.objects.get(pk=kapot[0].pk).status == "afgehandeld"


def test_een_stuk_bericht_houdt_de_andere_niet_op(kapot, monkeypatch, capsys):
    herstel(monkeypatch)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE intake_inkomendbericht SET ruw = 'VT1 kapot' WHERE id = %s", [kapot[0].pk])

    assert draai(capsys) == "Gelezen: 1\nNog niet te lezen: 2\n"


@pytest.mark.django_db(transaction=True)
def test_waar_iemand_mee_bezig_is_komt_later(kapot, monkeypatch, capsys):
    herstel(monkeypatch)
    with transaction.atomic():
        InkomendBericht.objects.select_for_update().get(pk=kapot[1].pk)
        (_,) = tegelijk(lambda: call_command("lees_berichten_opnieuw"), aantal=1)

    assert capsys.readouterr().out == (
        "Gelezen: 1\nNog niet te lezen: 1\n"
        "Overgeslagen, een ander is ermee bezig: 1. Draai de opdracht straks nog eens.\n"
    )
    assert draai(capsys) == "Gelezen: 1\nNog niet te lezen: 1\n"
