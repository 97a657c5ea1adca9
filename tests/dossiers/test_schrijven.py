# SPDX-License-Identifier: EUPL-1.2
"""What COPY must not change: any text, bytes and an id that PostgreSQL gives."""

from datetime import timedelta

import pytest
from django.db import connection

from dossiers.naspelen.boek import sjabloon
from dossiers.schrijven import Schrijver, kopieer
from meldingen.models import Contact, Incident
from overdracht.models import Agendapunt, Interventieoverleg, Overdracht, Vergadering
from tests.meldingen.fabriek import beoordeeld, gemeld, nieuw_contact

pytestmark = pytest.mark.django_db
LASTIG = "tab\t, regel\nen return\r, \\N, \\., \\x41, 'quote', \"dubbel\", €, 😀, \u2028 en een staart\\"


def _rij(model, **velden):
    return {kolom: waarde for kolom, waarde in sjabloon(model).items() if kolom != "id"} | velden


def _kopieer(model, **velden):
    with connection.cursor() as cursor:
        kopieer(cursor, model, [_rij(model, **velden)])


def test_elke_tekst_komt_aan_zoals_zij_was(frontoffice, nu):
    melding = gemeld(frontoffice, nu)
    _kopieer(
        Incident,
        organisatie_id=melding.organisatie_id,
        casus_id=melding.casus_id,
        datum=nu.date() - timedelta(days=1),
        gemeld_via="eerder",
        omschrijving=LASTIG,
        vastgelegd_op=nu,
    )
    incident = Incident.objects.get()
    assert (incident.omschrijving, incident.melding_id, incident.vastgelegd_op) == (LASTIG, None, nu)


def test_versleuteld_is_wat_versleuteld_hoort(frontoffice, nu):
    contact = nieuw_contact(frontoffice, nu)
    velden = {kolom: getattr(contact, kolom) for kolom in sjabloon(Contact) if kolom != "id"}
    _kopieer(Contact, **velden | {"nummer": "K-2026-999999", "notities": LASTIG, "beller": None})
    gelezen = Contact.objects.get(nummer="K-2026-999999")
    assert (gelezen.notities, gelezen.beller) == (LASTIG, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT notities FROM meldingen_contact WHERE nummer = 'K-2026-999999'")
        assert bytes(cursor.fetchone()[0]).startswith(b"VT1")


def test_een_vergadering_die_er_al_is_krijgt_de_nieuwe_agendapunten(flevoland, nu, frontoffice, beoordelaar):
    melding = beoordeeld(frontoffice, beoordelaar, nu)
    overleg = Interventieoverleg.objects.filter(organisatie=flevoland).first()
    stond_er = Vergadering.objects.create(overleg=overleg, datum=nu.date())
    gesprekken = [(901, nu.date(), 501), (902, nu.date() + timedelta(days=7), 502), (903, nu.date(), 503)]
    schrijver = Schrijver(in_gebruik=True)
    for pk, datum, overdracht in gesprekken:
        schrijver.voeg_toe(
            {
                Overdracht: [
                    _rij(
                        Overdracht,
                        id=overdracht,
                        organisatie_id=flevoland.pk,
                        nummer=f"O-2026-{overdracht}",
                        casus_id=melding.casus_id,
                        melding_id=melding.pk,
                        partij_id=overleg.partij_id,
                        partijsoort_id=overleg.partij.soort_id,
                        moment="nieuw",
                        wijze_id="wijze:schriftelijk",
                        doel="Verdelen.",
                        draagt_zicht=False,
                        status="verzonden",
                        status_sinds=nu,
                        verzonden_op=nu,
                    )
                ],
                Vergadering: [_rij(Vergadering, id=pk, overleg_id=overleg.pk, datum=datum)],
                Agendapunt: [_rij(Agendapunt, id=pk, vergadering_id=pk, overdracht_id=overdracht, geplaatst_op=nu)],
            }
        )
    schrijver.spoel()
    assert stond_er.punten.count() == 2
    assert Vergadering.objects.exclude(pk=stond_er.pk).get().punten.count() == 1
