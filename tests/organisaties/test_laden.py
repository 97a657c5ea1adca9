# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.core.management import call_command
from django.db.models import Sum
from psycopg2.extras import DateRange

from organisaties.codes import is_geldig
from organisaties.models import (
    Code,
    Codelijst,
    CodeMapping,
    Gemeente,
    GemeenteRegio,
    Inwonertal,
    Organisatie,
    Rol,
    VTOrganisatie,
)
from organisaties.stamgegevens.vorm import CBS_2022, REGIOPLAN, SIGNIFICANT, V1, V2

pytestmark = pytest.mark.django_db

LIJSTEN = {
    "aanleiding",
    "aard",
    "adviesvragerorganisatie",
    "adviesvragerrol",
    "afsluitreden",
    "berichtafloop",
    "besluit",
    "betrokkenerol",
    "bsnreden",
    "casuskenmerk",
    "contactafloop",
    "documentsoort",
    "duur",
    "eerderebetrokkenheid",
    "eerstecontactpunt",
    "geslacht",
    "geweldsgeschiedenis",
    "geweldsoort",
    "heropenreden",
    "informeervervalreden",
    "informeerwijze",
    "intrekreden",
    "kanaal",
    "kindpositie",
    "maatregelsoort",
    "meldcodestap",
    "melderrol",
    "meldersoort",
    "meldreden",
    "noodreden",
    "onderzoeksuitkomst",
    "onthulling",
    "onthullingsgrond",
    "partijsoort",
    "relatiesoort",
    "richting",
    "risicofactor",
    "systeemsamenstelling",
    "termijnreden",
    "terugkoppelvervalreden",
    "terugmeldreden",
    "trajectantwoord",
    "trajectdoelgroep",
    "trajectsoort",
    "uitstelreden",
    "urgentie",
    "veiligheid",
    "vervolg",
    "vorm",
    "weigerreden",
    "wijze",
    "zwaarte",
}
MODELLEN = (Codelijst, Code, CodeMapping, Rol, VTOrganisatie, Gemeente, GemeenteRegio, Inwonertal, Organisatie)
# The organisations of the CBS longread of 2022.
GROEPEN_2022 = {
    "basisvoorziening", "huisarts", "overig_gezondheidszorg", "ggz", "kinderopvang", "onderwijs", "jeugdhulp",
    "politie", "justitie_overig", "maatschappelijk_werk", "beroepsmatig_overig", "burger", "onbekend",
}  # fmt: skip


def _alles() -> dict[str, list[dict[str, object]]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELLEN}


def _codes_in_protocol(protocol: str, onderdeel: str) -> list[str]:
    mapping = CodeMapping.objects.filter(protocol=protocol, onderdeel=onderdeel)
    return sorted(set(mapping.values_list("cbs_code", flat=True)))


def test_opnieuw_laden_verandert_niets():
    ervoor = _alles()
    call_command("laad_stamgegevens", verbosity=0)
    assert _alles() == ervoor


def test_alle_lijsten_zijn_er_en_hebben_codes():
    assert set(Codelijst.objects.values_list("code", flat=True)) == LIJSTEN
    assert not Codelijst.objects.filter(codes=None).exists()


def test_de_26_organisaties_hebben_vaste_ids():
    assert VTOrganisatie.objects.filter(actief=True).count() == 26
    assert VTOrganisatie.objects.get(code="flevoland").pk == 1
    assert VTOrganisatie.objects.create(code="nieuw", naam="Nieuw").pk > 26


def test_gemeenten_van_flevoland_met_hun_cbs_code():
    regios = GemeenteRegio.objects.filter(organisatie__code="flevoland", periode__contains=date(2026, 3, 11))
    assert dict(regios.values_list("gemeente", "gemeente__naam")) == {
        "GM0034": "Almere",
        "GM0050": "Zeewolde",
        "GM0171": "Noordoostpolder",
        "GM0184": "Urk",
        "GM0303": "Dronten",
        "GM0995": "Lelystad",
    }
    assert GemeenteRegio.objects.get(gemeente="GM0344").organisatie.code == "utrecht"
    assert set(Gemeente.objects.filter(regios=None).values_list("code", flat=True)) == {"BUITEN", "ONBEKEND"}


