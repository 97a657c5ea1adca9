# SPDX-License-Identifier: EUPL-1.2
"""Chromium against a real server on the test database; the server works as vt_app, like everything in a test."""

import time
from threading import Lock

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from tests.ingebed import CHROMIUM

AXE = settings.NODE_MODULES / "axe-core" / "axe.min.js"
ARGUMENTEN = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
WACHT_MS = 20_000
RUST_S = 0.2


@pytest.fixture(scope="module")
def chromium():
    # Playwright keeps an event loop in this thread, by which Django takes every query for a mistake.
    with pytest.MonkeyPatch.context() as plak:
        plak.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=WACHT_MS)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTEN)
            yield browser
            browser.close()


class Onderweg:
    """The requests the server is working on: a page that closes still sends the draft of what was typed."""

    def __init__(self):
        self.slot, self.aantal, self.laatst = Lock(), 0, 0.0
        request_started.connect(self.begint)
        request_finished.connect(self.eindigt)

    def begint(self, **_):
        with self.slot:
            self.aantal, self.laatst = self.aantal + 1, time.monotonic()

    def eindigt(self, **_):
        with self.slot:
            self.aantal, self.laatst = self.aantal - 1, time.monotonic()

    def wacht(self):
        """Return when nothing has been asked for a while; a request that never ends fails the test."""
        uiterlijk = time.monotonic() + WACHT_MS / 1_000
        while self.aantal or time.monotonic() - self.laatst < RUST_S:
            assert time.monotonic() < uiterlijk, f"nog {self.aantal} verzoeken onderweg"
            time.sleep(0.02)

    def sluit(self):
        request_started.disconnect(self.begint)
        request_finished.disconnect(self.eindigt)


@pytest.fixture
def onderweg():
    verzoeken = Onderweg()
    yield verzoeken
    verzoeken.sluit()


@pytest.fixture
def vensters(chromium, live_server, onderweg):
    """A new window at the width that is asked for; an error in the console of any page fails the test."""
    open_, fouten = [], []

    def venster(breedte=1280, hoogte=900):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": breedte, "height": hoogte},
            locale="nl-NL",
            reduced_motion="reduce",
        )
        context.set_default_timeout(WACHT_MS)
        pagina = context.new_page()
        pagina.on("console", lambda bericht: fouten.append(bericht.text) if _is_fout(bericht) else None)
        pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
        open_.append(context)
        return pagina

    yield venster
    for context in open_:
        context.close()
    # What is written after the test would stay behind when the database is emptied.
    onderweg.wacht()
    assert fouten == []


@pytest.fixture
def aan(vensters, live_server):
    """A window in which this person is logged in."""

    def als(medewerker, **maat):
        client = Client()
        client.force_login(medewerker)
        pagina = vensters(**maat)
        koekje = client.cookies[settings.SESSION_COOKIE_NAME].value
        pagina.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": live_server.url}])
        return pagina

    return als


def _is_fout(bericht) -> bool:
    # A refusal (400, 403, 404, 409) is an answer, not an error of the page.
    return bericht.type == "error" and "Failed to load resource" not in bericht.text
