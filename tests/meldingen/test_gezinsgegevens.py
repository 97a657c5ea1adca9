# SPDX-License-Identifier: EUPL-1.2
"""What looks like data of a family in the text of an advies: found where it stands, and nothing said of what is not."""

import pytest

from meldingen.fouten import OngeldigeInvoer
from meldingen.gezinsgegevens import eis_zonder_gezin, zoek

NOTITIES = (
    "Juf belt over Sanne de Wit, groep 5. Vader heet Mohammed. Sanne heeft blauwe plekken. Roos huilt. 06-12345678"
)


def soorten(tekst):
    return [vondst.soort for vondst in zoek(tekst, notities=NOTITIES, beller="juf Kanarie")]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Wat kan ik doen voor sanne?", ["naam"]),
        ("Mohammed slaat.", ["naam"]),
        ("Roos huilt vaak.", ["naam"]),
        ("Kanarie belt morgen terug.", ["naam"]),
        ("Mevrouw Jansen is bang.", ["naam"]),
        ("Het kind is van 12-3-2015.", ["datum"]),
        ("Geboren op 12 maart 2015.", ["datum"]),
        ("Zij wonen op 1311 AB.", ["postcode"]),
        ("Dorpsstraat 12", ["adres"]),
        ("Bel +31 6 12345678.", ["telefoonnummer"]),
        ("Het nummer is 612345678.", ["telefoonnummer"]),
        ("Mail naar a@b.example", ["e-mailadres"]),
        ("Het BSN is 1234.56.782.", ["BSN"]),
    ],
)
def test_gevonden_wat_van_een_gezin_lijkt(tekst, verwacht):
    assert soorten(tekst) == verwacht


@pytest.mark.parametrize(
    "tekst",
    [
        "Hoe bespreek ik mijn zorgen met de ouders?",
        "Vader en Moeder ruziën. Juf weet niet wat zij moet doen.",
        "Sinds 2015 is het mis, in groep 5.",
        "In de tuin groeien roos en tulp.",
        "Het dossiernummer is 123456789.",
    ],
)
def test_gewone_zinnen_zijn_niets(tekst):
    assert soorten(tekst) == []


def test_bevestigen_is_een_uitweg_behalve_bij_een_bsn():
    eis_zonder_gezin({"vraag": "Sanne huilt."}, notities=NOTITIES, bevestigd=True)

    with pytest.raises(OngeldigeInvoer) as fout:
        eis_zonder_gezin({"vraag": "Sanne huilt."}, notities=NOTITIES, bevestigd=False)
    assert set(fout.value.velden) == {"vraag", "bevestigd"}
    assert "Sanne" not in fout.value.tekst + str(fout.value.velden)

    with pytest.raises(OngeldigeInvoer) as fout:
        eis_zonder_gezin({"antwoord": "BSN 123456782, bel 0612345678"}, bevestigd=True)
    assert list(fout.value.velden) == ["antwoord"]
    assert len(fout.value.velden["antwoord"]) == 1
