# SPDX-License-Identifier: EUPL-1.2
"""A moment as somebody types it, also in the two nights of the year that the clock is put."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from meldingen.formulier import Moment, MomentInvoer
from tests.meldingen.fabriek import nieuw_contact
from tests.meldingen.invoer import als_form

# On 25 October 2026 the clock went back: 02:30 came at half past midnight UTC and an hour later again.
EERSTE, TWEEDE = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("getypt", "verwacht"),
    [
        ("25-10-2026 02:30", EERSTE),
        ("25-10-2026 02:30 wintertijd", TWEEDE),
        ("25-10-2026 02:30 Wintertijd ", TWEEDE),
        ("25-10-2026 01:59", datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        ("25-10-2026 03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        ("29-03-2026 03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    ],
)
def test_wat_iemand_typt_is_een_moment(getypt, verwacht):
    assert Moment().clean(getypt) == verwacht


@pytest.mark.parametrize(
    ("getypt", "gezegd"),
    [
        ("29-03-2026 02:30", "Dit uur bestaat niet: de klok ging die nacht van 02:00 naar 03:00."),
        ("31-02-2026 02:30", "Vul een bestaand moment in, zoals 31-12-2025 14:30."),
    ],
)
def test_wat_niet_bestaat_is_geen_moment(getypt, gezegd):
    with pytest.raises(ValidationError) as fout:
        Moment().clean(getypt)

    assert fout.value.messages == [gezegd]


@pytest.mark.parametrize("moment", [EERSTE, TWEEDE, datetime(2026, 1, 1, 12, tzinfo=UTC)])
def test_wat_er_staat_is_weer_hetzelfde_moment(moment):
    veld = Moment()

    getoond = MomentInvoer(format="%d-%m-%Y %H:%M").format_value(veld.prepare_value(moment))

    assert veld.clean(getoond) == moment


@pytest.mark.django_db
@pytest.mark.parametrize("op", [EERSTE, TWEEDE])
def test_een_contact_in_het_dubbele_uur_wordt_een_melding(client, frontoffice, op):
    contact = nieuw_contact(frontoffice, timezone.now(), ontvangen_op=op)
    client.force_login(frontoffice)
    pagina = client.get(f"/contacten/{contact.nummer}/melding")
    (invoer,) = (veld for veld in pagina.context["form"] if veld.name == "ontvangen_op")
    getoond = invoer.field.widget.format_value(invoer.value())

    antwoord = client.post(f"/contacten/{contact.nummer}/melding", als_form(contact_versie="1", ontvangen_op=getoond))

    assert antwoord.status_code == 302
    contact.refresh_from_db()
    assert contact.melding.ontvangen_op == op
