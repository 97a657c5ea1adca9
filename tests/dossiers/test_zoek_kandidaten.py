# SPDX-License-Identifier: EUPL-1.2
"""The command that answers who a person of a file can be, one line of JSON for each line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditRegel
from meldingen.models import Betrokkene, Casus
from tests.meldingen.fabriek import gemeld
from tests.personen.fabriek import ANDER_BSN, BSN, adres, persoon

pytestmark = pytest.mark.django_db(transaction=True)
SANNE = {"id": "v1", "voornamen": "Sanne", "geboortenaam": "Kanariepiet", "geboortedatum": "1990-05-14"}


@pytest.fixture
def vraag(tmp_path):
    """Runs the command on these lines; gives its exit code and what it said to each line."""

    def draai(*regels, **opties):
        pad = tmp_path / "vragen.jsonl"
        pad.write_bytes(b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in regels))
        uitvoer, code = StringIO(), 0
        try:
            call_command("zoek_kandidaten", str(pad), stdout=uitvoer, **opties)
        except SystemExit as einde:
            code = einde.code
        return code, [json.loads(regel) for regel in uitvoer.getvalue().splitlines()]

    return draai


def test_een_bekende_komt_terug_met_kenmerk_redenen_en_oordeel(flevoland, vraag):
    bekende = persoon(flevoland, extern_id="p-77", bsn=BSN)
    adres(bekende)
    woont = {"postcode": "1315AB", "huisnummer": 12}

    code, (antwoord,) = vraag(SANNE | {"bsn": BSN, "geslacht": "vrouw", "adressen": [woont]})

    assert code == 0
    assert antwoord["vraag"] == "v1"
    assert antwoord["oordeel"] == "bekend"
    (kandidaat,) = antwoord["kandidaten"]
    assert list(kandidaat) == ["extern_id", "nummer", "score", "redenen", "oordeel"]
    assert (kandidaat["extern_id"], kandidaat["nummer"], kandidaat["oordeel"]) == ("p-77", bekende.nummer, "bekend")
    assert {"BSN gelijk", "geboortedatum gelijk", "zelfde adres"} <= set(kandidaat["redenen"])
    assert 0 <= kandidaat["score"] <= 100


def test_wie_niemand_kent_is_onbekend(flevoland, vraag):
    persoon(flevoland)
    onbekende = {"voornamen": "Joris", "geboortenaam": "Zwijgbloem", "geboortedatum": "1971-12-03"}
    assert vraag(onbekende) == (0, [{"vraag": 1, "kandidaten": [], "oordeel": "onbekend"}])


def test_hoogstens_vijf_en_zonder_id_het_regelnummer(flevoland, vraag):
    for _ in range(7):
        persoon(flevoland)
    zonder_id = {veld: waarde for veld, waarde in SANNE.items() if veld != "id"}
    code, (leeg, antwoord) = vraag({"id": "x", "geboortenaam": "Iemand", "geboortedatum": "1960"}, zonder_id)
    assert (code, leeg["kandidaten"]) == (0, [])
    # Seven rows that differ in nothing are one human who was put on file too often, and he is known.
    assert (antwoord["vraag"], len(antwoord["kandidaten"]), antwoord["oordeel"]) == (2, 5, "bekend")


@pytest.mark.parametrize(
    ("velden", "veld", "code"),
    [
        ({"geboortenaam": "Kanariepiet"}, "", "ontbreekt"),
        (SANNE | {"geboortedatum": "1990-02-31"}, "geboortedatum", "datum_ongeldig"),
        (SANNE | {"geboortedatum": "14-05-1990"}, "geboortedatum", "verkeerde_vorm"),
        (SANNE | {"bsn": "123456789"}, "bsn", "bsn_ongeldig"),
        (SANNE | {"geslacht": "dame"}, "geslacht", "onbekende_code"),
        (SANNE | {"achternaam": "Kanariepiet"}, "", "onbekend_veld"),
        (SANNE | {"adressen": [{"postcode": "1315 AB"}]}, "adressen[0].postcode", "verkeerde_vorm"),
        (SANNE | {"geboortenaam": "Kanarie\npiet" * 40}, "geboortenaam", "te_lang"),
        (b'{"voornamen": "Kanariepiet', "", "geen_json"),
        (b'{"voornamen": "Kanariepiet", "voornamen": "Anna"}', "", "dubbele_sleutel"),
        (b'["Kanariepiet"]', "", "verkeerd_soort"),
    ],
)
def test_een_foute_regel_zegt_wat_er_fout_is_en_de_rest_gaat_door(flevoland, vraag, velden, veld, code):
    bekende = persoon(flevoland)

    afloop, (fout, goed) = vraag(velden, SANNE | {"id": "goed"})

    assert afloop == 1
    assert [(een["veld"], een["code"]) for een in fout["fouten"]] == [(veld, code)]
    assert "kandidaten" not in fout
    assert "Kanarie" not in json.dumps(fout["fouten"])
    assert [kandidaat["nummer"] for kandidaat in goed["kandidaten"]] == [bekende.nummer]


def test_van_een_andere_organisatie_komt_niemand(flevoland, utrecht, vraag):
    persoon(utrecht, bsn=BSN)
    persoon(flevoland, bsn=ANDER_BSN, voornamen="Anders", geboortenaam="Zwijgbloem")
    _, (antwoord,) = vraag(SANNE | {"bsn": BSN}, organisatie="flevoland")
    assert (antwoord["kandidaten"], antwoord["oordeel"]) == ([], "onbekend")


def test_zonder_organisatie_moet_er_een_zijn(flevoland, utrecht, vraag):
    persoon(flevoland)
    assert vraag(SANNE)[0] == 0
    persoon(utrecht)
    with pytest.raises(CommandError, match="--organisatie"):
        vraag(SANNE)
    with pytest.raises(CommandError, match="geen organisatie met de code nergens"):
        vraag(SANNE, organisatie="nergens")


def test_een_bestand_dat_er_niet_is(flevoland, tmp_path):
    with pytest.raises(CommandError, match="bestaat niet") as fout:
        call_command("zoek_kandidaten", str(tmp_path / "weg.jsonl"), organisatie="flevoland")
    assert fout.value.returncode == 2


def test_van_wie_afgeschermd_is_komt_alleen_bij_wie_men_moet_zijn(frontoffice, nu, flevoland, vraag):
    casus = gemeld(frontoffice, nu).casus
    sanne = Betrokkene.objects.get(casus=casus, persoon__geboortenaam="Kanariepiet").persoon
    gevraagd = {"id": "v", "voornamen": "Sanne", "geboortenaam": "Kanariepiet"}
    _, (open_,) = vraag(gevraagd, organisatie="flevoland")
    assert [kandidaat["nummer"] for kandidaat in open_["kandidaten"]] == [sanne.nummer]

    Casus.objects.filter(pk=casus.pk).update(afgeschermd=True)

    assert vraag(gevraagd, organisatie="flevoland")[1] == [
        {
            "vraag": "v",
            "kandidaten": [],
            "oordeel": "onbeslist",
            "afgeschermd": "Mogelijk bekend, neem contact op met de teamleider.",
        }
    ]


def test_elke_vraag_staat_in_de_audit_en_een_foute_regel_niet(flevoland, vraag):
    persoon(flevoland)
    vraag(SANNE, {"geboortenaam": "Fout"}, SANNE | {"voornamen": "Anna"}, organisatie="flevoland")
    regels = AuditRegel.objects.filter(actie="zoeken").order_by("pk")
    assert [(regel.grond, regel.deur, regel.medewerker_id, regel.organisatie_id) for regel in regels] == [
        ("toets", "commando", None, flevoland.pk)
    ] * 2
    assert [regel.gegevens["aantal"] for regel in regels] == [1, 1]


def test_een_antwoord_komt_voor_de_volgende_regel_gelezen_is(flevoland, vraag, monkeypatch):
    """What streams can be of any length: nothing is kept."""
    from dossiers import vragen

    persoon(flevoland)
    gezien = []
    echt = vragen.zoek_kandidaten
    monkeypatch.setattr(vragen, "zoek_kandidaten", lambda **met: gezien.append(met["vraag"]) or echt(**met))
    antwoorden = vragen.beantwoord(
        iter([_regel(1), _regel(2)]), organisatie=flevoland, codes=frozenset({"geslacht:onbekend"})
    )
    next(antwoorden)
    assert len(gezien) == 1


def _regel(nummer):
    from dossiers.inlezen.lezen import Regel

    return Regel(nummer, json.dumps(SANNE).encode(), te_lang=False, tot=0)
