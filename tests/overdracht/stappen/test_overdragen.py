# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from achtergrond.eenmalig import InhoudVerschilt
from achtergrond.models import UitgaandBericht
from audit.models import AuditRegel
from meldingen.fouten import InmiddelsGewijzigd, OngeldigeInvoer, StapNietToegestaan, VerkeerdeToestand
from meldingen.models import Casus, Overgang, Signaal, Termijn
from overdracht.models import Agendapunt, Interventieoverleg, Overdracht, OverdrachtPersoon
from overdracht.models.overdracht import AL_OPEN
from overdracht.stappen.overdragen import overdragen
from overdracht.stappen.weigeren import weigeren
from tests.meldingen.fabriek import gemeld, in_beoordeling
from tests.overdracht.fabriek import (
    klaar_om_over_te_dragen,
    nummers,
    overdragen_invoer,
    overgedragen,
    partij,
    partij_invoer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(frontoffice, beoordelaar, nu):
    return klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)


def fouten_van(medewerker, casus, nu, *delen, **anders):
    with pytest.raises(OngeldigeInvoer) as fout:
        overgedragen(medewerker, casus, nu, *delen, **anders)
    return set(fout.value.velden)


def test_overdragen_zet_de_overdracht_klaar_en_laat_zicht_bij_vt(beoordelaar, casus, nu):
    (overdracht,) = overgedragen(beoordelaar, casus, nu)

    casus.refresh_from_db()
    assert (overdracht.status, overdracht.partij.code, overdracht.moment) == ("verzonden", "wijkteams-almere", "nieuw")
    assert (overdracht.partijsoort_id, overdracht.draagt_zicht) == ("partijsoort:wijkteam", True)
    assert (casus.fase, casus.zicht_houder, casus.overdracht_nodig, casus.overdracht_wacht) == (
        "overdracht",
        "vt",
        True,
        True,
    )
    assert list(overdracht.personen.values_list("partij__code", "open")) == [("wijkteams-almere", True)] * 2


def test_overdragen_start_termijnen_van_de_afspraak(beoordelaar, casus, nu):
    (overdracht,) = overgedragen(beoordelaar, casus, nu)

    termijnen = Termijn.objects.filter(onderwerp="overdracht", onderwerp_id=overdracht.pk)
    assert dict(termijnen.values_list("soort", "uiterste_datum")) == {
        "bevestigen": date(2026, 3, 13),
        "aanvaarden": date(2026, 3, 18),
    }
    casus.refresh_from_db()
    assert casus.uiterste_datum == date(2026, 3, 13)


def test_overdragen_schrijft_historie_audit_en_bericht(beoordelaar, casus, nu):
    (overdracht,) = overgedragen(beoordelaar, casus, nu)

    rij = Overgang.objects.get(onderwerp="overdracht")
    assert (rij.onderwerp_id, rij.van, rij.naar, rij.stap) == (overdracht.pk, "", "verzonden", "overdragen")
    regel = AuditRegel.objects.get(actie="overdragen")
    assert (regel.nummer, regel.medewerker_id, regel.gegevens["personen"]) == (overdracht.nummer, beoordelaar.pk, 2)
    bericht = UitgaandBericht.objects.get()
    assert (bericht.soort, bericht.aan, bericht.regel, bericht.pad) == (
        "overdracht_klaar",
        "wijkteams-almere@voorbeeld.example",
        "overdracht_klaar",
        f"/overdrachten/{overdracht.nummer}",
    )


def test_overdragen_aan_twee_partijen_elk_met_eigen_personen_en_doel(beoordelaar, casus, nu):
    een, twee = nummers(casus)

    overdrachten = overgedragen(
        beoordelaar,
        casus,
        nu,
        partij_invoer(casus, personen=(een,), doel="Voor Sanne"),
        partij_invoer(casus, "bga-almere", personen=(twee,), doel="Voor de pleger", draagt_zicht=False),
    )

    assert [(o.partij.code, o.doel, o.draagt_zicht) for o in overdrachten] == [
        ("wijkteams-almere", "Voor Sanne", True),
        ("bga-almere", "Voor de pleger", False),
    ]
    assert [[p.persoon.nummer for p in o.personen.all()] for o in overdrachten] == [[een], [twee]]


