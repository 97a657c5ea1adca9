# SPDX-License-Identifier: EUPL-1.2
"""A family known or not, for whoever asks: on real rows, past the shield, in a fixed number of queries."""

from datetime import date, timedelta

import pytest

from meldingen.bekende_dossiers import Peil
from meldingen.herkennen import koppelbare_personen, zoek_bekenden
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus, Herhaling, Toegang
from personen.kandidaten import Vraag
from personen.models import Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens, PersoonGegevens
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db
PEIL = Peil(date(2026, 3, 11), erbij=False)
ADRES = AdresGegevens(straat="Kanarielaan", huisnummer=12, postcode="1315AB", plaats="Almere")
GEZIN = {
    "Sanne": ("Kanariepiet", date(1988, 4, 2)),
    "Bram": ("Vinkenstein", date(1986, 9, 30)),
    "Lotte": ("Vinkenstein", date(2014, 5, 6)),
    "Kim": ("Vinkenstein", date(2017, 11, 12)),
}


def betrokkene(voornaam, **anders):
    geboortenaam, geboren = GEZIN[voornaam]
    velden = {"voornamen": voornaam, "geboortenaam": geboortenaam, "geboortedatum": geboren} | anders
    return BetrokkeneInvoer(rol="betrokkenerol:kind", gegevens=PersoonGegevens(**velden), adres=ADRES)


def melding_van(medewerker, nu, *namen, **anders):
    return gemeld(medewerker, nu, betrokkenen=tuple(betrokkene(naam) for naam in namen), **anders)


def vraag(voornaam, **anders):
    geboortenaam, geboren = GEZIN[voornaam]
    return Vraag(**{"voornamen": voornaam, "achternaam": geboortenaam, "geboortedatum": geboren} | anders)


def gezocht(medewerker, *vragen, **anders):
    return zoek_bekenden(medewerker=medewerker, vragen=vragen, **{"peil": PEIL} | anders)


def gevonden(herkenning):
    return [(b.vraag, b.naam, b.oordeel) for b in herkenning.bekenden]


@pytest.fixture
def gezin(frontoffice, nu):
    return melding_van(frontoffice, nu, *GEZIN)


def test_een_heel_gezin_in_een_keer(frontoffice, gezin):
    herkenning = gezocht(frontoffice, vraag("Sanne"), vraag("Bram"), vraag("Lotte"))

    (een,) = herkenning.gezinnen
    assert [(c.nummer, c.fase, c.gesloten, c.meldingen) for c in een.casussen] == [
        (gezin.casus.nummer, "Veiligheidsbeoordeling", False, 1)
    ]
    assert [(b.vraag, b.naam, b.oordeel) for b in een.bekenden] == [
        (0, "Sanne Kanariepiet", "bekend"),
        (1, "Bram Vinkenstein", "bekend"),
        (2, "Lotte Vinkenstein", "bekend"),
    ]
    assert [lid.naam for lid in een.anderen] == ["Kim Vinkenstein"]
    assert [b.vraag for b in een.te_koppelen] == [0, 1, 2]
    assert (herkenning.aantal, herkenning.minder, herkenning.afgeschermd) == (4, (), False)


def test_wat_van_een_ander_getypt_is_telt_mee_zodra_een_rij_genoeg_heeft(frontoffice, gezin):
    herkenning = gezocht(frontoffice, vraag("Sanne"), Vraag(voornamen="Kim"), Vraag(voornamen="Tom"), Vraag())

    (een,) = herkenning.gezinnen
    assert [(b.vraag, b.naam, b.oordeel, b.redenen) for b in een.bekenden[1:]] == [
        (1, "Kim Vinkenstein", "onbeslist", ("voornaam gelijk", "zelfde gezin"))
    ]
    assert [lid.naam for lid in een.anderen] == ["Bram Vinkenstein", "Lotte Vinkenstein"]


def test_de_geschiedenis_van_een_dossier(frontoffice, gezin, nu):
    gemeld(frontoffice, nu + timedelta(days=2), casus=gezin.casus)
    Casus.objects.update(eerdere_meldingen=3)

    (een,) = gezocht(frontoffice, vraag("Sanne")).gezinnen

    assert [(c.meldingen, c.laatste.year, c.lange_geschiedenis) for c in een.casussen] == [(2, nu.year, True)]


