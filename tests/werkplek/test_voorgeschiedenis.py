# SPDX-License-Identifier: EUPL-1.2
"""The history of the people of a melding: the page, the fragment, the API, and what help came of it before."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditRegel
from meldingen.models import Casus, Incident, Maatregel, Melding, MogelijkeBekende
from meldingen.voorgeschiedenis import vat_samen
from organisaties.models import Organisatie, VTOrganisatie
from overdracht.eerdere_hulp import lees_eerdere_hulp
from overdracht.models import Overdracht, Traject
from overdracht.stappen.aanvaarden import aanvaarden
from overdracht.stappen.bevestigen import bevestigen
from overdracht.stappen.intrekken import intrekken
from overdracht.stappen.laat_verlopen import laat_verlopen
from overdracht.stappen.terugleggen import terugleggen
from overdracht.stappen.weigeren import weigeren
from tests.meldingen.fabriek import BetrokkeneInvoer, gemeld
from tests.meldingen.herkenningen import herkend
from tests.overdracht.fabriek import klaar_om_over_te_dragen, overgedragen, partij_invoer, vermenigvuldig, verzonden

pytestmark = pytest.mark.django_db
GEHEEL, DEELS, NIET = (f"trajectantwoord:{code}" for code in ("geheel", "gedeeltelijk", "niet"))
JAN, FEB, MRT, APR = (date(2025, maand, 1) for maand in (1, 2, 3, 4))


def zelfde_mensen(melding):
    nummers = melding.betrokkenen.filter(persoon__onbekend=False).values_list("persoon__nummer", flat=True)
    return tuple(BetrokkeneInvoer(rol="betrokkenerol:slachtoffer", persoon_nummer=nummer) for nummer in nummers)


def traject(casus, **velden):
    velden = {"soort_id": "trajectsoort:reclassering"} | velden
    return Traject.objects.create(organisatie=casus.organisatie, casus=casus, **velden)


def adres(melding, vraag=""):
    return f"/meldingen/{melding.nummer}/voorgeschiedenis{vraag}"


def tekst_van(antwoord):
    """What one reads: no tags, and one space between words."""
    return " ".join(re.sub(r"<[^>]+>", " ", antwoord.content.decode()).split())


@pytest.fixture
def gezin(frontoffice, beoordelaar, lokaalteam, nu):
    """A melding about somebody who was handed over and taken back three years ago, and met the police."""
    begin = nu - timedelta(days=1100)
    overdracht = verzonden(frontoffice, beoordelaar, begin)
    overdracht = aanvaarden(medewerker=lokaalteam, overdracht=overdracht, nu=begin + timedelta(days=1))
    terugleggen(
        medewerker=lokaalteam, overdracht=overdracht, terugmeldreden="terugmeldreden:geen_hulp",
        toelichting="Kanarie-toelichting", nu=begin + timedelta(days=30),
    )  # fmt: skip
    oud = Melding.objects.get()
    casus = oud.casus
    Incident.objects.create(
        organisatie=casus.organisatie, casus=casus, datum=date(2023, 3, 1), gemeld_via="eerder",
        omschrijving="Kanarie-omschrijving", vastgelegd_op=begin,
    )  # fmt: skip
    Maatregel.objects.create(
        organisatie=casus.organisatie, casus=casus, soort_id="maatregelsoort:aanhouding", datum=date(2023, 3, 2),
        vastgelegd_op=begin,
    )  # fmt: skip
    traject(casus, aangeboden_op=date(2023, 4, 1), informatie_op=date(2023, 6, 1), geaccepteerd_id=NIET)
    return oud, gemeld(frontoffice, nu, betrokkenen=zelfde_mensen(oud))


def test_de_pagina_zegt_het_in_woorden(client, beoordelaar, gezin):
    oud, melding = gezin
    client.force_login(beoordelaar)

    antwoord = client.get(adres(melding))

    tekst = tekst_van(antwoord)
    for zin in (
        "Wat er bekend is van vóór 11-03-2026",
        "Eerdere meldingen 1: 0 in dit dossier, 1 over dezelfde personen in een ander dossier",
        "1 of 2 eerdere meldingen (Regioplan, tabel 3.3)",
        "Periode 07-03-2023, 3 jaar ervoor",
        "Per jaar 2023: 1",
        "Alleen in de jaren daarvoor: 1 dag, waarvan 0 in het afgelopen jaar; het laatste op 01-03-2023",
        "Nee: 3 of meer eerdere meldingen (Regioplan 2019, kader in §4.4)",
        "Ja: eerste melding langer dan 1 jaar geleden (Regioplan 2019, §5.1.4)",
        "Aanhouding ja: 02-03-2023",
        "Tijdelijk huisverbod niet bekend",
        "Overdrachten 1: 1 teruggelegd",
        "Hulptrajecten 1: 0 geaccepteerd, 0 gestart, 0 voldoende doorlopen",
        "Overdracht aan Wijkteams Almere 07-03-2023 aanvaard en teruggelegd: hulp komt niet op gang 06-04-2023",
        "Reclassering 01-04-2023 niet geaccepteerd",
        oud.casus.nummer,
        oud.nummer,
    ):
        assert zin in tekst, zin
    assert "anarie-" not in tekst
    assert "Mogelijk" not in tekst


def test_het_fragment_is_hetzelfde_zonder_schil(client, beoordelaar, gezin):
    _, melding = gezin
    client.force_login(beoordelaar)

    fragment, pagina = client.get(adres(melding), headers={"HX-Request": "true"}), client.get(adres(melding))

    assert tekst_van(fragment) in tekst_van(pagina)
    assert ("<html" in fragment.content.decode(), "<form" in fragment.content.decode()) == (False, False)
    assert "En nog" not in tekst_van(fragment)
    assert {antwoord.headers["Cache-Control"] for antwoord in (fragment, pagina)} == {"no-store"}
    assert all("HX-Request" in antwoord.headers["Vary"] for antwoord in (fragment, pagina))


def test_zonder_verleden(client, frontoffice, beoordelaar, nu):
    melding = gemeld(frontoffice, nu)
    client.force_login(beoordelaar)

    assert "Van vóór 11-03-2026 is niets bekend over dit gezin" in tekst_van(client.get(adres(melding)))


def test_elke_blik_is_een_eigen_regel_in_de_audit(client, beoordelaar, gezin, monkeypatch):
    oud, melding = gezin
    client.force_login(beoordelaar)
    client.get(adres(melding), headers={"HX-Request": "true"})

    regel = AuditRegel.objects.get(uitkomst="ingezien")
    assert (regel.onderwerp, regel.nummer, regel.casus_id) == ("voorgeschiedenis", melding.nummer, melding.casus_id)
    assert (regel.medewerker_id, regel.gegevens) == (beoordelaar.pk, {"aantal": 2})

    def stuk(**_):
        raise RuntimeError

    monkeypatch.setattr("werkplek.voorgeschiedenis.inzage", stuk)
    client.raise_request_exception = False
    antwoord = client.get(adres(melding))
    assert (antwoord.status_code, oud.casus.nummer in antwoord.content.decode()) == (500, False)


def test_een_andere_dag_staat_in_het_adres(client, beoordelaar, gezin):
    _, melding = gezin
    client.force_login(beoordelaar)

    toen = tekst_van(client.get(adres(melding, "?op=10-03-2023")))

    assert "van vóór 10-03-2023" in toen
    # Accepted on the eighth; put back in April.
    assert "Wijkteams Almere 07-03-2023 aanvaard 08-03-2023" in toen
    assert "Reclassering" not in toen
    assert "van vóór 11-03-2026" in tekst_van(client.get(adres(melding, "?op=")))


@pytest.mark.parametrize("op", ["31-02-2025", "gek", "01-01-2199", "01-01-1812"])
def test_een_onmogelijke_dag_wordt_geweigerd(client, beoordelaar, gezin, op):
    _, melding = gezin
    client.force_login(beoordelaar)

    antwoord = client.get(adres(melding, f"?op={op}"))

    assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (400, ["op"])
    assert "van vóór 11-03-2026" in tekst_van(antwoord)


def test_van_een_afgeschermd_dossier_staat_er_alleen_bij_wie_men_moet_zijn(client, beoordelaar, gezin):
    oud, melding = gezin
    VTOrganisatie.objects.filter(pk=oud.organisatie_id).update(contact_afgeschermd="de waakvlam, toestel 12")
    Casus.objects.filter(pk=oud.casus_id).update(afgeschermd=True)
    client.force_login(beoordelaar)

    pagina, api = client.get(adres(melding)), client.get(f"/api/v1{adres(melding)}")

    tekst = tekst_van(pagina)
    assert "Mogelijk bekend, neem contact op met de waakvlam, toestel 12." in tekst
    assert "is verder niets bekend over dit gezin" in tekst
    for verborgen in (oud.nummer, oud.casus.nummer, "2023", "Wijkteams", "Reclassering", "Aanhouding"):
        assert verborgen not in tekst, verborgen
        assert verborgen not in api.content.decode(), verborgen
    assert api.json()["mogelijk_bekend_bij"] == "de waakvlam, toestel 12"
    assert AuditRegel.objects.filter(uitkomst="ingezien").latest("id").gegevens == {"aantal": 1}


@pytest.mark.parametrize("wie", ["lokaalteam", "overleglid", "frontoffice_utrecht", "beheerder", "privacy"])
def test_voor_een_partij_en_voor_anderen_bestaat_het_niet(client, request, gezin, wie):
    """Also for the party that had this family, and has it again."""
    oud, _ = gezin
    Overdracht.objects.update(status="aanvaard", terugmeldreden=None)
    client.force_login(request.getfixturevalue(wie))

    for url in (adres(rij, vraag) for rij in gezin for vraag in ("", "?op=01-01-2025")):
        for antwoord in (client.get(url), client.get(url, headers={"HX-Request": "true"}), client.get(f"/api/v1{url}")):
            assert antwoord.status_code == 404
            assert oud.casus.nummer not in antwoord.content.decode()
    assert set(AuditRegel.objects.filter(deur__in=["scherm", "api"]).values_list("uitkomst", flat=True)) == {
        "geweigerd"
    }


def test_de_api_geeft_dezelfde_feiten(client, beoordelaar, gezin):
    oud, melding = gezin
    client.force_login(beoordelaar)

    antwoord = client.get(f"/api/v1{adres(melding)}")

    assert antwoord.json() == {
        "op": "2026-03-11",
        "meldingen": [
            {"nummer": oud.nummer, "casus": oud.casus.nummer,
             "ontvangen_op": timezone.localtime(oud.ontvangen_op).isoformat()}
        ],
        "aantal_in_casus": 0,
        "aantal_elders": 1,
        "groep": "eerderebetrokkenheid:een_twee",
        "per_jaar": [{"jaar": 2023, "aantal": 1}],
        "incidentdagen": ["2023-03-01"],
        "geweldsgeschiedenis": "geweldsgeschiedenis:vroeger",
        "maatregelen": [
            {"soort": "maatregelsoort:aanhouding", "datum": "2023-03-02", "casus": oud.casus.nummer}
        ],
        "interventies": [
            {"soort": "traject", "wat": "Reclassering", "casus": oud.casus.nummer, "begonnen_op": "2023-04-01",
             "stand": "niet_geaccepteerd", "afloop": "niet geaccepteerd", "geeindigd_op": None},
            {"soort": "overdracht", "wat": "Overdracht aan Wijkteams Almere", "casus": oud.casus.nummer,
             "begonnen_op": "2023-03-07", "stand": "teruggelegd",
             "afloop": "aanvaard en teruggelegd: hulp komt niet op gang", "geeindigd_op": "2023-04-06"},
        ],
        "trajecten": {"totaal": 1, "geaccepteerd": 0, "gestart": 0, "voldoende": 0},
        "lange_voorgeschiedenis": [
            {"code": "meldingen", "naam": "3 of meer eerdere meldingen", "bron": "Regioplan 2019, kader in §4.4",
             "geldt": False},
            {"code": "jaren", "naam": "eerste melding langer dan 1 jaar geleden", "bron": "Regioplan 2019, §5.1.4",
             "geldt": True},
        ],
        "andere_casussen": [
            {"nummer": oud.casus.nummer, "fase": "overdracht", "meldingen": 1, "personen": 1}
        ],
        "mogelijk_bekend": False,
        "mogelijk_bekend_bij": None,
    }  # fmt: skip
    assert AuditRegel.objects.filter(uitkomst="ingezien", onderwerp="voorgeschiedenis", deur="api").count() == 1


@pytest.mark.parametrize("op", ["31-12-2025", "2199-01-01", "0001-01-01", "gek"])
def test_de_api_weigert_een_onmogelijke_dag(client, beoordelaar, gezin, op):
    _, melding = gezin
    client.force_login(beoordelaar)

    antwoord = client.get(f"/api/v1{adres(melding)}?op={op}")

    assert (antwoord.status_code, [fout["veld"] for fout in antwoord.json()["fouten"]]) == (400, ["op"])


AFLOPEN = {
    "verzonden": ("nog geen antwoord", "nog geen antwoord"),
    "bevestigd": ("nog geen antwoord", "ontvangst bevestigd, nog geen antwoord"),
    "aanvaard": ("nog geen antwoord", "aanvaard"),
    "geweigerd": ("nog geen antwoord", "geweigerd: te zwaar bevonden"),
    "ingetrokken": ("nog geen antwoord", "ingetrokken: vergissing"),
    "verlopen": ("nog geen antwoord", "verlopen zonder antwoord"),
    "teruggelegd": ("nog geen antwoord", "aanvaard en teruggelegd: onveiligheid"),
    "meegegeven": ("meegegeven, het gezin ging zelf verder",) * 2,
}


@pytest.mark.parametrize("einde", AFLOPEN)
def test_hoe_een_overdracht_afliep_en_hoe_zij_eerst_stond(frontoffice, beoordelaar, lokaalteam, nu, einde):
    overdracht = _overgedragen(einde, frontoffice, beoordelaar, lokaalteam, nu - timedelta(days=200))
    melding = gemeld(frontoffice, nu, casus=Casus.objects.get(pk=overdracht.casus_id))
    dagen = [(nu - timedelta(days=199)).date(), None]

    standen = [hulp_van(melding, beoordelaar, op=dag).overdrachten for dag in dagen]

    assert tuple(rij.afloop for (rij,) in standen) == AFLOPEN[einde]
    assert standen[1][0].stand == einde


def _overgedragen(einde, frontoffice, beoordelaar, lokaalteam, toen):
    """A handover that stood open for two days and then ended as told."""
    later = toen + timedelta(days=2)
    if einde == "meegegeven":
        casus = klaar_om_over_te_dragen(frontoffice, beoordelaar, toen, "overdracht_client")
        return overgedragen(beoordelaar, casus, toen, partij_invoer(casus, None))[0]
    rij = verzonden(frontoffice, beoordelaar, toen)
    doe = {"medewerker": lokaalteam, "overdracht": rij, "nu": later}
    if einde == "bevestigd":
        bevestigen(**doe)
    if einde in ("aanvaard", "teruggelegd"):
        aanvaarden(**doe)
    if einde == "teruggelegd":
        terugleggen(
            **{**doe, "nu": later + timedelta(days=1), "overdracht": Overdracht.objects.get(pk=rij.pk)},
            terugmeldreden="terugmeldreden:onveilig", toelichting="Nee",
        )  # fmt: skip
    if einde == "geweigerd":
        weigeren(**doe, weigerreden="weigerreden:te_zwaar", toelichting="Nee")
    if einde == "ingetrokken":
        intrekken(**{**doe, "medewerker": beoordelaar}, intrekreden="intrekreden:vergissing", toelichting="Nee")
    if einde == "verlopen":
        assert laat_verlopen(overdracht_id=rij.pk, nu=toen + timedelta(days=90))
    return rij


def hulp_van(melding, medewerker, *, op):
    eerder = vat_samen(melding, medewerker, op=op)
    return lees_eerdere_hulp(medewerker, eerder.gelezen, eerder.peil)


@pytest.mark.parametrize(
    ("velden", "op", "stand", "telling"),
    [
        ({}, MRT, "onbekend", (1, 0, 0, 0)),
        ({"aangeboden_op": JAN}, JAN, None, (0, 0, 0, 0)),
        ({"aangeboden_op": JAN}, FEB, "aangeboden", (1, 0, 0, 0)),
        ({"aangeboden_op": JAN, "informatie_op": MRT, "geaccepteerd_id": GEHEEL}, MRT, "aangeboden", (1, 0, 0, 0)),
        ({"aangeboden_op": JAN, "informatie_op": MRT, "geaccepteerd_id": DEELS}, APR, "geaccepteerd", (1, 1, 0, 0)),
        ({"aangeboden_op": JAN, "informatie_op": MRT, "geaccepteerd_id": NIET}, APR, "niet_geaccepteerd", (1, 0, 0, 0)),
        ({"informatie_op": FEB, "geaccepteerd_id": GEHEEL, "gestart_id": NIET}, MRT, "niet_gestart", (1, 1, 0, 0)),
        ({"informatie_op": APR, "gestart_id": GEHEEL, "eerste_contact_op": JAN}, FEB, "gestart", (1, 0, 1, 0)),
        ({"informatie_op": FEB, "gestart_id": DEELS}, MRT, "gestart", (1, 0, 1, 0)),
        # Court-ordered help runs without being accepted.
        ({"informatie_op": FEB, "geaccepteerd_id": NIET, "gestart_id": GEHEEL}, MRT, "gestart", (1, 0, 1, 0)),
        ({"informatie_op": FEB, "gestart_id": GEHEEL, "eerste_contact_op": JAN, "beeindigd_op": MRT,
          "voldoende_doorlopen": True}, MRT, "gestart", (1, 0, 1, 0)),
        ({"informatie_op": FEB, "gestart_id": GEHEEL, "eerste_contact_op": JAN, "beeindigd_op": MRT,
          "voldoende_doorlopen": True}, APR, "beeindigd", (1, 0, 1, 1)),
        ({"informatie_op": FEB, "gestart_id": GEHEEL, "voldoende_doorlopen": False}, MRT, "beeindigd", (1, 0, 1, 0)),
    ],
)  # fmt: skip
def test_hoe_een_traject_op_een_dag_stond(frontoffice, beoordelaar, nu, velden, op, stand, telling):
    oud = gemeld(frontoffice, nu - timedelta(days=900))
    melding = gemeld(frontoffice, nu, casus=oud.casus)
    traject(oud.casus, **velden)

    hulp = hulp_van(melding, beoordelaar, op=op)

    assert [rij.stand for rij in hulp.trajecten] == ([stand] if stand else [])
    assert tuple(hulp.telling[naam] for naam in ("totaal", "geaccepteerd", "gestart", "voldoende")) == telling


def test_een_traject_zegt_voor_wie_en_van_wie(frontoffice, beoordelaar, nu):
    oud = gemeld(frontoffice, nu - timedelta(days=900))
    melding = gemeld(frontoffice, nu, casus=oud.casus)
    traject(oud.casus, aangeboden_op=JAN, partij=Organisatie.objects.get(code="wijkteams-almere"),
            gericht_op_id="trajectdoelgroep:pleger", informatie_op=FEB, gestart_id=GEHEEL, beeindigd_op=MRT,
            voldoende_doorlopen=False)  # fmt: skip

    (rij,) = hulp_van(melding, beoordelaar, op=None).trajecten

    assert (rij.wat, rij.afloop, rij.begonnen_op, rij.geeindigd_op) == (
        "Reclassering, gericht op pleger (Wijkteams Almere)",
        "beëindigd, niet voldoende doorlopen",
        JAN,
        MRT,
    )


@pytest.mark.parametrize("aantal", [1, 25])
def test_de_pagina_kost_een_vast_aantal_vragen(client, gezin, frontoffice, beoordelaar, nu, aantal):
    """Session, user with rights, melding, ten for the history, named access, the audit row, one for the menu."""
    oud, _ = gezin
    for dag in range(1, aantal):
        extra = gemeld(frontoffice, nu - timedelta(days=dag), betrokkenen=zelfde_mensen(oud))
        traject(extra.casus, aangeboden_op=JAN)
    vermenigvuldig(Overdracht.objects.get(), aantal)
    melding = gemeld(frontoffice, nu, betrokkenen=zelfde_mensen(oud))
    client.force_login(beoordelaar)
    client.get(adres(melding))

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(adres(melding))

    gesteld = [vraag["sql"] for vraag in vragen if "SAVEPOINT" not in vraag["sql"]]
    assert len(antwoord.context["getoond"]) == 2 * aantal
    assert len(gesteld) == 17, "\n".join(sql[:110] for sql in gesteld)

    fragment = client.get(adres(melding), headers={"HX-Request": "true"})
    rest = 2 * aantal - len(fragment.context["getoond"])
    assert rest == max(0, 2 * aantal - 5)
    assert (f"En nog {rest} van langer geleden." in tekst_van(fragment)) == (rest > 0)


def test_zolang_iemand_mogelijk_bekend_is_staat_er_nergens_dat_er_niets_is(client, frontoffice, nu):
    _, later = herkend(frontoffice, nu)
    client.force_login(frontoffice)
    paginas = (f"/meldingen/{later.nummer}", adres(later))
    api = (f"/api/v1/meldingen/{later.nummer}/herhaling", f"/api/v1{adres(later)}")

    teksten = [tekst_van(client.get(pagina)) for pagina in paginas]

    assert all("niets bekend" not in tekst and "geen eerdere melding" not in tekst for tekst in teksten)
    assert "Zolang dat niet is beslist, telt dit als een eerste melding." in teksten[0]
    assert "Zolang niet is gekoppeld, telt wat er over die persoon bekend is hier niet mee." in teksten[1]
    assert [client.get(deur).json()["mogelijk_bekend"] for deur in api] == [True, True]

    MogelijkeBekende.objects.filter(melding=later).update(status="vervallen")
    teksten = [tekst_van(client.get(pagina)) for pagina in paginas]
    assert "Bij ontvangst was van deze betrokkenen geen eerdere melding bekend." in teksten[0]
    assert "niets bekend over dit gezin of deze personen" in teksten[1]
    assert [client.get(deur).json()["mogelijk_bekend"] for deur in api] == [False, False]
