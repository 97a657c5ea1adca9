# SPDX-License-Identifier: EUPL-1.2
"""Text that occurs nowhere else, put into every field that may leak: one set of canaries for each family."""

from dataclasses import dataclass, field
from datetime import date

from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from personen.schrijven import AdresGegevens, PersoonGegevens

# What a canary is, from best kept to widely read: each kind has its own readers.
SOORTEN = (
    "bron", "fragment", "contact", "bsn", "geheim_adres", "intern", "gezin", "kind", "pakket", "nummer", "document",
    "adviesvrager", "brondocument", "wegdocument", "bericht", "concept", "vergissing",
)  # fmt: skip


@dataclass(frozen=True)
class Kanarie:
    """`merk` is the family it belongs to."""

    tekst: str
    soort: str
    merk: str


def bsn(volgnummer: int) -> str:
    """A number that passes the eleven-test, made up; different for each `volgnummer`."""
    for kandidaat in range(900_000_000 + volgnummer * 1000, 900_000_000 + volgnummer * 1000 + 1000):
        cijfers = str(kandidaat)
        som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if som % 11 == 0:
            return cijfers
    raise AssertionError


@dataclass
class Gezin:
    """A mother at a secret address and her child, told by a shielded melder."""

    merk: str
    volgnummer: int
    kanaries: list[Kanarie] = field(default_factory=list)

    def tekst(self, soort: str, naam: str) -> str:
        """A new canary of this family: one word, that no other text contains."""
        waarde = f"{naam}{self.merk}kan"
        self.onthoud(soort, waarde)
        return waarde

    def onthoud(self, soort: str, waarde: str) -> None:
        assert soort in SOORTEN
        kanarie = Kanarie(waarde, soort, self.merk)
        if kanarie not in self.kanaries:
            self.kanaries.append(kanarie)

    def bron(self) -> BronInvoer:
        telefoon = f"0699{self.volgnummer:06d}"
        self.onthoud("bron", telefoon)
        return BronInvoer(
            onthulling="onthulling:geheim_professional",
            grond="onthullingsgrond:a1",
            naam=f"Zr. {self.tekst('bron', 'Bronnaam')}",
            functie=self.tekst("bron", "Bronfunctie"),
            instelling=self.tekst("bron", "Broninstelling"),
            telefoon=telefoon,
            email=f"{self.tekst('bron', 'bronmail').lower()}@school.example",
        )

    def herkenbaar(self) -> str:
        """A word by which the melder could be recognised, to put into the dossier and to mark there."""
        return self.tekst("fragment", "Herkenbaar")

    def eigen_rol(self) -> dict[str, object]:
        """What the melder does from now on, for the step that writes it."""
        return {
            "eigen_rol": "melderrol:geeft_hulp",
            "eigen_rol_toelichting": f"Komt elke week langs: {self.tekst('bron', 'Melderrol')}",
        }

    def informant(self) -> dict[str, object]:
        """Everything that is kept of somebody who told something when asked."""
        telefoon = f"0697{self.volgnummer:06d}"
        self.onthoud("bron", telefoon)
        return {
            "onthulling": "onthulling:geheim_omstander",
            "naam": self.tekst("bron", "Informantnaam"),
            "functie": self.tekst("bron", "Informantfunctie"),
            "instelling": self.tekst("bron", "Informantinstelling"),
            "telefoon": telefoon,
            "email": f"{self.tekst('bron', 'informantmail').lower()}@buurt.example",
            "eigen_rol": "melderrol:houdt_contact",
            "eigen_rol_toelichting": self.tekst("bron", "Informantrol"),
        }

    def betrokkenen(self) -> tuple[BetrokkeneInvoer, ...]:
        nummer = bsn(self.volgnummer)
        self.onthoud("bsn", nummer)
        postcode = f"{1300 + self.volgnummer}KN"
        self.onthoud("geheim_adres", postcode)
        moeder = PersoonGegevens(
            voornamen=self.tekst("gezin", "Moeder"),
            geboortenaam=self.tekst("gezin", "Achternaam"),
            geboortedatum=date(1988, 4, 2),
            bsn=nummer,
            geheim_adres=True,
        )
        kind = PersoonGegevens(
            voornamen=self.tekst("kind", "Kind"),
            geboortenaam=f"Achternaam{self.merk}kan",
            geboortedatum=date(2019, 6, 7),
        )
        adres = AdresGegevens(
            straat=self.tekst("geheim_adres", "Straat"), huisnummer=7, postcode=postcode, plaats="Almere", geheim=True
        )
        return (
            BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", gegevens=moeder, adres=adres),
            BetrokkeneInvoer(rol="betrokkenerol:kind", gegevens=kind),
            BetrokkeneInvoer(rol="betrokkenerol:vermoedelijk_pleger", gegevens=PersoonGegevens(onbekend=True)),
        )

    def melding(self, ontvangen_op, gemeente: str) -> MeldingInvoer:
        return MeldingInvoer(
            kanaal="kanaal:telefoon",
            ontvangen_op=ontvangen_op,
            gemeente_code=gemeente,
            crisis=False,
            melder_soort="meldersoort:politie",
            toelichting=f"Het verhaal: {self.tekst('intern', 'Verhaal')}. Zij zag {self.herkenbaar()} van dichtbij.",
            betrokkenen=self.betrokkenen(),
            bron=self.bron(),
            incident_datum=ontvangen_op.date(),
        )
