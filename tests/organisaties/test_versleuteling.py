# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from organisaties.sleutelring import SleutelOntbreekt
from organisaties.versleuteling import (
    MERK,
    OntsleutelenMislukt,
    Versleuteld,
    blinde_index,
    ontsleutel,
    versleutel,
)
from personen.models import Persoon

BSN = "123456782"
ETIKET = "personen.persoon.bsn"


@pytest.fixture
def persoon(flevoland, nu) -> Persoon:
    return _persoon(flevoland, nu, "P-1")


def _persoon(organisatie, nu, nummer, bsn=BSN) -> Persoon:
    persoon = Persoon(organisatie=organisatie, nummer=nummer, geboortenaam="Vermeer", gemaakt_op=nu, bsn=bsn)
    persoon.bsn_index = None if bsn is None else blinde_index(organisatie.pk, "test", nummer)
    persoon.save()
    return persoon


def _opgeslagen(persoon) -> bytes | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT bsn FROM personen_persoon WHERE id = %s", [persoon.pk])
        (waarde,) = cursor.fetchone()
    return None if waarde is None else bytes(waarde)


def _zet(persoon, waarde: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE personen_persoon SET bsn = %s WHERE id = %s", [waarde, persoon.pk])


def test_opslaan_bewaart_alleen_versleutelde_tekst(persoon):
    opgeslagen = _opgeslagen(persoon)

    assert opgeslagen.startswith(MERK)
    assert BSN.encode() not in opgeslagen
    assert persoon.bsn == BSN


def test_lezen_geeft_de_tekst_terug(persoon):
    assert Persoon.objects.get(pk=persoon.pk).bsn == BSN
    assert list(Persoon.objects.filter(pk=persoon.pk).values_list("bsn", flat=True)) == [BSN]


def test_verversen_leest_opnieuw(persoon):
    persoon.bsn = "iets anders"
    persoon.refresh_from_db()
    assert persoon.bsn == BSN


def test_leeg_blijft_leeg(flevoland, nu):
    persoon = _persoon(flevoland, nu, "P-2", bsn=None)
    assert _opgeslagen(persoon) is None
    assert Persoon.objects.get(pk=persoon.pk).bsn is None


def test_bulk_create_versleutelt_per_organisatie(flevoland, utrecht, nu):
    personen = [
        Persoon(
            organisatie=organisatie,
            nummer=f"P-{organisatie.code}",
            geboortenaam="X",
            gemaakt_op=nu,
            bsn=BSN,
            bsn_index=blinde_index(organisatie.pk, "test", BSN),
        )
        for organisatie in (flevoland, utrecht)
    ]

    Persoon.objects.bulk_create(personen)

    eerste, tweede = (_opgeslagen(persoon) for persoon in personen)
    assert eerste[3:11] != tweede[3:11]
    assert [persoon.bsn for persoon in Persoon.objects.order_by("id")] == [BSN, BSN]


def test_dezelfde_tekst_geeft_elke_keer_iets_anders(flevoland):
    eerste = versleutel(BSN, organisatie_id=flevoland.pk, etiket=ETIKET)
    tweede = versleutel(BSN, organisatie_id=flevoland.pk, etiket=ETIKET)
    assert eerste != tweede
    assert ontsleutel(eerste, etiket=ETIKET) == ontsleutel(tweede, etiket=ETIKET) == BSN


@pytest.mark.parametrize(
    "doe",
    [
        lambda rijen: rijen.update(bsn=BSN),
        lambda rijen: rijen.bulk_update(list(rijen), ["bsn"]),
        lambda rijen: rijen.filter(bsn=BSN).exists(),
        lambda rijen: rijen.filter(bsn__in=[BSN]).exists(),
    ],
    ids=["update", "bulk_update", "filter", "filter_in"],
)
def test_wat_de_organisatie_niet_kent_wordt_geweigerd(persoon, doe):
    with pytest.raises(TypeError, match="is versleuteld"):
        doe(Persoon.objects.filter(pk=persoon.pk))


def test_update_naar_leeg_of_met_versleutelde_waarde_mag(persoon, flevoland):
    rijen = Persoon.objects.filter(pk=persoon.pk)
    rijen.update(bsn=versleutel("987654321", organisatie_id=flevoland.pk, etiket=ETIKET))
    assert rijen.get().bsn == "987654321"
    rijen.update(bsn=None, bsn_index=None)
    assert rijen.get().bsn is None


def test_zoeken_op_ontbreken_mag(persoon):
    assert Persoon.objects.filter(bsn__isnull=False).count() == 1


def test_nul_teken_wordt_geweigerd(persoon, flevoland):
    persoon.bsn = "12\x0034"
    with pytest.raises(ValidationError) as fout:
        persoon.clean_fields()
    assert fout.value.message_dict["bsn"] == ["Verwijder het onzichtbare teken (NUL)."]
    with pytest.raises(ValueError, match="NUL"):
        persoon.save()


def test_te_lange_tekst_wordt_geweigerd(persoon):
    persoon.bsn = "1" * 10
    with pytest.raises(ValidationError) as fout:
        persoon.clean_fields()
    assert set(fout.value.message_dict) == {"bsn"}


def test_iets_anders_dan_tekst_wordt_geweigerd(persoon):
    persoon.bsn = 123456782
    with pytest.raises(TypeError, match="alleen tekst"):
        persoon.save()


def test_waarde_uit_een_andere_kolom_ontsleutelt_niet(persoon, flevoland):
    _zet(persoon, versleutel(BSN, organisatie_id=flevoland.pk, etiket="meldingen.bron.naam"))
    with pytest.raises(OntsleutelenMislukt, match="beschadigd of verplaatst"):
        Persoon.objects.get(pk=persoon.pk)


def test_veranderde_byte_ontsleutelt_niet(persoon):
    waarde = bytearray(_opgeslagen(persoon))
    waarde[-1] ^= 1
    _zet(persoon, bytes(waarde))
    with pytest.raises(OntsleutelenMislukt, match="beschadigd"):
        Persoon.objects.get(pk=persoon.pk)


@pytest.mark.parametrize("waarde", [b"", b"leesbaar", b"VT1kort"])
def test_wat_niet_versleuteld_is_wordt_niet_gelezen(waarde):
    with pytest.raises(OntsleutelenMislukt, match="niet door deze software"):
        ontsleutel(waarde, etiket=ETIKET)


def test_onbekende_sleutel_wordt_genoemd_en_de_inhoud_niet(flevoland):
    waarde = versleutel(BSN, organisatie_id=flevoland.pk, etiket=ETIKET)
    vreemd = Versleuteld(MERK + b"\x00" * 8 + waarde[11:])
    with pytest.raises(SleutelOntbreekt, match="0000000000000000") as fout:
        ontsleutel(vreemd, etiket=ETIKET)
    assert BSN not in str(fout.value)


def test_organisatie_die_niet_bestaat_heeft_geen_sleutel(db):
    with pytest.raises(SleutelOntbreekt, match="id 999999"):
        versleutel(BSN, organisatie_id=999999, etiket=ETIKET)


def test_rij_zonder_organisatie_wordt_niet_versleuteld(nu):
    with pytest.raises(SleutelOntbreekt, match="geen organisatie"):
        Persoon._meta.get_field("bsn").pre_save(Persoon(bsn=BSN, gemaakt_op=nu), True)


def test_wegschrijven_als_leesbare_tekst_wordt_geweigerd(persoon):
    with pytest.raises(TypeError, match="niet als leesbare tekst"):
        Persoon._meta.get_field("bsn").value_to_string(persoon)


def test_blinde_index_is_gelijk_binnen_organisatie_en_doel(flevoland, utrecht):
    basis = blinde_index(flevoland.pk, "bsn", BSN)
    assert len(basis) == 32
    assert blinde_index(flevoland.pk, "bsn", BSN) == basis
    assert blinde_index(flevoland.pk, "bsn", "987654321") != basis
    assert blinde_index(flevoland.pk, "telefoon", BSN) != basis
    assert blinde_index(utrecht.pk, "bsn", BSN) != basis
