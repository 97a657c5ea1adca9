# SPDX-License-Identifier: EUPL-1.2
"""Who must be told, worked out from the people of a melding, gezag, age and who is one human."""

from datetime import date, timedelta

import pytest

from meldingen.informeerbeeld import AFGESCHERMD, lees_lijst
from meldingen.informeerlijst import werk_meldingen_bij, zonder_lijst
from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Casus, Informeerplicht, Termijn
from meldingen.stappen.betrokkene_koppelen import betrokkene_koppelen
from meldingen.stappen.gezag_vastleggen import gezag_vastleggen
from meldingen.stappen.informeren import informeren
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from meldingen.vegen import veeg_informeerlijsten
from organisaties.models import VTOrganisatie
from personen.models import Persoon
from personen.schrijven import PersoonGegevens, leg_gezag_vast
from tests.meldingen.fabriek import gemeld
from tests.meldingen.personen import scherm_af

ONTVANGEN = date(2026, 3, 11)


def iemand(voornaam, geboren=None, *, precisie=None, rol="betrokkenerol:overig", **meer):
    velden = {"voornamen": voornaam, "geboortenaam": "Kanariepiet", "geboortedatum": geboren}
    if geboren:
        velden["geboortedatum_precisie"] = precisie or "dag"
    return BetrokkeneInvoer(rol=rol, gegevens=PersoonGegevens(**velden | meer))


def jaren_oud(jaren, dagen=0):
    """Born so that this age was reached so many days ago on the day of receipt."""
    return ONTVANGEN.replace(year=ONTVANGEN.year - jaren) - timedelta(days=dagen)


def op_lijst(melding, **welke):
    rijen = Informeerplicht.objects.filter(melding=melding, **welke).select_related("persoon")
    return {(rij.persoon.voornamen, rij.grond) for rij in rijen}


def open_lijst(melding):
    return op_lijst(melding, gedaan_op=None, vervallen_op=None)


def elders(flevoland, kind, nu, voornaam="Elders", **meer):
    """Somebody outside the melding who has authority over this child."""
    drager = Persoon.objects.create(
        organisatie=flevoland, nummer=f"P-2026-9{Persoon.objects.count():05}", voornamen=voornaam, gemaakt_op=nu, **meer
    )
    leg_gezag_vast(kind=kind, gezagdrager=drager, van=None, tot=None)
    return drager


def persoon_van(melding, voornaam):
    return Persoon.objects.get(voornamen=voornaam, pk__in=melding.betrokkenen.values("persoon_id"))


@pytest.mark.parametrize(
    ("geboren", "precisie", "zelf"),
    [
        (jaren_oud(11), "dag", False),
        (jaren_oud(12, -1), "dag", False),
        (jaren_oud(12), "dag", True),
        (jaren_oud(17), "dag", True),
        (jaren_oud(40), "dag", True),
        (None, None, True),
        # Born somewhere in the year that one becomes twelve: perhaps already.
        (date(2014, 1, 1), "jaar", True),
        (date(2015, 1, 1), "jaar", False),
    ],
)
def test_een_kind_hoort_het_zelf_vanaf_twaalf(geboren, precisie, zelf, frontoffice, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", geboren, precisie=precisie), iemand("Ans")))

    assert op_lijst(melding) == {("Ans", "betrokken")} | ({("Kim", "betrokken")} if zelf else set())


def test_de_leeftijd_is_een_instelling(flevoland, frontoffice, nu):
    VTOrganisatie.objects.filter(pk=flevoland.pk).update(informeren_kind_vanaf=16)

    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Vijftien", jaren_oud(15)), iemand("Zestien", jaren_oud(16))))

    assert op_lijst(melding) == {("Zestien", "betrokken")}


@pytest.mark.parametrize(("jaren", "dagen", "hoort"), [(3, 0, True), (17, 0, True), (18, -1, True), (18, 0, False)])
def test_wie_gezag_heeft_en_elders_woont_hoort_het_ook(jaren, dagen, hoort, flevoland, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(jaren, dagen)), iemand("Ans")))
    kind = persoon_van(melding, "Kim")
    drager = Persoon.objects.create(organisatie=flevoland, nummer="P-2026-900001", voornamen="Elders", gemaakt_op=nu)

    gezag_vastleggen(medewerker=beoordelaar, persoon=kind, gezagdrager=drager.nummer, nu=nu)

    assert (("Elders", "gezag") in op_lijst(melding)) is hoort
    uiterste = Termijn.objects.get(soort="informeren").uiterste_datum
    assert set(Informeerplicht.objects.values_list("uiterste_datum", flat=True)) == {uiterste}


