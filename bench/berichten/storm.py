# SPDX-License-Identifier: EUPL-1.2
"""Sends everything over parallel connections to gunicorn while a worker reads, and counts what stands in the table."""

import base64
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from django.db import connection

from bench import omgeving
from bench.berichten.aanvoer import ONLEESBAAR, afleveringen, kenmerk, lichaam
from intake import sleutels
from intake.models import Berichtverband, InkomendBericht
from veiligthuis.omgeving import BASIS

PAD = "/api/v1/inkomende-berichten"
LANGSTE_WACHT = 1_800.0


@dataclass
class Geteld:
    """What the connections saw."""

    antwoorden: Counter[int] = field(default_factory=Counter)
    duren: list[float] = field(default_factory=list)
    nummers: dict[int, set[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Uitslag:
    berichten: int
    verzonden: int
    rijen: int
    verschillend: int
    afleveringen: int
    antwoorden: dict[int, int]
    verschillende_nummers: int
    te_verwerken: int
    onleesbaar: int
    verbanden: dict[str, int]
    p50: float
    p95: float
    langste: float
    verzendtijd: float
    gelezen_na: float
    rinkels: int

    @property
    def klopt(self) -> bool:
        """Exactly as many rows as messages, every delivery counted, one receipt per message, and everything read."""
        onleesbaar = self.berichten // ONLEESBAAR
        return (
            self.rijen == self.verschillend == self.verschillende_nummers == self.berichten
            and self.afleveringen == self.verzonden
            and self.antwoorden == {201: self.berichten, 200: self.verzonden - self.berichten}
            and (self.te_verwerken, self.onleesbaar) == (self.berichten - onleesbaar, onleesbaar)
        )


def storm(gegevens: Path, berichten: int, verbindingen: int, zaad: int) -> Uitslag:
    sleutel = sleutels.maak_afzender(
        organisatie_code="flevoland", code="storm", naam="Storm", formaat="vt-bericht-1", meldersoort="politie"
    )
    rij = afleveringen(berichten, zaad)
    with (
        omgeving.webserver("veiligthuis.wsgi", gegevens / "web.log") as poort,
        _werker(gegevens / "werker.log", gegevens / "rooster"),
    ):
        begin = time.perf_counter()
        geteld = _verzend(poort, sleutel, rij, verbindingen)
        verzonden = time.perf_counter()
        _wacht_tot_gelezen(berichten)
        gelezen = time.perf_counter()
        rinkels = len(list((gegevens / "broker" / "berichten").glob("*.msg")))
    tijden = {"verzendtijd": verzonden - begin, "gelezen_na": gelezen - begin}
    return _tel(berichten, len(rij), geteld, rinkels=rinkels, **tijden)


def toon(uitslag: Uitslag) -> str:
    nieuw, dubbel = uitslag.antwoorden.get(201, 0), uitslag.antwoorden.get(200, 0)
    anders = sum(uitslag.antwoorden.values()) - nieuw - dubbel
    per_seconde = uitslag.verzonden / uitslag.verzendtijd
    daarna = uitslag.gelezen_na - uitslag.verzendtijd
    regels = [
        f"verzonden            {uitslag.berichten} berichten, {uitslag.verzonden} keer",
        f"rijen in de tabel    {uitslag.rijen}, waarvan verschillend {uitslag.verschillend}",
        f"antwoorden           201: {nieuw}, 200 (dubbel): {dubbel}, anders: {anders}",
        f"afleveringen geteld  {uitslag.afleveringen}; nummers uitgegeven {uitslag.verschillende_nummers}",
        f"gelezen              {uitslag.te_verwerken} te verwerken, {uitslag.onleesbaar} onleesbaar",
        f"verbanden            {uitslag.verbanden}",
        f"per aflevering       p50 {uitslag.p50:.0f} ms, p95 {uitslag.p95:.0f} ms, langste {uitslag.langste:.0f} ms",
        f"verzenden            {uitslag.verzendtijd:.1f} s, {per_seconde:.0f} per seconde",
        f"alles gelezen na     {uitslag.gelezen_na:.1f} s; {daarna:.1f} s na verzenden",
        f"rinkels over         {uitslag.rinkels}",
        "KLOPT" if uitslag.klopt else "KLOPT NIET",
    ]
    return "\n".join(regels)


@contextmanager
def _werker(log: Path, rooster: Path) -> Iterator[None]:
    """A worker with the clock in it, so that what it misses is swept."""
    opdracht = [sys.executable, "-m", "celery", "-A", "veiligthuis", "worker", "-l", "WARNING", "--concurrency", "1"]
    stil = ["--without-gossip", "--without-mingle", "--without-heartbeat", "-B", "-s", str(rooster)]
    with log.open("wb") as uitvoer:
        proces = subprocess.Popen([*opdracht, *stil], cwd=BASIS, stdout=uitvoer, stderr=uitvoer)
    try:
        yield
    finally:
        proces.terminate()
        try:
            proces.wait(20)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()


def _verzend(poort: int, sleutel: sleutels.Sleutel, rij: Sequence[int], verbindingen: int) -> Geteld:
    geteld, slot, volgende = Geteld(), threading.Lock(), iter(rij)

    def lever_af() -> None:
        lijn = _Lijn(poort, sleutel)
        while True:
            with slot:
                nummer = next(volgende, None)
            if nummer is None:
                return
            status, antwoord, duur = lijn.stuur(nummer)
            with slot:
                geteld.antwoorden[status] += 1
                geteld.duren.append(duur)
                geteld.nummers.setdefault(nummer, set()).add(antwoord.get("nummer", ""))

    draden = [threading.Thread(target=lever_af) for _ in range(verbindingen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return geteld


class _Lijn:
    """One connection of the sender that stays open, with a token of its own."""

    def __init__(self, poort: int, sleutel: sleutels.Sleutel) -> None:
        self._verbinding = HTTPConnection("127.0.0.1", poort, timeout=120)
        self._sleutel, self._token = sleutel, ""

    def stuur(self, nummer: int) -> tuple[int, dict[str, str], float]:
        begin = time.perf_counter()
        status, tekst = self._vraag(nummer)
        if status == 401:
            self._haal_token()
            status, tekst = self._vraag(nummer)
        return status, json.loads(tekst or b"{}"), (time.perf_counter() - begin) * 1000

    def _vraag(self, nummer: int) -> tuple[int, bytes]:
        koppen = {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "Bericht-Id": kenmerk(nummer),
        }
        self._verbinding.request("POST", PAD, lichaam(nummer), koppen)
        antwoord = self._verbinding.getresponse()
        return antwoord.status, antwoord.read()

    def _haal_token(self) -> None:
        wie = base64.b64encode(f"{self._sleutel.client_id}:{self._sleutel.geheim}".encode()).decode()
        koppen = {"Authorization": f"Basic {wie}", "Content-Type": "application/x-www-form-urlencoded"}
        self._verbinding.request("POST", "/oauth/token", urlencode({"grant_type": "client_credentials"}), koppen)
        self._token = json.loads(self._verbinding.getresponse().read())["access_token"]


def _wacht_tot_gelezen(berichten: int) -> None:
    einde = time.perf_counter() + max(60.0, min(LANGSTE_WACHT, berichten / 5))
    while InkomendBericht.objects.filter(status="ontvangen").exists() and time.perf_counter() < einde:
        time.sleep(0.25)


def _tel(
    berichten: int, verzonden: int, geteld: Geteld, *, rinkels: int, verzendtijd: float, gelezen_na: float
) -> Uitslag:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT bericht_id), coalesce(sum(afleveringen), 0),"
            " count(*) FILTER (WHERE status = 'te_verwerken'), count(*) FILTER (WHERE status = 'onleesbaar')"
            " FROM intake_inkomendbericht"
        )
        rijen, verschillend, keren, te_verwerken, onleesbaar = (int(waarde) for waarde in cursor.fetchone())
    procenten = quantiles(geteld.duren, n=100)
    return Uitslag(
        berichten=berichten,
        verzonden=verzonden,
        rijen=rijen,
        verschillend=verschillend,
        afleveringen=keren,
        antwoorden=dict(geteld.antwoorden),
        verschillende_nummers=len({nummer for nummers in geteld.nummers.values() for nummer in nummers}),
        te_verwerken=te_verwerken,
        onleesbaar=onleesbaar,
        verbanden=dict(Counter(Berichtverband.objects.values_list("soort", flat=True))),
        p50=procenten[49],
        p95=procenten[94],
        langste=max(geteld.duren),
        verzendtijd=verzendtijd,
        gelezen_na=gelezen_na,
        rinkels=rinkels,
    )
