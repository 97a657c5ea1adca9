# SPDX-License-Identifier: EUPL-1.2
"""The inbox as staff see it: what comes first, what is filled in, who sees nothing, and how many questions it costs."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditRegel
from intake.formaten.vorm import Adres, Melder, Persoon
from intake.models import InkomendBericht
from intake.stappen.bericht_registreren import bericht_registreren
from intake.telling import Telling, UitBerichten
from meldingen.models import Betrokkene, Bron, Casus, Melding, Termijn
from tests.intake.berichtfabriek import afzender_van, als_verstuurd, inhoud, ontvangen, verband, zonder_bron
from tests.meldingen.fabriek import gemeld, melding_invoer
from tests.personas import AMSTERDAM

pytestmark = pytest.mark.django_db


@pytest.fixture
def nu():
    return timezone.now().replace(microsecond=0)


def nummers(antwoord):
    return re.findall(r'href="/berichten/(B-[0-9-]+)"', antwoord.content.decode())


def test_wat_eerst_moet_staat_bovenaan(client, frontoffice, flevoland, utrecht, nu):
    ouder, nieuw = (ontvangen(flevoland, nu, ontvangen_op=nu - timedelta(days=dagen)) for dagen in (4, 1))
    crisis = ontvangen(flevoland, nu, gelezen=inhoud(crisis=True))
    stuk = ontvangen(flevoland, nu, leesfout="geen_json", leesfout_plek="teken 3")
    ontvangen(utrecht, nu)
    client.force_login(frontoffice)

    antwoord = client.get("/berichten")

    assert nummers(antwoord) == [een.nummer for een in (stuk, crisis, ouder, nieuw)]
    assert "4 berichten open, 0 meldingen eruit vandaag." in antwoord.content.decode()


def test_filteren_verbergt_nooit_wat_niet_te_lezen_is(client, frontoffice, flevoland, nu):
    ander = afzender_van(flevoland, "ziekenhuis", naam="Ziekenhuis")
    almere, dronten = (ontvangen(flevoland, nu, gelezen=inhoud(gemeente=code)) for code in ("GM0034", "GM0303"))
    van_ander = ontvangen(flevoland, nu, gelezen=inhoud(gemeente="GM0034"), afzender=ander)
    stuk = ontvangen(flevoland, nu, leesfout="schema")
    client.force_login(frontoffice)

    assert nummers(client.get("/berichten?gemeente=GM0034")) == [stuk.nummer, almere.nummer, van_ander.nummer]
    assert nummers(client.get("/berichten?gemeente=GM0303")) == [stuk.nummer, dronten.nummer]
    assert nummers(client.get("/berichten?afzender=ziekenhuis")) == [van_ander.nummer]
    assert nummers(client.get("/berichten?status=onleesbaar")) == [stuk.nummer]
    assert nummers(client.get("/berichten?status=melding")) == []


def test_berichten_en_meldingen_worden_geteld_over_gekozen_dagen(client, frontoffice, flevoland, utrecht):
    """One day in March with two messages of one melding and one that is open; the day after and the neighbour are not
    counted."""
    dag = datetime(2026, 3, 10, 23, 30, tzinfo=AMSTERDAM)
    ruzie = verband(flevoland, "gebeurtenis", "ruzie")
    een, twee = (ontvangen(flevoland, dag, gebeurtenis=ruzie, ontvangen_op=dag) for _ in range(2))
    ontvangen(flevoland, dag, ontvangen_op=dag)
    later = dag + timedelta(hours=1)
    for waar in (flevoland, utrecht):
        ontvangen(waar, later, ontvangen_op=later)
    bericht_registreren(
        medewerker=frontoffice, bericht=een, samen=[twee.nummer], invoer=melding_invoer(later), nu=later
    )
    client.force_login(frontoffice)

    def geteld(vraag):
        telling = client.get(f"/berichten{vraag}").context["telling"]
        return telling.van, telling.tot, telling.berichten, telling.meldingen

    tiende, elfde = date(2026, 3, 10), date(2026, 3, 11)
    niets = Telling(berichten=0, meldingen=0, toegevoegd=0, afgehandeld=0, open=0)
    op_de_dag = Telling(berichten=3, meldingen=1, toegevoegd=1, afgehandeld=0, open=1)
    samen = Telling(berichten=4, meldingen=1, toegevoegd=1, afgehandeld=0, open=2)
    uit = UitBerichten(meldingen=1, berichten=2)
    assert geteld("?tel_van=10-03-2026&tel_tot=10-03-2026") == (tiende, tiende, op_de_dag, uit)
    assert geteld("?tel_tot=11-03-2026") == (date(2026, 3, 1), elfde, samen, uit)
    vandaag = timezone.localdate()
    maand = (vandaag.replace(day=1), vandaag, niets, UitBerichten(meldingen=0, berichten=0))
    for leeg in ("", "?tel_van=x", "?tel_van=11-03-2026&tel_tot=10-03-2026", "?tel_tot=31-12-9999"):
        assert geteld(leeg) == maand
    tekst = client.get("/berichten?tel_van=11-03-2026&tel_tot=10-03-2026").content.decode()
    assert "Deze dag ligt voor de eerste dag." in tekst


def test_bladeren_verliest_niets(client, frontoffice, flevoland, nu):
    alle = [ontvangen(flevoland, nu, ontvangen_op=nu - timedelta(hours=uur)).nummer for uur in range(60)]
    client.force_login(frontoffice)

    eerste = client.get("/berichten")
    volgende = client.get(eerste.context["pagina"]["volgende"])

    assert (len(nummers(eerste)), len(nummers(volgende))) == (50, 10)
    assert set(nummers(eerste)) | set(nummers(volgende)) == set(alle)


def test_berichten_over_hetzelfde_noemen_elkaar(client, frontoffice, flevoland, nu):
    ruzie, gezin = verband(flevoland, "gebeurtenis", "ruzie"), verband(flevoland, "gezin", "gezin")
    een, twee, drie = (ontvangen(flevoland, nu, gebeurtenis=ruzie) for _ in range(3))
    later = ontvangen(flevoland, nu, gezin=gezin)
    InkomendBericht.objects.filter(pk=een.pk).update(gezin=gezin)
    client.force_login(frontoffice)

    lijst = client.get("/berichten").content.decode()
    pagina = client.get(f"/berichten/{een.nummer}")

    assert lijst.count("3 berichten over dezelfde gebeurtenis") == 3
    assert lijst.count("2 berichten over hetzelfde gezin") == 1
    beeld = pagina.context["beeld"]
    assert [verwant.bericht.nummer for verwant in beeld.gebeurtenis] == [twee.nummer, drie.nummer]
    assert [verwant.bericht.nummer for verwant in beeld.gezin] == [later.nummer]


def test_een_melding_zonder_iets_te_typen(client, frontoffice, flevoland, nu):
    """Received three days ago; whoever registers it only looks and presses the button."""
    ontvangst = nu - timedelta(days=3)
    bericht = ontvangen(flevoland, nu, ontvangen_op=ontvangst, gelezen=inhoud(aard=(), gebeurd_op=None))
    client.force_login(frontoffice)
    form = client.get(f"/berichten/{bericht.nummer}/melding").context["form"]

    antwoord = client.post(f"/berichten/{bericht.nummer}/melding", als_verstuurd(form, ontvangen_op="nu"))

    assert antwoord.status_code == 302, dict(antwoord.context["form"].errors)
    melding = Melding.objects.get()
    assert (melding.ontvangen_op, melding.kanaal_id, melding.gemeente_id) == (ontvangst, "kanaal:politie", "GM0034")
    tekst = "Buren belden over geschreeuw; de kinderen stonden in pyjama op straat."
    assert melding.toelichting == f"{tekst}\n\nTijdstip: 23:10 uur"
    assert Termijn.objects.get(soort="vb").uiterste_datum == bericht.uiterste_datum
    assert {rij.begin_op for rij in Termijn.objects.all()} == {ontvangst}
    moeder, kind, pleger = (rij.persoon for rij in Betrokkene.objects.order_by("pk").select_related("persoon"))
    assert (moeder.volledige_naam, moeder.bsn, moeder.telefoon) == ("Sanne Kanariepiet", "123456782", "0612345678")
    assert (f"{kind.geboortedatum:%Y-%m}", kind.geboortedatum_precisie, pleger.onbekend) == ("2019-03", "maand", True)
    assert moeder.adressen.get().postcode.replace(" ", "") == "1315AB"
    bron = Bron.objects.get()
    assert (bron.naam, bron.functie, bron.instelling) == ("W. Kanarie-Melder", "wijkagent", "Politie")
    assert InkomendBericht.objects.get().status == "melding"


def test_wie_bekend_is_staat_ernaast_voor_er_iets_getypt_is(client, frontoffice, flevoland, nu):
    eerder = ontvangen(flevoland, nu, gelezen=inhoud(aard=()))
    client.force_login(frontoffice)
    pad = f"/berichten/{eerder.nummer}/melding"
    client.post(pad, als_verstuurd(client.get(pad).context["form"]))
    (casus,) = Casus.objects.all()

    paneel = client.get(f"/berichten/{ontvangen(flevoland, nu).nummer}/melding").context["paneel"]

    assert [casus.nummer] == [dossier.nummer for gezin in paneel.gezinnen for dossier in gezin.casussen]


def test_een_weigering_houdt_alles_wat_er_stond(client, frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu)
    client.force_login(frontoffice)
    pad = f"/berichten/{bericht.nummer}/melding"

    antwoord = client.post(pad, als_verstuurd(client.get(pad).context["form"], gemeente="", **{"bron-naam": "Anders"}))

    form = antwoord.context["form"]
    assert (antwoord.status_code, set(form.errors)) == (400, {"gemeente"})
    assert (form["bron-naam"].value(), form["betrokkenen-0-voornamen"].value()) == ("Anders", "Sanne")
    assert form["ontvangen_op"].value() == timezone.make_naive(bericht.ontvangen_op)
    assert Melding.objects.count() == 0


def test_een_knop_van_de_pagina_houdt_alles_wat_er_stond(client, frontoffice, flevoland, nu):
    gebeurtenis = verband(flevoland, "gebeurtenis", "ruzie")
    bericht, ander = (ontvangen(flevoland, nu, gebeurtenis=gebeurtenis) for _ in range(2))
    client.force_login(frontoffice)
    pad = f"/berichten/{bericht.nummer}/melding"
    form = client.get(pad).context["form"]
    assert form["samen"].value() == [ander.nummer]

    form = client.post(pad, als_verstuurd(form, actie="rijen", toelichting="Zelf verbeterd.")).context["form"]

    assert (form["toelichting"].value(), form["betrokkenen-1-voornamen"].value()) == ("Zelf verbeterd.", "Jip")
    assert form["ontvangen_op"].value() == timezone.make_naive(bericht.ontvangen_op)
    assert form["samen"].value() == [ander.nummer]


def test_de_pagina_toont_wie_meldde_niet(client, frontoffice, flevoland, nu):
    geheim = Persoon(
        rol="slachtoffer", geboortenaam="Oud", bsn="111222333", geheim_adres=True, adres=Adres(straat="Geheimweg")
    )
    bericht = ontvangen(flevoland, nu, gelezen=inhoud(melder=Melder(naam="Kanarie-Melder"), personen=(geheim,)))
    client.force_login(frontoffice)

    scherm = client.get(f"/berichten/{bericht.nummer}").content.decode()
    api = client.get(f"/api/v1/berichten/{bericht.nummer}").content.decode()

    for tekst in (scherm, api):
        assert "Oud" in tekst
        assert [woord for woord in ("Kanarie-Melder", "111222333", "Geheimweg") if woord in tekst] == []


def test_de_melder_is_alleen_ingevuld_voor_wie_hem_mag_zien(client, frontoffice, flevoland, nu):
    """Who may not, registers it all the same, and the melder is not lost."""
    melder = Melder(naam="Zelda Kwetter", instelling="Kwetterhuis", telefoon="0677700077", eigen_rol_toelichting="Kwet")
    bericht = ontvangen(flevoland, nu, gelezen=inhoud(aard=(), melder=melder))
    pad = f"/berichten/{bericht.nummer}/melding"
    client.force_login(frontoffice)
    assert 'name="bron-naam" value="Zelda Kwetter"' in client.get(pad).content.decode()
    gezien = AuditRegel.objects.filter(uitkomst="ingezien").order_by("pk")
    assert [rij.onderwerp for rij in gezien if rij.nummer == bericht.nummer] == ["inkomendbericht", "bericht_ruw"]
    voor = gezien.count()

    client.force_login(zonder_bron(frontoffice))
    antwoord = client.get(pad)
    geweigerd = client.post(pad, als_verstuurd(antwoord.context["form"], gemeente=""))
    klaar = client.post(pad, als_verstuurd(antwoord.context["form"]))

    assert [een.status_code for een in (antwoord, geweigerd, klaar)] == [200, 400, 302]
    for een in (antwoord, geweigerd):
        tekst = een.content.decode()
        assert [woord for woord in ("Kwet", "0677700077", "bron-naam") if woord in tekst] == []
        assert "Wie meldde, staat in het bericht" in tekst
    assert "bericht_ruw" not in gezien.values_list("onderwerp", flat=True)[voor:]
    bron = Bron.objects.get()
    assert (bron.naam, bron.instelling, bron.telefoon) == ("Zelda Kwetter", "Kwetterhuis", "0677700077")


def test_van_wat_niet_te_lezen_is_typt_iemand_de_melder(client, frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu, leesfout="geen_json")
    client.force_login(zonder_bron(frontoffice))

    tekst = client.get(f"/berichten/{bericht.nummer}/melding").content.decode()

    assert ("bron-naam" in tekst, "Wie meldde, staat in het bericht" in tekst) == (True, False)


def test_de_tekst_zoals_ontvangen_alleen_op_verzoek_en_vastgelegd(client, frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu, leesfout="geen_json", ruw=b'{"x": "<script>alert(1)</script>\xff\x00"')
    client.force_login(frontoffice)

    antwoord = client.post(f"/berichten/{bericht.nummer}/zoals-ontvangen")

    tekst = antwoord.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\ufffd\ufffd" in tekst
    assert "<script>alert" not in tekst
    assert list(AuditRegel.objects.filter(uitkomst="ingezien").values_list("onderwerp", "nummer")) == [
        ("bericht_ruw", bericht.nummer)
    ]
    assert client.get(f"/berichten/{bericht.nummer}/zoals-ontvangen").status_code == 405


def test_waarom_het_niet_te_lezen_is(client, frontoffice, flevoland, nu):
    bericht = ontvangen(flevoland, nu, leesfout="schema", leesfout_plek="personen[0].bsn: verkeerde vorm")
    client.force_login(frontoffice)

    tekst = client.get(f"/berichten/{bericht.nummer}").content.decode()

    assert "Het bericht voldoet niet aan het formaat" in tekst
    assert "personen[0].bsn: verkeerde vorm" in tekst


@pytest.mark.parametrize("wie", ["onderzoeker", "gedragswetenschapper", "manager", "lokaalteam", "frontoffice_utrecht"])
def test_wie_geen_berichten_verwerkt_krijgt_niets(client, request, wie, flevoland, nu):
    """The lead of a message is its whole text: not a word of it may come back."""
    bericht = ontvangen(flevoland, nu, gelezen=inhoud(toelichting="Geschreeuwkanarie"))
    client.force_login(request.getfixturevalue(wie))
    lijst = 200 if wie == "frontoffice_utrecht" else 403

    for pad, status in (("/berichten", lijst), ("/api/v1/berichten", lijst)):
        antwoord = client.get(pad)
        assert antwoord.status_code == status
        assert bericht.nummer not in antwoord.content.decode()
    for pad in (f"/berichten/{bericht.nummer}", f"/berichten/{bericht.nummer}/melding",
                f"/api/v1/berichten/{bericht.nummer}"):  # fmt: skip
        antwoord = client.get(pad)
        assert antwoord.status_code == 404
        assert "Geschreeuwkanarie" not in antwoord.content.decode()
    for daad in ("oppakken", "melding", "toevoegen", "afhandelen", "heropenen", "zoals-ontvangen"):
        assert client.post(f"/berichten/{bericht.nummer}/{daad}").status_code == 404
    assert InkomendBericht.objects.get().versie == 1


def test_een_bericht_van_een_afgeschermde_casus_is_er_niet(client, frontoffice, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    bericht = ontvangen(flevoland, nu, status="toegevoegd", melding=melding, verwerkt_op=nu)
    client.force_login(frontoffice)
    assert client.get(f"/berichten/{bericht.nummer}").status_code == 200

    Casus.objects.filter(pk=melding.casus_id).update(afgeschermd=True)

    assert client.get(f"/berichten/{bericht.nummer}").status_code == 404
    assert nummers(client.get("/berichten?status=toegevoegd")) == []


def test_de_melding_noemt_de_berichten_waaruit_zij_komt(client, frontoffice, onderzoeker, flevoland, nu):
    melding = gemeld(frontoffice, nu)
    bericht = ontvangen(flevoland, nu, status="toegevoegd", melding=melding, verwerkt_op=nu)
    pad = f"/meldingen/{melding.nummer}/berichten"

    for wie, links in ((frontoffice, [bericht.nummer]), (onderzoeker, [])):
        client.force_login(wie)
        antwoord = client.get(pad, headers={"HX-Request": "true"})
        tekst = antwoord.content.decode()
        assert (bericht.nummer in tekst, nummers(antwoord), "<html" in tekst) == (True, links, False)
    assert AuditRegel.objects.filter(uitkomst="ingezien", nummer=melding.nummer).count() == 2
    client.force_login(frontoffice)
    assert f'hx-get="{pad}"' in client.get(f"/meldingen/{melding.nummer}").content.decode()


HOOGSTENS = {"lijst": 12, "pagina": 14, "registratie": 30}


def test_meer_berichten_kosten_geen_vragen(client, frontoffice, flevoland, nu):
    """One message and thirty, three of them of one event."""
    gebeurtenis = verband(flevoland, "gebeurtenis", "ruzie")
    bericht = ontvangen(flevoland, nu, gebeurtenis=gebeurtenis)
    ontvangen(flevoland, nu, gebeurtenis=gebeurtenis)
    client.force_login(frontoffice)
    paden = {"lijst": "/berichten", "pagina": f"/berichten/{bericht.nummer}",
             "registratie": f"/berichten/{bericht.nummer}/melding"}  # fmt: skip

    def gesteld():
        aantallen = {}
        for naam, pad in paden.items():
            with CaptureQueriesContext(
                connection,
            ) as vragen:
                assert client.get(pad).status_code == 200
            aantallen[naam] = sum(not vraag["sql"].startswith(("SAVEPOINT", "RELEASE")) for vraag in vragen)
        return aantallen

    gesteld()
    een = gesteld()
    for _ in range(28):
        ontvangen(flevoland, nu)
    ontvangen(flevoland, nu, gebeurtenis=gebeurtenis)

    assert gesteld() == een
    assert {naam: aantal for naam, aantal in een.items() if aantal > HOOGSTENS[naam]} == {}
