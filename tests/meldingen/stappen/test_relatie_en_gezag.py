# SPDX-License-Identifier: EUPL-1.2
"""Relations and authority are recorded and ended the same way; every rule is tested of both."""

from datetime import date
from uuid import uuid4

import pytest

from audit.models import AuditRegel
from meldingen.deuren import doe_stap
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.stappen.gezag_beeindigen import gezag_beeindigen
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.relatie_beeindigen import relatie_beeindigen
from meldingen.stappen.relatie_vastleggen import relatie_vastleggen
from personen.models import Gezag, Persoon, Relatie
from personen.samenvoegen import voeg_samen
from tests.meldingen.gelijktijdig import tegelijk
from tests.meldingen.persoonsfabriek import KIND, MOEDER, gezin, schim
from tests.meldingen.vastgelegd import audit

pytestmark = pytest.mark.django_db
# Which step records, which ends, the name of the other one and of the row, and what else is said.
BEIDE = pytest.mark.parametrize(
    "verband",
    [
        (relatie_vastleggen, relatie_beeindigen, "verwant", "relatie", {"soort": "relatiesoort:ouder"}, Relatie),
        (gezag_vastleggen, gezag_beeindigen, "gezagdrager", "gezag", {}, Gezag),
    ],
    ids=["relatie", "gezag"],
)
VAN, TOT = date(2015, 6, 1), date(2026, 2, 1)


@pytest.fixture
def leden(frontoffice, nu):
    return gezin(frontoffice, nu)


def _leg(verband, medewerker, persoon, ander, nu, **anders):
    stap, _, veld, _, meer, _ = verband
    nummer = ander if isinstance(ander, str) else ander.nummer
    return doe_stap(
        stap, medewerker=medewerker, onderwerp="persoon", nummer="", persoon=persoon, nu=nu,
        **({veld: nummer} | meer | anders),
    )  # fmt: skip


def _beeindig(verband, medewerker, persoon, pk, nu, **anders):
    _, stap, _, naam, _, _ = verband
    return doe_stap(
        stap, medewerker=medewerker, onderwerp="persoon", nummer="", persoon=persoon, nu=nu,
        **({f"{naam}_id": pk, "tot": TOT} | anders),
    )  # fmt: skip


def _periode(model):
    periode = model.objects.get().periode
    return periode.lower, periode.upper


def _fouten(doe, *argumenten, **anders):
    with pytest.raises(OngeldigeInvoer) as fout:
        doe(*argumenten, **anders)
    return fout.value.velden


@BEIDE
def test_vastleggen_en_beeindigen(verband, beoordelaar, leden, nu):
    kind, moeder = leden
    stap, einde, veld, _, _, model = verband

    rij = _leg(verband, beoordelaar, kind, moeder, nu, van=VAN, versie=1)
    _beeindig(verband, beoordelaar, kind, rij.pk, nu, versie=2)

    assert _periode(model) == (VAN, TOT)
    assert (audit(stap.__name__), audit(einde.__name__)) == ([("gedaan", kind.nummer, beoordelaar.pk)],) * 2
    assert AuditRegel.objects.get(actie=stap.__name__).gegevens == {veld: moeder.nummer}
    # It stands on both pages, and who looked at either has an old screen; nobody is looked for again because of it.
    assert set(Persoon.objects.values_list("versie", "gewijzigd_op")) == {(3, None)}


@BEIDE
def test_beeindigen_vanaf_de_andere_kant(verband, beoordelaar, leden, nu):
    kind, moeder = leden
    rij = _leg(verband, beoordelaar, kind, moeder, nu)

    _beeindig(verband, beoordelaar, moeder, rij.pk, nu)

    assert _periode(verband[5]) == (None, TOT)


@BEIDE
def test_wat_voorbij_is_eindigt_niet_nog_eens(verband, beoordelaar, leden, nu):
    rij = _leg(verband, beoordelaar, *leden, nu)
    _beeindig(verband, beoordelaar, leden[0], rij.pk, nu, tot=date(2030, 1, 1))
    _beeindig(verband, beoordelaar, leden[0], rij.pk, nu)

    with pytest.raises(VerkeerdeToestand) as fout:
        _beeindig(verband, beoordelaar, leden[0], rij.pk, nu)
    assert fout.value.tekst.endswith("staat al een einddatum.")


