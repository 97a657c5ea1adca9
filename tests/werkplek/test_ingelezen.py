# SPDX-License-Identifier: EUPL-1.2
"""What an import brought in is marked for staff, and what they did themselves since then is not."""

import re
from datetime import UTC, date, datetime

import pytest

from dossiers.formaat import Advies as AdviesRegel
from dossiers.formaat import Medewerker as MedewerkerRegel
from dossiers.keuren import lees_regel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naspelen.boek import Boek
from dossiers.schrijven import Schrijver
from dossiers.uitgifte import ReeksUitgifte
from dossiers.wereld import Wereld, staf_van
from meldingen.models import Advies, Casus, Melding
from meldingen.stappen.consult import consult_vragen
from monitoring.models import Monitoringsmoment
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from organisaties.models import Organisatie
from overdracht.models import Traject
from tests.dossiers.formaat.voorbeeld import als_json, gelezen
from tests.dossiers.regels import CODES, als_bytes, anders
from tests.meldingen.fabriek import gemeld
from tests.monitoring.fabriek import moment_invoer
from werkplek.hulp import hulp_van

pytestmark = pytest.mark.django_db
INGELEZEN_OP = datetime(2019, 3, 2, 12, tzinfo=UTC)
LATER = datetime(2019, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def neem_op(flevoland, frontoffice, beoordelaar, lokaalteam):
    """Writes one line of the published example, as the import does on INGELEZEN_OP."""
    namen = [regel.id for regel in gelezen() if isinstance(regel, MedewerkerRegel)]
    medewerkers = dict(zip(namen, (frontoffice.pk, beoordelaar.pk, lokaalteam.pk), strict=True))
    partijen = dict(Organisatie.objects.filter(vt_organisatie=flevoland).values_list("code", "pk"))

    def opnemen(regel):
        boek = Boek(Wereld(flevoland, INGELEZEN_OP, ReeksUitgifte(), *staf_van(flevoland)), herkomst="import")
        speel(maak_daden(regel, medewerkers=medewerkers, partijen=partijen), boek)
        schrijver = Schrijver(in_gebruik=True)
        schrijver.voeg_toe(boek.rijen)
        schrijver.spoel()

    return opnemen


@pytest.fixture
def casus(neem_op):
    """In monitoring, with two meldingen, help, incidents and concerns, and everything told by the file."""
    regel = anders(als_json()[6], "afgeschermd", False)
    neem_op(lees_regel(als_bytes(regel), codes=CODES))
    return Casus.objects.get()


def pagina(client, medewerker, url):
    client.force_login(medewerker)
    return client.get(url)


def kop(antwoord):
    """The words of the badges in the head of the page."""
    merken = re.search(r'<p class="vt-kop__merken">(.*?)</p>', antwoord.content.decode(), re.DOTALL)
    return re.findall(r"<span[^>]*>([^<]+)</span>", merken.group(1)) if merken else []


def test_de_kop_van_het_dossier_zegt_ingelezen_en_de_kenmerken(client, casus, onderzoeker):
    antwoord = pagina(client, onderzoeker, f"/casussen/{casus.nummer}")

    assert list(casus.kenmerken.values_list("label", flat=True)) == ["MDA++"]
    assert kop(antwoord) == ["Ingelezen", "MDA++"]


def test_kenmerken_staan_in_de_volgorde_van_de_lijst_en_van_deze_casus_alleen(client, frontoffice, onderzoeker, nu):
    casus, ander = gemeld(frontoffice, nu).casus, gemeld(frontoffice, nu).casus
    casus.kenmerken.set(["casuskenmerk:mda", "casuskenmerk:steekproef_2018"])
    ander.kenmerken.set(["casuskenmerk:verschil_niet_verklaard"])

    assert kop(pagina(client, onderzoeker, f"/casussen/{casus.nummer}")) == [
        "Steekproef dossieronderzoek 2018",
        "MDA++",
    ]


def test_wat_hier_gemaakt_is_draagt_geen_label(client, frontoffice, onderzoeker, nu):
    melding = gemeld(frontoffice, nu, incident_datum=date(2026, 3, 1))
    for url in (f"/casussen/{melding.casus.nummer}", f"/meldingen/{melding.nummer}"):
        antwoord = pagina(client, onderzoeker, url)
        assert (antwoord.status_code, "Ingelezen" in antwoord.content.decode()) == (200, False)


def test_ook_een_melding_haar_termijn_en_een_advies_zeggen_het(client, casus, neem_op, frontoffice, onderzoeker):
    melding = Melding.objects.earliest("ontvangen_op")
    antwoord = pagina(client, onderzoeker, f"/meldingen/{melding.nummer}")
    assert kop(antwoord) == ["Ingelezen"]
    assert {termijn.herkomst for termijn in antwoord.context["termijnen"]} == {"import"}
    assert antwoord.content.decode().count("Ingelezen") == 1 + len(antwoord.context["termijnen"])

    lijst = pagina(client, onderzoeker, "/meldingen").content.decode()
    assert lijst.count("Ingelezen") == Melding.objects.count()

    neem_op(next(regel for regel in gelezen() if isinstance(regel, AdviesRegel)))
    assert kop(pagina(client, frontoffice, f"/adviezen/{Advies.objects.get().nummer}")) == ["Ingelezen"]


def test_de_tijdlijn_merkt_wat_ingelezen_is(client, casus, onderzoeker, beoordelaar):
    consult_vragen(medewerker=beoordelaar, casus=casus, vraag="?", nu=LATER)
    moment = Monitoringsmoment.objects.filter(status="gepland").earliest("gepland_op")
    # Held before the import, recorded after it: somebody of us did that.
    invoer = moment_invoer(LATER, uitgevoerd_op=date(2019, 3, 1))
    moment_vastleggen(medewerker=onderzoeker, moment=moment, invoer=invoer, nu=LATER)

    gebeurtenissen = pagina(client, onderzoeker, f"/casussen/{casus.nummer}").context["gebeurtenissen"]

    zelf = [g.titel for g in gebeurtenissen if g.herkomst != "import"]
    assert zelf == ["Consult gevraagd", f"Monitoring: {moment.get_soort_display().lower()}"]
    ingelezen = {re.sub(r" [MCO]-.*", "", g.titel) for g in gebeurtenissen if g.herkomst == "import"}
    assert {"Melding", "Incident", "Zorg, niet bevestigd", "Fase: Monitoring"} <= ingelezen


def test_de_lijst_te_beoordelen_merkt_alleen_de_ingelezen_melding(client, casus, frontoffice, beoordelaar, nu):
    nieuw = gemeld(frontoffice, nu, casus=casus)
    Melding.objects.filter(pk=Melding.objects.earliest("ontvangen_op").pk).update(status="ontvangen")

    tekst = pagina(client, beoordelaar, f"/casussen/{casus.nummer}").content.decode()

    lijst = tekst[tekst.index("Te beoordelen") : tekst.index("Gezin en betrokkenen")]
    regels = re.findall(r"<li>.*?</li>", lijst, re.DOTALL)
    assert [("Ingelezen" in regel, nieuw.nummer in regel) for regel in regels] == [(False, True), (True, False)]


def test_het_dossier_toont_de_hulp(client, casus, onderzoeker):
    antwoord = pagina(client, onderzoeker, f"/casussen/{casus.nummer}")

    regels = antwoord.context["hulp"]
    assert len(regels) == casus.trajecten.count() + 1
    assert regels[-1][0] == "Coördinatie"
    for wat, hoe in regels:
        assert wat in antwoord.content.decode()
        assert hoe in antwoord.content.decode()


@pytest.mark.parametrize(
    ("velden", "stand"),
    [
        ({}, "verloop niet bekend"),
        ({"aangeboden_op": date(2018, 3, 1)}, "aangeboden"),
        ({"geaccepteerd_id": "trajectantwoord:gedeeltelijk"}, "geaccepteerd"),
        ({"geaccepteerd_id": "trajectantwoord:niet"}, "niet geaccepteerd"),
        ({"geaccepteerd_id": "trajectantwoord:geheel", "gestart_id": "trajectantwoord:niet"}, "niet gestart"),
        ({"gestart_id": "trajectantwoord:niet", "voldoende_doorlopen": False}, "niet gestart"),
        ({"gestart_id": "trajectantwoord:gedeeltelijk"}, "loopt"),
        ({"gestart_id": "trajectantwoord:geheel", "beeindigd_op": date(2018, 4, 1)}, "beëindigd"),
        (
            {"gestart_id": "trajectantwoord:geheel", "voldoende_doorlopen": True},
            "beëindigd, voldoende doorlopen",
        ),
        (
            {"beeindigd_op": date(2018, 4, 1), "voldoende_doorlopen": False},
            "beëindigd, onvoldoende doorlopen",
        ),
    ],
)
def test_hoe_het_met_een_traject_staat(frontoffice, nu, velden, stand):
    casus = gemeld(frontoffice, nu).casus
    informatie = {"informatie_op": date(2018, 5, 1)} if velden.keys() - {"aangeboden_op"} else {}
    Traject.objects.create(
        organisatie=casus.organisatie,
        casus=casus,
        soort_id="trajectsoort:reclassering",
        gericht_op_id="trajectdoelgroep:pleger",
        **velden,
        **informatie,
    )

    assert hulp_van(casus) == [("Reclassering, gericht op pleger", stand)]
