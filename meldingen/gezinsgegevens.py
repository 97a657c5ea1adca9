# SPDX-License-Identifier: EUPL-1.2
"""What in the text of an advies looks like data of a family.

A help, no judge: it knows shapes (BSN, date, postcode, telephone number, e-mail, street) and the names that the notes
of the same conversation use. Whoever typed it decides, except about a BSN. Pure: texts in, findings out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from personen.bsn import voldoet_aan_elfproef
from personen.namen import telefoonsleutel, vouw

from .fouten import OngeldigeInvoer

_MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATUM = re.compile(
    r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}} (?:{_MAANDEN}) \d{{4}}\b",
    re.IGNORECASE,
)
# With a space only in capitals: '2015 is' is no postcode.
_POSTCODE = re.compile(r"\b[1-9]\d{3}(?: [A-Z]{2}|[A-Za-z]{2})\b")
_TELEFOON = re.compile(r"(?<![\d+])(?:\+31|0031|0)[\s.-]?\(?\d(?:[\s().-]{0,2}\d){8}(?!\d)")
_NEGEN = re.compile(r"(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{3}(?!\d)|(?<!\d)\d{4}[ .-]?\d{2}[ .-]?\d{3}(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,64}")
_STRAAT = re.compile(
    r"\b\w{2,}(?:straat|laan|weg|plein|hof|gracht|kade|dijk|singel|pad|dreef|steeg) \d+", re.IGNORECASE
)
_AANSPREEK = re.compile(
    r"\b(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|juf|meester|oma|opa|tante|oom)\s+"
    r"(?:(?:van|de|den|der|het|ten|ter|el|al|'t)\s+)*([A-Z][\w'-]+)"
)
_WOORD = re.compile(r"[^\W\d_][^\W\d_'-]*(?:['-][^\W\d_]+)*")
_ZINSEINDE = re.compile(r"(?:^|[.!?:;\n\r\"“(•-])\s*$")

# Words with a capital that are nobody's name; sentences begin with the others.
_GEWOON = frozenset(
    vouw(
        """
    de het een en of maar dat dit die deze daar er hier is zijn was waren wordt worden heeft hebben had kan kunnen
    mag mogen moet moeten wil willen gaat gaan doet doen ik u jij je hij zij ze we wij men mijn haar hem hun ons wie
    wat waar wanneer waarom hoe welke als dan toen nu ook niet geen wel nog al om op in uit aan bij met van voor na
    naar tot tegen over onder door sinds tijdens volgens zonder tussen binnen moeder vader ouder ouders kind
    kinderen zoon dochter broer zus oma opa oom tante partner ex man vrouw meisje jongen buurman buurvrouw buren
    buurt melder beller school groep juf meester leerkracht huisarts arts verpleegkundige politie wijkteam veilig
    thuis raad kinderbescherming gemeente zorg jeugdzorg jeugdhulp ggz ggd hulp belt vraagt zegt vertelt hoort ziet
    mevrouw meneer dhr mw mevr maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren morgen
    vanmorgen vanmiddag vanavond kerst januari februari maart april mei juni juli augustus september oktober
    november december nederland nederlands nederlandse meldcode vt rvdk bsn ja nee
    """
    ).split()
)

BEVESTIG = "bevestigd"


@dataclass(frozen=True)
class Vondst:
    """`soort` is what it looks like; `woorden` stand in the text that was searched, and go to whoever typed it only."""

    soort: str
    woorden: tuple[str, ...]

    @property
    def is_bsn(self) -> bool:
        return self.soort == "BSN"


def zoek(tekst: str, *, notities: str = "", beller: str = "") -> list[Vondst]:
    """Everything in `tekst` that looks like data of a family, by kind; `notities` and `beller` say what names sound."""
    nummers = [gevonden.group(0) for gevonden in _NEGEN.finditer(tekst)]
    per_soort = {
        "BSN": [nummer for nummer in nummers if voldoet_aan_elfproef(re.sub(r"\D", "", nummer))],
        "naam": list(_namen(tekst, notities, beller)),
        "datum": _DATUM.findall(tekst),
        "postcode": _POSTCODE.findall(tekst),
        "adres": _STRAAT.findall(tekst),
        "telefoonnummer": _telefoons(tekst, notities + " " + beller),
        "e-mailadres": _EMAIL.findall(tekst),
    }
    return [Vondst(soort, tuple(dict.fromkeys(woorden))) for soort, woorden in per_soort.items() if woorden]


def eis_zonder_gezin(
    teksten: Mapping[str, str], *, notities: str | None = "", beller: str | None = "", bevestigd: bool
) -> None:
    """Refuse what looks like data of a family, at its field, until the sender confirms; a BSN is always refused.

    `teksten` is field → text. The refusal names kinds, never words.
    """
    velden: dict[str, list[str]] = {}
    bsn = False
    for veld, tekst in teksten.items():
        vondsten = zoek(tekst, notities=notities or "", beller=beller or "")
        bsn = bsn or any(vondst.is_bsn for vondst in vondsten)
        telt = [vondst for vondst in vondsten if vondst.is_bsn or not bevestigd]
        if telt:
            velden[veld] = [_zin(vondst) for vondst in telt]
    if velden and not bevestigd:
        velden[BEVESTIG] = ["Haal weg wat van het gezin is. Is dit niet van het gezin? Vink dan aan dat u het nakeek."]
    if velden:
        tekst = "Een BSN mag niet in een advies staan." if bsn else "Hier lijken gegevens van een gezin te staan."
        raise OngeldigeInvoer(tekst, velden=velden)


def _zin(vondst: Vondst) -> str:
    if vondst.is_bsn:
        return "Hier staat een BSN. Haal dat weg: een BSN mag nooit in een advies staan."
    return f"Hier lijkt een {vondst.soort} te staan."


def _namen(tekst: str, notities: str, beller: str) -> Iterator[str]:
    """Words that the notes use as a name, and who is addressed with a title."""
    zeker, misschien = _namen_in(notities)
    zeker |= _namen_in(beller)[0] | _namen_in(beller)[1]
    for gevonden in _WOORD.finditer(tekst):
        woord = gevonden.group(0)
        gevouwen = vouw(woord)
        if gevouwen in zeker or (gevouwen in misschien and woord[:1].isupper()):
            yield woord
    yield from _AANSPREEK.findall(tekst)


def _namen_in(notities: str) -> tuple[set[str], set[str]]:
    """Words with a capital inside a sentence, and those that only stand at the beginning of one."""
    zeker, misschien, klein = set(), set(), set()
    for gevonden in _WOORD.finditer(notities):
        woord = gevonden.group(0)
        gevouwen = vouw(woord)
        if len(gevouwen) < 2 or gevouwen in _GEWOON:
            continue
        if not woord[:1].isupper():
            klein.add(gevouwen)
        elif _ZINSEINDE.search(notities[max(0, gevonden.start() - 3) : gevonden.start()]):
            misschien.add(gevouwen)
        else:
            zeker.add(gevouwen)
    return zeker - klein, misschien - klein - zeker


def _telefoons(tekst: str, notities: str) -> list[str]:
    """A telephone number by its shape, or nine digits and more that the notes have too."""
    gevonden = _TELEFOON.findall(tekst)
    bekend = {telefoonsleutel(nummer) for nummer in _TELEFOON.findall(notities)} - {""}
    cijfers = re.findall(r"(?<!\d)\d(?:[\s.-]?\d){8,}(?!\d)", tekst)
    return [*gevonden, *(nummer for nummer in cijfers if telefoonsleutel(nummer) in bekend)]
