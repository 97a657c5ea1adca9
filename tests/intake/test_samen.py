# SPDX-License-Identifier: EUPL-1.2
"""Other messages of one event go along with a melding: never so that danger or a person is lost on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.formaten.vorm import Persoon
from intake.models import InkomendBericht
from intake.samen import open_naast
from intake.stappen.bericht_registreren import bericht_registreren
from meldingen.fouten import OngeldigeInvoer
from meldingen.models import Melding
from tests.intake.berichtfabriek import als_verstuurd, inhoud, ontvangen, verband
from tests.meldingen.fabriek import melding_invoer

pytestmark = pytest.mark.django_db
NOOR = Persoon(rol="kind", voornamen="Noor", geboortenaam="Kanariepiet", geboortedatum="2021")


@pytest.fixture
def ruzie(flevoland):
    return verband(flevoland, "gebeurtenis", "ruzie")


def kind(**anders):
    return Persoon(
        **({"rol": "kind", "voornamen": "Jip", "geboortenaam": "Kanariepiet", "geboortedatum": "2019"} | anders)
    )


def test_wat_gevaar_of_een_ander_noemt_gaat_niet_vanzelf_mee(client, frontoffice, flevoland, ruzie):
    nu = timezone.now().replace(microsecond=0)
    bericht, zelfde = (ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(aard=())) for _ in range(2))
    crisis = ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(crisis=True))
    zusje = ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(personen=(*inhoud().personen, NOOR)))
    stuk = ontvangen(flevoland, nu, gebeurtenis=ruzie, leesfout="geen_json")
    client.force_login(frontoffice)
    pad = f"/berichten/{bericht.nummer}/melding"

    antwoord = client.get(pad)

    form, tekst = antwoord.context["form"], antwoord.content.decode()
    assert form["samen"].value() == [zelfde.nummer]
    labels = dict(form.fields["samen"].choices)
    assert f"{crisis.nummer}, ACUUT GEVAAR, ontvangen" in labels[crisis.nummer]
    assert "Nieuw of met een andere rol: Noor Kanariepiet (kind)" in labels[zusje.nummer]
    assert f"{stuk.nummer}, niet te lezen, ontvangen" in labels[stuk.nummer]
    assert f"{timezone.localtime(zelfde.ontvangen_op):%d-%m-%Y %H:%M}" in labels[zelfde.nummer]
    assert [f'href="/berichten/{een.nummer}"' in tekst for een in (zelfde, crisis, zusje, stuk)] == [True] * 4

    assert client.post(pad, als_verstuurd(form)).status_code == 302
    standen = dict(InkomendBericht.objects.values_list("nummer", "status"))
    assert standen == {
        bericht.nummer: "melding", zelfde.nummer: "toegevoegd", crisis.nummer: "te_verwerken",
        zusje.nummer: "te_verwerken", stuk.nummer: "onleesbaar",
    }  # fmt: skip


def test_een_crisis_gaat_alleen_mee_met_een_crisis(frontoffice, flevoland, ruzie, nu):
    bericht = ontvangen(flevoland, nu, gebeurtenis=ruzie)
    crisis = ontvangen(
        flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(crisis=True), ontvangen_op=nu - timedelta(hours=2)
    )

    def registreer(gevaar):
        return bericht_registreren(
            medewerker=frontoffice,
            bericht=bericht,
            samen=[crisis.nummer],
            nu=nu,
            invoer=melding_invoer(nu, crisis=gevaar),
        )

    with pytest.raises(OngeldigeInvoer) as fout:
        registreer(gevaar=False)
    assert {veld: crisis.nummer in teksten[0] for veld, teksten in fout.value.velden.items()} == {"samen": True}
    assert (Melding.objects.count(), InkomendBericht.objects.get(pk=crisis.pk).status) == (0, "te_verwerken")

    melding = registreer(gevaar=True)
    assert melding.termijnen.get(soort="crisis").begin_op == crisis.ontvangen_op


@pytest.mark.parametrize(
    ("hier", "daar", "nieuw"),
    [
        (kind(), kind(), 0),
        (kind(), kind(voornamen="JIP", geboortedatum=None), 0),
        (kind(), kind(geboortedatum="2018"), 1),
        (kind(), kind(rol="slachtoffer"), 1),
        (kind(bsn="123456782"), kind(voornamen="J.", bsn="123456782"), 0),
        (kind(bsn="123456782"), kind(bsn="111222333"), 1),
        (Persoon(rol="kind", onbekend=True), Persoon(rol="kind", onbekend=True), 0),
        (Persoon(rol="kind", onbekend=True), Persoon(rol="kind", onbekend=True, geboortedatum="2016"), 1),
        (Persoon(rol="kind", onbekend=True), kind(), 1),
    ],
)
def test_wie_al_genoemd_is(frontoffice, flevoland, ruzie, nu, hier, daar, nieuw):
    bericht, _ = (ontvangen(flevoland, nu, gebeurtenis=ruzie, gelezen=inhoud(personen=(een,))) for een in (hier, daar))

    (ander,) = open_naast(bericht, frontoffice)

    assert (len(ander.nieuw), ander.vanzelf) == (nieuw, not nieuw)