def test_inwoners_van_flevoland_zijn_die_van_haar_gemeenten(flevoland):
    peildatum = date(2017, 12, 31)
    gemeenten = GemeenteRegio.objects.filter(organisatie=flevoland, periode__contains=peildatum).values("gemeente")
    tallen = Inwonertal.objects.filter(gemeente__in=gemeenten, peildatum=peildatum)
    assert dict(tallen.values_list("gemeente__naam", "aantal")) == {
        "Almere": 203_990,
        "Dronten": 40_735,
        "Lelystad": 77_389,
        "Noordoostpolder": 46_625,
        "Urk": 20_524,
        "Zeewolde": 22_407,
    }
    assert tallen.aggregate(totaal=Sum("aantal"))["totaal"] == 411_670


def test_elke_gemeente_van_flevoland_heeft_een_partij():
    met = set(Organisatie.objects.filter(vt_organisatie__code="flevoland").values_list("gemeente", flat=True))
    assert met == {"GM0034", "GM0050", "GM0171", "GM0184", "GM0303", "GM0995", None}
    assert Organisatie.objects.filter(vt_organisatie__code="utrecht").count() == 1


def test_adressen_van_partijen_kunnen_niet_bestaan():
    assert not Organisatie.objects.exclude(email__endswith="@voorbeeld.example").exists()


@pytest.mark.parametrize(
    ("onderdeel", "codes"),
    [
        ("hoedanigheid", [*(f"{n:02}" for n in range(1, 21)), *(str(n) for n in range(30, 37)), "40", "41"]),
        ("aanleiding", [f"{n:02}" for n in range(1, 10)]),
        ("aard", [f"{n:02}" for n in range(1, 12)]),
        ("vervolg", ["01", "02", "03", "04"]),
        ("uitkomst-hg", ["01", "02", "03", "07", "08"]),
        ("uitkomst-km", ["04", "05", "06", "07", "08"]),
        ("vervolg-onderzoek", [*(f"{n:02}" for n in range(1, 11)), "21"]),
        ("geslacht", ["M", "O", "V"]),
    ],
)
def test_versie_1_van_het_protocol_is_volledig(onderdeel, codes):
    assert _codes_in_protocol(V1, onderdeel) == codes


def test_elke_melder_heeft_een_plaats_in_elke_indeling():
    soorten = Code.objects.filter(lijst="meldersoort").count()
    for protocol, onderdeel in (
        (V1, "hoedanigheid"),
        (V2, "rol"),
        (V2, "organisatie"),
        (REGIOPLAN, "melder"),
        (SIGNIFICANT, "melder"),
        (CBS_2022, "melder"),
    ):
        mapping = CodeMapping.objects.filter(code__lijst="meldersoort", protocol=protocol, onderdeel=onderdeel)
        assert mapping.count() == soorten, (protocol, onderdeel)


@pytest.mark.parametrize(
    ("protocol", "onderdeel", "niet"),
    [
        (V2, "rol", set()),
        # What falls under 'regionaal maatwerk' is not known.
        (V2, "organisatie", {"vt_maatwerk"}),
        (CBS_2022, "melder", set()),
    ],
)
def test_elke_plek_in_een_indeling_heeft_een_melder(protocol, onderdeel, niet):
    """The other way round: a category that no code of ours leads to would always print as zero."""
    plekken = {
        "rol": set(Code.objects.filter(lijst="adviesvragerrol").values_list("code", flat=True)),
        "organisatie": set(Code.objects.filter(lijst="adviesvragerorganisatie").values_list("code", flat=True)),
        "melder": GROEPEN_2022,
    }[onderdeel]
    melders = CodeMapping.objects.filter(protocol=protocol, onderdeel=onderdeel, code__lijst="meldersoort")
    assert set(melders.values_list("cbs_code", flat=True)) == plekken - niet


def test_veilig_thuis_zelf_is_geen_andere_regio():
    """An ambtshalve melding is not one of another region; both are the one code of version 1.0."""
    per_code = {
        code: dict(CodeMapping.objects.filter(code=f"meldersoort:{code}").values_list("onderdeel", "cbs_code"))
        for code in ("veilig_thuis", "veilig_thuis_zelf")
    }
    assert {code: vertaling["hoedanigheid"] for code, vertaling in per_code.items()} == {
        "veilig_thuis": "14",
        "veilig_thuis_zelf": "14",
    }
    assert {code: vertaling["organisatie"] for code, vertaling in per_code.items()} == {
        "veilig_thuis": "vt_andere_regio",
        "veilig_thuis_zelf": "andere_organisatie",
    }