def test_gezag_dat_er_al_was_telt_bij_het_registreren(flevoland, frontoffice, nu):
    eerste = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)),))
    kind = persoon_van(eerste, "Kim")
    elders(flevoland, kind, nu)
    elders(flevoland, kind, nu, "Overleden", overleden_op=date(2020, 1, 1))
    elders(flevoland, kind, nu, "", onbekend=True)
    oud = elders(flevoland, kind, nu, "Voorbij")
    oud.gezag_over.update(periode=(None, date(2024, 1, 1)))

    melding = gemeld(
        frontoffice, nu, betrokkenen=(BetrokkeneInvoer(rol="betrokkenerol:kind", persoon_nummer=kind.nummer),)
    )

    assert op_lijst(melding) == {("Elders", "gezag")}


def test_wie_onbekend_is_staat_er_nooit_op(frontoffice, nu):
    melding = gemeld(
        frontoffice,
        nu,
        betrokkenen=(
            iemand("Ans"),
            BetrokkeneInvoer(rol="betrokkenerol:vermoedelijk_pleger", gegevens=PersoonGegevens(onbekend=True)),
        ),
    )

    assert op_lijst(melding) == {("Ans", "betrokken")}


def test_een_ouder_die_zelf_betrokken_is_staat_er_een_keer_op(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)), iemand("Ans")))
    ouder, kind = persoon_van(melding, "Ans"), persoon_van(melding, "Kim")

    gezag_vastleggen(medewerker=beoordelaar, persoon=kind, gezagdrager=ouder.nummer, nu=nu)

    assert op_lijst(melding) == {("Ans", "betrokken")}


def test_wie_een_mens_blijken_zijn_een_rij(flevoland, frontoffice, nu):
    """The parent elsewhere turns out to be the neighbour of the melding."""
    eerste = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)),))
    kind = persoon_van(eerste, "Kim")
    drager = elders(flevoland, kind, nu)
    betrokkenen = (BetrokkeneInvoer(rol="betrokkenerol:kind", persoon_nummer=kind.nummer), iemand("Buur"))
    melding = gemeld(frontoffice, nu, betrokkenen=betrokkenen)
    assert open_lijst(melding) == {("Elders", "gezag"), ("Buur", "betrokken")}

    betrokkene = melding.betrokkenen.get(persoon__voornamen="Buur")
    betrokkene_koppelen(medewerker=frontoffice, betrokkene=betrokkene, persoon_nummer=drager.nummer, nu=nu)

    assert len(open_lijst(melding)) == 1
    assert op_lijst(melding, vervalreden="informeervervalreden:zelfde_persoon") != set()


def test_een_nieuwe_geboortedatum_haalt_van_de_lijst_en_zet_erop(frontoffice, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(13)), iemand("Ans")))
    kind = persoon_van(melding, "Kim")

    def wijzig(geboren):
        kind.refresh_from_db()
        gegevens = {"geboortedatum": geboren, "bsn_reden": "bsnreden:nog_niet"}
        persoon_bijwerken(medewerker=frontoffice, persoon=kind, gegevens=gegevens, nu=nu)

    wijzig(jaren_oud(8))
    assert open_lijst(melding) == {("Ans", "betrokken")}
    assert op_lijst(melding, vervalreden="informeervervalreden:jong_kind") == {("Kim", "betrokken")}

    wijzig(jaren_oud(14))
    assert open_lijst(melding) == {("Ans", "betrokken"), ("Kim", "betrokken")}


def test_wie_later_opduikt_krijgt_een_nieuwe_termijn(flevoland, frontoffice, beoordelaar, nu):
    """All were told; then it turns out that somebody else has authority."""
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)), iemand("Ans")))
    informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu)
    later = nu + timedelta(days=61)
    drager = Persoon.objects.create(organisatie=flevoland, nummer="P-2026-900001", voornamen="Elders", gemaakt_op=nu)

    gezag_vastleggen(medewerker=beoordelaar, persoon=persoon_van(melding, "Kim"), gezagdrager=drager.nummer, nu=later)

    oud, nieuw = Termijn.objects.filter(soort="informeren").order_by("pk")
    assert oud.gehaald_op is not None
    assert nieuw.is_open
    assert nieuw.uiterste_datum == later.date() + timedelta(days=28)
    assert open_lijst(melding) == {("Elders", "gezag")}
    melding.casus.refresh_from_db()
    assert nieuw.uiterste_datum >= melding.casus.uiterste_datum


