# SPDX-License-Identifier: EUPL-1.2
"""Adviezen, who asked them, and a contact without follow-up, through both doors. Arend's advies is open, Anton's has
an adviesvrager."""

from datetime import timedelta

from meldingen.models import Advies, Adviesvrager, Contact

from .geval import Geval, beide, dag, versie_van, zelfde

GEZIN = {"vraag": "Mevrouw Jansen belt."}


def _moment(wereld):
    moment = (wereld.nu - timedelta(minutes=4)).replace(second=0)
    return f"{moment:%d-%m-%Y %H:%M}", moment.isoformat()


def _vervolg(wereld):
    tekst, iso = _moment(wereld)
    deel = {"kanaal": "kanaal:chat", "vraag": "En als dat niet lukt?", "antwoord": "Bel ons weer."}
    return deel | {"op": tekst}, deel | {"op": iso}


def _open(wereld):
    tekst, iso = _moment(wereld)
    deel = {
        "adviesvrager_soort": "meldersoort:huisarts", "kanaal": "kanaal:schriftelijk", "gemeente": "",
        "vraag": "Mag ik hierover bellen?", "stand": "open",
        "adviesvrager": wereld.rij("W", "Anton").nummer, "aanleiding": ["aanleiding:partnergeweld"],
    }  # fmt: skip
    return deel | {"ontvangen_op": tekst}, deel | {"ontvangen_op": iso}


def _bijwerken(wereld):
    deel = {"vraag": "Hoe praat ik hierover?", "antwoord": "Met het stappenplan.", "gemeente": "GM0034"}
    deel |= {"adviesvrager_soort": "meldersoort:huisarts", "aanleiding": ["aanleiding:kindcheck"]}
    return deel, deel


def _vrager(wereld):
    tekst, iso = dag(wereld, days=-1)
    deel = {
        "naam": "Juf  Kwikstaart",
        "instelling": "De Akker",
        "telefoon": "0320 123456",
        "email": "juf@akker.example",
    }
    return deel | {"toestemming_op": tekst}, deel | {"toestemming_op": iso}


def _bekende(wereld):
    deel = {"adviesvrager": wereld.rij("W", "Anton").nummer}
    return deel, deel


def _melding(wereld):
    tekst, iso = _moment(wereld)
    deel = {"kanaal": "kanaal:ambtshalve", "gemeente": "GM0034", "melder_soort": "meldersoort:veilig_thuis_zelf",
            "toelichting": "De vrager vertelt dat het niet veilig is."}  # fmt: skip
    vorm = deel | {
        "ontvangen_op": tekst, "crisis": "nee", "actie": "registreren", "hulp_betrokken": "", "hulp_wacht": "",
        "gezin_ingelicht": "", "bron-onthulling": "onthulling:openbaar", "betrokkenen-0-geslacht": "geslacht:onbekend",
        "betrokkenen-0-rol": "betrokkenerol:slachtoffer", "betrokkenen-0-geboortenaam": "Fluiter",
        "contact_versie": _versie(wereld),
    }  # fmt: skip
    json = deel | {
        "ontvangen_op": iso, "crisis": False, "bron": {}, "versie": _versie(wereld),
        "betrokkenen": [{"rol": "betrokkenerol:slachtoffer", "geboortenaam": "Fluiter"}],
    }  # fmt: skip
    return vorm, json


_versie = versie_van(Advies, "A", "Arend")
_anton = versie_van(Advies, "A", "Anton")


def _geval(stap, merk, pad, vorm, fout, **opties):
    api = opties.pop("api", pad)
    return Geval(
        stap, "frontoffice", f"A {merk}", f"/adviezen/{{}}/{pad}", f"/api/v1/adviezen/{{}}/{api}", vorm, fout, **opties
    )


ADVIESGEVALLEN = [
    Geval("contact_afsluiten", "frontoffice", "K Alfa", "/contacten/{}/afsluiten", "/api/v1/contacten/{}/afsluiten",
          zelfde(afloop="contactafloop:opgehangen"), beide({"afloop": "kanaal:telefoon"}),
          versie=versie_van(Contact, "K", "Alfa")),
    Geval("advies_registreren", "frontoffice", "", "/adviezen/registreren", "/api/v1/adviezen", _open,
          beide({"vraag": "Het BSN is 123456782."}), variant="open"),
    _geval("advies_oppakken", "Arend", "oppakken", zelfde(), ({}, {}, set()), versie=_versie),
    _geval("advies_afronden", "Arend", "afronden", zelfde(antwoord="Praat er samen over."),
           beide({"antwoord": "Bel 06-12345678."}), versie=_versie),
    _geval("advies_bijwerken", "Anton", "bijwerken", _bijwerken, beide(GEZIN), versie=_anton),
    _geval("adviescontact_vastleggen", "Anton", "vervolg", _vervolg, beide({"antwoord": ""}), versie=_anton),
    _geval("adviesvrager_vastleggen", "Arend", "adviesvrager", _vrager, beide({"naam": "", "telefoon": "12"}),
           versie=_versie),
    _geval("adviesvrager_vastleggen", "Arend", "adviesvrager", _bekende, ({}, {}, set()), variant="bekend"),
    _geval("advies_omzetten", "Arend", "melding", _melding,
           ({"gemeente": "GM9999"}, {"gemeente": "GM9999"}, {"gemeente"}), api="omzetten"),
    Geval("toestemming_intrekken", "frontoffice", "W Anton", "/adviesvragers/{}/intrekken",
          "/api/v1/adviesvragers/{}/intrekken", zelfde(), versie=versie_van(Adviesvrager, "W", "Anton")),
]  # fmt: skip