def test_aan_de_telefoon_is_lang_wat_de_nieuwe_melding_erft(frontoffice, gezin, nu):
    """With three meldingen the fourth has three earlier ones; what is there already has two, and is not called long."""
    for dagen in (1, 2):
        gemeld(frontoffice, nu + timedelta(days=dagen), casus=gezin.casus)
    labels = {}
    for erbij in (True, False):
        (een,) = gezocht(frontoffice, vraag("Sanne"), peil=Peil(nu.date(), erbij=erbij)).gezinnen
        labels[erbij] = [c.lange_geschiedenis for c in een.casussen]
    assert labels == {True: [True], False: [False]}

    vierde = gemeld(frontoffice, nu + timedelta(days=3), casus=gezin.casus)
    assert Herhaling.objects.get(melding=vierde).eerdere_meldingen == 3


@pytest.mark.parametrize(("dagen", "lang"), [(0, False), (1, True)])
def test_de_jaren_tellen_tot_vandaag_en_vanaf_de_eerste_melding(frontoffice, gezin, nu, dagen, lang):
    dag = nu.date().replace(year=nu.year + 1) + timedelta(days=dagen)

    (een,) = gezocht(frontoffice, vraag("Sanne"), peil=Peil(dag, erbij=True)).gezinnen

    assert [c.lange_geschiedenis for c in een.casussen] == [lang]


def test_wie_gekoppeld_is_hoort_bij_het_gezin_en_wordt_niet_weer_voorgesteld(frontoffice, gezin):
    sanne = Persoon.objects.get(voornamen="Sanne")

    herkenning = gezocht(frontoffice, Vraag(), vraag("Bram"), vraag("Sanne"), gekoppeld={0: sanne})

    (een,) = herkenning.gezinnen
    assert [(b.vraag, b.naam, b.oordeel) for b in een.bekenden] == [
        (0, "Sanne Kanariepiet", "gekoppeld"),
        (1, "Bram Vinkenstein", "bekend"),
    ]
    assert [b.vraag for b in een.te_koppelen] == [1]


def test_alleen_wie_gekoppeld_is_toont_het_gezin(frontoffice, gezin):
    herkenning = gezocht(frontoffice, Vraag(), gekoppeld={0: Persoon.objects.get(voornamen="Sanne")})

    assert [lid.naam for lid in herkenning.gezinnen[0].anderen] == [
        "Bram Vinkenstein",
        "Lotte Vinkenstein",
        "Kim Vinkenstein",
    ]


def test_wie_afgewezen_is_komt_niet_terug(frontoffice, gezin):
    nummer = Persoon.objects.get(voornamen="Sanne").nummer

    assert gevonden(gezocht(frontoffice, vraag("Sanne"), afgewezen={0: {nummer}})) == []
    assert gevonden(gezocht(frontoffice, vraag("Sanne"), afgewezen={1: {nummer}})) != []


def test_wie_twee_keer_in_het_bestand_staat_is_een_mens_met_al_zijn_dossiers(frontoffice, gezin, nu):
    ander = melding_van(frontoffice, nu, "Sanne")
    een, twee = Persoon.objects.filter(voornamen="Sanne").order_by("pk")
    voeg_samen(een=een, ander=twee, door_id=frontoffice.pk, reden="", nu=nu)

    herkenning = gezocht(frontoffice, vraag("Sanne"))

    assert [(b.nummer, b.oordeel) for b in herkenning.bekenden] == [(een.nummer, "bekend")]
    assert {c.nummer for c in herkenning.gezinnen[0].casussen} == {gezin.casus.nummer, ander.casus.nummer}


def test_een_andere_regio_vindt_niemand(frontoffice_utrecht, gezin):
    herkenning = gezocht(frontoffice_utrecht, *map(vraag, GEZIN))

    assert (herkenning.gezinnen, herkenning.minder, herkenning.afgeschermd) == ((), (), False)


