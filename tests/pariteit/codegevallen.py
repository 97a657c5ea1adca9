# SPDX-License-Identifier: EUPL-1.2
"""A code list, and the settings of an organisation, changed through both doors."""

from organisaties.models import Code, VTOrganisatie

from .geval import Geval, beide, dag, zelfde

LIJST, FOTO = "documentsoort", "documentsoort:foto"


def _nieuw(wereld):
    tekst, iso = dag(wereld, days=3)
    deel = {"code": "tekening", "label": "Tekening", "omschrijving": "Van een kind.", "volgorde": 45}
    return deel | {"vanaf": tekst}, deel | {"vanaf": iso}


def _einde(wereld):
    tekst, iso = dag(wereld, days=3)
    return {"tot": tekst}, {"tot": iso}


def _versie(sleutel):
    return lambda _: Code.objects.values_list("versie", flat=True).get(pk=sleutel)


def _daad(stap, pad, vorm, fout, sleutel=FOTO):
    lijst, waarde = sleutel.split(":")
    return Geval(
        stap, "beheer", "", f"/beheer/codelijsten/{lijst}/{waarde}/{pad}",
        f"/api/v1/codelijsten/{lijst}/codes/{waarde}/{pad}", vorm, fout, versie=_versie(sleutel),
    )  # fmt: skip


def _instellingen(wereld):
    deel = {
        "vb_eenheid": "dagen", "drempel_meldingen": 4, "drempel_jaren": 2, "informeren_kind_vanaf": 14,
        "contact_afgeschermd": "de gedragswetenschapper",
    }  # fmt: skip
    janee = {"goede_vrijdag_vrij": True, "besluitdagen_vrij": False}
    return deel | {veld: "ja" if ja else "nee" for veld, ja in janee.items()}, deel | janee


def _versie_van_instellingen(wereld):
    return VTOrganisatie.objects.values_list("versie", flat=True).get(pk=wereld.wie["beheer"].vt_organisatie_id)


CODEGEVALLEN = [
    Geval("instellingen_bijwerken", "beheer", "", "/beheer/instellingen/bijwerken",
          "/api/v1/instellingen/bijwerken", _instellingen, beide({"vb_eenheid": "uren"}),
          versie=_versie_van_instellingen),
    Geval("code_toevoegen", "beheer", "", f"/beheer/codelijsten/{LIJST}/toevoegen",
          f"/api/v1/codelijsten/{LIJST}/codes", _nieuw, beide({"code": "Foto"})),
    _daad("code_bijwerken", "bijwerken", zelfde(label="Foto of film", omschrijving="", volgorde=75),
          beide({"label": "Brief"})),
    _daad("code_beeindigen", "beeindigen", _einde, ({"tot": "01-01-2020"}, {"tot": "2020-01-01"}, {"tot"})),
    # This one ends tomorrow, in the world of tests.
    _daad("code_hervatten", "hervatten", zelfde(), ({}, {}, set()), sleutel="documentsoort:beschikking"),
    _daad("codemapping_zetten", "vertaling", zelfde(protocol="cbs-2.0", onderdeel="stukken", cbs_code="7"),
          beide({"protocol": "CBS 2"})),
]  # fmt: skip
