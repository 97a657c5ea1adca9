# SPDX-License-Identifier: EUPL-1.2
"""Messages of the police and a hospital, delivered and read as any message is, and what the front office did since."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from intake.formaten.vt_bericht_1 import FORMAAT
from intake.lezen import lees
from intake.models import Afzender, InkomendBericht
from intake.ontvangen import ontvang
from intake.sleutels import maak_afzender
from intake.stappen.bericht_afhandelen import bericht_afhandelen
from intake.stappen.bericht_oppakken import bericht_oppakken
from intake.stappen.bericht_registreren import bericht_registreren
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.models import Melding
from meldingen.termijnen.kalender import TIJDZONE, dag_van
from personen.schrijven import AdresGegevens, PersoonGegevens
from werkplek.demogegevens.namen import beller, telefoon

from .gezinnen import Gezin, bekend, nieuw
from .ploeg import Aankomst, Ploeg
from .verhalen import BEKENDE, MEE, SYSTEMEN, VOORVALLEN, Afloop, Voorval

AFZENDERS: Final = {
    "politie": ("Politie, verzonnen eenheid", "politie", "Wijkagent"),
    "ziekenhuis": ("Ziekenhuis De Denkbeeldige Dijk", "ziekenhuis", "Arts spoedeisende hulp"),
}
CODELIJSTEN: Final = ("aard", "geweldsoort", "richting")
PRECISIE: Final = {"jaar": 4, "maand": 7, "dag": 10}


def _kort_af(ruw: bytes) -> bytes:
    return ruw[: len(ruw) * 2 // 3]


def _zonder_toelichting(ruw: bytes) -> bytes:
    inhoud = json.loads(ruw)
    del inhoud["toelichting"]
    return _json(inhoud)


def _onmogelijke_datum(ruw: bytes) -> bytes:
    inhoud = json.loads(ruw)
    inhoud["personen"][0]["geboortedatum"] = "1988-02-31"
    return _json(inhoud)


def _verkeerde_veldnaam(ruw: bytes) -> bytes:
    inhoud = json.loads(ruw)
    inhoud["gemeentecode"] = inhoud.pop("gemeente")
    return _json(inhoud)


def _zoals_het_is(ruw: bytes) -> bytes:
    return ruw


# How a message goes wrong on its way. 'hergebruikt' has nothing wrong in itself: its id was another's.
KAPOT: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "": _zoals_het_is,
    "hergebruikt": _zoals_het_is,
    "afgebroken": _kort_af,
    "zonder_toelichting": _zonder_toelichting,
    "datum": _onmogelijke_datum,
    "veldnaam": _verkeerde_veldnaam,
}


@dataclass(frozen=True)
class Post:
    voorval: Voorval
    gezin: Gezin
    bericht: InkomendBericht
    bron: BronInvoer


def aankomsten(ploeg: Ploeg, post: list[Post]) -> Iterator[Aankomst]:
    """Each delivery; what arrives is added to `post`."""
    gezinnen = _gezinnen(ploeg)
    afzenders = {code: _afzender(ploeg, code) for code in AFZENDERS}
    for voorval in VOORVALLEN:
        if voorval.gezin in gezinnen:
            yield (
                voorval.uren,
                partial(_bezorg, ploeg, voorval, gezinnen[voorval.gezin], afzenders[voorval.afzender], post),
            )


def verwerk(ploeg: Ploeg, post: list[Post]) -> None:
    """What was done since with what arrived."""
    geworden: dict[str, Melding] = {}
    for een in post:
        if een.voorval.afloop:
            _verwerk(ploeg, een, een.voorval.afloop, post, geworden)


def _gezinnen(ploeg: Ploeg) -> dict[str, Gezin]:
    """A small demo may know fewer families than there are messages about."""
    bekende = {f"bekend-{BEKENDE - nr}": gezin for nr, gezin in enumerate(bekend(ploeg, BEKENDE))}
    return bekende | {naam: nieuw(ploeg, systeem) for naam, systeem in SYSTEMEN.items()}


def _afzender(ploeg: Ploeg, code: str) -> Afzender:
    """With a key of its own that nobody is shown: for a real sender functional management makes a new one."""
    naam, soort, _ = AFZENDERS[code]
    maak_afzender(organisatie_code=ploeg.regio.code, code=code, naam=naam, formaat=FORMAAT, meldersoort=soort)
    return Afzender.objects.get(organisatie=ploeg.regio, code=code)


def _bezorg(ploeg: Ploeg, voorval: Voorval, gezin: Gezin, afzender: Afzender, post: list[Post]) -> None:
    op = ploeg.geleden(voorval.uren)
    bron = _bron(ploeg, voorval)
    ruw = KAPOT[voorval.kapot](_json(dict(_inhoud(voorval, gezin, bron, ploeg))))
    kenmerk = f"{afzender.code[:2].upper()}-{op.year}-{1001 + len(post):06d}"
    if voorval.kapot == "hergebruikt":
        kenmerk = next(een.bericht.bericht_id for een in post if een.voorval.gebeurtenis == voorval.gebeurtenis)
    for keer in range(voorval.keren):
        bericht = ontvang(
            afzender=afzender, ruw=ruw, bericht_id=kenmerk, inhoudstype="application/json",
            nu=ploeg.soms_later(op, keer / 60), lees=False,
        ).bericht  # fmt: skip
    lees(bericht.pk, nu=ploeg.soms_later(op, 0.02))
    bericht.refresh_from_db()
    post.append(Post(voorval, gezin, bericht, bron))


def _bron(ploeg: Ploeg, voorval: Voorval) -> BronInvoer:
    instelling, _, functie = AFZENDERS[voorval.afzender]
    return BronInvoer(
        naam=beller(ploeg.rng), functie=functie, instelling=instelling, telefoon=telefoon(ploeg.rng),
    )  # fmt: skip


def _inhoud(voorval: Voorval, gezin: Gezin, bron: BronInvoer, ploeg: Ploeg) -> Iterator[tuple[str, Any]]:
    gebeurd = ploeg.geleden(voorval.uren + 1).astimezone(TIJDZONE)
    yield "formaat", FORMAAT
    yield "gebeurtenis_id", f"demo-{voorval.gebeurtenis}"
    yield "gezin_id", f"demo-{voorval.gezin}"
    yield "gebeurd_op", gebeurd.date().isoformat()
    yield "gebeurd_om", f"{gebeurd:%H:%M}"
    yield "toelichting", voorval.tekst
    yield from ({"hgkm": "ja", "crisis": False, "gemeente": gezin.gemeente} | dict(voorval.velden)).items()
    yield "melder", {
        "soort": AFZENDERS[voorval.afzender][1], "instelling": bron.instelling, "functie": bron.functie,
        "naam": bron.naam, "telefoon": bron.telefoon,
    }  # fmt: skip
    yield "personen", [_persoon(lid) for lid in gezin.leden]
    yield "maatregelen", [
        {"soort": soort, "datum": gebeurd.date().isoformat()} for soort in voorval.maatregelen
    ]  # fmt: skip


def _persoon(lid: BetrokkeneInvoer) -> dict[str, Any]:
    wie = lid.gegevens
    velden = {
        "rol": lid.rol.partition(":")[2],
        "onbekend": wie.onbekend,
        "voornamen": wie.voornamen,
        "voorletters": wie.voorletters,
        "voorvoegsel": wie.voorvoegsel,
        "geboortenaam": wie.geboortenaam,
        "partnernaam_voorvoegsel": wie.partnernaam_voorvoegsel,
        "partnernaam": wie.partnernaam,
        "geboortedatum": _geboren(wie),
        "geslacht": wie.geslacht.partition(":")[2],
        "telefoon": wie.telefoon,
        "geheim_adres": wie.geheim_adres,
        "adres": _adres(lid.adres),
    }
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "", False, {})}


def _geboren(wie: PersoonGegevens) -> str | None:
    """As far as it is known."""
    if wie.geboortedatum is None:
        return None
    return wie.geboortedatum.isoformat()[: PRECISIE.get(wie.geboortedatum_precisie, 10)]


def _adres(adres: AdresGegevens | None) -> dict[str, Any]:
    if adres is None:
        return {}
    namen = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "gemeente")
    return {naam: getattr(adres, naam) for naam in namen if getattr(adres, naam) not in (None, "")}


def _json(inhoud: Mapping[str, Any]) -> bytes:
    return json.dumps(inhoud, ensure_ascii=False, indent=1).encode()


def _verwerk(ploeg: Ploeg, een: Post, afloop: Afloop, post: list[Post], geworden: dict[str, Melding]) -> None:
    """`geworden` is by family which melding a message about it became."""
    op = ploeg.soms_later(een.bericht.ontvangen_op, afloop.uren)
    wie: dict[str, Any] = {"medewerker": ploeg.frontoffice, "bericht": een.bericht, "nu": op}
    if afloop.stap == "melding":
        samen = [
            ander.bericht.nummer
            for ander in post
            if ander.voorval.gebeurtenis == een.voorval.gebeurtenis and ander.voorval.afloop == MEE
        ]
        geworden[een.voorval.gezin] = bericht_registreren(
            **wie, invoer=_als_melding(een), casus=een.gezin.casus, samen=samen
        )
    elif afloop.stap == "toevoegen":
        bericht_toevoegen(**wie, melding=geworden[een.voorval.gezin])
    elif afloop.stap == "oppakken":
        bericht_oppakken(**wie | ({"medewerker": ploeg.collega} if afloop.collega else {}))
    elif afloop.stap == "afhandelen":
        bericht_afhandelen(
            **wie, afloop=f"berichtafloop:{afloop.code}", doorgezet_aan=afloop.aan, toelichting=afloop.toelichting
        )


def _als_melding(een: Post) -> MeldingInvoer:
    velden = een.voorval.velden
    codes: dict[str, Any] = {lijst: tuple(f"{lijst}:{code}" for code in velden.get(lijst, ())) for lijst in CODELIJSTEN}
    return MeldingInvoer(
        kanaal="kanaal:politie",
        ontvangen_op=een.bericht.ontvangen_op,
        gemeente_code=een.gezin.gemeente,
        crisis=bool(velden.get("crisis")),
        melder_soort=f"meldersoort:{AFZENDERS[een.voorval.afzender][1]}",
        toelichting=een.voorval.tekst,
        incident_datum=dag_van(een.bericht.ontvangen_op - timedelta(hours=1)),
        betrokkenen=een.gezin.leden,
        relaties=een.gezin.relaties,
        gezag=een.gezin.gezag,
        bron=een.bron,
        **codes,
        duur=f"duur:{velden['duur']}" if "duur" in velden else None,
    )  # fmt: skip
