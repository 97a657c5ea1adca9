# SPDX-License-Identifier: EUPL-1.2
"""What is found in a text however it was written, and what is left standing."""

import pytest

from meldingen.weglaten import BEZIT, Passage, cijfers, laat_weg, plat, vind, woorden


def zonder(tekst, *passages, nummers=()):
    gezocht = tuple(p if isinstance(p, Passage) else Passage(plat(p)) for p in passages)
    return laat_weg(tekst, vind(tekst, gezocht, frozenset(nummers)))


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("Zij zag de blauwe plekken bij zwemles.", "Zij [weggelaten]."),
        ("Zij ZAG de  Blauwe\nplekken\r\n\tbij zwemles.", "Zij [weggelaten]."),
        ("Zij zag de blauwe\u00a0plekken bij zwem\u00adles!", "Zij [weggelaten]!"),
        ("Zij zag, de 'blauwe' plekken (bij zwem-les).", "Zij [weggelaten])."),
        ("Zij zag de blauwe plekken bij zwemlessen.", "Zij zag de blauwe plekken bij zwemlessen."),
        ("zag de blauwe plekken bij zwemles", "[weggelaten]"),
        ("Hij zag de blauwe plekken.", "Hij zag de blauwe plekken."),
        ("", ""),
    ],
)
def test_een_passage_valt_weg_hoe_zij_ook_geschreven_is(tekst, over):
    assert zonder(tekst, "zag de blauwe plekken bij zwemles") == over


def test_accenten_maken_geen_verschil_hoe_ze_ook_zijn_opgeslagen():
    assert (
        zonder("Bij Zoë\u0308 en Zoe\u0308 en Zoe thuis", "Zoë")
        == "Bij [weggelaten] en [weggelaten] en [weggelaten] thuis"
    )
    assert zonder("ﬁetsenmaker om de hoek", "Fietsenmaker") == "[weggelaten] om de hoek"


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("de buurvrouw belde", "de [weggelaten] belde"),
        ("de buurvrouwen belden", "de [weggelaten] belden"),
        ("Buurvrouws hond", "[weggelaten] hond"),
        ("de achterbuurvrouw", "de achterbuurvrouw"),
        ("de buurvrouwelijke", "de buurvrouwelijke"),
    ],
)
def test_hele_woorden_met_hun_gewone_uitgang(tekst, over):
    assert zonder(tekst, "buurvrouw") == over


def test_wat_overlapt_of_aan_elkaar_ligt_is_een_gat():
    tekst = "Hij liep naar de school en sloeg daar het kind."

    assert zonder(tekst, "liep naar de school", "de school en sloeg") == "Hij [weggelaten] daar het kind."
    assert zonder(tekst, "naar de", "de school en", "school") == "Hij liep [weggelaten] sloeg daar het kind."
    assert zonder(tekst, "sloeg daar", "het kind") == "Hij liep naar de school en [weggelaten]."
    assert zonder("om en om en om", "om en om") == "[weggelaten]"


def test_een_naam_valt_weg_een_gewoon_woord_niet():
    bakker = Passage("bakker", BEZIT, eigennaam=True)

    assert zonder("Mevrouw Bakker sprak de bakker. Bakkers zoon.", bakker) == (
        "Mevrouw [weggelaten] sprak de bakker. [weggelaten] zoon."
    )


@pytest.mark.parametrize(
    "nummer", ["0698765432", "06-98 76 54 32", "+31 6 98765432", "0031 (0)6 98.76.54.32", "06\u00a098765432"]
)
def test_een_telefoonnummer_valt_weg_hoe_het_ook_getypt_is(nummer):
    assert zonder(f"Bel {nummer}, na zessen.", nummers=[cijfers("06 9876 5432")]) == "Bel [weggelaten], na zessen."


def test_een_ander_nummer_blijft_staan():
    assert zonder("Bel 0612345678 of 112.", nummers=["0698765432"]) == "Bel 0612345678 of 112."


def test_tekst_zonder_letters_en_een_lege_passage_doen_niets():
    assert zonder("... !", "woord") == "... !"
    assert zonder("Iets", Passage("")) == "Iets"
    assert woorden("Op 3 mei, 's avonds") == ["op", "3", "mei", "s", "avonds"]


def test_een_lange_tekst_met_veel_passages():
    """Twenty thousand characters and sixty passages: what a dossier of years could hold."""
    passages = [f"woord{nummer} en meer" for nummer in range(60)]
    tekst = " ".join(f"woord{nummer} en meer, en nog iets heel anders." for nummer in range(450))[:20_000]

    over = zonder(tekst, *passages)

    assert over.count("[weggelaten]") == 60
    assert "woord59 en meer" not in over
    assert "woord60 en meer" in over
