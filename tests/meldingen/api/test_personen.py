# SPDX-License-Identifier: EUPL-1.2
"""Who is who through the API: the same as on the pages, in words for machines."""

import pytest

from audit.models import AuditRegel
from meldingen.models import Betrokkene
from personen.schrijven import AdresGegevens
from tests.meldingen.personen import iemand, melding_over
from tests.personen.fabriek import BSN

pytestmark = pytest.mark.django_db
HUIS = AdresGegevens(straat="Vinkenlaan", huisnummer=12, postcode="1315AB", plaats="Almere")


@pytest.fixture
def bekend(frontoffice, nu):
    return melding_over(frontoffice, nu, iemand(bsn=BSN, adres=HUIS)).betrokkenen.get()


@pytest.fixture
def nieuw(frontoffice, nu, bekend):
    return melding_over(frontoffice, nu, iemand("Sanna")).betrokkenen.get()


def _post(client, pad, **velden):
    return client.post(f"/api/v1{pad}", velden, content_type="application/json")


def test_een_persoon_lezen(client, frontoffice, bekend):
    client.force_login(frontoffice)
    beeld = client.get(f"/api/v1/personen/{bekend.persoon.nummer}").json()

    (rij,) = beeld["rijen"]
    assert (rij["naam"], rij["bsn_bekend"], rij["geboortedatum"]) == ("Sanne Kanariepiet", True, "1990-05-14")
    assert BSN not in str(beeld)
    (adres,) = beeld["adressen"]
    assert adres | {"id": None} == (
        {
            "id": None,
            "van": None, "tot": None, "geheim": False, "straat": "Vinkenlaan", "huisnummer": 12, "toevoeging": "",
            "postcode": "1315AB", "plaats": "Almere",
        }
    )  # fmt: skip
    assert [(b["melding"], b["rol"], b["fase"]) for b in beeld["betrokken"]] == [
        (bekend.melding.nummer, "betrokkenerol:slachtoffer", "vb")
    ]
    assert {"personen_samenvoegen"} <= set(beeld["toegestane_stappen"])
    assert "personen_splitsen" not in beeld["toegestane_stappen"]
    assert AuditRegel.objects.filter(uitkomst="ingezien", onderwerp="persoon", deur="api").count() == 1


def test_koppelen_en_losmaken(client, frontoffice, bekend, nieuw):
    client.force_login(frontoffice)
    pad, wie = f"/meldingen/{nieuw.melding.nummer}", nieuw.persoon.nummer

    antwoord = _post(client, f"{pad}/betrokkene-koppelen", betrokkene=wie, persoon_nummer=bekend.persoon.nummer)
    assert (antwoord.status_code, antwoord.json()["herkenning"]) == (200, "gekoppeld")
    dubbel = _post(client, f"{pad}/betrokkene-koppelen", betrokkene=wie, persoon_nummer=bekend.persoon.nummer)
    assert (dubbel.status_code, dubbel.json()["code"]) == (409, "verkeerde_toestand")
    vreemd = _post(client, f"{pad}/betrokkene-ontkoppelen", betrokkene=bekend.persoon.nummer, reden="Nee.")
    assert [fout["veld"] for fout in vreemd.json()["fouten"]] == ["betrokkene"]
    los = _post(client, f"{pad}/betrokkene-ontkoppelen", betrokkene=wie, reden="Nee.")
    assert (los.status_code, los.json()["herkenning"]) == (200, "geen_match")


def test_samenvoegen_en_splitsen(client, frontoffice, bekend, nieuw):
    client.force_login(frontoffice)
    een, ander = bekend.persoon.nummer, nieuw.persoon.nummer

    beeld = _post(client, f"/personen/{een}/samenvoegen", andere_nummer=ander, reden="Zelfde.", versie=1).json()
    assert [rij["nummer"] for rij in beeld["rijen"]] == [een, ander]
    assert "personen_splitsen" in beeld["toegestane_stappen"]
    (besluit,) = beeld["samenvoegingen"]
    assert (besluit["een"], besluit["ander"], besluit["door"], besluit["gesplitst_op"]) == (
        een, ander, frontoffice.naam, None,
    )  # fmt: skip
    beeld = _post(client, f"/personen/{ander}/splitsen", andere_nummer=een, reden="Toch niet.").json()
    assert [rij["nummer"] for rij in beeld["rijen"]] == [ander]
    assert beeld["samenvoegingen"][0]["splitsreden"] == "Toch niet."
    nog = _post(client, f"/personen/{ander}/splitsen", andere_nummer=een, reden="Toch niet.")
    assert (nog.status_code, nog.json()["code"]) == (409, "verkeerde_toestand")
    assert Betrokkene.objects.filter(herkenning="niet_gezocht").count() == 2
