# SPDX-License-Identifier: EUPL-1.2
"""What is known of a person, changed through both doors: the mother of Charlie, who is tied to her child."""

from django.db.models import Q

from meldingen.models import Vergissing
from personen.models import Adres, Gezag, Persoon, Relatie

from .geval import Geval, beide, dag, gezin_van, versie_van


def _persoon(wereld):
    deel = {
        "voornamen": "Ans Maria",
        "voorletters": "A.M.",
        "voorvoegsel": "van",
        "geboortenaam": "Vogel",
        "partnernaam_voorvoegsel": "de",
        "partnernaam": "Merel",
        "geslacht": "geslacht:vrouw",
        "bsn": "1234.56.782",
        "bsn_reden": "",
        "telefoon": "06 12345678",
    }
    vorm = deel | {"geboortedatum": "04-1988", "overleden_op": "", "geheim_adres": "on"}
    json = deel | {"geboortedatum": "1988-04-01", "geboortedatum_precisie": "maand", "overleden_op": None}
    return vorm, json | {"bsn_reden": None, "geheim_adres": True, "onbekend": False}


def _adres(wereld):
    tekst, iso = dag(wereld, days=-3)
    deel = {"straat": "Vinkenlaan", "huisnummer": 12, "toevoeging": "B", "postcode": "1315 ab", "plaats": "Almere"}
    deel |= {"gemeente": "GM0034"}
    return deel | {"van": tekst, "verhuisd": "on"}, deel | {"van": iso, "verhuisd": True, "geheim": False}


def _relatie(wereld):
    tekst, iso = dag(wereld, days=-900)
    pleger = gezin_van(wereld, "C", "Charlie")[2]
    deel = {"soort": "relatiesoort:ex_partner"}
    return deel | {"lid": pleger, "nummer": "", "van": tekst}, deel | {"verwant": pleger, "van": iso, "tot": None}


def _gezag(wereld):
    voogd = gezin_van(wereld, "C", "Bravo")[0]
    return {"lid": "", "nummer": voogd.lower()}, {"gezagdrager": voogd.lower()}


def _einde(naam, model, **van):
    def maak(wereld):
        tekst, iso = dag(wereld, days=-1)
        rij = model.objects.get(**{pad: wereld.rij("P", "Charlie").nummer for pad in van.values()})
        return {naam: rij.pk, "tot": tekst}, {naam: rij.pk, "tot": iso}

    return maak


def _vergissing(soort, model, **van):
    def maak(wereld):
        rij = model.objects.get(**{pad: wereld.rij("P", "Charlie").nummer for pad in van.values()})
        return beide({"soort": soort, "rij": rij.pk, "reden": "Hoort bij iemand anders."})[:2]

    return maak


def _ongedaan(wereld):
    moeder = wereld.rij("P", "Charlie").nummer
    verborgen = Persoon.objects.filter(nummer__in=gezin_van(wereld, "C", "Schim")).earliest("pk")
    eigen = Vergissing.objects.filter(Q(persoon__nummer=moeder) | Q(ander__nummer=moeder))
    return beide({"vergissing": eigen.exclude(ander=verborgen).get().pk})[:2]


def _geval(stap, pad, api, vorm, fout):
    versie = versie_van(Persoon, "P", "Charlie")
    return Geval(
        stap, "frontoffice", "P Charlie", f"/personen/{{}}/{pad}", f"/api/v1/personen/{{}}/{api}", vorm, fout,
        versie=versie,
    )  # fmt: skip


TE_VROEG = ({"tot": "01-01-1980"}, {"tot": "1980-01-01"}, {"tot"})
PERSOONSGEVALLEN = [
    _geval("persoon_bijwerken", "bijwerken", "bijwerken", _persoon, beide({"bsn": "123456789", "telefoon": "0" * 31})),
    _geval("adres_vastleggen", "adres", "adres-vastleggen", _adres, beide({"postcode": "131 AB", "huisnummer": 0})),
    _geval("adres_beeindigen", "adres/beeindigen", "adres-beeindigen",
           _einde("adres", Adres, wie="persoon__nummer"), TE_VROEG),
    _geval("relatie_vastleggen", "relatie", "relatie-vastleggen", _relatie, beide({"soort": "relatiesoort:vijand"})),
    _geval("relatie_beeindigen", "relatie/beeindigen", "relatie-beeindigen",
           _einde("relatie", Relatie, wie="verwant__nummer"), TE_VROEG),
    _geval("gezag_vastleggen", "gezag", "gezag-vastleggen", _gezag,
           ({"van": "01-01-1980"}, {"van": "1980-01-01"}, {"van"})),
    _geval("gezag_beeindigen", "gezag/beeindigen", "gezag-beeindigen",
           _einde("gezag", Gezag, wie="gezagdrager__nummer"), TE_VROEG),
    _geval("vergissing_vastleggen", "vergissing", "vergissing-vastleggen",
           _vergissing("gezag", Gezag, wie="gezagdrager__nummer"), beide({"reden": ""})),
    _geval("vergissing_ongedaan_maken", "vergissing/ongedaan", "vergissing-ongedaan-maken", _ongedaan,
           ({"vergissing": 999}, {"vergissing": 999}, set())),
]  # fmt: skip
