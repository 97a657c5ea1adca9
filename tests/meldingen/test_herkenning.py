# SPDX-License-Identifier: EUPL-1.2
"""Who is found after registration, what becomes a question, and what never does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from audit.models import AuditRegel
from meldingen import herkenning
from meldingen.herkenning import (
    is_te_zoeken,
    nooit_gezocht,
    opnieuw_te_zoeken,
    zoek_gewijzigden,
    zoek_mogelijke_bekenden,
)
from meldingen.models import Betrokkene, Casus, Melding, MogelijkeBekende
from meldingen.stappen.adres_vastleggen import adres_vastleggen
from meldingen.stappen.persoon_bijwerken import persoon_bijwerken
from personen.models import Persoon
from personen.samenvoegen import voeg_samen
from personen.schrijven import AdresGegevens, PersoonGegevens, werk_persoon_bij
from tests.meldingen.fabriek import gemeld
from tests.meldingen.herkenningen import JOOST, KIM, SANNE, herkend, lid, melding_van, persoon_van, vlaggen
from tests.personen.fabriek import BSN

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)
TWEELING = {**SANNE, "voornamen": "Roos"}


def opnieuw(melding, nu):
    """Search again, as after a change."""
    Melding.objects.filter(pk=melding.pk).update(gezocht_op=None)
    return zoek_mogelijke_bekenden(melding.pk, nu=nu)


def wijzig(persoon, nu, **gegevens):
    persoon.refresh_from_db()
    nieuw = replace(PersoonGegevens.van(persoon), **gegevens)
    werk_persoon_bij(persoon=persoon, versie=persoon.versie, gegevens=nieuw, nu=nu)
    Persoon.objects.filter(pk=persoon.pk).update(gewijzigd_op=nu)
    zoek_gewijzigden([persoon.pk])


def test_een_gezin_dat_niemand_koppelde_wordt_een_vraag_per_persoon(frontoffice, nu):
    eerder = melding_van(frontoffice, nu)
    later = melding_van(frontoffice, nu)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 3

    assert vlaggen(later) == [
        (voornaam, persoon_van(eerder, voornaam).pk, "bekend", "open") for voornaam in ("Sanne", "Joost", "Kim")
    ]
    rij = MogelijkeBekende.objects.filter(melding=later).first()
    assert (rij.versie, rij.gevonden_op, rij.beoordeeld_door) == (1, nu, None)
    assert "geboortedatum gelijk" in rij.redenen
    later.refresh_from_db()
    assert (later.gezocht_op, later.versie) == (nu, 1)
    assert not Betrokkene.objects.filter(herkenning="gekoppeld").exists()


def test_het_zoeken_wordt_gelogd_zonder_medewerker_en_zonder_namen(frontoffice, nu):
    _, later = herkend(frontoffice, nu)

    regel = AuditRegel.objects.get(actie="zoeken")
    assert (regel.uitkomst, regel.onderwerp, regel.medewerker_id, regel.grond, regel.casus_id, regel.gegevens) == (
        "ingezien", "persoon", None, "herkenning na registratie", later.casus_id, {"aantal": 3},
    )  # fmt: skip
    assert "Kanariepiet" not in str(vars(regel))


def test_wie_niet_bekend_is_geeft_geen_vraag_en_is_wel_gezocht(frontoffice, nu):
    melding = melding_van(frontoffice, nu)

    assert zoek_mogelijke_bekenden(melding.pk, nu=nu) == 0

    assert vlaggen(melding) == []
    assert list(nooit_gezocht()) == []


def test_alleen_onbeslist_is_geen_vraag(frontoffice, nu):
    """A twin of somebody known: nobody is bothered with that."""
    melding_van(frontoffice, nu, TWEELING)
    later = melding_van(frontoffice, nu, SANNE)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 0
    assert vlaggen(later) == []


def test_wie_onbeslist_is_staat_naast_wie_bekend_is(frontoffice, nu):
    eerder = melding_van(frontoffice, nu, TWEELING, JOOST)
    later = melding_van(frontoffice, nu, SANNE, JOOST)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 2

    assert vlaggen(later) == [
        ("Sanne", persoon_van(eerder, "Roos").pk, "onbeslist", "open"),
        ("Joost", persoon_van(eerder, "Joost").pk, "bekend", "open"),
    ]


def test_wie_geen_van_de_getoonde_personen_was_wordt_toch_gezocht(frontoffice, nu):
    melding_van(frontoffice, nu, SANNE)
    later = melding_van(frontoffice, nu, SANNE | {"geen_match": True})

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 1


@pytest.mark.parametrize("andere", [{"onbekend": True}, {"voornamen": "Sanne"}])
def test_zonder_genoeg_gegevens_wordt_niemand_gezocht(frontoffice, nu, andere):
    melding_van(frontoffice, nu, SANNE)
    later = gemeld(frontoffice, nu, betrokkenen=(replace(lid(**andere), adres=None),))

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 0
    later.refresh_from_db()
    assert later.gezocht_op == nu


def test_wie_gekoppeld_is_wordt_niet_meer_gezocht(frontoffice, nu):
    eerder = melding_van(frontoffice, nu, SANNE)
    dubbel = melding_van(frontoffice, nu, SANNE)
    gekoppeld = melding_van(frontoffice, nu, {"persoon_nummer": persoon_van(eerder, "Sanne").nummer})

    assert zoek_mogelijke_bekenden(gekoppeld.pk, nu=nu) == 0
    assert not AuditRegel.objects.filter(actie="zoeken").exists()
    assert zoek_mogelijke_bekenden(dubbel.pk, nu=nu) == 1


def test_wie_al_dezelfde_mens_is_wordt_nooit_gevonden(frontoffice, nu):
    eerder = melding_van(frontoffice, nu, SANNE)
    later = melding_van(frontoffice, nu, SANNE)
    een, ander = (persoon_van(melding, "Sanne") for melding in (eerder, later))
    voeg_samen(een=een, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 0


def test_wie_twee_keer_in_een_melding_staat_is_geen_vraag_aan_iemand(frontoffice, nu):
    melding = melding_van(frontoffice, nu, SANNE, SANNE)

    assert zoek_mogelijke_bekenden(melding.pk, nu=nu) == 0


def test_van_twee_rijen_van_een_mens_wordt_een_vraag(frontoffice, nu):
    eerste, tweede = (melding_van(frontoffice, nu, SANNE) for _ in range(2))
    een, ander = (persoon_van(melding, "Sanne") for melding in (eerste, tweede))
    voeg_samen(een=een, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)
    later = melding_van(frontoffice, nu, SANNE)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 1
    assert vlaggen(later) == [("Sanne", een.pk, "bekend", "open")]


def test_een_ander_bsn_is_een_ander_mens(frontoffice, nu):
    melding_van(frontoffice, nu, SANNE | {"bsn": BSN})
    later = melding_van(frontoffice, nu, SANNE | {"bsn": "111222333"})

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 0


def test_nooit_iemand_van_een_andere_organisatie(frontoffice, frontoffice_utrecht, nu):
    melding_van(frontoffice_utrecht, nu, gemeente_code="GM0344")
    later = melding_van(frontoffice, nu)

    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 0
    assert not MogelijkeBekende.objects.exists()


def test_opnieuw_zoeken_verandert_niets(frontoffice, nu):
    _, later = herkend(frontoffice, nu)
    rijen = list(MogelijkeBekende.objects.order_by("pk").values())

    assert zoek_mogelijke_bekenden(later.pk, nu=nu + DAG) == 0, "not due: nothing is even looked for"
    assert AuditRegel.objects.filter(actie="zoeken").count() == 1
    assert opnieuw(later, nu + DAG) == 3
    assert list(MogelijkeBekende.objects.order_by("pk").values()) == rijen


def test_een_afgewezen_paar_wordt_nooit_meer_gevraagd(frontoffice, nu):
    eerder, later = herkend(frontoffice, nu, SANNE)
    MogelijkeBekende.objects.update(status="afgewezen", beoordeeld_door=frontoffice, beoordeeld_op=nu)

    assert opnieuw(later, nu) == 0
    assert vlaggen(later) == [("Sanne", persoon_van(eerder, "Sanne").pk, "bekend", "afgewezen")]


def test_een_afgewezen_mens_blijft_afgewezen_onder_een_ander_nummer(frontoffice, nu):
    """Rejected by one row, then that row became one human with an older one."""
    oudste = melding_van(frontoffice, nu, {"voornamen": "Greet", "geboortenaam": "Heel Anders"})
    eerder, later = herkend(frontoffice, nu, SANNE)
    MogelijkeBekende.objects.update(status="afgewezen", beoordeeld_door=frontoffice, beoordeeld_op=nu)
    een, ander = persoon_van(oudste, "Greet"), persoon_van(eerder, "Sanne")
    voeg_samen(een=een, ander=ander, door_id=frontoffice.pk, reden="", nu=nu)

    assert opnieuw(later, nu) == 0
    assert len(vlaggen(later)) == 1


def test_wat_niet_meer_klopt_vervalt_en_komt_terug_als_het_weer_klopt(frontoffice, nu):
    eerder, later = herkend(frontoffice, nu, SANNE)
    bekend = persoon_van(eerder, "Sanne")

    wijzig(bekend, nu + DAG, geboortedatum=date(1951, 2, 3), geboortenaam="Heel Anders")
    assert opnieuw(later, nu + DAG) == 0
    assert vlaggen(later) == [("Sanne", bekend.pk, "bekend", "vervallen")]

    wijzig(bekend, nu + 2 * DAG, geboortedatum=SANNE["geboortedatum"], geboortenaam="Kanariepiet")
    assert opnieuw(later, nu + 2 * DAG) == 1
    assert list(MogelijkeBekende.objects.values_list("status", "versie")) == [("open", 3)]


def test_wie_veranderde_wordt_opnieuw_gezocht(frontoffice, nu):
    melding_van(frontoffice, nu, SANNE)
    later = melding_van(frontoffice, nu, SANNE | {"geboortenaam": "Verkeerd", "geboortedatum": date(1950, 1, 1)})
    assert zoek_mogelijke_bekenden(later.pk, nu=nu) == 0
    assert list(opnieuw_te_zoeken(nu + DAG)) == []

    wijzig(persoon_van(later, "Sanne"), nu + DAG, geboortenaam="Kanariepiet", geboortedatum=SANNE["geboortedatum"])

    assert list(opnieuw_te_zoeken(nu + DAG)) == [later]
    assert zoek_mogelijke_bekenden(later.pk, nu=nu + 2 * DAG) == 1
    assert list(opnieuw_te_zoeken(nu + 2 * DAG)) == []


def _bijgewerkt(persoon, medewerker, nu):
    gegevens = {"geboortenaam": "Heelanders", "bsn_reden": "bsnreden:spoed"}
    persoon_bijwerken(medewerker=medewerker, persoon=persoon, gegevens=gegevens, nu=nu)


def _verhuisd(persoon, medewerker, nu):
    gegevens = AdresGegevens(straat="Dorpsstraat", huisnummer=3, postcode="3890AA", plaats="Zeewolde")
    adres_vastleggen(medewerker=medewerker, persoon=persoon, gegevens=gegevens, nu=nu)


def _gebeld(persoon, medewerker, nu):
    melding_van(medewerker, nu, {"persoon_nummer": persoon.nummer, "telefoon": "0612345678"})


@pytest.mark.parametrize("wijzig_door", [_bijgewerkt, _verhuisd, _gebeld])
def test_wie_veranderde_terwijl_er_gezocht_werd_wordt_opnieuw_gezocht(frontoffice, nu, wijzig_door):
    """The step began before the search, waited for it, and carries the older moment."""
    melding = melding_van(frontoffice, nu - DAG, SANNE)
    zoek_mogelijke_bekenden(melding.pk, nu=nu + timedelta(seconds=2))
    assert not is_te_zoeken(melding.pk, nu)

    wijzig_door(persoon_van(melding, "Sanne"), frontoffice, nu + timedelta(seconds=1))

    assert is_te_zoeken(melding.pk, nu + timedelta(minutes=1))


def test_wat_gezocht_is_naar_wie_intussen_veranderde_wordt_niet_bewaard(frontoffice, nu, monkeypatch):
    """The other way round: the step commits between reading and storing."""
    _, later = herkend(frontoffice, nu, SANNE)
    Melding.objects.filter(pk=later.pk).update(gezocht_op=None)
    zoek = herkenning._zoek

    def zoek_en_wijzig(*wat, **hoe):
        gevonden = zoek(*wat, **hoe)
        wijzig(persoon_van(later, "Sanne"), nu, geboortenaam="Heel Anders", geboortedatum=date(1951, 2, 3))
        return gevonden

    monkeypatch.setattr(herkenning, "_zoek", zoek_en_wijzig)
    assert zoek_mogelijke_bekenden(later.pk, nu=nu + DAG) == 0
    assert is_te_zoeken(later.pk, nu + DAG)
    monkeypatch.setattr(herkenning, "_zoek", zoek)
    assert zoek_mogelijke_bekenden(later.pk, nu=nu + DAG) == 0
    assert [status for *_, status in vlaggen(later)] == ["vervallen"]
    assert not is_te_zoeken(later.pk, nu + DAG)


def test_wie_lang_geleden_veranderde_houdt_de_nacht_niet_bezig(frontoffice, nu):
    melding = melding_van(frontoffice, nu, SANNE)
    wijzig(persoon_van(melding, "Sanne"), nu + DAG, telefoon="0612345678")

    assert list(opnieuw_te_zoeken(nu + 2 * DAG)) == [melding]
    assert list(opnieuw_te_zoeken(nu + 40 * DAG)) == []


@pytest.mark.parametrize(
    ("herkomst", "gesloten", "te_zoeken"), [("import", False, True), ("import", True, False), ("demo", False, False)]
)
def test_wat_een_import_in_een_open_casus_bracht_wordt_een_keer_gezocht(frontoffice, nu, herkomst, gesloten, te_zoeken):
    melding = melding_van(frontoffice, nu, SANNE)
    Melding.objects.update(herkomst=herkomst)
    if gesloten:
        Casus.objects.update(fase="afgesloten", gesloten_op=nu, zicht_houder=None, zicht_sinds=None)

    assert list(nooit_gezocht()) == []
    assert list(opnieuw_te_zoeken(nu)) == ([melding] if te_zoeken else [])
    zoek_mogelijke_bekenden(melding.pk, nu=nu)
    assert list(opnieuw_te_zoeken(nu)) == []


@pytest.mark.parametrize("wie", [(SANNE,), (SANNE, JOOST, KIM, TWEELING)], ids=["een", "gezin"])
def test_een_gezin_zoeken_kost_evenveel_vragen_als_een_persoon(frontoffice, nu, django_assert_num_queries, wie):
    """Two are the savepoints around the audit row, two those around the writing: transactions outside a test."""
    melding_van(frontoffice, nu, *wie)
    later = melding_van(frontoffice, nu, *wie)

    with django_assert_num_queries(20):
        zoek_mogelijke_bekenden(later.pk, nu=nu)