def test_wie_alleen_afgeschermd_bekend_is_blijft_een_zin(frontoffice, gezin):
    Casus.objects.update(afgeschermd=True)

    herkenning = gezocht(frontoffice, *map(vraag, GEZIN))

    assert (herkenning.gezinnen, herkenning.minder, herkenning.afgeschermd) == ((), (), True)
    nummers = list(Persoon.objects.values_list("nummer", flat=True))
    assert koppelbare_personen(nummers, organisatie_id=gezin.organisatie_id, medewerker=frontoffice) == {}


def test_met_toegang_is_een_afgeschermd_gezin_gewoon_te_zien(frontoffice, gezin, nu):
    Casus.objects.update(afgeschermd=True)
    Toegang.objects.create(
        casus=gezin.casus, medewerker=frontoffice, soort="toegewezen", reden="", van=nu - timedelta(days=1)
    )

    assert [b.oordeel for b in gezocht(frontoffice, vraag("Sanne")).bekenden] == ["bekend"]


def test_een_gezin_verraadt_niet_wie_er_nog_afgeschermd_bij_hoort(frontoffice, gezin, nu):
    """Bram is in a dossier that may be seen, and with Kim in one that may not."""
    dicht = melding_van(frontoffice, nu, "Kim")
    open_ = melding_van(frontoffice, nu, "Bram")
    kim, bram = Persoon.objects.filter(voornamen="Kim").latest("pk"), Persoon.objects.filter(voornamen="Bram")
    dicht.betrokkenen.create(
        organisatie_id=dicht.organisatie_id, casus=dicht.casus, persoon=bram.latest("pk"), rol_id="betrokkenerol:kind"
    )
    Casus.objects.exclude(pk=open_.casus_id).update(afgeschermd=True)

    herkenning = gezocht(frontoffice, vraag("Bram"))

    (een,) = herkenning.gezinnen
    assert ([c.nummer for c in een.casussen], een.anderen) == ([open_.casus.nummer], ())
    assert herkenning.afgeschermd
    assert gevonden(gezocht(frontoffice, vraag("Kim"))) == []
    assert koppelbare_personen([kim.nummer], organisatie_id=kim.organisatie_id, medewerker=frontoffice) == {}


@pytest.fixture
def half_verborgen(frontoffice, nu):
    """One human on file twice: as Sanne where it may be seen, as Femke where it may not, and that one came first."""
    dicht = gemeld(frontoffice, nu, betrokkenen=(betrokkene("Sanne", voornamen="Femke", geboortenaam="Schuilnaam"),))
    melding_van(frontoffice, nu, "Sanne")
    femke, sanne = Persoon.objects.order_by("pk")
    voeg_samen(een=femke, ander=sanne, door_id=frontoffice.pk, reden="", nu=nu)
    Casus.objects.filter(pk=dicht.casus_id).update(afgeschermd=True)
    return sanne


def test_wie_samengevoegd_is_wordt_gevonden_op_wat_te_zien_is(frontoffice, half_verborgen):
    herkenning = gezocht(frontoffice, vraag("Sanne"))

    (een,) = herkenning.bekenden
    assert (een.nummer, een.naam, een.oordeel) == (half_verborgen.nummer, "Sanne Kanariepiet", "onbeslist")
    assert herkenning.afgeschermd


def test_en_niet_op_wat_afgeschermd_van_hem_bekend_is(frontoffice, half_verborgen):
    """The hidden name leads to the sentence, never to the visible row: that would tell that they are one."""
    herkenning = gezocht(frontoffice, Vraag(voornamen="Femke", achternaam="Schuilnaam"))

    assert (herkenning.bekenden, herkenning.gezinnen, herkenning.afgeschermd) == ((), (), True)


def test_meer_mensen_kosten_geen_vragen(frontoffice, gezin, nu, django_assert_num_queries):
    for _ in range(3):
        melding_van(frontoffice, nu, *GEZIN)
    # The candidates; who is one human; who is in which dossier, named access, those dossiers, the people; the families.
    with django_assert_num_queries(7):
        gezocht(frontoffice, vraag("Sanne"))
    with django_assert_num_queries(7):
        gezocht(frontoffice, *map(vraag, GEZIN))
    # And where they live.
    with django_assert_num_queries(8):
        gezocht(frontoffice, *(vraag(naam, postcode="1315AB", huisnummer=12) for naam in GEZIN))
