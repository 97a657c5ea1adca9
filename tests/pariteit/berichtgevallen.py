# SPDX-License-Identifier: EUPL-1.2
"""What staff do with a message, through both doors: the message of Alfa, and one that was settled without a melding."""

from intake.models import InkomendBericht

from .geval import Geval, beide, dag, gezin_van, versie_van, zelfde


def _melding(wereld):
    """On a known casus, with a known mother and a new child; receipt and channel are those of the message."""
    tekst, iso = dag(wereld, days=-1)
    moeder = gezin_van(wereld, "C", "Charlie")[0]
    casus = wereld.rij("C", "Charlie").nummer
    deel = {"gemeente": "GM0034", "melder_soort": "meldersoort:politie", "toelichting": "Buren hoorden geschreeuw."}
    deel |= {"casus": casus, "aard": [], "geweldsoort": [], "richting": [], "samen": []}
    vorm = deel | {
        "crisis": "ja",
        "hulp_betrokken": "nee",
        "incident_datum": tekst,
        "actie": "registreren",
        "betrokkenen-0-rol": "betrokkenerol:slachtoffer",
        "betrokkenen-0-persoon_nummer": moeder,
        "betrokkenen-1-rol": "betrokkenerol:kind",
        "betrokkenen-1-voornamen": "Jip",
        "betrokkenen-1-geboortenaam": "Vogel",
        "betrokkenen-1-geboortedatum": "03-2019",
        "bron-onthulling": "onthulling:openbaar",
        "bron-naam": "Truus Bron",
    }
    kind = {"voornamen": "Jip", "geboortenaam": "Vogel", "geboortedatum": "2019-03-01"}
    json = deel | {
        "crisis": True,
        "hulp_betrokken": False,
        "incident_datum": iso,
        "betrokkenen": [
            {"rol": "betrokkenerol:slachtoffer", "persoon_nummer": moeder},
            {"rol": "betrokkenerol:kind", "geboortedatum_precisie": "maand"} | kind,
        ],
        "bron": {"onthulling": "onthulling:openbaar", "naam": "Truus Bron"},
    }
    return vorm, json


def _bij(wereld):
    deel = {"melding": wereld.rij("M", "Charlie").nummer}
    return deel, deel


def _geval(stap, merk, pad, vorm, fout=({}, {}, set()), *, scherm=""):
    adres = f"/berichten/{{}}/{pad}"
    versie = versie_van(InkomendBericht, "B", merk)
    rij = f"B {merk}"
    return Geval(stap, "frontoffice", rij, scherm or adres, f"/api/v1{adres}", vorm, fout, versie=versie)


BERICHTGEVALLEN = [
    _geval("bericht_oppakken", "Alfa", "oppakken", zelfde()),
    _geval("bericht_registreren", "Alfa", "registreren", _melding, beide({"gemeente": "GM9999"}),
           scherm="/berichten/{}/melding"),
    _geval("bericht_toevoegen", "Alfa", "toevoegen", _bij, beide({"melding": "M-2025-999999"})),
    _geval("bericht_afhandelen", "Alfa", "afhandelen",
           zelfde(afloop="berichtafloop:geen_hgkm", doorgezet_aan="JGZ Almere", toelichting="Gebeld."),
           beide({"doorgezet_aan": " "})),
    _geval("bericht_heropenen", "Gedaan", "heropenen", zelfde(reden="Toch huiselijk geweld."), beide({"reden": " "})),
]  # fmt: skip