def test_een_gesloten_casus_krijgt_er_niemand_meer_bij(flevoland, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)), iemand("Ans")))
    informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu)
    Casus.objects.filter(pk=melding.casus_id).update(
        fase="afgesloten", gesloten_op=nu, zicht_houder=None, zicht_sinds=None
    )
    drager = Persoon.objects.create(organisatie=flevoland, nummer="P-2026-900001", voornamen="Elders", gemaakt_op=nu)

    gezag_vastleggen(medewerker=beoordelaar, persoon=persoon_van(melding, "Kim"), gezagdrager=drager.nummer, nu=nu)

    assert op_lijst(melding) == {("Ans", "betrokken")}


def test_wie_alleen_afgeschermd_bekend_is_staat_er_zonder_naam(flevoland, frontoffice, beoordelaar, nu):
    schim = gemeld(frontoffice, nu, betrokkenen=(iemand("Schim"),))
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)), iemand("Ans")))
    kind = persoon_van(melding, "Kim")
    leg_gezag_vast(kind=kind, gezagdrager=persoon_van(schim, "Schim"), van=None, tot=None)
    scherm_af(schim)
    werk_meldingen_bij([(melding.pk, melding.casus_id)], nu=nu)

    beeld = lees_lijst(melding, beoordelaar, nu)

    assert {(regel.naam, regel.keuze is None) for regel in beeld.regels} == {
        ("Ans Kanariepiet", False),
        (AFGESCHERMD, True),
    }
    assert [(een.naam, een.reden) for een in beeld.niet_zelf] == [
        ("Kim Kanariepiet", "Kind dat via de gezaghebbende hoort")
    ]
    # All at once is all that this employee knows of: the term goes on for who may know of the other.
    informeren(medewerker=beoordelaar, melding=melding, op=nu.date(), nu=nu)
    assert open_lijst(melding) == {("Schim", "gezag")}
    assert Termijn.objects.get(soort="informeren", melding=melding).is_open


def test_een_jong_kind_zonder_bekend_gezag_valt_op(frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)), iemand("Ans")))

    assert [een.zonder_gezag for een in lees_lijst(melding, beoordelaar, nu).niet_zelf] == [True]

    gezag_vastleggen(
        medewerker=beoordelaar,
        persoon=persoon_van(melding, "Kim"),
        gezagdrager=persoon_van(melding, "Ans").nummer,
        nu=nu,
    )
    assert [een.zonder_gezag for een in lees_lijst(melding, beoordelaar, nu).niet_zelf] == [False]


def test_wat_een_import_schreef_krijgt_zijn_lijst_bij_het_vegen(frontoffice, nu):
    melding = gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)), iemand("Ans")))
    Informeerplicht.objects.all().delete()
    assert list(zonder_lijst()) == [melding]

    werk_meldingen_bij([(melding.pk, melding.casus_id)], nu=nu)

    assert op_lijst(melding) == {("Ans", "betrokken")}
    assert list(zonder_lijst()) == []


def test_het_vegen_blijft_niet_hangen_aan_wie_niemand_hoeft_te_horen(frontoffice, nu, monkeypatch):
    """Of a young child alone nobody is told, so every night finds that melding again."""
    monkeypatch.setattr("meldingen.vegen.PER_KEER", 1)
    niemand = [gemeld(frontoffice, nu, betrokkenen=(iemand("Kim", jaren_oud(5)),)) for _ in range(2)]
    met = gemeld(frontoffice, nu, betrokkenen=(iemand("Ans"),))
    erbij = gemeld(frontoffice, nu, betrokkenen=(iemand("Bea"),), casus=met.casus)
    Informeerplicht.objects.all().delete()

    assert veeg_informeerlijsten(nu) == 2

    assert [op_lijst(rij) for rij in (met, erbij)] == [{("Ans", "betrokken")}, {("Bea", "betrokken")}]
    assert set(zonder_lijst()) == set(niemand)
    assert veeg_informeerlijsten(nu) == 0