@BEIDE
@pytest.mark.parametrize("welk", ["leeg", "afwezig", "NUL", "zelf", "zelfde mens", "afgeschermd", "andere regio"])
def test_wie_niet_bekend_is_is_geen_ander(verband, beoordelaar, frontoffice, frontoffice_utrecht, leden, nu, welk):
    kind = leden[0]
    nummers = {"leeg": "", "afwezig": "P-2025-999999", "NUL": "P\x00", "zelf": kind.nummer}
    if welk == "zelfde mens":
        ander, *_ = gezin(frontoffice, nu, KIND)
        voeg_samen(een=kind, ander=ander, door_id=beoordelaar.pk, reden="", nu=nu)
        nummers[welk] = ander.nummer
    elif welk == "afgeschermd":
        nummers[welk] = schim(frontoffice, nu).nummer
    elif welk == "andere regio":
        nummers[welk] = gezin(frontoffice_utrecht, nu, MOEDER)[0].nummer
    tekst = (
        "Kies een andere persoon: dit is dezelfde."
        if welk.startswith("zelf")
        else "Kies een persoon die bekend is. Een nummer is een P, het jaar en zes cijfers."
    )

    assert _fouten(_leg, verband, beoordelaar, kind, nummers[welk], nu) == {verband[2]: [tekst]}
    assert not verband[5].objects.exists()


@BEIDE
def test_twee_keer_hetzelfde_staat_er_een_keer(verband, beoordelaar, leden, nu):
    _leg(verband, beoordelaar, *leden, nu, van=VAN)

    assert set(_fouten(_leg, verband, beoordelaar, *leden, nu, van=date(2020, 1, 1))) == {verband[2]}
    assert verband[5].objects.count() == 1


@pytest.mark.parametrize(
    ("soort", "andersom"), [("partner", "partner"), ("ouder", "kind"), ("kleinkind", "grootouder")]
)
def test_een_relatie_wordt_niet_ook_andersom_vastgelegd(beoordelaar, leden, nu, soort, andersom):
    een, ander = leden
    argumenten = {"medewerker": beoordelaar, "nu": nu}
    relatie_vastleggen(persoon=een, verwant=ander.nummer, soort=f"relatiesoort:{soort}", **argumenten)

    fouten = _fouten(
        relatie_vastleggen, persoon=ander, verwant=een.nummer, soort=f"relatiesoort:{andersom}", **argumenten
    )
    assert fouten == {"verwant": ["Deze relatie is al vastgelegd."]}


def test_een_andere_soort_mag_naast_de_eerste(beoordelaar, leden, nu):
    een, ander = leden
    for soort in ("familie", "huisgenoot"):
        relatie_vastleggen(
            medewerker=beoordelaar, persoon=een, verwant=ander.nummer, soort=f"relatiesoort:{soort}", nu=nu
        )

    assert Relatie.objects.count() == 2


def test_een_soort_die_er_niet_is(beoordelaar, leden, nu):
    een, ander = leden
    argumenten = {"medewerker": beoordelaar, "persoon": een, "verwant": ander.nummer, "nu": nu}
    for soort in ("", "relatiesoort:vijand", "geslacht:man"):
        assert set(
            _fouten(doe_stap, relatie_vastleggen, onderwerp="persoon", nummer="", soort=soort, **argumenten)
        ) == {"soort"}


@BEIDE
@pytest.mark.parametrize(
    ("dagen", "veld"),
    [
        # The child was born on 1 June 2015, the mother long before.
        ({"van": date(2015, 5, 31)}, "van"),
        ({"van": date(2126, 1, 1)}, "van"),
        ({"van": VAN, "tot": VAN}, "tot"),
        ({"tot": date(2010, 1, 1)}, "tot"),
    ],
)
def test_een_dag_die_niet_kan(verband, beoordelaar, leden, nu, dagen, veld):
    assert set(_fouten(_leg, verband, beoordelaar, *leden, nu, **dagen)) == {veld}

    rij = _leg(verband, beoordelaar, *leden, nu, van=VAN)
    if "tot" in dagen:
        assert set(_fouten(_beeindig, verband, beoordelaar, leden[0], rij.pk, nu, tot=dagen["tot"])) == {"tot"}


