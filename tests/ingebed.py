# SPDX-License-Identifier: EUPL-1.2
"""Pytest plugin, loaded by name before the settings are read: the database server and the surroundings of a test run.

A conftest.py would be too late, because pytest-django loads the settings first.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from veiligthuis import postgres

# One folder per process, so that no xdist worker hears the doorbell of another.
MAP = Path(tempfile.mkdtemp(prefix=f"vt-test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-"))
(MAP / "statisch").mkdir()
atexit.register(shutil.rmtree, MAP, ignore_errors=True)

os.environ.update(
    {
        "VT_ROL": "app",
        "VT_DEMO": "1",
        "STATISCH_MANIFEST": "0",
        "STATIC_ROOT": str(MAP / "statisch"),
        "BROKER_URL": "filesystem://localhost",
        "BROKER_MAP": str(MAP / "broker"),
        "SLEUTELBESTAND": str(MAP / "sleutels" / "sleutelring.json"),
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "LOG_NIVEAU": "WARNING",
    }
)
os.environ.setdefault("SECRET_KEY", "alleen-voor-tests")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

try:
    postgres.zet_omgeving()
except postgres.PostgresFout as fout:
    pytest.exit(str(fout), returncode=2)


def pytest_collection_modifyitems(config, items):
    """Without Chromium the browser tests are skipped with one line; in CI that would hide them, so it fails."""
    browser = [item for item in items if item.get_closest_marker("browser")]
    if CHROMIUM or not browser:
        return
    if os.environ.get("CI") == "true":
        pytest.exit("Chromium ontbreekt, en in CI mag geen browsertest worden overgeslagen.", returncode=1)
    overslaan = pytest.mark.skip(reason="Chromium ontbreekt: installeer het om ook de browsertests te draaien")
    for item in browser:
        item.add_marker(overslaan)
