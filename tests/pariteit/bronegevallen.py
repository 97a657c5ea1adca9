# SPDX-License-Identifier: EUPL-1.2
"""The source of a melding, changed through both doors: that of Alfa, with what the world marked of it."""

from meldingen.models import Bron, Bronfragment

from .geval import Geval, beide, dag

MELDING = "M Alfa"


def _melder(wereld):
    return Bron.objects.get(melding__nummer=wereld.rij("M", "Alfa").nummer, soort="melder")


def _versie(wereld):
    return _melder(wereld).versie


def _bijwerken(wereld):
    tekst, iso = dag(wereld, days=-1)
    deel = {
        "naam": "Anna de Wit", "functie": "lerares", "instelling": "", "telefoon": "020 1234567", "email": "",
        "onthulling": "onthulling:toestemming", "grond": "", "eigen_rol": "melderrol:houdt_contact",
        "eigen_rol_toelichting": "Ziet het kind elke dag.", "bron": _melder(wereld).pk,
    }  # fmt: skip
    json = deel | {"toestemming_op": iso, "grond": None, "onbekend": False}
    return deel | {"toestemming_op": tekst}, json


def _geheim(wereld):
    bron = {"bron": _melder(wereld).pk}
    grond = "onthullingsgrond:a2"
    return bron | {"grond": grond}, bron | {"grond": grond, "onthulling": "onthulling:geheim_professional"}


def _omstander(wereld):
    bron = {"bron": _melder(wereld).pk}
    return bron | {"grond": "omstander"}, bron | {"grond": None, "onthulling": "onthulling:geheim_omstander"}


def _informant(wereld):
    deel = {
        "naam": "Jan Meester", "functie": "", "instelling": "De Brug", "telefoon": "", "email": "jan@brug.example",
        "onthulling": "onthulling:geheim_professional", "grond": "onthullingsgrond:a1", "eigen_rol": "",
        "eigen_rol_toelichting": "",
    }  # fmt: skip
    return deel | {"toestemming_op": ""}, deel | {"toestemming_op": None, "eigen_rol": None, "onbekend": False}


def _passage(wereld):
    deel = {"bron": _melder(wereld).pk, "tekst": "van dichtbij"}
    return deel, deel


def _fragment(wereld):
    deel = {"fragment": Bronfragment.objects.filter(bron=_melder(wereld)).earliest("pk").pk}
    return deel, deel


def _geval(stap, pad, api, vorm, fout, **meer):
    return Geval(
        stap, "frontoffice", MELDING, f"/meldingen/{{}}/bron/{pad}", f"/api/v1/meldingen/{{}}/{api}", vorm, fout, **meer
    )


ZONDER_GROND = {"onthulling": "onthulling:geheim_professional"}
LEEG = {"naam": "", "instelling": " "}
BRONGEVALLEN = [
    _geval("bron_bijwerken", "bijwerken", "bron-bijwerken", _bijwerken,
           (ZONDER_GROND, ZONDER_GROND, {"grond"}), versie=_versie),
    _geval("bron_bijwerken", "geheim", "bron-bijwerken", _geheim, beide({"grond": "onthullingsgrond:a9"}),
           versie=_versie, variant="geheim"),
    _geval("bron_bijwerken", "geheim", "bron-bijwerken", _omstander, beide({"bron": 0}), versie=_versie,
           variant="omstander"),
    _geval("informant_vastleggen", "informant", "informant-vastleggen", _informant,
           (LEEG, LEEG, {"naam"})),
    _geval("bronfragment_markeren", "markeren", "bronfragment-markeren", _passage, beide({"tekst": "van veraf"})),
    _geval("bronfragment_opheffen", "opheffen", "bronfragment-opheffen", _fragment, beide({"fragment": 0})),
]  # fmt: skip