def test_overdragen_aan_clientsysteem_is_meegegeven_zonder_antwoord(frontoffice, beoordelaar, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu, "overdracht_client")

    (overdracht,) = overgedragen(beoordelaar, casus, nu, partij_invoer(casus, None), conclusie="", contacten="")

    casus.refresh_from_db()
    assert (overdracht.status, overdracht.partij, overdracht.draagt_zicht) == ("meegegeven", None, False)
    assert (casus.zicht_houder, casus.overdracht_wacht) == ("vt", False)
    assert not Termijn.objects.filter(onderwerp="overdracht").exists()
    assert not UitgaandBericht.objects.exists()


def test_overdragen_aan_interventieoverleg_komt_op_de_komende_vergadering(frontoffice, beoordelaar, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu)
    Casus.objects.filter(pk=casus.pk).update(gemeente_id="GM0303")

    overgedragen(beoordelaar, casus, nu, partij_invoer(casus, "interventieoverleg-dronten"))

    punt = Agendapunt.objects.get()
    assert punt.vergadering.overleg == Interventieoverleg.objects.get(partij=partij("interventieoverleg-dronten"))
    assert (punt.vergadering.datum, punt.vergadering.datum.weekday()) == (date(2026, 3, 17), 1)


def test_overdragen_handelt_het_signaal_van_een_weigering_af(beoordelaar, lokaalteam, casus, nu):
    (eerste,) = overgedragen(beoordelaar, casus, nu)
    weigeren(medewerker=lokaalteam, overdracht=eerste, weigerreden="weigerreden:capaciteit", toelichting="Vol.", nu=nu)

    overgedragen(beoordelaar, casus, nu + timedelta(hours=1))

    assert Signaal.objects.get().afgehandeld_op == nu + timedelta(hours=1)


def test_overdragen_kan_ook_tijdens_een_dienst(frontoffice, beoordelaar, onderzoeker, nu):
    casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, nu, "onderzoek")

    overgedragen(onderzoeker, casus, nu)

    casus.refresh_from_db()
    assert (casus.fase, casus.overdracht_wacht) == ("dienst", True)


def test_overdragen_voor_het_besluit_kan_niet(frontoffice, beoordelaar, nu):
    melding = in_beoordeling(frontoffice, beoordelaar, nu)

    with pytest.raises(VerkeerdeToestand) as fout:
        overgedragen(beoordelaar, melding.casus, nu)
    assert fout.value.tekst == "Overdragen kan nu niet: de casus is in de fase 'Veiligheidsbeoordeling'."


@pytest.mark.parametrize("wie", ["frontoffice", "manager", "lokaalteam", "frontoffice_utrecht"])
def test_overdragen_zonder_recht_mag_niet(casus, nu, wie, request):
    with pytest.raises(StapNietToegestaan):
        overgedragen(request.getfixturevalue(wie), casus, nu)
    assert not Overdracht.objects.exists()


def test_overdragen_met_verouderd_scherm_wordt_geweigerd(beoordelaar, casus, nu):
    with pytest.raises(InmiddelsGewijzigd):
        overdragen(medewerker=beoordelaar, casus=casus, invoer=overdragen_invoer(casus), nu=nu, versie=casus.versie - 1)


def test_overdragen_twee_keer_met_hetzelfde_kenmerk_is_een_keer(beoordelaar, casus, nu):
    een, twee = nummers(casus)
    delen = (
        partij_invoer(casus, personen=(een,)),
        partij_invoer(casus, "bga-almere", personen=(twee,), draagt_zicht=False),
    )
    token, invoer = uuid4(), overdragen_invoer(casus, *delen)
    argumenten = {"medewerker": beoordelaar, "casus": casus, "nu": nu, "token": token, "versie": casus.versie}

    eerste = overdragen(invoer=invoer, **argumenten)
    tweede = overdragen(invoer=invoer, **argumenten)

    assert eerste == tweede
    assert (Overdracht.objects.count(), UitgaandBericht.objects.count()) == (2, 2)
    with pytest.raises(InhoudVerschilt):
        overdragen(invoer=overdragen_invoer(casus, partij_invoer(casus, doel="Iets anders")), **argumenten)


def test_overdragen_van_dezelfde_persoon_aan_dezelfde_partij_wacht_op_antwoord(beoordelaar, casus, nu):
    overgedragen(beoordelaar, casus, nu)

    with pytest.raises(OngeldigeInvoer) as fout:
        overgedragen(beoordelaar, casus, nu, partij_invoer(casus, draagt_zicht=False))

    assert fout.value.velden == {
        "partij-0-personen": [AL_OPEN],
    }


