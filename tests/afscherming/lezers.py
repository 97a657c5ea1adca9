# SPDX-License-Identifier: EUPL-1.2
"""Who may find which canary, and where: the allowed places as data; everywhere else it is a leak."""

import re

from tests.kanaries import Kanarie
from tests.wereld import ANDER, BUURTTEAM, OVERLEG, WIJKTEAM, Wereld

from .verwachting import BRON, DOSSIER, FRONT, MELDEN, ONDERZOEK, PERSONEN, PRIVACY, ZIET

# The shielded identity of a source is shown on its own pages only, and on their counterparts in the API.
BRONPAGINAS = frozenset(
    {
        "meldingen:bron",
        "intake:bericht_registreren",
        "intake:bericht_zoals_ontvangen",
        "meldingen:bron_bijwerken",
        "meldingen:bron_geheim",
        "meldingen:bronfragment_markeren",
        "meldingen:bronfragment_opheffen",
        "api:melding-bron-inzien",
        "api:melding-bron-bijwerken",
        "api:melding-bron-informant",
        "api:melding-bron-markeren",
        "api:melding-bron-opheffen",
    }
)
# Here a passage that was marked is left out, also for staff: what is written here goes to somebody else.
UITGANGEN = frozenset(
    {
        "overdracht:overdragen",
        "overdracht:lijst",
        "overdracht:detail",
        "api:overdracht-list",
        "api:overdracht-detail",
        "api:casus-overdracht-routeadvies",
        "api:casus-overdracht-voorbeeld",
    }
)
# The family of which the document came from a shielded source.
BRONDOCUMENT = "Alfa"
# The families of which a document was taken out of the dossier; who may put it back reads it there.
WEGDOCUMENT = frozenset({"Delta", "Ursula"})
WEGPAGINAS = frozenset(
    {
        "documenten:ingetrokken",
        "documenten:terugzetten",
        "api:casus-document-ingetrokken",
        "api:document-terugzetten",
    }
)
CONTACTPAGINAS = frozenset(
    {
        "meldingen:contact",
        "meldingen:contact_melding",
        "meldingen:contact_advies",
        "meldingen:contact_vervolg",
        "api:contact-detail",
        "api:contact-bewaren",
        "api:contact-afsluiten",
    }
)
# What stands in a message is read where messages are worked; the melder in it, only where the source is asked for.
BERICHTPAGINAS = frozenset(
    {
        "intake:bericht",
        "intake:bericht_oppakken",
        "intake:bericht_registreren",
        "intake:bericht_toevoegen",
        "intake:bericht_afhandelen",
        "intake:bericht_heropenen",
        "intake:bericht_zoals_ontvangen",
        "api:bericht-detail",
        "api:bericht-oppakken",
        "api:bericht-toevoegen",
        "api:bericht-afhandelen",
        "api:bericht-heropenen",
    }
)
# What was put with a melding is read there by whoever sees the melding.
BIJGEVOEGD = frozenset({"intake:van_melding", "api:melding-bericht-berichten"})
LOS_BERICHT = frozenset({"Alfa", "Gedaan", "Ulrik"})
# A draft is shown to its maker alone, where he goes on with it.
CONCEPTPAGINAS = frozenset({"meldingen:contact_nieuw", "api:concept-inhoud"})
# Who asked an advies and agreed to be kept: on his own page and with his advies.
ADVIESVRAGERPAGINAS = frozenset(
    {
        "meldingen:advies",
        "meldingen:advies_oppakken",
        "meldingen:adviesvrager_vastleggen",
        "meldingen:adviesvrager",
        "api:adviesvrager-detail",
    }
)
EIGEN_PAGINAS = {
    "contact": (MELDEN, CONTACTPAGINAS),
    "bericht": (MELDEN, BERICHTPAGINAS),
    "adviesvrager": (ZIET["W"], ADVIESVRAGERPAGINAS),
    "wegdocument": (ZIET["X"], WEGPAGINAS),
    "concept": (frozenset({FRONT}), CONCEPTPAGINAS),
    "bijgevoegd": (DOSSIER, BIJGEVOEGD),
}
# A BSN is shown in full to who may change it, where it is changed; nowhere else, and never through the API.
BSNPAGINAS = frozenset({"meldingen:persoon_bijwerken"})
# The privacy officer sees numbers, never what is behind them; the reason of noodtoegang was written for this reader.
TOEZICHT = frozenset({"werkplek:auditlog", "werkplek:noodtoegang", "werkplek:mijn_werk"})
# What each party reads of whom: handovers that wait for its answer or that it has. A refused one is shut.
PARTIJ_LEEST = {
    WIJKTEAM: frozenset({"Wijkverzonden", "Wijkbevestigd", "Wijkaanvaard"}),
    ANDER: frozenset({"Juliet", "Kilo"}),
    OVERLEG: frozenset({"Lima"}),
    BUURTTEAM: frozenset({"Udo"}),
}
# One person of this family was handed over, the child was not.
NIET_MEE = {("Kilo", "kind")}

