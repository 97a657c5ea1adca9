# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Melding
from monitoring.models import Monitoringsmoment
from monitoring.stappen.afsluiten import afsluiten
from monitoring.stappen.extra_moment import extra_moment
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from tests.monitoring.fabriek import (
    LELYSTAD,
    eerste_moment,
    in_monitoring,
    lopende_dienst,
    moment_invoer,
    na,
    overgedragen,
    vers,
)

pytestmark = pytest.mark.django_db
LEK = "Kanariepiet"
# session, employee with rights, shielded casussen, moments, gemeenten, colleagues
LIJST = 7
FORMULIER = {
    "uitgevoerd_op": "vandaag",
    "gesproken_met": "moeder",
    "veiligheid": "veiligheid:veilig",
    "nieuwe_incidenten": "0",
    "nieuwe_zorgen": "nee",
    "bevindingen": "Er is rust in huis.",
    "vervolg": "geen",
}


@pytest.fixture
def als(client):
    def doe(medewerker):
        client.force_login(medewerker)
        return client

    return doe


def moment_url(moment, naam="moment"):
    return reverse(f"monitoring:{naam}", args=[moment.nummer])


def casus_url(casus, naam):
    return reverse(f"monitoring:{naam}", args=[casus.nummer])


@pytest.fixture
def gesloten(casus, onderzoeker, straks):
    velden = {"afsluitreden": "afsluitreden:anders", "vervalreden": "Het gezin wil geen contact."}
    return vers(afsluiten(medewerker=onderzoeker, casus=casus, nu=straks, **velden))


def test_de_lijst_toont_wat_eerst_moet_bovenaan(als, onderzoeker, casus, nu):
    bladzijde = als(onderzoeker).get(reverse("monitoring:lijst"))

    gepland = [rij["moment"].gepland_op for rij in bladzijde.context["rijen"]]
    assert gepland == [date(2026, 6, 11), date(2027, 3, 11)]
    assert "Oya Demir" in bladzijde.text


@pytest.mark.parametrize(
    ("filters", "aantal"),
    [
        ("gemeente=GM0034", 2),
        ("gemeente=GM0995", 0),
        ("behandelaar=mij", 2),
        ("behandelaar=niemand", 0),
        ("behandelaar=onderzoeker", 2),
        ("behandelaar=bestaat-niet", 0),
        ("status=vastgelegd", 0),
        ("status=", 2),
        ("uiterlijk=11-06-2026", 1),
        ("uiterlijk=geen-dag", 2),
        ("na=T-2026-999999", 2),
        ("behandelaar=%00", 2),
    ],
)
def test_filters_van_de_lijst(als, onderzoeker, casus, filters, aantal):
    bladzijde = als(onderzoeker).get(f"{reverse('monitoring:lijst')}?{filters}")

    assert (bladzijde.status_code, len(bladzijde.context["rijen"])) == (200, aantal)


def test_de_lijst_bladert_op_sleutel_en_kost_steeds_evenveel_vragen(
    als, onderzoeker, casus, nu, django_assert_num_queries
):
    url, client = reverse("monitoring:lijst"), als(onderzoeker)
    with django_assert_num_queries(LIJST):
        client.get(url)
    for dag in range(60):
        extra_moment(
            medewerker=onderzoeker, casus=casus, datum=date(2026, 9, 1) + timedelta(days=dag), reden="Vinger", nu=nu
        )
    with django_assert_num_queries(LIJST + 1):  # and a count, now that there is more than one page
        eerste = client.get(url)
    tweede = client.get(eerste.context["pagina"]["volgende"])

    assert [len(blad.context["rijen"]) for blad in (eerste, tweede)] == [50, 12]


def test_het_moment_toont_de_geschiedenis_van_het_gezin_en_legt_inzage_vast(als, onderzoeker, casus, straks):
    eerste = eerste_moment(casus)
    moment_vastleggen(
        medewerker=onderzoeker, moment=eerste, invoer=moment_invoer(straks, bevindingen="Vader dronk weer."), nu=straks
    )
    tweede = eerste_moment(casus)

    bladzijde = als(onderzoeker).get(moment_url(tweede))
    assert "Vader dronk weer." in bladzijde.text
    assert AuditRegel.objects.filter(actie="inzage", nummer=tweede.nummer, medewerker_id=onderzoeker.pk).count() == 1


@pytest.mark.parametrize("naam", ["moment", "vastleggen"])
def test_wie_het_gezin_niet_mag_zien_krijgt_404(
    als, moment, naam, lokaalteam, overleglid, privacy, frontoffice_utrecht
):
    for wie in (lokaalteam, overleglid, privacy, frontoffice_utrecht):
        assert als(wie).get(moment_url(moment, naam)).status_code == 404
        assert als(wie).post(moment_url(moment, naam), FORMULIER).status_code in (404, 405)


@pytest.mark.parametrize("nummer", ["T-2026-999999", "%00", "C-2026-000001", "x" * 300])
def test_een_onbekend_nummer_is_404(als, onderzoeker, nummer):
    assert als(onderzoeker).get(f"/monitoring/{nummer}").status_code == 404


