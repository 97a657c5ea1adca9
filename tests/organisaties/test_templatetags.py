# SPDX-License-Identifier: EUPL-1.2
"""The template tags: what they say, that they escape, and that fields and their texts are connected."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string

from organisaties.templatetags import vt_grafiek, vt_opmaak

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
VRIJDAG = date(2026, 11, 20)
ZATERDAG = date(2026, 11, 21)
ZONDAG = date(2026, 11, 22)


class Contactformulier(forms.Form):
    notities = forms.CharField(label="Notities", widget=forms.Textarea, max_length=4000, required=False)
    datum = forms.DateField(label="Ontvangen op", widget=forms.TextInput)
    urgentie = forms.ChoiceField(
        label="Urgentie", choices=[("c", "Crisis"), ("n", "Gewoon")], widget=forms.RadioSelect, help_text="Kies er een."
    )
    aard = forms.MultipleChoiceField(
        label="Aard", choices=[("a", "Lichamelijk"), ("b", "Psychisch")], widget=forms.CheckboxSelectMultiple
    )
    geheim = forms.BooleanField(label="Blijft geheim", required=False)
    kenmerk = forms.CharField(widget=forms.HiddenInput, required=False)


def schrijf(bron: str, **gegevens) -> str:
    tekst = Template("{% load vt %}" + bron).render(Context(gegevens))
    return re.sub(r"\s+", " ", tekst).strip()


def zonder_opmaak(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (date(2026, 3, 1), "01-03-2026"),
        (datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "02-03-2026"),
        (None, "-"),
    ],
)
def test_dag_is_de_nederlandse_dag(waarde, verwacht):
    assert vt_opmaak.dag(waarde) == verwacht


@pytest.mark.parametrize(
    ("precisie", "verwacht"), [("dag", "01-01-1986"), ("maand", "januari 1986"), ("jaar", "1986"), ("onbekend", "")]
)
def test_een_geboortedatum_zegt_niet_meer_dan_bekend_is(precisie, verwacht):
    datum = None if precisie == "onbekend" else date(1986, 1, 1)
    assert vt_opmaak.geboren(datum, precisie) == verwacht


def test_moment_is_nederlandse_tijd():
    assert vt_opmaak.moment(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "01-07-2026 14:05"
    assert vt_opmaak.moment(None) == "-"


def test_dag_voluit_noemt_weekdag_en_maand():
    assert vt_opmaak.dag_voluit(date(2026, 3, 3)) == "dinsdag 3 maart 2026"


@pytest.mark.parametrize(
    ("bron", "verwacht"),
    [
        ("{{ n|getal }}", "1.234.567"),
        ("{{ n|getal:1 }}", "1.234.567,0"),
        ("{{ leeg|getal }}", "-"),
    ],
)
def test_getal_heeft_punten_en_komma(bron, verwacht):
    assert schrijf(bron, n=1234567, leeg=None) == verwacht


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (NU - timedelta(seconds=20), "zojuist"),
        (NU - timedelta(minutes=1), "1 minuut geleden"),
        (NU - timedelta(minutes=45), "45 minuten geleden"),
        (NU - timedelta(hours=5), "5 uur geleden"),
        (NU - timedelta(hours=20), "gisteren"),
        (VRIJDAG, "vandaag"),
        (VRIJDAG - timedelta(days=2), "2 dagen geleden"),
        (VRIJDAG - timedelta(days=21), "3 weken geleden"),
        (VRIJDAG - timedelta(days=61), "20-09-2026"),
        (VRIJDAG + timedelta(days=1), "morgen"),
        (VRIJDAG + timedelta(days=3), "over 3 dagen"),
        (NU + timedelta(minutes=5), "straks"),
        (None, "-"),
    ],
)
def test_geleden_in_woorden(waarde, verwacht):
    assert schrijf("{{ w|geleden:nu }}", w=waarde, nu=NU) == verwacht


@pytest.mark.parametrize(
    ("werkdagen", "datum", "vandaag", "toon", "tekst"),
    [
        (3, None, None, "rustig", "nog 3 werkdagen"),
        (2, None, None, "nabij", "nog 2 werkdagen"),
        (1, None, None, "nabij", "nog 1 werkdag"),
        (0, None, None, "vandaag", "vandaag"),
        (-1, None, None, "te-laat", "1 werkdag te laat"),
        (-4, None, None, "te-laat", "4 werkdagen te laat"),
        (None, None, None, "rustig", "geen termijn"),
        (0, VRIJDAG, ZATERDAG, "te-laat", "1 dag te laat"),
        (0, ZONDAG, ZATERDAG, "nabij", "nog 1 dag"),
        (0, VRIJDAG, VRIJDAG, "vandaag", "vandaag"),
    ],
)
def test_termijn_in_woorden_en_toon(werkdagen, datum, vandaag, toon, tekst):
    uitkomst = vt_opmaak.termijn(werkdagen, datum=datum, vandaag=vandaag)
    assert (uitkomst.toon, uitkomst.tekst) == (toon, tekst)


def test_termijnbadge_heeft_woorden_en_datum():
    html = schrijf("{% termijnbadge d -2 %}", d=VRIJDAG)
    assert zonder_opmaak(html) == "2 werkdagen te laat 20-11-2026"
    assert 'datetime="2026-11-20"' in html
    assert 'aria-hidden="true"' in html


@pytest.mark.parametrize(("toestand", "tekst"), [("gehaald", "gehaald"), ("opgeschort", "opgeschort")])
def test_termijnbadge_zonder_tellen_als_de_termijn_niet_loopt(toestand, tekst):
    assert zonder_opmaak(schrijf("{% termijnbadge d -2 toestand=t kort=True %}", d=VRIJDAG, t=toestand)) == tekst


def test_ingelezen_staat_alleen_bij_wat_een_import_bracht():
    for herkomst, tekst in (("import", "Ingelezen"), ("stap", ""), ("demo", ""), ("", "")):
        assert zonder_opmaak(schrijf("{% ingelezen h %}", h=herkomst)) == tekst
        kop = schrijf('{% kop "Dossier" herkomst=h merken=m %}{% endkop %}', h=herkomst, m=["MDA++"])
        assert zonder_opmaak(kop) == f"Dossier {tekst} MDA++".replace("  ", " ")


def test_badges_en_knoppen_ontsnappen_invoer():
    kwaad = '"><script>alert(1)</script>'
    bron = (
        '{% statusbadge "fout" k %}{% knop k naam=k %}{% knoplink k k %}{% kenmerken paren %}'
        "{% kop k bovenkop=k kruimels=paren merken=paren.0 %}{% endkop %}{% sectie k %}{{ k }}{% endsectie %}"
        '{% mededeling "info" titel=k %}{{ k }}{% endmededeling %}{% tabel k %}{% endtabel %}'
    )
    assert "<script>" not in schrijf(bron, k=kwaad, paren=[(kwaad, kwaad)])


def test_onbekende_status_is_een_fout_van_de_bouwer():
    with pytest.raises(KeyError):
        schrijf('{% statusbadge "paars" "tekst" %}')


def test_knop_maakt_van_argumenten_attributen():
    html = schrijf(
        '{% knop "Bewaar" soort="primair" naam="actie" waarde="bewaar" hx_post="/x" data_vt_toets="alt+b" %}'
    )
    for deel in ('type="submit"', 'name="actie"', 'value="bewaar"', 'hx-post="/x"', 'data-vt-toets="alt+b"'):
        assert deel in html


def test_veld_verbindt_uitleg_en_fout_met_de_invoer():
    form = Contactformulier({"datum": "31-02-2026"})
    html = schrijf("{% veld form.datum %}", form=form)
    assert 'for="id_datum"' in html
    assert 'aria-describedby="id_datum-uitleg id_datum-fout"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_datum-uitleg"' in html
    assert 'id="id_datum-fout"' in html
    assert "utrecht-textbox--invalid" in html


def test_veld_met_keuzes_is_een_groep_met_legend():
    html = schrijf("{% veld form.urgentie %}", form=Contactformulier())
    assert html.startswith("<fieldset")
    assert 'aria-describedby="id_urgentie-uitleg"' in html
    assert re.search(r"<legend[^>]*>Urgentie</legend>", html)
    assert re.findall(r'<label[^>]*for="(id_urgentie_\d)"', html) == ["id_urgentie_0", "id_urgentie_1"]


def test_veld_onthoudt_aangevinkte_keuzes():
    html = schrijf("{% veld form.aard %}", form=Contactformulier({"aard": ["b"]}))
    assert re.findall(r'value="(\w)"[^>]*checked', html) == ["b"]


def test_veld_vinkje_heeft_zijn_label_na_de_invoer():
    html = schrijf("{% veld form.geheim %}", form=Contactformulier())
    assert html.index("<input") < html.index("<label")


def test_veld_tekstvak_heeft_een_teller():
    html = schrijf("{% veld form.notities rows=4 %}", form=Contactformulier())
    assert 'data-vt-teller="id_notities-teller"' in html
    assert 'rows="4"' in html
    assert "Maximaal 4.000 tekens" in html


@pytest.mark.parametrize(
    ("markering", "notities", "datum"),
    [("niet verplicht", "(niet verplicht)", ""), ("verplicht", "", "(verplicht)"), ("geen", "", "")],
)
def test_veld_markeert_zoals_het_formulier_zegt(markering, notities, datum):
    form = Contactformulier()
    form.markering = markering
    for naam, verwacht in (("notities", notities), ("datum", datum)):
        html = schrijf("{% veld veld %}", veld=form[naam])
        assert re.findall(r"\((?:niet )?verplicht\)", html) == ([verwacht] if verwacht else [])


def test_formulier_draagt_token_versie_csrf_en_verborgen_velden():
    html = schrijf(
        '{% formulier form token="t-1" versie=7 actie="/doe" hx_boost="true" %}x{% endformulier %}',
        form=Contactformulier(),
        csrf_token="c" * 32,
    )
    assert 'name="token" value="t-1"' in html
    assert 'name="versie" value="7"' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert 'name="kenmerk"' in html
    assert 'action="/doe"' in html
    assert 'hx-boost="true"' in html
    assert "data-vt-eenmalig" in html


def test_formulier_met_get_draagt_geen_csrf():
    html = schrijf('{% formulier None methode="get" %}x{% endformulier %}', csrf_token="c" * 32)
    assert "csrfmiddlewaretoken" not in html
    assert "data-vt-bewaak" not in html


def test_formulier_zet_een_veld_niet_dubbel():
    class MetVersie(forms.Form):
        versie = forms.IntegerField(widget=forms.HiddenInput)

    html = schrijf("{% formulier form versie=3 %}{% endformulier %}", form=MetVersie({"versie": "2"}))
    assert re.findall(r'name="versie" value="(\d)"', html) == ["2"]


def test_foutoverzicht_verwijst_naar_elk_veld():
    form = Contactformulier({})
    form.add_error(None, "Een collega was u voor.")
    html = schrijf("{% foutoverzicht form %}", form=form)
    assert 'role="alert"' in html
    assert "Een collega was u voor." in html
    assert re.findall(r'href="#([^"]+)"', html) == ["id_datum", "id_urgentie_0", "id_aard_0"]
    for doel in ("id_urgentie_0", "id_aard_0"):
        assert f'id="{doel}"' in schrijf("{% veld form.urgentie %}{% veld form.aard %}", form=form)


def test_foutoverzicht_zwijgt_zonder_fouten():
    assert schrijf("{% foutoverzicht form %}", form=Contactformulier()) == ""


def test_navigatie_uit_de_context():
    items = [
        {"url": "/", "tekst": "Mijn werk", "actief": True, "aantal": 3},
        {"url": "/m", "tekst": "Meldingen", "actief": False, "aantal": 0},
    ]
    html = schrijf("{% navigatie %}", navigatie=items)
    assert html.count('aria-current="page"') == 1
    assert zonder_opmaak(html) == "Menu Mijn werk 3 open Meldingen"
    assert schrijf("{% navigatie %}") == ""


def test_tijdlijn_groepeert_per_nederlandse_dag():
    gebeurtenissen = [
        {"moment": datetime(2026, 11, 19, 23, 30, tzinfo=UTC), "soort": "melding", "titel": "Na middernacht"},
        {"moment": datetime(2026, 11, 19, 22, 30, tzinfo=UTC), "soort": "gesprek", "titel": "Laat op de avond"},
        {"moment": datetime(2026, 11, 19, 8, 0, tzinfo=UTC), "soort": "advies", "titel": "Ochtend", "correctie": True},
    ]
    html = schrijf("{% tijdlijn g nu=nu %}", g=gebeurtenissen, nu=NU)
    assert re.findall(r'<time datetime="(\d{4}-\d\d-\d\d)"', html) == ["2026-11-20", "2026-11-19"]
    assert html.count("correctie</span>") == 1
    assert "00:30" in html


def test_staafgrafiek_heeft_dezelfde_cijfers_in_de_tabel():
    weken = [{"label": "wk 1", "waarden": [7, 11]}, {"label": "wk 2", "waarden": [0, 3]}]
    html = schrijf("{% staafgrafiek w reeksen titel='Instroom' %}", w=weken, reeksen=["Meldingen", "Adviezen"])
    assert zonder_opmaak(html[html.index("<tbody>") :]) == "wk 1 7 11 wk 2 0 3"
    assert re.findall(r'class="vt-grafiek__totaal"[^>]*>(\d+)<', html) == ["18", "3"]
    assert not re.search(r'\b(?:y|height|y1|y2)="\d+,\d', html)


@pytest.mark.parametrize(("hoogste", "laatste"), [(0, 1), (1, 1), (5, 5), (18, 20), (60, 60), (999, 1000)])
def test_staafgrafiek_as_eindigt_op_een_rond_getal_boven_de_hoogste(hoogste, laatste):
    lijnen = vt_grafiek.staven([{"label": "x", "waarden": [hoogste]}])["lijnen"]
    assert lijnen[-1]["waarde"] == laatste
    assert len(lijnen) <= 6


def test_staafgrafiek_zonder_rijen_tekent_een_lege_as():
    assert "<tbody></tbody>" in schrijf("{% staafgrafiek w r titel='Leeg' %}", w=[], r=["Meldingen"])


@pytest.mark.parametrize(("waarde", "breedte"), [(0, "0"), (1, "1"), (500, "50"), (1000, "100")])
def test_balk_is_evenredig_en_nooit_onzichtbaar(waarde, breedte):
    assert f'vt-balk__vulling" width="{breedte}"' in schrijf("{% balk w 1000 %}", w=waarde)


@pytest.mark.parametrize("naam", ["400.html", "403.html", "404.html", "429.html", "500.html"])
def test_foutpagina_heeft_geen_context_nodig(naam, settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    html = render_to_string(naam)
    assert html.count("<h1") == 1
    assert 'href="#inhoud"' in html


def test_geen_opmaak_of_script_in_de_sjablonen():
    verdacht = re.compile(r'\sstyle="|<style|\son[a-z]+="|javascript:', re.IGNORECASE)
    # Arguments of our own tags are no attributes: ondertitel="…" is no event handler.
    fout = [
        pad.name
        for pad in (settings.BASE_DIR / "templates").rglob("*.html")
        if "email" not in pad.parts and verdacht.search(re.sub(r"{%.*?%}", "", pad.read_text()))
    ]
    assert fout == []