@BEIDE
@pytest.mark.parametrize("welk", ["van anderen", "met een afgeschermde", "afwezig", "enorm"])
def test_wat_niet_op_de_pagina_staat_is_niet_te_beeindigen(verband, beoordelaar, frontoffice, leden, nu, welk):
    kind = leden[0]
    een, ander = gezin(frontoffice, nu)
    rij = _leg(verband, beoordelaar, een, ander, nu)
    if welk == "met een afgeschermde":
        verborgen, naam = schim(frontoffice, nu), {Relatie: ("persoon", "verwant"), Gezag: ("kind", "gezagdrager")}
        links, rechts = naam[verband[5]]
        verband[5].objects.filter(pk=rij.pk).update(**{links: kind, rechts: verborgen})
    pk = {"afwezig": 987654321, "enorm": 10**30}.get(welk, rij.pk)

    fouten = _fouten(_beeindig, verband, beoordelaar, kind, pk, nu)

    assert list(fouten) == [verband[3]]
    assert fouten[verband[3]][0].endswith("staat niet bij deze persoon.")
    assert _periode(verband[5]) == (None, None)


@BEIDE
def test_op_de_pagina_van_wie_samengevoegd_is(verband, beoordelaar, frontoffice, leden, nu):
    """The page shows what hangs on every row of one human, so there it can be ended too."""
    kind, moeder = leden
    rij = _leg(verband, beoordelaar, kind, moeder, nu)
    ook, *_ = gezin(frontoffice, nu, KIND)
    voeg_samen(een=kind, ander=ook, door_id=beoordelaar.pk, reden="", nu=nu)

    _beeindig(verband, beoordelaar, ook, rij.pk, nu)

    assert _periode(verband[5]) == (None, TOT)
    versies = dict(Persoon.objects.values_list("pk", "versie"))
    # The merge changed what the page of both of them shows.
    assert (versies[kind.pk], versies[moeder.pk], versies[ook.pk]) == (4, 3, 3)


@BEIDE
def test_oud_scherm_en_twee_keer_versturen(verband, beoordelaar, leden, nu):
    kind, moeder = leden
    een, twee = uuid4(), uuid4()
    for _ in range(2):
        rij = _leg(verband, beoordelaar, kind, moeder, nu, versie=1, token=een)
    # The other end changed as well: her page is old too.
    with pytest.raises(InmiddelsGewijzigd):
        _leg(verband, beoordelaar, moeder, kind, nu, versie=1)
    with pytest.raises(InmiddelsGewijzigd):
        _beeindig(verband, beoordelaar, kind, rij.pk, nu, versie=1)
    for _ in range(2):
        _beeindig(verband, beoordelaar, kind, rij.pk, nu, versie=2, token=twee)

    def gedaan(stap):
        return [regel for regel in audit(stap.__name__) if regel[0] == "gedaan"]

    assert (verband[5].objects.count(), len(gedaan(verband[0])), len(gedaan(verband[1]))) == (1, 1, 1)


@BEIDE
@pytest.mark.parametrize("wie", ["gedragswetenschapper", "manager", "privacy", "lokaalteam", "frontoffice_utrecht"])
def test_zonder_recht(verband, wie, beoordelaar, leden, request, nu):
    wie = request.getfixturevalue(wie)
    rij = _leg(verband, beoordelaar, *leden, nu)

    with pytest.raises(StapNietToegestaan):
        _leg(verband, wie, *leden, nu)
    with pytest.raises(StapNietToegestaan):
        _beeindig(verband, wie, leden[0], rij.pk, nu)


@BEIDE
@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_van_beide_kanten(verband, frontoffice, beoordelaar, nu):
    """Each locks both persons, in one order: no deadlock, and the second has an old screen."""
    kind, moeder = gezin(frontoffice, nu)
    doe = {pk: (lambda een=een, ander=ander: _leg(verband, beoordelaar, een, ander, nu, versie=1))
           for pk, (een, ander) in enumerate([(kind, moeder), (moeder, kind)])}  # fmt: skip

    uitkomsten = tegelijk(*doe.values())

    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == sorted(
        ["InmiddelsGewijzigd", verband[5].__name__]
    )
    assert verband[5].objects.count() == 1