def test_wie_mag_zien_maar_niet_monitoren_krijgt_403_en_een_weigering(als, moment, manager):
    assert als(manager).get(moment_url(moment)).status_code == 200
    assert als(manager).get(moment_url(moment, "vastleggen")).status_code == 403
    assert als(manager).post(moment_url(moment, "vastleggen"), FORMULIER).status_code == 403
    assert (
        AuditRegel.objects.filter(actie="moment_vastleggen", uitkomst="geweigerd", medewerker_id=manager.pk).count()
        == 2
    )


def test_een_afgeschermde_casus_bestaat_niet_in_lijst_of_moment(als, onderzoeker, moment):
    Casus.objects.filter(pk=moment.casus_id).update(afgeschermd=True)

    assert als(onderzoeker).get(reverse("monitoring:lijst")).context["rijen"] == []
    assert als(onderzoeker).get(moment_url(moment)).status_code == 404


def test_vastleggen_op_het_scherm(als, onderzoeker, moment):
    url = moment_url(moment, "vastleggen")
    form = als(onderzoeker).get(url).context["form"]
    antwoord = als(onderzoeker).post(
        url, FORMULIER | {"versie": form["versie"].value(), "token": form["token"].value()}
    )

    assert antwoord.headers["Location"] == moment_url(moment)
    assert vers(moment).status == "vastgelegd"
    assert als(onderzoeker).get(url).headers["Location"] == moment_url(moment)


def test_wie_ambtshalve_kiest_komt_bij_die_melding(als, onderzoeker, moment):
    antwoord = als(onderzoeker).post(moment_url(moment, "vastleggen"), FORMULIER | {"vervolg": "ambtshalve"})

    assert antwoord.headers["Location"] == f"{casus_url(moment.casus, 'ambtshalve_melden')}?moment={moment.nummer}"


@pytest.mark.parametrize(
    ("anders", "status", "tekst"),
    [
        ({"bevindingen": ""}, 400, "Fout:"),
        ({"uitgevoerd_op": "31-02-2026"}, 400, "Vul een bestaande datum in"),
        ({"uitgevoerd_op": "31-12-2050"}, 400, "Deze dag ligt in de toekomst."),
        ({"nieuwe_incidenten": "99999999999999999999"}, 400, "Fout:"),
        ({"veiligheid": "zwaarte:licht"}, 400, "Fout:"),
        ({"bevindingen": "a\x00b"}, 400, "Fout:"),
        ({"bevindingen": "a" * 1_000_000}, 400, "Deze tekst is te lang"),
        ({"versie": "99"}, 409, "Een collega was u voor"),
    ],
)
def test_een_weigering_bewaart_wat_er_getypt_is(als, onderzoeker, moment, anders, status, tekst):
    antwoord = als(onderzoeker).post(
        moment_url(moment, "vastleggen"), FORMULIER | {"gesproken_met": "opa en oma"} | anders
    )

    assert antwoord.status_code == status
    assert tekst in antwoord.text
    assert "opa en oma" in antwoord.text
    assert vers(moment).status == "gepland"


def test_na_een_collega_kan_dezelfde_invoer_alsnog(als, onderzoeker, moment):
    url = moment_url(moment, "vastleggen")
    botsing = als(onderzoeker).post(url, FORMULIER | {"versie": "99"})

    assert botsing.context["form"]["versie"].value() == str(moment.versie)


def test_dienst_afronden_op_het_scherm(als, frontoffice, beoordelaar, onderzoeker, nu):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu)
    url = casus_url(dienst.casus, "dienst_afronden")
    invoer = {"uitkomst": "onderzoeksuitkomst:bevestigd", "conclusie": "Bevestigd.", "overdracht_volgt": "nee"}

    assert als(onderzoeker).get(url).status_code == 200
    zonder = als(onderzoeker).post(url, invoer | {"uitkomst": ""})
    assert (zonder.status_code, list(zonder.context["form"].errors)) == (400, ["uitkomst"])
    assert als(onderzoeker).post(url, invoer).status_code == 302
    assert vers(dienst).status == "afgerond"
    assert als(onderzoeker).get(url).status_code == 302


def test_voorwaarden_en_vervolg_vraagt_geen_uitkomst(als, frontoffice, beoordelaar, onderzoeker, nu):
    dienst = lopende_dienst(frontoffice, beoordelaar, onderzoeker, nu, "vv")
    url = casus_url(dienst.casus, "dienst_afronden")

    bladzijde = als(onderzoeker).get(url)
    assert "uitkomst" not in bladzijde.context["form"].fields
    assert "De kinderen slapen elke nacht thuis." in bladzijde.text
    assert als(onderzoeker).post(url, {"conclusie": "Klaar.", "overdracht_volgt": "ja"}).status_code == 302
    assert vers(dienst.casus).fase == "overdracht"


