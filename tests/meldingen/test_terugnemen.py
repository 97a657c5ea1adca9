# SPDX-License-Identifier: EUPL-1.2
"""A melding was linked to the wrong known person: what it told goes to the right one, and nothing more than that."""

from datetime import date, timedelta

import pytest

from meldingen.invoer import GezagInvoer, RelatieInvoer
from meldingen.models import Informeerplicht
from meldingen.stappen.betrokkene_ontkoppelen import betrokkene_ontkoppelen
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from meldingen.stappen.personen_splitsen import personen_splitsen
from personen.models import Adres, Gezag, Persoon, Relatie
from personen.schrijven import AdresGegevens
from tests.meldingen.personen import iemand, melding_over, scherm_af

pytestmark = pytest.mark.django_db
KIND = {"geboortedatum": date(2018, 5, 4), "rol": "betrokkenerol:kind"}
HUIS = AdresGegevens(straat="Kanarielaan", huisnummer=77, postcode="1315 AB", plaats="Almere")
# Of row 0, and of the child in row 1.
OUDER = {"relaties": (RelatieInvoer(van=0, tot=1, soort="relatiesoort:ouder"),), "gezag": (GezagInvoer(1, 0),)}


@pytest.fixture
def vreemde(frontoffice, nu):
    """Somebody known who looks like the mother of the next melding."""
    return melding_over(frontoffice, nu - timedelta(days=60)).betrokkenen.get().persoon


def gezegd_van(wie, nu, moeder, kind=None, **anders):
    """The known mother, and a child that is new or known."""
    eerste = iemand(nummer=moeder.nummer, voornamen="Sanna")
    tweede = iemand("Noor", **KIND) if kind is None else iemand(nummer=kind.nummer, rol=KIND["rol"])
    return melding_over(wie, nu, eerste, tweede, **OUDER | anders)


def maak_los(wie, nu, melding, persoon):
    betrokkene = betrokkene_ontkoppelen(
        medewerker=wie, betrokkene=melding.betrokkenen.get(persoon=persoon), reden="Een ander.", nu=nu
    )
    return betrokkene.persoon


def ouders():
    """(child, parent, since) of every relation, and of all authority; each row of these tests is both."""
    relaties = sorted((rij.persoon_id, rij.verwant_id, rij.periode.lower) for rij in Relatie.objects.all())
    assert sorted((rij.kind_id, rij.gezagdrager_id, rij.periode.lower) for rij in Gezag.objects.all()) == relaties
    return relaties


def test_gezag_gaat_mee_naar_de_moeder_over_wie_het_ging(frontoffice, nu, vreemde):
    melding = gezegd_van(frontoffice, nu, vreemde)
    noor = Persoon.objects.get(voornamen="Noor")
    versies = dict(Persoon.objects.values_list("pk", "versie"))

    moeder = maak_los(frontoffice, nu, melding, vreemde)

    assert ouders() == [(noor.pk, moeder.pk, nu.date())]
    lijst = Informeerplicht.objects.filter(melding=melding).order_by("pk")
    assert list(lijst.values_list("persoon", "grond", "vervalreden")) == [
        (vreemde.pk, "betrokken", "informeervervalreden:geen_betrokkene"),
        (moeder.pk, "betrokken", None),
    ]
    assert dict(Persoon.objects.exclude(pk=moeder.pk).values_list("pk", "versie")) == {
        pk: versie + 1 for pk, versie in versies.items()
    }


def test_wie_gezag_bleek_te_hebben_hoort_ook_van_een_andere_melding_over_het_kind(frontoffice, nu, vreemde):
    melding = gezegd_van(frontoffice, nu, vreemde)
    noor = Persoon.objects.get(voornamen="Noor")
    alleen_kind = melding_over(frontoffice, nu, iemand(nummer=noor.nummer, rol=KIND["rol"]))

    moeder = maak_los(frontoffice, nu, melding, vreemde)

    assert set(Informeerplicht.objects.open().filter(melding=alleen_kind).values_list("persoon", "grond")) == {
        (moeder.pk, "gezag")
    }


def test_wat_al_vaststond_blijft_en_geldt_ook_voor_de_ander(frontoffice, nu, vreemde):
    """Another melding told the same of the known mother: she keeps it; and what followed for the child follows it."""
    eerder = nu - timedelta(days=30)
    gezegd_van(frontoffice, eerder, vreemde)
    noor = Persoon.objects.get(voornamen="Noor")
    melding = gezegd_van(frontoffice, nu, vreemde, noor)

    moeder = maak_los(frontoffice, nu, melding, vreemde)
    assert ouders() == [(noor.pk, vreemde.pk, eerder.date()), (noor.pk, moeder.pk, nu.date())]

    kind = maak_los(frontoffice, nu, melding, noor)
    assert ouders() == [(noor.pk, vreemde.pk, eerder.date()), (kind.pk, moeder.pk, nu.date())]


def test_twee_verkeerden_een_voor_een(frontoffice, nu, vreemde):
    verkeerd_kind = melding_over(frontoffice, nu - timedelta(days=60), iemand("Nora", **KIND)).betrokkenen.get().persoon
    melding = gezegd_van(frontoffice, nu, vreemde, verkeerd_kind)

    moeder = maak_los(frontoffice, nu, melding, vreemde)
    kind = maak_los(frontoffice, nu, melding, verkeerd_kind)

    assert ouders() == [(kind.pk, moeder.pk, nu.date())]


def test_van_twee_kanten_gezegd_staat_het_ook_bij_de_ander_een_keer(frontoffice, nu, vreemde):
    andersom = RelatieInvoer(van=1, tot=0, soort="relatiesoort:kind")
    melding = gezegd_van(frontoffice, nu, vreemde, relaties=(*OUDER["relaties"], andersom))

    moeder = maak_los(frontoffice, nu, melding, vreemde)

    assert ouders() == [(Persoon.objects.get(voornamen="Noor").pk, moeder.pk, nu.date())]


