# SPDX-License-Identifier: EUPL-1.2
import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from veiligthuis.celery import app


def test_elke_taak_van_het_rooster_bestaat():
    app.loader.import_default_modules()

    assert {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()} <= app.tasks.keys()


def test_elke_veegtaak_staat_op_het_rooster():
    app.loader.import_default_modules()
    vegers = {naam for naam in app.tasks if naam.endswith(".veeg")}

    assert vegers <= {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}


def test_compose_bevat_geen_geheimen_en_standaardwaarden_ervoor():
    tekst = (Path(settings.BASE_DIR) / "docker-compose.yml").read_text()
    diensten = yaml.safe_load(tekst)["services"]

    geheimen = re.findall(r"\$\{(\w*(?:WACHTWOORD|SECRET_KEY)\w*)(.*?)\}", tekst)
    assert geheimen
    assert {rest for _, rest in geheimen} == {":?"}
    zonder_controle = {naam for naam, dienst in diensten.items() if "healthcheck" not in dienst}
    assert zonder_controle == {"voorbereiden"}


@pytest.mark.parametrize("bestand", ["basis.txt", "ontwikkeling.txt", "node.txt"])
def test_vergrendelde_lijsten_noemen_geen_pakketbron(bestand):
    lijst = (Path(settings.BASE_DIR) / "requirements" / bestand).read_text()

    assert not re.search(r"://|--(extra-)?index-url|--find-links", lijst)
    regels = re.split(r"\n(?=[a-z])", lijst.strip())
    assert all("--hash=sha256:" in regel for regel in regels)


def test_npm_slot_noemt_geen_pakketbron():
    assert '"resolved"' not in (Path(settings.BASE_DIR) / "package-lock.json").read_text()


def test_ontwikkellijst_houdt_dezelfde_versies_als_de_basislijst():
    def versies(bestand):
        tekst = (Path(settings.BASE_DIR) / "requirements" / bestand).read_text()
        return dict(re.findall(r"^([a-z0-9._-]+)(?:\[.*?\])?==(\S+)", tekst, re.MULTILINE))

    basis, ontwikkeling = versies("basis.txt"), versies("ontwikkeling.txt")
    assert {naam: ontwikkeling.get(naam) for naam in basis} == basis