_WOORD = re.compile(r"[a-z]+kan\b|[a-z]-\d{4}-\d{6,}|\d{4}\s?kn\b|\d(?:[ .-]?\d){8,9}(?!\d)", re.IGNORECASE)


# A hint beside a field gives an example, which is the number of a real row once there are that many.
_VOORBEELD = re.compile(r"\bZoals [A-Z]-\d{4}-\d{6}( of [A-Z]-\d{4}-\d{6})?")


class Zoeker:
    """Finds canaries in any text, however it is written, in one pass."""

    def __init__(self, kanaries: list[Kanarie]) -> None:
        self.bij_tekst = {_plat(kanarie.tekst): kanarie for kanarie in kanaries}

    def __call__(self, tekst: str) -> set[Kanarie]:
        gevonden = {_plat(woord) for woord in _WOORD.findall(_VOORBEELD.sub("", tekst))}
        return {self.bij_tekst[woord] for woord in gevonden if woord in self.bij_tekst}


def _plat(tekst: str) -> str:
    """Numbers keep the dashes that make them what they are; a telephone number or BSN loses its spacing."""
    klein = tekst.lower()
    return klein if klein[:1].isalpha() else re.sub(r"[\s.-]", "", klein)


def mag_zien(kanarie: Kanarie, wie: str, wereld: Wereld, ingang: str) -> bool:
    """`wie` is a persona of this world, `ingang` the name of the page or action."""
    medewerker, rol = wereld.wie[wie], rol_van(wie)
    if kanarie.soort in ("geheim_adres", "vergissing") or (kanarie.soort == "bsn" and ingang not in BSNPAGINAS):
        return False
    if medewerker.organisatie_id is not None:
        return _partij_mag(kanarie, wereld, medewerker.organisatie.code)
    if wereld.regio_van[kanarie.merk] != medewerker.vt_organisatie.code:
        return False
    if rol == PRIVACY:
        reden = kanarie.tekst.startswith("Noodreden")
        return ingang in TOEZICHT and (kanarie.soort == "nummer" or reden)
    if kanarie.merk == "Schim" or (kanarie.merk == "Spook" and rol != ONDERZOEK):
        return False
    return rol in _lezers(kanarie, ingang)


def _lezers(kanarie: Kanarie, ingang: str) -> frozenset[str]:
    """The roles of the own region that may find it here."""
    if kanarie.soort == "bron":
        return BRON if ingang in BRONPAGINAS else frozenset()
    if kanarie.soort == "fragment":
        return frozenset() if ingang in UITGANGEN else DOSSIER
    if kanarie.soort == "bsn":
        return PERSONEN
    # That there is a document of a shielded source is known to who may read the source.
    if kanarie.soort == "brondocument" or (kanarie.merk == BRONDOCUMENT and kanarie.tekst.startswith("D-")):
        return BRON
    soort = _soort_hier(kanarie, ingang)
    if soort in EIGEN_PAGINAS:
        wie, paginas = EIGEN_PAGINAS[soort]
        return wie if ingang in paginas else frozenset()
    if kanarie.soort == "nummer":
        # Whoever sees a melding is told which messages it came of.
        van_melding = kanarie.tekst.startswith("B-") and ingang in BIJGEVOEGD
        # Whoever steers sees the numbers behind a figure, of adviezen too, and opens none of those.
        achter_cijfer = kanarie.tekst.startswith("A-") and ingang == "rapportage:lijst"
        return DOSSIER if van_melding or achter_cijfer else ZIET.get(kanarie.tekst[0], DOSSIER)
    return DOSSIER


def _soort_hier(kanarie: Kanarie, ingang: str) -> str:
    """What is read somewhere else than its kind is."""
    if kanarie.merk in WEGDOCUMENT and kanarie.tekst.startswith("D-"):
        return "wegdocument"
    bijgevoegd = kanarie.soort == "bericht" and kanarie.merk not in LOS_BERICHT
    return "bijgevoegd" if bijgevoegd and ingang in BIJGEVOEGD else kanarie.soort


def _partij_mag(kanarie: Kanarie, wereld: Wereld, partij: str) -> bool:
    if kanarie.soort == "nummer":
        return any(rij.nummer == kanarie.tekst and rij.partij == partij for rij in wereld.rijen["O"])
    leesbaar = kanarie.merk in PARTIJ_LEEST[partij] and (kanarie.merk, kanarie.soort) not in NIET_MEE
    return leesbaar and kanarie.soort in ("gezin", "kind", "pakket")


def rol_van(wie: str) -> str:
    """'beoordelaar-utrecht' has the role beoordelaar."""
    return wie.split("-", 1)[0]
