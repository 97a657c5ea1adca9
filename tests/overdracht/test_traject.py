# SPDX-License-Identifier: EUPL-1.2
"""What PostgreSQL refuses about the help that follows."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisaties.models import Organisatie
from overdracht.models import Samenwerking, Traject
from tests.meldingen.fabriek import gemeld

pytestmark = pytest.mark.django_db
MAART, APRIL, MEI = date(2018, 3, 1), date(2018, 4, 1), date(2018, 5, 1)
GEHEEL, NIET = "trajectantwoord:geheel", "trajectantwoord:niet"


@pytest.fixture
def casus(frontoffice, nu):
    return gemeld(frontoffice, nu).casus


@pytest.fixture
def traject(casus):
    def maak(**velden):
        return Traject(organisatie=casus.organisatie, casus=casus, **{"soort_id": "trajectsoort:reclassering"} | velden)

    return maak


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"gericht_op_id": "trajectdoelgroep:pleger", "aangeboden_op": MAART},
        {"informatie_op": MEI, "geaccepteerd_id": NIET, "gestart_id": NIET, "voldoende_doorlopen": False},
        {"informatie_op": MEI, "geaccepteerd_id": GEHEEL, "gestart_id": GEHEEL, "eerste_contact_op": APRIL},
        {"informatie_op": MEI, "gestart_id": GEHEEL, "beeindigd_op": MEI, "voldoende_doorlopen": True},
        # Court-ordered help runs without being accepted, and help may run before it was offered.
        {"informatie_op": MEI, "geaccepteerd_id": NIET, "gestart_id": GEHEEL, "aangeboden_op": APRIL,
         "eerste_contact_op": MAART},
    ],
)  # fmt: skip
def test_wat_een_hulpverlener_kan_vertellen(traject, velden):
    rij = traject(**velden)
    rij.full_clean(exclude=[veld.name for veld in Traject._meta.fields if veld.null])
    rij.save()
    assert Traject.objects.count() == 1


@pytest.mark.parametrize(
    ("constraint", "melding", "velden"),
    [
        (
            "traject_verloop_heeft_informatie",
            "Noem de dag waarop de hulpverlener over het verloop vertelde.",
            {"geaccepteerd_id": GEHEEL},
        ),
        (
            "traject_niet_gestart_eindigt_niet",
            "Een traject dat niet gestart is, is ook niet beëindigd.",
            {"informatie_op": MEI, "gestart_id": NIET, "beeindigd_op": MEI},
        ),
        (
            "traject_voldoende_is_gestart",
            "Alleen een gestart traject kan voldoende doorlopen zijn.",
            {"informatie_op": MEI, "gestart_id": NIET, "voldoende_doorlopen": True},
        ),
        (
            "traject_voldoende_is_gestart",
            "Alleen een gestart traject kan voldoende doorlopen zijn.",
            {"informatie_op": MEI, "voldoende_doorlopen": True},
        ),
        (
            "traject_einde_na_begin",
            "Een traject eindigt niet voor het eerste contact of voor het aanbod.",
            {"informatie_op": MEI, "gestart_id": GEHEEL, "eerste_contact_op": MEI, "beeindigd_op": APRIL},
        ),
        (
            "traject_einde_na_begin",
            "Een traject eindigt niet voor het eerste contact of voor het aanbod.",
            {"informatie_op": MEI, "gestart_id": GEHEEL, "aangeboden_op": MEI, "beeindigd_op": APRIL},
        ),
    ],
)
def test_wat_niet_kan(traject, constraint, melding, velden):
    rij = traject(**velden)
    with pytest.raises(ValidationError) as fout:
        rij.validate_constraints()
    assert fout.value.messages == [melding]
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        rij.save()


@pytest.mark.parametrize("veld", ["soort", "gericht_op", "geaccepteerd", "gestart"])
def test_elke_code_komt_uit_haar_eigen_lijst(traject, veld):
    rij = traject(**{"informatie_op": MEI, f"{veld}_id": "zwaarte:licht"})
    with pytest.raises(ValidationError) as fout:
        rij.full_clean()
    assert fout.value.message_dict[veld][0] == "Kies een waarde uit de lijst."
    with pytest.raises(IntegrityError, match=f"traject_{veld}_uit_lijst"), transaction.atomic():
        rij.save()


def test_een_coordinator_coordineert(casus):
    rij = Samenwerking(
        organisatie=casus.organisatie, casus=casus, informatie_op=MEI, meerdere_tegelijk=True, afgestemd=False,
        coordinatie=False, coordinator=Organisatie.objects.get(code="save"),
    )  # fmt: skip
    with pytest.raises(ValidationError) as fout:
        rij.full_clean()
    assert fout.value.messages == ["Noem alleen een coördinator als er coördinatie is."]
    with pytest.raises(IntegrityError, match="samenwerking_coordinator_coordineert"), transaction.atomic():
        rij.save()

    rij.coordinatie = True
    rij.full_clean()
    rij.save()


def test_van_een_casus_is_er_een_beeld_van_de_samenwerking(casus):
    velden = {"informatie_op": MEI, "meerdere_tegelijk": False, "afgestemd": False, "coordinatie": False}
    Samenwerking.objects.create(organisatie=casus.organisatie, casus=casus, **velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenwerking.objects.create(organisatie=casus.organisatie, casus=casus, **velden)
