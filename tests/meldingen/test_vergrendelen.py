# SPDX-License-Identifier: EUPL-1.2
"""Whoever waited for a lock goes on with what stands there now, also with what is joined to the row."""

import pytest

from meldingen.herhaling.slot import vergrendel_mensen
from meldingen.informeerlijst import werk_meldingen_bij
from meldingen.models import Casus, Informeerplicht
from meldingen.overgang import vergrendel
from meldingen.stappen.personen_samenvoegen import personen_samenvoegen
from personen.models import Persoon
from tests.meldingen.fabriek import gemeld
from tests.meldingen.gelijktijdig import is_vergrendeld, terwijl_die_wacht
from tests.meldingen.informeren.test_lijst import iemand

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def melding(frontoffice, nu):
    return gemeld(frontoffice, nu, betrokkenen=(iemand("Ans"), iemand("Bert")))


def verhuist(casus_id):
    """As an import that corrects the gemeente of a dossier."""
    return lambda: Casus.objects.filter(pk=casus_id).update(gemeente_id="GM0303")


def test_een_casus_waarvan_de_gemeente_intussen_wijzigt(melding):
    casus = terwijl_die_wacht(verhuist(melding.casus_id), lambda: vergrendel(melding.casus_id))

    assert (casus.gemeente_id, casus.gemeente.code) == ("GM0303", "GM0303")


def test_een_informeerlijst_van_een_casus_waarvan_de_gemeente_intussen_wijzigt(melding, nu):
    rij = Informeerplicht.objects.get(persoon__voornamen="Ans")
    Persoon.objects.filter(pk=rij.persoon_id).update(overleden_op=nu.date())

    veranderd = terwijl_die_wacht(
        verhuist(melding.casus_id), lambda: werk_meldingen_bij([(melding.pk, melding.casus_id)], nu=nu)
    )

    assert veranderd == 1
    assert Casus.objects.get().gemeente_id == "GM0303"


def test_wie_intussen_een_mens_bleken_worden_als_een_mens_vergrendeld(frontoffice, melding, nu):
    """Whoever registers somebody while a colleague merges him waits for that, and then holds the row of the human."""
    een, ander = (Persoon.objects.get(voornamen=naam) for naam in ("Ans", "Bert"))

    def meld():
        vergrendel_mensen(frontoffice.vt_organisatie_id, [ander.nummer])
        return is_vergrendeld(een)

    vast = terwijl_die_wacht(
        lambda: personen_samenvoegen(
            medewerker=frontoffice, persoon=een, andere_nummer=ander.nummer, reden="Zelfde mens.", nu=nu
        ),
        meld,
    )

    assert Persoon.objects.get(pk=ander.pk).hoofd_id == een.pk
    assert vast is True
