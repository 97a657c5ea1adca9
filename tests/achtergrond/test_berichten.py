# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings as instellingen
from django.template import TemplateDoesNotExist

from achtergrond import berichten
from achtergrond.berichten import is_toch_verzonden, plan_bericht, verstuur, verstuur_opnieuw
from achtergrond.models import UitgaandBericht
from achtergrond.pogingen import LEASE, MAX_POGINGEN, uitstel
from achtergrond.signalen import achterstand, berichten_voor_een_mens
from achtergrond.tasks import verstuur_bericht
from achtergrond.vegen import veeg
from tests.achtergrond.gelijktijdig import tegelijk
from tests.achtergrond.postbus import Postbus

pytestmark = pytest.mark.django_db(transaction=True)
REGELS = sorted(pad.stem for pad in (Path(instellingen.BASE_DIR) / "templates" / "email").glob("*.txt"))


@pytest.fixture
def postbus(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with Postbus() as postbus:
        settings.EMAIL_PORT = postbus.poort
        yield postbus


@pytest.fixture(autouse=True)
def _stil(gerinkeld):
    return gerinkeld


def _plan(moment, onderwerp_id=5, **anders):
    standaard = {
        "organisatie_id": 3,
        "soort": "overdracht_klaar",
        "onderwerp_soort": "overdracht",
        "onderwerp_id": onderwerp_id,
        "aan": "team@lokaal.example",
        "regel": "overdracht_klaar",
        "pad": "/overdrachten/O-2026-000001",
        "due_op": moment,
    }
    return plan_bericht(**(standaard | anders))


def _rij(bericht_id):
    return UitgaandBericht.objects.values_list("status", "pogingen", "fout_code").get(pk=bericht_id)


def test_een_bericht_zegt_dat_er_iets_klaarstaat_en_waar(postbus, moment, settings):
    settings.BASIS_URL = "https://vt.example"
    bericht_id = _plan(moment)

    assert verstuur(bericht_id, nu=moment) is True

    (post,) = postbus.berichten
    assert post["Subject"] == "Er staat een overdracht voor u klaar"
    assert (post["To"], post["From"]) == ("team@lokaal.example", settings.DEFAULT_FROM_EMAIL)
    assert post["Message-ID"] == f"<{bericht_id}@veiligthuis.example>" == UitgaandBericht.objects.get().message_id
    assert "https://vt.example/overdrachten/O-2026-000001\n" in post.get_content().replace("\r\n", "\n")
    assert _rij(bericht_id) == ("verzonden", 1, "")
    assert UitgaandBericht.objects.get().verzonden_op is not None


def test_plannen_is_eenmalig_per_onderwerp(gerinkeld, moment):
    eerste, tweede, ander = _plan(moment), _plan(moment, aan="iemand@anders.example"), _plan(moment, 6)

    assert eerste == tweede != ander
    assert list(UitgaandBericht.objects.values_list("aan", flat=True)) == ["team@lokaal.example"] * 2
    assert gerinkeld == [(berichten.VERSTUUR_TAAK, {"bericht_id": str(b)}) for b in (eerste, ander)]


def test_tegelijk_plannen_geeft_een_bericht(moment):
    assert len(set(tegelijk(lambda: _plan(moment), aantal=4))) == 1


def test_tweemaal_versturen_is_eenmaal(postbus, moment):
    bericht_id = _plan(moment)
    verstuur_bericht(bericht_id=str(bericht_id))
    verstuur_bericht(bericht_id=str(bericht_id))

    assert len(postbus.berichten) == 1


def test_tegelijk_versturen_is_eenmaal(postbus, moment):
    bericht_id = _plan(moment)

    uitkomsten = tegelijk(lambda: verstuur(bericht_id, nu=moment), aantal=6)

    assert sorted(uitkomsten) == [False] * 5 + [True]
    assert len(postbus.berichten) == 1


def test_te_vroeg_of_onbekend_wordt_niet_verstuurd(postbus, moment):
    bericht_id = _plan(moment)

    assert verstuur(bericht_id, nu=moment - timedelta(seconds=1)) is False
    assert verstuur(UUID(int=1), nu=moment) is False
    assert postbus.berichten == []


@pytest.mark.parametrize(
    ("aan", "code"), [("", "geen_adres"), ("geen adres", "adres_ongeldig"), ("a@b\nc", "adres_ongeldig")]
)
def test_zonder_bruikbaar_adres_gaat_de_stap_door_en_krijgt_een_mens_het_te_zien(gerinkeld, moment, aan, code):
    bericht_id = _plan(moment, aan=aan)

    assert _rij(bericht_id) == ("mislukt", 0, code)
    assert [b.pk for b in berichten_voor_een_mens(3)] == [bericht_id]
    assert gerinkeld == []


def test_een_onbekend_sjabloon_is_een_fout_bij_het_plannen(moment):
    with pytest.raises(TemplateDoesNotExist):
        _plan(moment, regel="bestaat_niet")


def test_een_onbereikbare_mailserver_wordt_later_opnieuw_geprobeerd(settings, moment):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    settings.EMAIL_HOST = "127.0.0.1"
    bericht_id, nu = _plan(moment), moment

    verstuur(bericht_id, nu=nu)
    assert _rij(bericht_id) == ("wacht", 1, "ConnectionRefusedError")
    assert UitgaandBericht.objects.get().due_op == moment + uitstel(1)

    for _ in range(MAX_POGINGEN):
        nu += timedelta(hours=1)
        verstuur(bericht_id, nu=nu)
    assert _rij(bericht_id)[0] == "mislukt"


@pytest.mark.parametrize(
    ("opdracht", "antwoord", "status"),
    [
        ("RCPT", "450 later", "wacht"),
        ("RCPT", "550 onbekend", "mislukt"),
        ("MAIL", "421 druk", "wacht"),
        ("DATA", "451 later", "wacht"),
        ("DATA", "554 geweigerd", "mislukt"),
    ],
)
def test_een_nee_van_de_mailserver_is_zeker(postbus, moment, opdracht, antwoord, status):
    bericht_id = _plan(moment)
    postbus.antwoord[opdracht] = antwoord

    assert verstuur(bericht_id, nu=moment) is False
    assert _rij(bericht_id)[:2] == (status, 1)

    postbus.antwoord.clear()
    verstuur(bericht_id, nu=moment + LEASE)
    assert len(postbus.berichten) == (1 if status == "wacht" else 0)


def test_een_verbinding_die_wegvalt_na_het_bericht_maakt_het_onzeker(postbus, moment):
    bericht_id = _plan(moment)
    postbus.verbreek_na_data = True

    assert verstuur(bericht_id, nu=moment) is False
    assert _rij(bericht_id) == ("onzeker", 1, "SMTPServerDisconnected")
    assert len(postbus.berichten) == 1

    postbus.verbreek_na_data = False
    veeg(moment + LEASE)
    verstuur(bericht_id, nu=moment + LEASE)
    assert len(postbus.berichten) == 1
    assert [b.pk for b in berichten_voor_een_mens(3)] == [bericht_id]


def test_een_mens_verstuurt_opnieuw_met_hetzelfde_kenmerk(postbus, gerinkeld, moment):
    bericht_id = _plan(moment)
    postbus.verbreek_na_data = True
    verstuur(bericht_id, nu=moment)
    postbus.verbreek_na_data = False
    gerinkeld.clear()

    assert tegelijk(lambda: verstuur_opnieuw(bericht_id, nu=moment), aantal=2).count(True) == 1
    assert gerinkeld == [(berichten.VERSTUUR_TAAK, {"bericht_id": str(bericht_id)})]
    assert verstuur(bericht_id, nu=moment) is True
    assert len({post["Message-ID"] for post in postbus.berichten}) == 1
    assert len(postbus.berichten) == 2
    assert verstuur_opnieuw(bericht_id, nu=moment) is False


def test_een_mens_weet_dat_het_toch_is_aangekomen(postbus, moment):
    bericht_id = _plan(moment)
    UitgaandBericht.objects.update(status="onzeker")

    assert is_toch_verzonden(bericht_id, nu=moment) is True
    assert is_toch_verzonden(bericht_id, nu=moment) is False
    assert UitgaandBericht.objects.get().verzonden_op == moment
    assert verstuur(bericht_id, nu=moment) is False


def test_een_verlopen_verzending_wordt_onzeker_en_nooit_vanzelf_verstuurd(postbus, gerinkeld, moment):
    bericht_id = _plan(moment)
    UitgaandBericht.objects.update(status="bezig", lease_tot=moment + LEASE, pogingen=1)
    gerinkeld.clear()

    assert veeg(moment).onzeker == 0
    assert veeg(moment + LEASE).onzeker == 1
    assert _rij(bericht_id) == ("onzeker", 1, "werker_viel_uit")
    assert gerinkeld == []
    assert achterstand(moment + LEASE).berichten == 0


def test_wie_over_zijn_lease_heen_verstuurde_maakt_de_onzekerheid_weer_weg(postbus, moment, monkeypatch):
    bericht_id = _plan(moment)
    echt = berichten._verzend

    def traag(bericht, post, *, nu):
        veeg(moment + LEASE)
        assert _rij(bericht_id)[0] == "onzeker"
        return echt(bericht, post, nu=nu)

    monkeypatch.setattr(berichten, "_verzend", traag)
    assert verstuur(bericht_id, nu=moment) is True
    assert _rij(bericht_id) == ("verzonden", 1, "")


def test_vegen_belt_voor_berichten_die_wachten(gerinkeld, moment):
    bericht_id = _plan(moment)
    _plan(moment + timedelta(days=1), 6)
    gerinkeld.clear()

    assert veeg(moment).berichten == 1
    assert gerinkeld == [(berichten.VERSTUUR_TAAK, {"bericht_id": str(bericht_id)})]


@pytest.mark.parametrize("regel", REGELS)
def test_geen_sjabloon_kan_iets_anders_bevatten_dan_de_link(postbus, moment, regel):
    tekst = (Path(instellingen.BASE_DIR) / "templates" / "email" / f"{regel}.txt").read_text()
    assert re.findall(r"{{.*?}}|{%.*?%}", tekst) == ["{% autoescape off %}", "{{ url }}", "{% endautoescape %}"]

    assert verstuur(_plan(moment, regel=regel, pad="/een?a=1&b=2"), nu=moment) is True
    (post,) = postbus.berichten
    assert post["Subject"]
    assert "/een?a=1&b=2\n" in post.get_content().replace("\r\n", "\n")
