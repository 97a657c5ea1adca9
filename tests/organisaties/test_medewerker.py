# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisaties.models import Medewerker, Organisatie, Rol
from organisaties.rechten import Recht

PER_ROL = {
    "frontoffice": "contact_vastleggen berichten_verwerken melding_registreren personen_beheren "
    "advies_registreren dossier_inzien bron_inzien noodtoegang",
    "beoordelaar": "dossier_inzien bron_inzien melding_registreren personen_beheren contact_vastleggen "
    "berichten_verwerken melding_beoordelen besluit_herzien overdragen consult_vragen noodtoegang casus_heropenen",
    "onderzoeker": "dossier_inzien bron_inzien personen_beheren dienst_uitvoeren overdragen monitoring_uitvoeren "
    "casus_afsluiten casus_heropenen consult_vragen besluit_herzien noodtoegang",
    "gedragswetenschapper": "dossier_inzien consult_geven",
    "manager": "sturing_inzien dossier_inzien",
    "beheerder": "beheer_stamgegevens beheer_medewerkers",
    "privacy": "audit_inzien",
    "lokaalteam": "overdracht_ontvangen",
    "overleglid": "overleg_inzien",
}


@pytest.mark.parametrize(("persona", "rechten"), PER_ROL.items())
def test_rechten_van_elke_rol(request, persona, rechten):
    medewerker = request.getfixturevalue(persona)
    assert medewerker.rechten == frozenset(rechten.split())
    assert [recht for recht in Recht if medewerker.heeft(recht)] == [
        recht for recht in Recht if recht in rechten.split()
    ]


def test_elk_recht_hoort_bij_een_rol(db):
    uitgedeeld = {recht for rol in Rol.objects.all() for recht in rol.rechten}
    assert uitgedeeld == set(Recht.values)


def test_rechten_tellen_op_over_rollen(frontoffice):
    frontoffice.rollen.add("manager")

    assert Medewerker.objects.get(pk=frontoffice.pk).heeft(Recht.STURING_INZIEN)
    assert Medewerker.objects.get(pk=frontoffice.pk).heeft(Recht.CONTACT_VASTLEGGEN)


def test_rechten_worden_een_keer_gelezen(frontoffice, django_assert_num_queries):
    with django_assert_num_queries(1):
        for recht in Recht:
            frontoffice.heeft(recht)


def test_verversen_leest_de_rechten_opnieuw(frontoffice):
    assert frontoffice.heeft(Recht.DOSSIER_INZIEN)
    frontoffice.rollen.clear()
    frontoffice.refresh_from_db()
    assert not frontoffice.heeft(Recht.DOSSIER_INZIEN)


def test_verkeerde_rol_geeft_een_lokaal_team_niets_van_vt(lokaalteam):
    lokaalteam.rollen.add("frontoffice", "privacy", "beheer")
    assert lokaalteam.rechten == {"overdracht_ontvangen"}


def test_verkeerde_rol_laat_vt_niet_antwoorden_voor_de_ontvanger(frontoffice):
    frontoffice.rollen.add("lokaalteam")
    assert not frontoffice.heeft(Recht.OVERDRACHT_ONTVANGEN)


def test_wie_niet_actief_is_heeft_geen_rechten(frontoffice):
    Medewerker.objects.filter(pk=frontoffice.pk).update(is_active=False)
    frontoffice.refresh_from_db()
    assert frontoffice.rechten == frozenset()


def test_er_is_geen_superuser(frontoffice):
    for naam in ("is_superuser", "is_staff", "has_perm"):
        assert not hasattr(frontoffice, naam)


def test_medewerker_hoort_bij_precies_een_organisatie(flevoland):
    partij = Organisatie.objects.filter(vt_organisatie=flevoland).first()
    for velden in ({}, {"vt_organisatie": flevoland, "organisatie": partij}):
        with pytest.raises(IntegrityError, match="medewerker_precies_een_organisatie"), transaction.atomic():
            Medewerker.objects.create_user("iemand", None, naam="Iemand", **velden)
    with pytest.raises(ValidationError, match="precies één organisatie"):
        Medewerker(username="iemand", naam="Iemand", password="x").full_clean()


def test_gebruikersnaam_wordt_klein_en_blijft_uniek(flevoland):
    medewerker = Medewerker.objects.create_user(" Jansen ", None, naam="J. Jansen", vt_organisatie=flevoland)
    assert medewerker.username == "jansen"
    assert medewerker.get_full_name() == str(medewerker) == "J. Jansen"
    with pytest.raises(IntegrityError, match="username"), transaction.atomic():
        Medewerker.objects.create_user("JANSEN", None, naam="J.", vt_organisatie=flevoland)
    with pytest.raises(IntegrityError, match="medewerker_gebruikersnaam_kleine_letters"), transaction.atomic():
        Medewerker.objects.filter(pk=medewerker.pk).update(username="Jansen")