def test_indeling_van_melders_in_rapporten():
    assert _codes_in_protocol(REGIOPLAN, "melder") == [
        "anders",
        "gezondheidszorg",
        "jeugdzorg",
        "niet_beroepsmatig",
        "onbekend",
        "onderwijs",
        "overig_beroepsmatig",
        "politie",
    ]
    assert _codes_in_protocol(SIGNIFICANT, "melder") == [
        "niet_professional",
        "onbekend",
        "overige_professional",
        "politie",
    ]


@pytest.mark.parametrize(
    ("onderdeel", "lijst"), [("rol", "adviesvragerrol"), ("organisatie", "adviesvragerorganisatie")]
)
def test_assen_van_versie_2_verwijzen_naar_bestaande_codes(onderdeel, lijst):
    gebruikt = CodeMapping.objects.filter(code__lijst="meldersoort", protocol=V2, onderdeel=onderdeel)
    bekend = set(Code.objects.filter(lijst=lijst).values_list("code", flat=True))
    assert set(gebruikt.values_list("cbs_code", flat=True)) <= bekend


def test_wat_beheer_instelde_blijft(flevoland):
    flevoland.vb_eenheid, flevoland.goede_vrijdag_vrij = "dagen", True
    flevoland.save()
    partij = Organisatie.objects.get(code="stophg-urk")
    partij.email, partij.actief = "team@urk.example", False
    partij.save()
    eigen = Rol.objects.create(code="eigen", naam="Eigen rol", rechten=["dossier_inzien"])

    call_command("laad_stamgegevens", verbosity=0)

    flevoland.refresh_from_db()
    partij.refresh_from_db()
    assert (flevoland.vb_eenheid, flevoland.goede_vrijdag_vrij) == ("dagen", True)
    assert (partij.email, partij.actief) == ("team@urk.example", False)
    assert Rol.objects.get(pk=eigen.pk).rechten == ["dossier_inzien"]


def test_wat_wij_leveren_komt_terug():
    Code.objects.filter(pk="zwaarte:licht").update(label="verschreven")
    Rol.objects.filter(pk="privacy").update(rechten=["dossier_inzien"])
    CodeMapping.objects.filter(code="meldersoort:politie", protocol=V1).update(cbs_code="99")

    call_command("laad_stamgegevens", verbosity=0)

    assert Code.objects.get(pk="zwaarte:licht").label == "Licht"
    assert Rol.objects.get(pk="privacy").rechten == ["audit_inzien"]
    assert CodeMapping.objects.get(code="meldersoort:politie", protocol=V1).cbs_code == "01"


def test_wat_wij_niet_meer_leveren_eindigt():
    """In a database that was filled by an earlier release."""
    Codelijst.objects.create(code="trajectstatus", naam="Stand van het hulptraject")
    for sleutel in ("trajectsoort:pleger", "trajectstatus:loopt"):
        lijst, code = sleutel.split(":")
        Code.objects.create(
            sleutel=sleutel, lijst_id=lijst, code=code, label=code, geldig=DateRange(date(2015, 1, 1), None)
        )

    call_command("laad_stamgegevens", verbosity=0)

    for sleutel in ("trajectsoort:pleger", "trajectstatus:loopt"):
        assert (is_geldig(sleutel, date(2026, 10, 31)), is_geldig(sleutel, date(2026, 11, 1))) == (True, False)
    assert is_geldig("trajectsoort:reclassering", date(2026, 11, 1))


def test_gemeente_die_van_regio_wisselde_houdt_haar_geschiedenis(utrecht):
    overgang = date(2026, 1, 1)
    GemeenteRegio.objects.filter(gemeente="GM0050").update(periode=DateRange(date(2015, 1, 1), overgang))
    GemeenteRegio.objects.create(gemeente_id="GM0050", organisatie=utrecht, periode=DateRange(overgang, None))

    call_command("laad_stamgegevens", verbosity=0)

    regios = GemeenteRegio.objects.filter(gemeente="GM0050").order_by("periode")
    assert [regio.organisatie.code for regio in regios] == ["flevoland", "utrecht"]
