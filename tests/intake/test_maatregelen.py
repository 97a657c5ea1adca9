# SPDX-License-Identifier: EUPL-1.2
"""Measures of the police in a message become rows of the dossier: seen first, once, and never without a trace."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from intake.formaten.vorm import Maatregel as Genoemd
from intake.models import InkomendBericht
from intake.stappen.bericht_heropenen import bericht_heropenen
from intake.stappen.bericht_registreren import bericht_registreren
from intake.stappen.bericht_toevoegen import bericht_toevoegen
from meldingen.fouten import OngeldigeInvoer
from meldingen.maatregelen import MaatregelInvoer
from meldingen.models import Maatregel, Melding
from meldingen.voorgeschiedenis import vat_samen
from organisaties.models import Code
from tests.intake.berichtfabriek import als_verstuurd, inhoud, ontvangen, verband
from tests.meldingen.fabriek import gemeld, melding_invoer

pytestmark = pytest.mark.django_db
AANHOUDING = Genoemd(soort="aanhouding", datum="2026-03-07")
HUISVERBOD = Genoemd(soort="thv", datum="2026-03-08")


def bericht_met(flevoland, nu, *maatregelen, **anders):
    return ontvangen(flevoland, nu, gelezen=inhoud(maatregelen=maatregelen), **anders)


def rijen():
    return [(soort.partition(":")[2], f"{datum:%d-%m}") for soort, datum in
            Maatregel.objects.order_by("datum", "pk").values_list("soort_id", "datum")]  # fmt: skip


def sleutels(form):
    return [sleutel for sleutel, _ in form.fields["maatregelen"].choices]


def test_de_medewerker_ziet_de_maatregelen_en_kiest(client, frontoffice, flevoland, nu):
    bericht = bericht_met(flevoland, nu, AANHOUDING, HUISVERBOD, AANHOUDING)
    client.force_login(frontoffice)
    pad = f"/berichten/{bericht.nummer}/melding"

    form = client.get(pad).context["form"]

    alle = ["maatregelsoort:aanhouding 2026-03-07", "maatregelsoort:thv 2026-03-08"]
    assert (sleutels(form), form["maatregelen"].value()) == (alle, alle)
    assert client.post(pad, als_verstuurd(form, maatregelen=alle[1:])).status_code == 302
    assert rijen() == [("thv", "08-03")]
    melding = Melding.objects.get()
    assert [een.soort for een in vat_samen(melding, frontoffice).maatregelen] == ["maatregelsoort:thv"]
    assert "- Aanhouding, 07-03-2026" in melding.toelichting


def test_twee_berichten_over_een_maatregel_is_een_rij(client, frontoffice, flevoland, nu):
    ruzie = verband(flevoland, "gebeurtenis", "ruzie")
    een = bericht_met(flevoland, nu, AANHOUDING, gebeurtenis=ruzie)
    ander = bericht_met(flevoland, nu, AANHOUDING, HUISVERBOD, gebeurtenis=ruzie)
    client.force_login(frontoffice)
    pad = f"/berichten/{een.nummer}/melding"
    gestuurd = als_verstuurd(client.get(pad).context["form"])
    assert gestuurd["samen"] == [ander.nummer]

    # A double click.
    assert [client.post(pad, gestuurd).status_code for _ in range(2)] == [302, 302]

    assert rijen() == [("aanhouding", "07-03"), ("thv", "08-03")]
    # What is told again later adds nothing.
    melding = Melding.objects.get()
    later = bericht_met(flevoland, nu, HUISVERBOD, AANHOUDING)
    bericht_toevoegen(medewerker=frontoffice, bericht=later, melding=melding, nu=nu)
    assert len(rijen()) == 2


def test_wie_zijn_vinkje_weghaalt_neemt_de_maatregel_weg(client, frontoffice, flevoland, nu):
    """Not ticked again by another button, and gone with the message that named it."""
    ruzie = verband(flevoland, "gebeurtenis", "ruzie")
    een = bericht_met(flevoland, nu, AANHOUDING, gebeurtenis=ruzie)
    ander = bericht_met(flevoland, nu, HUISVERBOD, gebeurtenis=ruzie)
    client.force_login(frontoffice)
    pad = f"/berichten/{een.nummer}/melding"
    form = client.get(pad).context["form"]
    huisverbod = form["maatregelen"].value()[1]

    form = client.post(pad, als_verstuurd(form, maatregelen=[huisverbod], actie="bijwerken")).context["form"]
    assert form["maatregelen"].value() == [huisverbod]
    form = client.post(pad, als_verstuurd(form, samen=[], actie="bijwerken")).context["form"]

    assert (form["maatregelen"].value(), sleutels(form)) == ([], ["maatregelsoort:aanhouding 2026-03-07"])
    assert client.post(pad, als_verstuurd(form)).status_code == 302
    assert (rijen(), InkomendBericht.objects.get(pk=ander.pk).status) == ([], "te_verwerken")


def test_bij_een_melding_voegen_met_en_zonder_vinkje(client, frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    bericht = bericht_met(flevoland, nu, AANHOUDING, HUISVERBOD)
    client.force_login(frontoffice)
    form = client.get(f"/berichten/{bericht.nummer}").context["toevoegen"]
    pad = f"/berichten/{bericht.nummer}/toevoegen"
    gestuurd = {"versie": bericht.versie, "maatregelen": form["maatregelen"].value()[:1]}

    assert client.post(pad, gestuurd).status_code == 400
    # The button of a melding goes before the number that is typed.
    gestuurd |= {"melding": "M-2025-999999", "bij": melding.nummer, "token": str(uuid4())}
    assert [client.post(pad, gestuurd).status_code for _ in range(2)] == [302, 302]

    assert rijen() == [("aanhouding", "07-03")]


@pytest.mark.parametrize(("gekozen", "aantal"), [(..., 2), (None, 2), ([], 0), ([AANHOUDING], 1)])
def test_door_de_api_zijn_het_alle_tenzij_iemand_kiest(client, frontoffice, flevoland, nu, gekozen, aantal):
    melding = gemeld(frontoffice, nu)
    bericht = bericht_met(flevoland, nu, AANHOUDING, HUISVERBOD)
    client.force_login(frontoffice)
    lijst = gekozen and [{"soort": een.soort, "datum": een.datum} for een in gekozen] if gekozen is not ... else None
    deel = {} if gekozen is ... else {"maatregelen": lijst}

    antwoord = client.post(
        f"/api/v1/berichten/{bericht.nummer}/toevoegen", {"melding": melding.nummer, "versie": 1} | deel,
        content_type="application/json", headers={"Idempotency-Key": str(uuid4())},
    )  # fmt: skip

    assert (antwoord.status_code, len(rijen())) == (200, aantal)


def test_wat_geen_maatregel_kan_zijn_blijft_tekst_en_wordt_genoemd(client, frontoffice, flevoland, nu):
    Code.objects.filter(sleutel="maatregelsoort:thv").update(geldig=DateRange(date(2015, 1, 1), date(2016, 1, 1)))
    Code.objects.filter(sleutel="maatregelsoort:aangifte").update(label="Aangifte <gedaan>")
    toekomst = Genoemd(soort="aangifte", datum="2199-01-02")
    bericht = bericht_met(
        flevoland, nu, AANHOUDING, HUISVERBOD, Genoemd(soort="meldplicht", datum="2026-03-01"), toekomst
    )
    client.force_login(frontoffice)
    pad = f"/berichten/{bericht.nummer}/melding"

    for plek in (pad, f"/berichten/{bericht.nummer}"):
        tekst = client.get(plek).content.decode()
        assert "Blijft alleen tekst: meldplicht, 01-03-2026 (staat niet in onze lijst" in tekst
        assert "08-03-2026 (staat niet in onze lijst" in tekst
        assert "Aangifte &lt;gedaan&gt;, 02-01-2199 (de datum ligt in de toekomst" in tekst
    assert client.post(pad, als_verstuurd(client.get(pad).context["form"])).status_code == 302

    assert rijen() == [("aanhouding", "07-03")]
    assert [woord in Melding.objects.get().toelichting for woord in ("meldplicht", "huisverbod")] == [True] * 2


def test_wat_geen_bericht_noemt_wordt_geen_maatregel(frontoffice, flevoland, nu):
    bericht = bericht_met(flevoland, nu, AANHOUDING)

    with pytest.raises(OngeldigeInvoer) as fout:
        bericht_registreren(
            medewerker=frontoffice, bericht=bericht, invoer=melding_invoer(nu), nu=nu,
            maatregelen=[MaatregelInvoer("maatregelsoort:thv", date(2026, 3, 7))],
        )  # fmt: skip

    assert (set(fout.value.velden), Melding.objects.count(), rijen()) == ({"maatregelen"}, 0, [])


def test_wie_een_bericht_weghaalt_neemt_alleen_mee_wat_het_bracht(frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    Maatregel.objects.create(
        organisatie=flevoland,
        casus=melding.casus,
        soort_id="maatregelsoort:ots",
        datum=date(2026, 1, 2),
        vastgelegd_op=nu,
    )
    ots = Genoemd(soort="ots", datum="2026-01-02")
    een = bericht_met(flevoland, nu, AANHOUDING, ots)
    ander = bericht_met(flevoland, nu, AANHOUDING, HUISVERBOD)
    for nr, bericht in enumerate((een, ander), 1):
        bericht_toevoegen(medewerker=frontoffice, bericht=bericht, melding=melding, nu=nu + timedelta(minutes=nr))
    assert rijen() == [("ots", "02-01"), ("aanhouding", "07-03"), ("thv", "08-03")]

    bericht_heropenen(medewerker=frontoffice, bericht=ander, reden="Ander gezin.", nu=nu + timedelta(hours=1))
    assert rijen() == [("ots", "02-01"), ("aanhouding", "07-03")]
    bericht_heropenen(medewerker=frontoffice, bericht=een, reden="Ander gezin.", nu=nu + timedelta(hours=1))
    assert rijen() == [("ots", "02-01")]
