# SPDX-License-Identifier: EUPL-1.2
"""The house rules that a machine can watch. Each rule names the never of docs/architectuur.md that it guards."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from organisaties.stamgegevens import CODELIJSTEN
from organisaties.vaste_codes import is_vast

WORTEL = Path(__file__).parent.parent
APPS = (
    "veiligthuis",
    "werkplek",
    "dossiers",
    "rapportage",
    "monitoring",
    "overdracht",
    "intake",
    "documenten",
    "meldingen",
    "personen",
    "organisaties",
    "achtergrond",
    "audit",
)
# From high to low; audit and achtergrond do not know each other's tables.
RANG = {app: plek for plek, app in enumerate(APPS)}
ZAAKMODELLEN = {
    "Casus",
    "Melding",
    "Dienst",
    "Consult",
    "Termijn",
    "Bron",
    "Contact",
    "Advies",
    "Overdracht",
    "Agendapunt",
    "Monitoring",
    "Monitoringsmoment",
    "Veiligheidsbeoordeling",
    "Betrokkene",
    "Incident",
    "Maatregel",
    "Zorg",
    "Traject",
    "Samenwerking",
    "Signaal",
    "Toegang",
    "Concept",
    "Bronfragment",
    "Adviesvrager",
    "Adviescontact",
    "Informeerplicht",
    "Informeeruitstel",
    "EersteContact",
    "Terugkoppeling",
    "Document",
    "Documentinhoud",
    "Documentterugzetting",
    "InkomendBericht",
    "Formulierconcept",
}
# The doors to people: everything they read starts at `zichtbaar_voor`.
DEUREN = re.compile(
    r"^(meldingen|documenten|intake|overdracht|monitoring|werkplek|rapportage)/(views|api|forms)(/|\.py)|^werkplek/\w+\.py$"
)
# Doors write nothing themselves; steps, their primitives and system acts beside them do.
SCHRIJFT_NIET = re.compile(
    r"/(views|api|forms|templatetags|management)(/|\.py)|/tasks\.py$|^werkplek/\w+\.py$|^rapportage/"
)
STATUSVELDEN = {"status_sinds", "fase", "fase_sinds", "zicht_houder", "zicht_partij", "zicht_sinds"}


@cache
def bronnen():
    """Path from the root → syntax tree, for every module of ours that is no migration."""
    bestanden = [pad for app in APPS for pad in (WORTEL / app).rglob("*.py") if "migrations" not in pad.parts]
    return {str(pad.relative_to(WORTEL)): ast.parse(pad.read_text(encoding="utf-8")) for pad in bestanden}


def regels(pad):
    return (WORTEL / pad).read_text(encoding="utf-8").splitlines()


def aanroepen(boom):
    return (knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute))


def is_objects_van(knoop, namen):
    """`<Naam>.objects.<iets>(...)` for one of these model names: the name, else None."""
    drager = knoop.func.value
    if isinstance(drager, ast.Attribute) and drager.attr in {"objects", "_default_manager"}:
        naam = drager.value.id if isinstance(drager.value, ast.Name) else ""
        return naam if naam in namen else None
    return None


def test_elk_bestand_begint_met_de_licentie():
    zonder = [pad for pad in bronnen() if regels(pad)[:1] and "SPDX-License-Identifier: EUPL-1.2" not in regels(pad)[0]]

    assert zonder == []


def test_modules_blijven_kort():
    lang = {pad: len(regels(pad)) for pad in bronnen() if len(regels(pad)) > 400}
    tests = {
        str(pad.relative_to(WORTEL)): aantal
        for pad in (WORTEL / "tests").rglob("*.py")
        if (aantal := len(pad.read_text(encoding="utf-8").splitlines())) > 600
    }

    assert lang | tests == {}


def test_functies_blijven_kort():
    """Sixty lines, the docstring of a contract not counted."""
    lang = []
    for pad, boom in bronnen().items():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.FunctionDef):
                eerste = knoop.body[1] if ast.get_docstring(knoop) and len(knoop.body) > 1 else knoop.body[0]
                if (knoop.end_lineno or 0) - eerste.lineno > 60:
                    lang.append(f"{pad}:{knoop.name}")

    assert lang == []


def test_geen_verzamelmodules():
    verboden = {"common", "utils", "helpers", "services", "managers"}

    assert [pad for pad in bronnen() if verboden & set(Path(pad).with_suffix("").parts)] == []


def test_migraties_hebben_een_eigen_naam():
    automatisch = [
        str(pad.relative_to(WORTEL))
        for app in APPS
        for pad in (WORTEL / app).glob("migrations/0*.py")
        if re.match(r"\d{4}_(auto|initial|alter|rename|remove)_?", pad.name)
    ]

    assert automatisch == []


def test_geen_signals_en_geen_save_override():
    gevonden = []
    for pad, boom in bronnen().items():
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").startswith("django.db.models.signals"):
                gevonden.append(f"{pad}: signals")
            if isinstance(knoop, ast.ClassDef) and "/models" in f"/{pad}":
                namen = {deel.name for deel in knoop.body if isinstance(deel, ast.FunctionDef)}
                gevonden += [f"{pad}: {knoop.name}.{naam}" for naam in namen & {"save", "delete"}]

    assert gevonden == []


# Besides `zichtbaar_voor`: starts with a scope of their own, for people who watch and may not read.
BEGIN = {"zichtbaar_voor", "voor_audit", "voor_toezicht", "none"}
# The names of the first persons of casussen that the same page read by `zichtbaar_voor`.
AL_ZICHTBAAR = {"werkplek/werk.py Betrokkene.objects.filter"}


def test_deuren_beginnen_bij_zichtbaar_voor():
    """Never 3: no unscoped read of case rows in a door."""
    gevonden = []
    for pad, boom in bronnen().items():
        if not DEUREN.match(pad):
            continue
        for knoop in aanroepen(boom):
            naam = is_objects_van(knoop, ZAAKMODELLEN)
            if naam and knoop.func.attr not in BEGIN:
                gevonden.append(f"{pad} {naam}.objects.{knoop.func.attr}")

    assert set(gevonden) == AL_ZICHTBAAR


def test_alleen_stappen_en_hun_primitieven_schrijven():
    """Never 2 and 7: doors do not save, create, update or delete case rows."""
    schrijft = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "update", "delete"}
    gevonden = []
    for pad, boom in bronnen().items():
        if not SCHRIJFT_NIET.search(pad):
            continue
        for knoop in aanroepen(boom):
            if is_objects_van(knoop, ZAAKMODELLEN) and knoop.func.attr in schrijft:
                gevonden.append(f"{pad}:{knoop.lineno} objects.{knoop.func.attr}")
            if knoop.func.attr == "save":
                gevonden.append(f"{pad}:{knoop.lineno} .save()")

    assert gevonden == []


def test_status_en_fase_worden_alleen_in_overgang_gezet():
    """Never 2: outside overgang.py nobody assigns a status, a phase or the holder of zicht of a stored row."""
    gevonden = []
    for pad, boom in bronnen().items():
        if Path(pad).name == "overgang.py" or pad.startswith(("dossiers/", "achtergrond/", "audit/")):
            continue
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Assign):
                gevonden += [
                    f"{pad}:{knoop.lineno} .{doel.attr}"
                    for doel in knoop.targets
                    if isinstance(doel, ast.Attribute) and doel.attr in STATUSVELDEN
                ]

    assert gevonden == []


def test_stappen_roepen_geen_stappen_aan():
    """Never 5. A step may import a primitive that stands beside another step, never its function."""
    gevonden = []
    for pad, boom in bronnen().items():
        if "/stappen/" not in pad:
            continue
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.ImportFrom) and ("stappen" in (knoop.module or "") or knoop.level):
                eigen = {Path(pad).stem}
                stap = (knoop.module or "").rsplit(".", 1)[-1]
                gevonden += [f"{pad} → {naam.name}" for naam in knoop.names if naam.name == stap and stap not in eigen]

    assert gevonden == []


def test_regels_lezen_de_klok_niet():
    """Never 8: a rule gets `nu`; only doors and sweeps look at the clock."""
    streng = re.compile(r"/(stappen/|termijnen/|werkproces|overgang|klok|regel|routeren|beoordeling|plannen)")
    gevonden = [
        f"{pad}:{knoop.lineno}"
        for pad, boom in bronnen().items()
        if streng.search(f"/{pad}")
        for knoop in aanroepen(boom)
        if knoop.func.attr in {"now", "today", "localdate", "utcnow"}
    ]

    assert gevonden == []


def test_delay_alleen_na_de_commit():
    """Never 6: the bell is rung by achtergrond, on commit; sweeps ring it for each row outside any transaction."""
    gevonden = [
        f"{pad}:{knoop.lineno}"
        for pad, boom in bronnen().items()
        if not pad.startswith("achtergrond/") and not pad.endswith("tasks.py")
        for knoop in aanroepen(boom)
        if knoop.func.attr in {"delay", "apply_async", "send_task"}
    ]

    assert gevonden == []


def test_vreemde_sleutels_wijzen_alleen_naar_beneden():
    """Never 1, also for foreign keys written as text."""
    omhoog = [
        f"{model._meta.label}.{veld.name} → {veld.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in RANG
        for veld in model._meta.get_fields(include_hidden=False)
        if isinstance(veld, models.ForeignKey | models.ManyToManyField)
        and veld.related_model._meta.app_label in RANG
        and RANG[veld.related_model._meta.app_label] < RANG[model._meta.app_label]
    ]

    assert omhoog == []


def test_advies_kent_geen_persoon():
    """An advies holds no data of the family: no relation of it leads to a Persoon, a Casus or a Melding."""
    doelen = {naam: _doelen(apps.get_model("meldingen", naam)) for naam in ("Advies", "Adviescontact", "Adviesvrager")}

    assert doelen == {
        "Advies": {"vtorganisatie", "contact", "code", "gemeente", "medewerker", "adviesvrager", "adviescontact"},
        "Adviescontact": {"vtorganisatie", "advies", "code", "medewerker"},
        "Adviesvrager": {"vtorganisatie", "advies"},
    }


def _doelen(model):
    return {
        veld.related_model._meta.model_name
        for veld in model._meta.get_fields()
        if veld.is_relation and veld.related_model is not None
    }


@pytest.mark.parametrize("map_", ["templates"])
def test_templates_zonder_inline_script_of_stijl(map_):
    verboden = re.compile(
        r"<script(?![^>]*(\bsrc=|application/json))[^>]*>|\sstyle=\"|\son(click|change|submit|load|input)=",
        re.IGNORECASE,
    )
    gevonden = [
        f"{pad.relative_to(WORTEL)}: {treffer.group(0)}"
        for pad in (WORTEL / map_).rglob("*.html")
        if (treffer := verboden.search(pad.read_text(encoding="utf-8")))
    ]

    assert gevonden == []


def test_geen_rolnamen_in_code():
    """Never 10: code asks for a right. Role codes stand in the reference data and the demo accounts only."""
    rollen = {"frontoffice", "beoordelaar", "onderzoeker", "gedragswetenschapper", "lokaalteam", "overleglid"}
    gevonden = [
        f"{pad}:{knoop.lineno} {knoop.value}"
        for pad, boom in bronnen().items()
        if not pad.startswith(
            ("organisaties/stamgegevens/", "organisaties/demo", "werkplek/demogegevens/", "dossiers/")
        )
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Constant) and knoop.value in rollen
    ]

    assert gevonden == []


def test_codes_die_de_software_noemt_zijn_vast():
    """A code that a rule, a default or a page names cannot be ended: `organisaties/vaste_codes.py` holds them all."""
    lijsten = {lijst.code for lijst in CODELIJSTEN}
    sleutel = re.compile(rf"\b(?:{'|'.join(sorted(lijsten, key=len, reverse=True))}):[a-z0-9_]+")
    demo = ("organisaties/stamgegevens/", "werkplek/demogegevens/")
    genoemd = {
        (pad, gevonden)
        for pad, boom in bronnen().items()
        if not pad.startswith(demo)
        for knoop in ast.walk(boom)
        # A key, not a sentence about one.
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and " " not in knoop.value
        for gevonden in sleutel.findall(knoop.value)
    } | {
        (str(pad.relative_to(WORTEL)), gevonden)
        for pad in (WORTEL / "templates").rglob("*.html")
        for gevonden in sleutel.findall(pad.read_text(encoding="utf-8"))
    }

    assert {gevonden for _, gevonden in genoemd} >= {"kanaal:telefoon", "onthulling:geheim_professional"}
    assert sorted(paar for paar in genoemd if not is_vast(paar[1])) == []