def test_betrokkenheid_beeindigen_zegt_vooraf_wat_er_gebeurt(als, frontoffice, beoordelaar, lokaalteam, nu):
    almere = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, draagt_zicht=False)
    lelystad = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, gemeente=LELYSTAD)

    for overdracht, tekst, fase in ((almere, "Met de gemeente is afgesproken", "monitoring"),
                                    (lelystad, "Er is geen monitoring afgesproken", "afgesloten")):  # fmt: skip
        url = casus_url(overdracht.casus, "betrokkenheid_beeindigen")
        assert tekst in als(beoordelaar).get(url).text
        assert als(beoordelaar).post(url, {"afsluitreden": "afsluitreden:overgedragen"}).status_code == 302
        assert vers(overdracht.casus).fase == fase


def test_extra_moment_op_het_scherm(als, onderzoeker, casus):
    over_een_maand = timezone.localdate() + timedelta(days=30)
    url = casus_url(casus, "extra_moment")

    assert als(onderzoeker).get(url).status_code == 200
    fout = als(onderzoeker).post(url, {"datum": "vandaag", "reden": "School belde."})
    assert (fout.status_code, fout.context["form"].errors["datum"]) == (400, ["Kies een dag in de toekomst."])
    als(onderzoeker).post(url, {"datum": f"{over_een_maand:%d-%m-%Y}", "reden": "School belde."})
    assert Monitoringsmoment.objects.get(soort="monitoring_extra").gepland_op == over_een_maand


def test_afsluiten_en_heropenen_op_het_scherm(als, onderzoeker, casus):
    sluit, open_ = casus_url(casus, "afsluiten"), casus_url(casus, "heropenen")

    assert als(onderzoeker).get(open_).status_code == 302
    fout = als(onderzoeker).post(sluit, {"afsluitreden": "afsluitreden:verhuisd"})
    assert (fout.status_code, list(fout.context["form"].errors)) == (400, ["vervalreden"])
    als(onderzoeker).post(sluit, {"afsluitreden": "afsluitreden:verhuisd", "vervalreden": "Verhuisd."})
    assert vers(casus).fase == "afgesloten"
    assert als(onderzoeker).get(sluit).status_code == 302

    keuzes = [waarde for waarde, _ in als(onderzoeker).get(open_).context["form"].fields["heropenreden"].choices]
    assert keuzes == ["", *(f"heropenreden:{r}" for r in ("nieuwe_informatie", "ten_onrechte", "besluit_herzien"))]
    over_een_week = timezone.localdate() + timedelta(days=7)
    invoer = {"heropenreden": keuzes[1], "toelichting": "De huisarts belde.", "datum": f"{over_een_week:%d-%m-%Y}"}
    assert als(onderzoeker).post(open_, invoer).status_code == 302
    assert vers(casus).fase == "monitoring"


def test_ambtshalve_melden_op_het_scherm(als, onderzoeker, casus, moment):
    url = f"{casus_url(casus, 'ambtshalve_melden')}?moment={moment.nummer}"
    bladzijde = als(onderzoeker).get(url)
    assert LEK in bladzijde.text
    nummers = [nummer for nummer, _ in bladzijde.context["form"].fields["personen"].choices]

    leeg = als(onderzoeker).post(url, {"toelichting": "Weer geweld.", "crisis": "nee"})
    assert (leeg.status_code, list(leeg.context["form"].errors)) == (400, ["personen"])
    als(onderzoeker).post(url, {"toelichting": "Weer geweld.", "crisis": "nee", "personen": nummers})
    assert vers(moment).melding == Melding.objects.get(ambtshalve=True)


def test_een_moment_van_een_ander_gezin_hoort_er_niet_bij(als, frontoffice, beoordelaar, onderzoeker, nu, casus):
    ander = eerste_moment(in_monitoring(frontoffice, beoordelaar, onderzoeker, na(nu, uren=1)))
    url = f"{casus_url(casus, 'ambtshalve_melden')}?moment={ander.nummer}"

    assert als(onderzoeker).get(url).context["moment"] is None


ALLE = ("dienst_afronden", "betrokkenheid_beeindigen", "extra_moment", "afsluiten", "heropenen", "ambtshalve_melden")


@pytest.mark.parametrize("naam", ALLE)
def test_de_handelingen_bestaan_niet_voor_wie_de_casus_niet_ziet(als, casus, naam, lokaalteam, frontoffice_utrecht):
    for wie in (lokaalteam, frontoffice_utrecht):
        for antwoord in (als(wie).get(casus_url(casus, naam)), als(wie).post(casus_url(casus, naam), {})):
            assert antwoord.status_code == 404
            assert LEK not in antwoord.text


@pytest.mark.parametrize("naam", ALLE)
def test_de_handelingen_zijn_verboden_zonder_recht(als, casus, naam, manager):
    assert als(manager).get(casus_url(casus, naam)).status_code == 403
    assert als(manager).post(casus_url(casus, naam), {}).status_code == 403


@pytest.mark.parametrize("naam", ALLE)
def test_zonder_inloggen_gaat_iedereen_naar_het_inlogscherm(client, casus, naam):
    assert client.get(casus_url(casus, naam)).headers["Location"].startswith("/accounts/login/")
