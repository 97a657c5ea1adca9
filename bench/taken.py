# SPDX-License-Identifier: EUPL-1.2
"""What is measured: acts of users, each request under the name of its figure."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from random import Random
from typing import Any
from uuid import uuid4

from bench import zaken
from bench.deur import Antwoord, Deur, VerkeerdAntwoord

GEBRUIKERS = ("frontoffice", "beoordelaar", "manager", "lokaalteam")
API = "/api/v1"
WERKVOORRAAD = f"gemeente={zaken.GEMEENTE}&status=beoordeeld"


class Meter:
    """Sends requests through the doors and keeps per figure what each of them measured."""

    def __init__(self, deuren: Mapping[str, Deur], onderwerpen: zaken.Onderwerpen, zaad: int) -> None:
        self.deuren, self.onderwerpen = deuren, onderwerpen
        # No secrets here: the same seed gives the same families.
        self.rng = Random(zaad)  # noqa: S311
        self.maten: dict[str, list[float]] = defaultdict(list)
        self.regels: dict[str, list[str]] = {}

    def vraag(
        self, maat: str, wie: str, methode: str, pad: str, inhoud: Mapping[str, Any] | None = None, *, goed: int = 200
    ) -> Antwoord:
        if methode == "POST" and not pad.endswith("/zoeken"):
            # As the screens do: a token, so that sending it twice does it once.
            inhoud = {**(inhoud or {}), "token": str(uuid4())}
        antwoord = self.deuren[wie].vraag(methode, pad, inhoud)
        if antwoord.status != goed:
            raise VerkeerdAntwoord(f"{maat} ({methode} {pad}): {antwoord.status} {antwoord.tekst[:300]!r}")
        self.maten[maat].append(antwoord.maat)
        self.regels[maat] = getattr(self.deuren[wie], "laatste", [])
        return antwoord


def nieuw_gezin(meter: Meter, keer: int = 1) -> None:
    """A family that nobody knows: looked for, registered, assessed, handed over and accepted."""
    leden = [lid for _ in range(keer) for lid in zaken.gezin(meter.rng)]
    hoofd = leden[0]
    wie = {
        "achternaam": hoofd["geboortenaam"],
        "voornamen": hoofd["voornamen"],
        "geboortedatum": hoofd["geboortedatum"],
    }
    meter.vraag("herhaalcontrole", "frontoffice", "POST", f"{API}/personen/zoeken", wie)
    pad = f"{API}/meldingen"
    melding = meter.vraag("registreren", "frontoffice", "POST", pad, zaken.melding(leden), goed=201).json
    personen = [betrokkene["persoon_nummer"] for betrokkene in melding["betrokkenen"]]
    pad = f"{pad}/{melding['nummer']}"
    meter.vraag("oppakken", "beoordelaar", "POST", f"{pad}/in-beoordeling-nemen", {})
    meter.vraag("beoordelen", "beoordelaar", "POST", f"{pad}/beoordelen", zaken.beoordeling(personen))
    pad = f"{API}/casussen/{melding['casus']}/overdragen"
    gemaakt = meter.vraag("overdragen", "beoordelaar", "POST", pad, zaken.overdracht(personen), goed=201).json
    pad = f"{API}/overdrachten/{gemaakt[0]['nummer']}/aanvaarden"
    meter.vraag("aanvaarden", "lokaalteam", "POST", pad, {})


def bekend_gezin(meter: Meter) -> None:
    """A melding about a family with a dossier: the known person by number, the others new."""
    persoon, casus = meter.rng.choice(meter.onderwerpen.bekenden)
    _, *anderen = zaken.gezin(meter.rng)
    leden = [{"rol": "betrokkenerol:slachtoffer", "persoon_nummer": persoon}, *anderen]
    inhoud = zaken.melding(leden, casus)
    meter.vraag("registreren_bekend", "frontoffice", "POST", f"{API}/meldingen", inhoud, goed=201)


def lezen(meter: Meter) -> None:
    meter.vraag("werkvoorraad", "beoordelaar", "GET", f"/meldingen?{WERKVOORRAAD}")
    meter.vraag("werkvoorraad_api", "beoordelaar", "GET", f"{API}/meldingen?{WERKVOORRAAD}")
    meter.vraag("mijn_werk", "beoordelaar", "GET", "/")
    meter.vraag("dossier", "beoordelaar", "GET", f"/casussen/{meter.rng.choice(meter.onderwerpen.casussen)}")
    meter.vraag("dashboard", "manager", "GET", "/sturing")


def zoeken(meter: Meter) -> None:
    vraag = meter.rng.choice(meter.onderwerpen.zoekvragen)
    meter.vraag("zoeken", "frontoffice", "POST", f"{API}/personen/zoeken", vraag)
    gezin = {"personen": meter.rng.choice(meter.onderwerpen.gezinnen)}
    meter.vraag("gezin_zoeken", "frontoffice", "POST", f"{API}/personen/zoeken", gezin)


TAKEN: tuple[Callable[[Meter], None], ...] = (nieuw_gezin, bekend_gezin, lezen, zoeken)