def test_tweede_open_overdracht_van_een_persoon_wordt_door_de_database_geweigerd(beoordelaar, casus, nu):
    (overdracht,) = overgedragen(beoordelaar, casus, nu)
    rij = overdracht.personen.first()
    (ander,) = overgedragen(beoordelaar, casus, nu, partij_invoer(casus, "bga-almere", draagt_zicht=False))

    with pytest.raises(IntegrityError, match="overdracht_persoon_een_open_per_partij"), transaction.atomic():
        ander.personen.filter(persoon=rij.persoon).update(partij=rij.partij)


def test_overdragen_noemt_alles_wat_ontbreekt_bij_het_veld(beoordelaar, casus, nu):
    leeg = partij_invoer(casus, "", personen=(), doel=" ", verwacht="", wijze="wijze:duif", draagt_zicht=False)

    assert fouten_van(beoordelaar, casus, nu, leeg, conclusie="", contacten=" ", afwijkreden="x") == {
        "partij-0-personen",
        "partij-0-doel",
        "partij-0-verwacht",
        "partij-0-wijze",
        "conclusie",
        "contacten",
        "partij-0-partij",
    }


@pytest.mark.parametrize(
    ("deel", "veld"),
    [
        ({"code": "bestaat-niet"}, "partij-0-partij"),
        ({"code": "buurtteam-utrecht"}, "partij-0-partij"),
        ({"personen": ("P-2026-999999",)}, "partij-0-personen"),
        ({"doel": "a\x00b"}, "partij-0-doel"),
        ({"verwacht": "x" * 1_000_000}, "partij-0-verwacht"),
    ],
)
def test_overdragen_weigert_slechte_invoer_bij_het_veld(beoordelaar, casus, nu, deel, veld):
    assert fouten_van(beoordelaar, casus, nu, partij_invoer(casus, **deel), afwijkreden="Reden") == {veld}


def test_overdragen_persoon_van_een_andere_casus_hoort_er_niet_bij(frontoffice, beoordelaar, casus, nu):
    ander = gemeld(frontoffice, nu)

    deel = partij_invoer(casus, personen=nummers(ander.casus))
    assert fouten_van(beoordelaar, casus, nu, deel) == {"partij-0-personen"}


def test_overdragen_twee_partijen_met_zicht_kan_niet(beoordelaar, casus, nu):
    een, twee = nummers(casus)
    delen = (partij_invoer(casus, personen=(een,)), partij_invoer(casus, "bga-almere", personen=(twee,)))

    assert fouten_van(beoordelaar, casus, nu, *delen) == {"partij-0-draagt_zicht", "partij-1-draagt_zicht"}


def test_overdragen_zicht_staat_al_open_bij_een_ander(beoordelaar, casus, nu):
    overgedragen(beoordelaar, casus, nu)

    assert fouten_van(beoordelaar, casus, nu, partij_invoer(casus, "bga-almere")) == {"partij-0-draagt_zicht"}


def test_overdragen_zicht_naar_clientsysteem_kan_niet(beoordelaar, casus, nu):
    deel = partij_invoer(casus, None, draagt_zicht=True)
    assert fouten_van(beoordelaar, casus, nu, deel, afwijkreden="Reden") == {"partij-0-draagt_zicht"}


def test_afwijken_van_de_afspraak_vraagt_een_reden(beoordelaar, casus, nu):
    anders = partij_invoer(casus, "bga-almere")

    assert fouten_van(beoordelaar, casus, nu, anders) == {"afwijkreden"}
    (overdracht,) = overgedragen(beoordelaar, casus, nu, anders, afwijkreden="Moeder kent BGA al.")
    assert (overdracht.afwijkreden, overdracht.regel.bestemming.code) == ("Moeder kent BGA al.", "wijkteams-almere")


def test_overdragen_met_een_ander_pakket_dan_getoond_wordt_geweigerd(beoordelaar, casus, nu):
    with pytest.raises(OngeldigeInvoer) as fout:
        overgedragen(beoordelaar, casus, nu, partij_invoer(casus, sha256="0" * 64))
    assert fout.value.tekst == ("De gegevens zijn gewijzigd nadat u ze bekeek. Bekijk opnieuw wat de ontvanger krijgt.")
    assert not OverdrachtPersoon.objects.exists()
