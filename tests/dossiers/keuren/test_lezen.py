# SPDX-License-Identifier: EUPL-1.2
"""Whatever the bytes: a model, or faults that name the place and never the value."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.formaat import Advies, Casus, Kop, Medewerker
from dossiers.keuren import Afgekeurd, Fout, Foutcode, lees_regel
from tests.dossiers.regels import ADVIES, CASUS, CODES, KOP, MEDEWERKER, als_bytes, anders

GEHEIM = "Zwaluwstaartje"


def fouten(ruw: bytes) -> dict[str, str]:
    """Field -> code."""
    with pytest.raises(Afgekeurd) as gevangen:
        lees_regel(ruw, codes=CODES)
    return {fout.veld: fout.code for fout in gevangen.value.fouten}


@pytest.mark.parametrize(("regel", "soort"), [(KOP, Kop), (MEDEWERKER, Medewerker), (CASUS, Casus), (ADVIES, Advies)])
def test_elke_soort_regel(regel, soort):
    assert type(lees_regel(als_bytes(regel), codes=CODES)) is soort


def test_codes_krijgen_hun_lijst():
    casus = lees_regel(als_bytes(CASUS), codes=CODES)
    assert casus.meldingen[0].kanaal == "kanaal:telefoon"
    assert casus.personen[0].geslacht == "geslacht:onbekend"


@pytest.mark.parametrize(
    ("ruw", "code"),
    [
        (b"", "geen_json"),
        (b"  \r", "geen_json"),
        (b"{", "geen_json"),
        (b"{} {}", "geen_json"),
        (b"[" * 10_000, "geen_json"),
        (b'{"a":' * 10_000, "geen_json"),
        (als_bytes(MEDEWERKER)[:-1] + b',"x":' + b"[" * 10_000, "geen_json"),
        (als_bytes(MEDEWERKER)[:-1] + b',"x":' + b"9" * 5_000 + b"}", "geen_json"),
        (b'{"soort":"medewerker","id":"a","naam":"\\ud800"}', "geen_json"),
        ('{"soort":"medewerker","id":"a","naam":"Zoë"}'.encode("latin-1"), "geen_utf8"),
        (json.dumps(MEDEWERKER).encode("utf-16"), "geen_utf8"),
        (json.dumps(MEDEWERKER).encode("utf-16-le"), "geen_utf8"),
        (b"\xef\xbb\xbf" + als_bytes(MEDEWERKER), "geen_utf8"),
        (b"\x00" + als_bytes(MEDEWERKER), "geen_utf8"),
        (b"[]", "verkeerd_soort"),
        (b'"kop"', "verkeerd_soort"),
        (b"null", "verkeerd_soort"),
        (b"NaN", "verkeerd_soort"),
        (b'{"soort":"medewerker","id":"a","id":"b","naam":"c"}', "dubbele_sleutel"),
        (b'{"soort":"medewerker","id":"a","naam":"c","naam":"c"}', "dubbele_sleutel"),
        # The first of two is what would get lost, whatever it is.
        (b'{"soort":"medewerker","id":' + b"9" * 4_000 + b',"id":"b","naam":"c"}', "dubbele_sleutel"),
        (b'{"soort":"medewerker","id":' + b"[" * 150 + b"]" * 150 + b',"id":"b","naam":"c"}', "dubbele_sleutel"),
    ],
)
def test_wat_geen_regel_is(ruw, code):
    assert fouten(ruw) == {"": code}


def test_dubbele_sleutel_binnenin():
    ruw = als_bytes(CASUS).replace(b'"crisis": false', b'"crisis": false, "crisis": true')
    assert fouten(ruw) == {"": "dubbele_sleutel"}


@pytest.mark.parametrize(
    ("pad", "waarde", "veld", "code"),
    [
        ("soort", "dossier", "soort", "onbekende_waarde"),
        ("soort", 7, "soort", "onbekende_waarde"),
        ("gemeente", "Almere", "gemeente", "verkeerde_vorm"),
        ("gemeente", None, "gemeente", "verkeerd_soort"),
        ("personen", [], "personen", "te_kort"),
        ("personen", {}, "personen", "verkeerd_soort"),
        ("personen.0", GEHEIM, "personen[0]", "verkeerd_soort"),
        ("personen.0.id", "", "personen[0].id", "te_kort"),
        ("personen.0.id", "x" * 101, "personen[0].id", "te_lang"),
        ("personen.0.id", "a\tb", "personen[0].id", "verboden_teken"),
        ("personen.0.voornamen", "San\x00ne", "personen[0].voornamen", "verboden_teken"),
        ("personen.0.voornamen", 12, "personen[0].voornamen", "verkeerd_soort"),
        ("personen.0.voornamen", float("nan"), "personen[0].voornamen", "verkeerd_soort"),
        ("personen.0.voornamen", 10**400, "personen[0].voornamen", "verkeerd_soort"),
        ("personen.0.geboortedatum", "31-05-1987", "personen[0].geboortedatum", "verkeerde_vorm"),
        ("personen.0.bsn", "1234.56.782", "personen[0].bsn", "verkeerde_vorm"),
        ("personen.0.adressen", [{"postcode": "1315 AB"}], "personen[0].adressen[0].postcode", "verkeerde_vorm"),
        ("personen.0.adressen", [{"huisnummer": 0}], "personen[0].adressen[0].huisnummer", "te_laag"),
        ("personen.0.adressen", [{"huisnummer": 10**6}], "personen[0].adressen[0].huisnummer", "te_hoog"),
        ("personen.0.adressen", [{"huisnummer": 10**40}], "personen[0].adressen[0].huisnummer", "te_hoog"),
        ("personen.0.adressen", [{"huisnummer": "12"}], "personen[0].adressen[0].huisnummer", "verkeerd_soort"),
        ("personen.0.adressen", [{"huisnummer": 1.5}], "personen[0].adressen[0].huisnummer", "verkeerd_soort"),
        ("personen.0.adressen", [{"huisnummer": 1e999}], "personen[0].adressen[0].huisnummer", "verkeerd_soort"),
        ("personen.0.overleden_op", "2018-02-30", "personen[0].overleden_op", "datum_ongeldig"),
        ("personen.0.overleden_op", "20180305", "personen[0].overleden_op", "datum_ongeldig"),
        ("personen.0.overleden_op", "1520208000", "personen[0].overleden_op", "datum_ongeldig"),
        ("personen.0.overleden_op", 1520208000, "personen[0].overleden_op", "verkeerd_soort"),
        ("personen.0.overleden_op", "mrt-2018", "personen[0].overleden_op", "datum_ongeldig"),
        ("personen.0.overleden_op", "2999-01-01", "personen[0].overleden_op", "datum_in_toekomst"),
        ("meldingen.0.ontvangen_op", "9999-12-31T23:59:59-14:00", "meldingen[0].ontvangen_op", "datum_in_toekomst"),
        ("personen.0.overleden_op", "1811-01-01", "personen[0].overleden_op", "datum_te_vroeg"),
        ("meldingen.0.kanaal", "postduif", "meldingen[0].kanaal", "onbekende_code"),
        ("meldingen.0.kanaal", 1, "meldingen[0].kanaal", "verkeerd_soort"),
        ("meldingen.0.aard", ["lichamelijk", GEHEIM], "meldingen[0].aard[1]", "onbekende_code"),
        ("meldingen.0.crisis", "nee", "meldingen[0].crisis", "verkeerd_soort"),
        ("meldingen.0.crisis", 1, "meldingen[0].crisis", "verkeerd_soort"),
        ("meldingen.0.toelichting", "x" * 20_001, "meldingen[0].toelichting", "te_lang"),
        ("meldingen.0.ontvangen_op", "2018-03-05T14:20:00", "meldingen[0].ontvangen_op", "datum_zonder_tijdzone"),
        ("meldingen.0.ontvangen_op", "2018-03-05", "meldingen[0].ontvangen_op", "datum_zonder_tijdzone"),
        ("meldingen.0.ontvangen_op", "1520208000", "meldingen[0].ontvangen_op", "datum_ongeldig"),
        ("meldingen.0.ontvangen_op", "1899-12-31T00:00:00Z", "meldingen[0].ontvangen_op", "datum_te_vroeg"),
        ("monitoring", [{"id": "r", "aanleiding": GEHEIM}], "monitoring[0].aanleiding", "onbekende_waarde"),
        # A key may be a name: only the part that it stands in is told.
        (GEHEIM, 1, "", "onbekend_veld"),
        (f"personen.0.{GEHEIM}", 1, "personen[0]", "onbekend_veld"),
        ("meldingen.0.bron", {GEHEIM: 1}, "meldingen[0].bron", "onbekend_veld"),
    ],
)
def test_een_fout_noemt_plek_en_code(pad, waarde, veld, code):
    assert fouten(als_bytes(anders(CASUS, pad, waarde))) == {veld: code}


def test_een_verplicht_veld_dat_ontbreekt():
    assert fouten(b"{}") == {"soort": "ontbreekt"}
    assert fouten(b'{"soort":"medewerker"}') == {"id": "ontbreekt", "naam": "ontbreekt"}
    assert fouten(als_bytes(anders(CASUS, "meldingen.0.betrokkenen.0", {"rol": "kind"}))) == {
        "meldingen[0].betrokkenen[0].persoon": "ontbreekt"
    }


def test_alle_fouten_tegelijk_en_nooit_een_waarde():
    regel = anders(CASUS, "gemeente", GEHEIM)
    regel = anders(regel, "personen.0", {"id": GEHEIM * 20, GEHEIM: GEHEIM, "bsn": GEHEIM, "overleden_op": GEHEIM})
    regel = anders(regel, "meldingen.0.kanaal", GEHEIM)
    with pytest.raises(Afgekeurd) as gevangen:
        lees_regel(als_bytes(regel), codes=CODES)
    assert len(gevangen.value.fouten) == 6
    assert GEHEIM not in repr(gevangen.value) + str(gevangen.value) + repr(gevangen.value.fouten)
    # Nor by way of what Python remembers of an exception.
    assert gevangen.value.__cause__ is None
    assert gevangen.value.__suppress_context__


def test_gelijke_fouten_tellen_een_keer_en_de_rest_heeft_een_grens():
    assert fouten(als_bytes(MEDEWERKER | {f"x{nummer}": 1 for nummer in range(500)})) == {"": "onbekend_veld"}
    regel = anders(CASUS, "personen", [{} for _ in range(500)])
    with pytest.raises(Afgekeurd) as gevangen:
        lees_regel(als_bytes(regel), codes=CODES)
    assert len(gevangen.value.fouten) == 101
    assert gevangen.value.fouten[-1].code == Foutcode.MEER_FOUTEN


def test_een_afkeuring_gaat_heel_naar_een_ander_proces():
    afgekeurd = Afgekeurd((Fout("gemeente", Foutcode.ONTBREEKT, "Vul dit veld in."),))
    assert pickle.loads(pickle.dumps(afgekeurd)).fouten == afgekeurd.fouten  # noqa: S301


@given(st.binary())
def test_alle_bytes(ruw):
    leest_of_keurt_af(ruw)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["casus", "kop", "2018-03-05"]),
    lambda delen: st.lists(delen) | st.dictionaries(st.sampled_from([*CASUS, *ADVIES, *KOP]) | st.text(), delen),
)


@given(_JSON, st.sampled_from(["ascii", "utf-8", "latin-1"]))
def test_alle_json(waarde, codering):
    leest_of_keurt_af(
        json.dumps(waarde, ensure_ascii=codering == "ascii").encode(
            codering, errors="surrogatepass" if codering == "utf-8" else "replace"
        )
    )


@given(st.data())
def test_een_beschadigde_regel(data):
    """A right line with a piece cut out and other bytes put in its place."""
    ruw = als_bytes(data.draw(st.sampled_from([KOP, MEDEWERKER, CASUS, ADVIES])))
    begin = data.draw(st.integers(0, len(ruw)))
    einde = data.draw(st.integers(begin, min(len(ruw), begin + 30)))
    leest_of_keurt_af(ruw[:begin] + data.draw(st.binary(max_size=20)) + ruw[einde:])


@given(st.sampled_from([MEDEWERKER, ADVIES]), st.data())
def test_een_veld_met_iets_anders(regel, data):
    leest_of_keurt_af(
        als_bytes(regel | {data.draw(st.sampled_from(sorted(regel))): data.draw(_JSON.filter(_codeerbaar))})
    )


def _codeerbaar(waarde) -> bool:
    try:
        als_bytes(waarde)
    except UnicodeEncodeError:
        return False
    return True


def leest_of_keurt_af(ruw: bytes) -> None:
    gevonden: tuple[Fout, ...] = ()
    try:
        regel = lees_regel(ruw, codes=CODES)
        assert isinstance(regel, Kop | Medewerker | Casus | Advies)
    except Afgekeurd as afgekeurd:
        gevonden = afgekeurd.fouten
        gelukt = False
    else:
        gelukt = True
    assert gelukt is not bool(gevonden)
    for fout in gevonden:
        assert fout.code in set(Foutcode) - {Foutcode.ONGELDIG}
        assert fout.reden.endswith(".")
