# SPDX-License-Identifier: EUPL-1.2
"""Whatever happens to ring, worker or broker: every melding is searched, and what is found is stored once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from achtergrond import wekken
from audit.models import AuditRegel
from meldingen.herkenning import ZOEK_TAAK, zoek_gewijzigden, zoek_mogelijke_bekenden
from meldingen.models import Melding, MogelijkeBekende
from meldingen.tasks import veeg_niet_gezocht as veegtaak
from meldingen.tasks import zoek_bekenden
from meldingen.vegen import veeg_niet_gezocht, veeg_opnieuw
from monitoring.invoer import AmbtshalveInvoer
from monitoring.stappen.ambtshalve_melden import ambtshalve_melden
from personen.models import Persoon
from tests.achtergrond.gelijktijdig import tegelijk
from tests.achtergrond.werkers import werkers
from tests.meldingen.herkenningen import ADRES, JOOST, KIM, SANNE, melding_van, vlaggen
from tests.monitoring.fabriek import in_monitoring

pytestmark = pytest.mark.django_db(transaction=True)

UUR = timedelta(hours=1)
KNIPPEN = {
    "voor het zoeken": "meldingen.herkenning:_zoek:voor",
    "na het loggen": "meldingen.herkenning:leg_vast:voor",
    "halverwege": "meldingen.herkenning:_bewaar:na",
    "na het effect": "meldingen.herkenning:leg_vast:na",
}


# Families who are not alike.
ACHTERNAMEN = ("Achterberg", "Bosgraaf", "Cornelisz", "Dinkelman", "Evertse")


def ander_gezin(achternaam):
    nummer = ACHTERNAMEN.index(achternaam)
    adres = replace(ADRES, huisnummer=20 + nummer, postcode=f"13{nummer}5AB")
    return [
        wie
        | {
            "geboortenaam": achternaam,
            "geboortedatum": wie["geboortedatum"].replace(year=wie["geboortedatum"].year - 5 * nummer - 1),
            "adres": adres,
        }
        for wie in (SANNE, JOOST, KIM)
    ]


@pytest.fixture
def gerinkeld(monkeypatch):
    """Every ring of the doorbell as (task, ids), without a broker."""
    keren = []
    monkeypatch.setattr(wekken.bel, "stil_tot", 0.0)
    monkeypatch.setattr(wekken, "_stuur", lambda taaknaam, ids: keren.append((taaknaam, ids)))
    return keren


@pytest.fixture
def zonder_broker(monkeypatch):
    def weg(*_):
        raise ConnectionError

    monkeypatch.setattr(wekken.bel, "stil_tot", 0.0)
    monkeypatch.setattr(wekken, "_stuur", weg)


def test_registreren_belt_na_de_commit(gerinkeld, frontoffice, nu):
    melding = melding_van(frontoffice, nu)

    assert gerinkeld == [(ZOEK_TAAK, {"melding_id": melding.pk})]


def test_ambtshalve_melden_belt_na_de_commit(gerinkeld, frontoffice, beoordelaar, onderzoeker, nu):
    casus = in_monitoring(frontoffice, beoordelaar, onderzoeker, nu)
    gerinkeld.clear()
    personen = list(casus.betrokkenen.values_list("persoon__nummer", flat=True))

    melding = ambtshalve_melden(
        medewerker=onderzoeker,
        casus=casus,
        invoer=AmbtshalveInvoer(personen=tuple(personen[:1]), toelichting="Er is opnieuw geslagen.", crisis=False),
        nu=nu + 10 * UUR,
    )

    assert gerinkeld == [(ZOEK_TAAK, {"melding_id": melding.pk})]


def test_een_geweigerde_registratie_belt_niet(gerinkeld, frontoffice, nu):
    with pytest.raises(Exception, match="ongeldige_invoer"):
        melding_van(frontoffice, nu, gemeente_code="GM9999")

    assert gerinkeld == []


def test_wat_zijn_bel_verloor_vindt_de_veegbeurt(gerinkeld, frontoffice, nu):
    meldingen = [melding_van(frontoffice, nu) for _ in range(2)]
    gerinkeld.clear()

    assert veeg_niet_gezocht(nu + timedelta(minutes=4)) == 0, "their own rings may still be under way"
    assert veeg_niet_gezocht(nu + timedelta(minutes=6)) == 2
    assert gerinkeld == [(ZOEK_TAAK, {"melding_id": melding.pk}) for melding in meldingen]
    for melding in meldingen:
        zoek_bekenden(melding_id=melding.pk)
    assert veeg_niet_gezocht(nu + UUR) == 0


def test_de_nacht_gaat_verder_waar_de_vorige_ophield(gerinkeld, monkeypatch, frontoffice, nu):
    monkeypatch.setattr("meldingen.vegen.PER_KEER", 2)
    meldingen = [melding_van(frontoffice, nu) for _ in range(3)]
    Melding.objects.update(gezocht_op=nu)
    Persoon.objects.update(gewijzigd_op=nu + UUR)
    with transaction.atomic():
        zoek_gewijzigden(Persoon.objects.values_list("pk", flat=True))
    gerinkeld.clear()

    assert veeg_opnieuw(nu + 2 * UUR) == 2
    for _, ids in list(gerinkeld):
        zoek_mogelijke_bekenden(ids["melding_id"], nu=nu + 2 * UUR)
    assert veeg_opnieuw(nu + 2 * UUR) == 1
    assert [ids["melding_id"] for _, ids in gerinkeld] == [melding.pk for melding in meldingen]


def test_een_verdwenen_melding_is_geen_fout():
    zoek_bekenden(melding_id=0)


def test_vier_werkers_met_dezelfde_melding_schrijven_een_keer(zonder_broker, frontoffice, nu):
    melding_van(frontoffice, nu)
    later = melding_van(frontoffice, nu)

    uitkomsten = tegelijk(lambda: zoek_mogelijke_bekenden(later.pk, nu=timezone.now()), aantal=4)

    assert sorted(uitkomsten) == [0, 0, 0, 3]
    assert len(vlaggen(later)) == 3


def test_twee_dagen_zonder_broker_geeft_daarna_hetzelfde(zonder_broker, monkeypatch, frontoffice, nu):
    melding_van(frontoffice, nu)
    later = melding_van(frontoffice, nu)
    assert MogelijkeBekende.objects.count() == 0

    monkeypatch.setattr(wekken.bel, "stil_tot", 0.0)
    monkeypatch.setattr(wekken, "_stuur", lambda taaknaam, ids: zoek_bekenden(**ids) if taaknaam == ZOEK_TAAK else None)
    veegtaak()

    assert {status for *_, status in vlaggen(later)} == {"open"}
    assert not Melding.objects.filter(gezocht_op__isnull=True).exists()


def test_gedode_werkers_vergeten_niemand_en_vinden_niets_dubbel(
    procesomgeving, tmp_path, zonder_broker, frontoffice, nu
):
    """Real workers, killed with kill -9 at every point where it could hurt; then the sweep and one that lives."""
    meldingen = {}
    for naam, achternaam in zip([*KNIPPEN, "nooit gebeld"], ACHTERNAMEN, strict=True):
        gezin = ander_gezin(achternaam)
        melding_van(frontoffice, nu, *gezin)
        meldingen[naam] = melding_van(frontoffice, nu, *gezin).pk
    Melding.objects.exclude(pk__in=meldingen.values()).update(gezocht_op=nu)

    with werkers(procesomgeving, tmp_path) as w:
        # Who stops halfway keeps who is one human locked for the organisation, so that one comes last.
        for groep in ([naam for naam in KNIPPEN if naam != "halverwege"], ["halverwege"]):
            for naam in groep:
                w.start(naam, KNIPPEN[naam])
                w.bel(naam, ZOEK_TAAK, melding_id=meldingen[naam])
            w.wacht_op_knip(*groep)
            w.kill_9(*groep)
        klaar = Melding.objects.filter(pk__in=meldingen.values(), gezocht_op__isnull=False)
        assert list(klaar.values_list("pk", flat=True)) == [meldingen["na het effect"]]

        w.start("nieuw")
        w.bel("nieuw", ZOEK_TAAK, melding_id=meldingen["na het effect"])
        for _ in range(2):
            w.bel("nieuw", "meldingen.veeg_niet_gezocht")
        w.wacht(lambda: not Melding.objects.filter(gezocht_op__isnull=True).exists())

    for naam, melding_id in meldingen.items():
        rijen = MogelijkeBekende.objects.filter(melding=melding_id, zekerheid="bekend")
        assert list(rijen.values_list("status", "versie")) == [("open", 1)] * 3, naam
    # Once for each time that somebody was really looked for: two of the killed had got that far.
    per_casus = AuditRegel.objects.filter(actie="zoeken", grond="herkenning na registratie", deur="taak")
    casus = dict(Melding.objects.values_list("pk", "casus_id"))
    assert {naam: per_casus.filter(casus_id=casus[pk]).count() for naam, pk in meldingen.items()} == {
        "voor het zoeken": 1,
        "na het loggen": 2,
        "halverwege": 2,
        "na het effect": 1,
        "nooit gebeld": 1,
    }