def test_een_einde_gaat_mee_en_wat_nooit_waar_was_blijft_weg(frontoffice, nu, vreemde):
    melding = gezegd_van(frontoffice, nu, vreemde)
    Relatie.objects.all().delete()
    einde = nu.date() + timedelta(days=9)
    Gezag.objects.update(periode=(nu.date(), einde))

    moeder = maak_los(frontoffice, nu, melding, vreemde)

    assert not Relatie.objects.exists()
    assert [(rij.gezagdrager_id, rij.periode.upper) for rij in Gezag.objects.all()] == [(moeder.pk, einde)]


def bereikbaar(persoon):
    """His telephone number, and since when he lives where, and whether that is secret."""
    adressen = Adres.objects.filter(persoon=persoon).order_by("pk")
    return (
        Persoon.objects.get(pk=persoon.pk).telefoon,
        [(rij.postcode, rij.huisnummer, rij.periode.lower, rij.geheim) for rij in adressen],
    )


def test_adres_en_nummer_die_een_andere_melding_ook_noemde_blijven(frontoffice, nu, vreemde):
    eerder = nu - timedelta(days=30)
    adressen = (HUIS, AdresGegevens(postcode="1315AB", huisnummer=77))
    een, ander = (
        melding_over(frontoffice, dag, iemand(nummer=vreemde.nummer, adres=adres, telefoon=nummer))
        for dag, adres, nummer in zip((eerder, nu), adressen, ("0612345678", "06-12345678"), strict=True)
    )
    Adres.objects.update(geheim=True)

    maak_los(frontoffice, nu, een, vreemde)
    assert bereikbaar(vreemde) == ("06-12345678", [("1315AB", 77, nu.date(), True)])

    maak_los(frontoffice, nu, ander, vreemde)
    assert bereikbaar(vreemde) == ("", [])


def test_wat_een_andere_melding_niet_noemde_gaat_weg(frontoffice, nu, vreemde):
    een = melding_over(frontoffice, nu, iemand(nummer=vreemde.nummer, adres=HUIS, telefoon="0612345678"))
    buren = AdresGegevens(postcode="1315AB", huisnummer=78)
    melding_over(frontoffice, nu, iemand(nummer=vreemde.nummer, adres=buren, telefoon="0687654321"))

    maak_los(frontoffice, nu, een, vreemde)

    assert bereikbaar(vreemde) == ("", [("1315AB", 78, nu.date(), False)])


def test_gezag_dat_een_andere_melding_ook_noemde_blijft_vanaf_die_melding(frontoffice, nu, vreemde):
    eerder = nu - timedelta(days=30)
    een = gezegd_van(frontoffice, eerder, vreemde)
    noor = Persoon.objects.get(voornamen="Noor")
    ander = gezegd_van(frontoffice, nu, vreemde, noor)

    moeder = maak_los(frontoffice, nu, een, vreemde)
    assert ouders() == [(noor.pk, vreemde.pk, nu.date()), (noor.pk, moeder.pk, eerder.date())]

    tweede = maak_los(frontoffice, nu, ander, vreemde)
    assert ouders() == [(noor.pk, moeder.pk, eerder.date()), (noor.pk, tweede.pk, nu.date())]


def test_wat_van_twee_rijen_een_keer_werd_vastgelegd_houden_na_splitsen_allebei(frontoffice, nu, vreemde):
    """While they were one human, a melding about the one told what was on record of the other."""
    eerder = nu - timedelta(days=30)
    gezegd_van(frontoffice, eerder, vreemde)
    noor = Persoon.objects.get(voornamen="Noor")
    melding_over(frontoffice, eerder, iemand(nummer=vreemde.nummer, adres=HUIS))
    dubbel = melding_over(frontoffice, eerder, iemand("Sanna")).betrokkenen.get().persoon
    samen = personen_samenvoegen(
        medewerker=frontoffice, persoon=vreemde, andere_nummer=dubbel.nummer, reden="Zelfde.", nu=nu
    )
    gezegd_van(frontoffice, nu, dubbel, noor)
    melding_over(frontoffice, nu, iemand(nummer=dubbel.nummer, adres=HUIS))
    alleen_kind = melding_over(frontoffice, nu, iemand(nummer=noor.nummer, rol=KIND["rol"]))
    van_vreemde = (noor.pk, vreemde.pk, eerder.date())
    assert ouders() == [van_vreemde]

    personen_splitsen(medewerker=frontoffice, samenvoeging=samen, reden="Toch twee.", nu=nu)

    assert ouders() == [van_vreemde, (noor.pk, dubbel.pk, nu.date())]
    lijst = Informeerplicht.objects.open().filter(melding=alleen_kind)
    assert set(lijst.values_list("persoon", "grond")) == {(vreemde.pk, "gezag"), (dubbel.pk, "gezag")}
    assert bereikbaar(vreemde) == ("", [("1315AB", 77, eerder.date(), False)])
    assert bereikbaar(dubbel) == ("", [("1315AB", 77, nu.date(), False)])


def test_wat_alleen_een_afgeschermd_dossier_nog_zegt_blijft_daar(frontoffice, nu, vreemde):
    een = melding_over(frontoffice, nu, iemand(nummer=vreemde.nummer, adres=HUIS))
    scherm_af(melding_over(frontoffice, nu, iemand(nummer=vreemde.nummer, adres=HUIS)))

    maak_los(frontoffice, nu, een, vreemde)

    assert bereikbaar(vreemde) == ("", [])
