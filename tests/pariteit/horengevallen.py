# SPDX-License-Identifier: EUPL-1.2
"""Who must hear what, through both doors: the people of Bravo, the melder of Charlie, and an assessment taken over."""

from meldingen.invoer import BetrokkeneInvoer
from meldingen.models import Bron, Informeerplicht, Melding, Terugkoppeling
from meldingen.stappen.beoordelen import beoordelen
from meldingen.stappen.in_beoordeling_nemen import in_beoordeling_nemen
from meldingen.terugkoppelen import begin_eigen_terugkoppeling
from tests.meldingen.fabriek import antwoorden, besluit, gemeld

from .geval import Geval, beide, dag

INFORMEREN, API = "/meldingen/{}/informeren/", "/api/v1/meldingen/{}/"


def _lijst(wereld, vorm, json):
    """Everybody who is open on the list of Bravo."""
    plichten = Informeerplicht.objects.filter(melding__nummer=wereld.rij("M", "Bravo").nummer).order_by("pk")
    rijen = list(plichten.values_list("persoon__nummer", "versie"))
    assert rijen
    keuzes = [f"{nummer}:{versie}" for nummer, versie in rijen]
    return vorm | {"personen": keuzes}, json | {
        "personen": [{"persoon": nummer, "versie": versie} for nummer, versie in rijen]
    }


def _geinformeerd(wereld):
    tekst, iso = dag(wereld)
    deel = {"wijze": "informeerwijze:brief"}
    return _lijst(wereld, deel | {"op": tekst}, deel | {"op": iso})


def _uitstellen(wereld):
    deel = {"reden": "uitstelreden:veiligheid", "toelichting": "Vader weet nog niets."}
    return _lijst(wereld, deel, deel)


def _vervalt(wereld):
    deel = {"vervalreden": "informeervervalreden:onbereikbaar"}
    return _lijst(wereld, deel, deel)


def _eerste_contact(wereld):
    tekst, iso = dag(wereld)
    punten = ["eerstecontactpunt:werkwijze", "eerstecontactpunt:klacht"]
    return {"wie": "melder", "op": tekst, "punten": punten}, {"gesprekspartner": "melder", "op": iso, "punten": punten}


def _eerste_contact_betrokkene(wereld):
    tekst, iso = dag(wereld)
    plicht = Informeerplicht.objects.filter(melding__nummer=wereld.rij("M", "Bravo").nummer).earliest("pk")
    nummer, punten = plicht.persoon.nummer, ["eerstecontactpunt:inzage"]
    json = {"gesprekspartner": "betrokkene", "persoon": nummer, "op": iso, "punten": punten}
    return {"wie": nummer, "op": tekst, "punten": punten}, json


def _terugkoppeling(wereld):
    tekst, iso = dag(wereld)
    return {"na": "beoordeling", "op": tekst}, {"na": "beoordeling", "op": iso}


def _bijgekomen(wereld):
    """A melder who came after the assessment of Charlie: made for each door."""
    melding = Melding.objects.get(nummer=wereld.rij("M", "Charlie").nummer)
    bron = Bron.objects.create(
        organisatie_id=melding.organisatie_id, melding=melding, soort="medemelder", onthulling_id="onthulling:openbaar"
    )
    begin_eigen_terugkoppeling(melding, bron, nu=wereld.nu)
    vorm, json = _terugkoppeling(wereld)
    return tuple(deel | {"na": "bijgekomen", "volgnummer": 1} for deel in (vorm, json))


def _terugkoppeling_vervalt(wereld):
    deel = {"na": "beoordeling", "vervalreden": "terugkoppelvervalreden:onbereikbaar"}
    return deel, deel


def _versie(wereld):
    return Terugkoppeling.objects.get(melding__nummer=wereld.rij("M", "Charlie").nummer, na="beoordeling").versie


def _beoordeeld(wereld):
    """Another melding on the casus of Bravo that was assessed already: made for each door."""
    bravo = Melding.objects.select_related("casus").get(nummer=wereld.rij("M", "Bravo").nummer)
    bekend = bravo.betrokkenen.filter(persoon__onbekend=False).earliest("pk").persoon.nummer
    betrokkenen = (BetrokkeneInvoer(rol="betrokkenerol:kind", persoon_nummer=bekend),)
    ander = gemeld(wereld.wie["frontoffice"], wereld.nu, casus=bravo.casus, betrokkenen=betrokkenen)
    ander = in_beoordeling_nemen(medewerker=wereld.wie["beoordelaar"], melding=ander, nu=wereld.nu)
    beoordelen(
        medewerker=wereld.wie["beoordelaar"], melding=ander, invoer=antwoorden(),
        besluit=besluit("overdracht_lokaal"), nu=wereld.nu,
    )  # fmt: skip
    return {}, {}


def _geval(stap, wie, rij, scherm, api, vorm, fout, **meer):
    return Geval(stap, wie, f"M {rij}", scherm, f"{API}{api}", vorm, fout, **meer)


HORENGEVALLEN = [
    _geval("geinformeerd", "beoordelaar", "Bravo", f"{INFORMEREN}vastleggen", "geinformeerd", _geinformeerd,
           ({"op": "01-01-2016"}, {"op": "2016-01-01"}, {"op"})),
    _geval("informeren_uitstellen", "onderzoeker", "Bravo", f"{INFORMEREN}uitstellen", "informeren-uitstellen",
           _uitstellen, ({"tot": "01-01-2036"}, {"tot": "2036-01-01"}, {"tot"})),
    _geval("informeren_vervalt", "beoordelaar", "Bravo", f"{INFORMEREN}vervalt", "informeren-vervalt", _vervalt,
           beide({"vervalreden": "uitstelreden:veiligheid"})),
    _geval("eerste_contact_vastleggen", "frontoffice", "Bravo", "/meldingen/{}/eerste-contact", "eerste-contact",
           _eerste_contact, ({"op": "01-01-2016"}, {"op": "2016-01-01"}, {"op"})),
    _geval("eerste_contact_vastleggen", "onderzoeker", "Bravo", "/meldingen/{}/eerste-contact", "eerste-contact",
           _eerste_contact_betrokkene, beide({"punten": ["eerstecontactpunt:koffie"]}), variant="betrokkene"),
    _geval("terugkoppeling_vastleggen", "frontoffice", "Charlie", "/meldingen/{}/terugkoppeling",
           "terugkoppeling-vastleggen", _terugkoppeling, ({"op": "01-01-2016"}, {"op": "2016-01-01"}, {"op"}),
           versie=_versie),
    _geval("terugkoppeling_vastleggen", "onderzoeker", "Charlie", "/meldingen/{}/terugkoppeling",
           "terugkoppeling-vastleggen", _bijgekomen, ({}, {}, set()), variant="bijgekomen"),
    _geval("terugkoppeling_vervalt", "onderzoeker", "Charlie", "/meldingen/{}/terugkoppeling/vervalt",
           "terugkoppeling-vervalt", _terugkoppeling_vervalt, beide({"vervalreden": "uitstelreden:veiligheid"}),
           versie=_versie),
    _geval("beoordeling_overnemen", "beoordelaar", "Bravo", "/meldingen/{}/beoordeling-overnemen",
           "beoordeling-overnemen", _beoordeeld, ({}, {}, set())),
]  # fmt: skip
