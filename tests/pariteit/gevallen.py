# SPDX-License-Identifier: EUPL-1.2
"""Every step through both doors: who does it in the world of tests, where, and what goes in as form and as JSON."""

from datetime import timedelta

from meldingen.models import Casus, Contact, Melding
from overdracht.models import Overdracht
from personen.models import Persoon

from .adviesgevallen import ADVIESGEVALLEN
from .berichtgevallen import BERICHTGEVALLEN
from .bronegevallen import BRONGEVALLEN
from .codegevallen import CODEGEVALLEN
from .conceptgevallen import CONCEPTGEVALLEN
from .documentgevallen import DOCUMENTGEVALLEN
from .geval import Geval, beide, dag, gezin_van, versie_van, zelfde
from .horengevallen import HORENGEVALLEN
from .persoonsgevallen import PERSOONSGEVALLEN
from .registratiegevallen import REGISTRATIEGEVALLEN


def _contact(wereld):
    moment = wereld.nu - timedelta(minutes=5)
    deel = {"notities": "Buurman belt, schreeuwen.", "beller": "Piet", "kanaal": "kanaal:telefoon"}
    vorm = deel | {"ontvangen_op": f"{moment:%d-%m-%Y %H:%M}", "spoed": "on"}
    return vorm, deel | {"ontvangen_op": moment.replace(second=0).isoformat(), "spoed": True}


def _advies(wereld):
    moment = wereld.nu - timedelta(minutes=5)
    deel = {"adviesvrager_soort": "meldersoort:politie", "kanaal": "kanaal:telefoon", "gemeente": "GM0034"}
    deel |= {"vraag": "Wat kan ik doen?", "antwoord": "Praat met een collega.", "contact_versie": 1}
    deel |= {"aanleiding": []}
    vorm = deel | {"ontvangen_op": f"{moment:%d-%m-%Y %H:%M}"}
    contact = wereld.rij("K", "Alfa").nummer
    return vorm, deel | {"ontvangen_op": moment.replace(second=0).isoformat(), "contact": contact}


def _advies_open(wereld):
    tekst, iso = dag(wereld)
    deel = {"stand": "open", "antwoord": "", "naam": "Juf Kwikstaart", "telefoon": "0320 123456"}
    vorm, json = _advies(wereld)
    return vorm | deel | {"toestemming_op": tekst}, json | deel | {"toestemming_op": iso}


def _melding(wereld):
    # Before the contact of Alfa: a melding is never received later than what it was made of.
    moment, incident = wereld.nu - timedelta(hours=59), dag(wereld, days=-4)
    deel = {
        "kanaal": "kanaal:telefoon",
        "gemeente": "GM0034",
        "melder_soort": "meldersoort:politie",
        "contact_versie": 1,
    }
    deel |= {"toelichting": "Buren hoorden geschreeuw.", "aard": [], "geweldsoort": [], "richting": []}
    bekend = gezin_van(wereld, "C", "Charlie")[0]
    vorm = deel | {
        "ontvangen_op": f"{moment:%d-%m-%Y %H:%M}",
        "crisis": "ja",
        "hulp_betrokken": "nee",
        "incident_datum": incident[0],
        "actie": "registreren",
        "casus": wereld.rij("C", "Charlie").nummer,
        "betrokkenen-0-rol": "betrokkenerol:slachtoffer",
        "betrokkenen-0-persoon_nummer": bekend,
        "betrokkenen-1-rol": "betrokkenerol:kind",
        "betrokkenen-1-voornamen": "Jip",
        "betrokkenen-1-voorvoegsel": "van",
        "betrokkenen-1-geboortenaam": "Vogel",
        "betrokkenen-1-geboortedatum": "03-2019",
        "betrokkenen-1-geslacht": "geslacht:man",
        "betrokkenen-1-bsn": "123456782",
        "betrokkenen-1-telefoon": "0612345678",
        "betrokkenen-1-postcode": "1315 AB",
        "betrokkenen-1-huisnummer": "12",
        "betrokkenen-1-straat": "Vinkenlaan",
        "betrokkenen-1-plaats": "Almere",
        "betrokkenen-1-geheim_adres": "on",
        "betrokkenen-2-rol": "betrokkenerol:vermoedelijk_pleger",
        "betrokkenen-2-onbekend": "on",
        "bron-onthulling": "onthulling:geheim_professional",
        "bron-grond": "onthullingsgrond:a1",
        "bron-naam": "Truus Bron",
        "bron-functie": "verpleegkundige",
        "bron-instelling": "Ziekenhuis",
        "bron-telefoon": "0611111111",
        "bron-email": "truus@ziekenhuis.example",
    }
    json = deel | {
        "ontvangen_op": moment.replace(second=0).isoformat(),
        "crisis": True,
        "hulp_betrokken": False,
        "incident_datum": incident[1],
        "casus": wereld.rij("C", "Charlie").nummer,
        "contact": wereld.rij("K", "Alfa").nummer,
        "betrokkenen": [
            {"rol": "betrokkenerol:slachtoffer", "persoon_nummer": bekend},
            {
                "rol": "betrokkenerol:kind",
                "voornamen": "Jip",
                "voorvoegsel": "van",
                "geboortenaam": "Vogel",
                "geboortedatum": "2019-03-01",
                "geboortedatum_precisie": "maand",
                "geslacht": "geslacht:man",
                "bsn": "123456782",
                "telefoon": "0612345678",
                "postcode": "1315 AB",
                "huisnummer": 12,
                "straat": "Vinkenlaan",
                "plaats": "Almere",
                "geheim_adres": True,
            },
            {"rol": "betrokkenerol:vermoedelijk_pleger", "onbekend": True},
        ],
        "bron": {
            "onthulling": "onthulling:geheim_professional",
            "grond": "onthullingsgrond:a1",
            "naam": "Truus Bron",
            "functie": "verpleegkundige",
            "instelling": "Ziekenhuis",
            "telefoon": "0611111111",
            "email": "truus@ziekenhuis.example",
        },
    }
    return vorm, json


def _beoordeling(actie, **anders):
    def maak(wereld):
        moeder = gezin_van(wereld, "C", "Bravo")[0]
        deel = {
            "urgentie": "urgentie:regulier",
            "zwaarte": "zwaarte:middelzwaar",
            "risicofactoren": [],
            "bevindingen": "Gesproken met moeder.",
            "voorgeschiedenis": "Nagegaan: niets bekend.",
            "conclusie": "Structureel onveilig.",
            "besluit": "onderzoek",
            "motivering": "De toedracht is niet duidelijk.",
            "meebeslisser": "onderzoeker",
        } | anders
        vorm = deel | {
            "actie": actie,
            "hulp_betrokken": "ja",
            f"personen-{moeder}-acuut_onveilig": "ja",
            f"personen-{moeder}-structureel_onveilig": "",
        }
        personen = [{"persoon_nummer": nummer} for nummer in gezin_van(wereld, "C", "Bravo")]
        personen[0] |= {"acuut_onveilig": True, "structureel_onveilig": None}
        return vorm, deel | {"hulp_betrokken": True, "personen": personen}

    return maak


def _informeren(wereld):
    tekst, iso = dag(wereld)
    return {"op": tekst}, {"op": iso}


def _noodtoegang(wereld):
    deel = {"nummer": wereld.rij("C", "Schim").nummer, "noodreden": "noodreden:acuut", "reden": "Kind in gevaar."}
    return deel, deel


def _overdragen(wereld):
    personen = gezin_van(wereld, "C", "Charlie")[:2]
    deel = {"conclusie": "Onveilig voor het kind.", "contacten": "Twee gesprekken.", "voorwaarden": "Rust.",
            "beschermend": "Oma.", "hulp": "Geen.", "afspraken": "Bellen.", "afwijkreden": "Kent JGZ."}  # fmt: skip
    partij = {
        "doel": "Hulp bij opvoeden.",
        "verwacht": "Bel binnen een week.",
        "wijze": "wijze:warm",
        "personen": personen,
    }
    blok = lambda index, rest: {f"partij-{index}-{naam}": waarde for naam, waarde in (partij | rest).items()}  # noqa: E731
    vorm = deel | {"actie": "versturen", "aantal": 2}
    vorm |= blok(0, {"partij": "wijkteams-almere", "draagt_zicht": "on"}) | blok(1, {"partij": "clientsysteem"})
    delen = [partij | {"partij": "wijkteams-almere", "draagt_zicht": True}, partij | {"partij": None}]
    return vorm, deel | {"partijen": delen}


def _moment(wereld):
    (dag_, iso), (extra, extra_iso) = dag(wereld), dag(wereld, days=20)
    deel = {"gesproken_met": "moeder en de huisarts", "veiligheid": "veiligheid:deels", "nieuwe_incidenten": 1,
            "bevindingen": "De hulp loopt.", "vervolg": "extra_moment", "extra_reden": "Nog niet gerust."}  # fmt: skip
    vorm = deel | {"uitgevoerd_op": dag_, "nieuwe_zorgen": "nee", "extra_op": extra}
    return vorm, deel | {"uitgevoerd_op": iso, "nieuwe_zorgen": False, "extra_op": extra_iso}


def _op_dag(naam, **velden):
    def maak(wereld):
        tekst, iso = dag(wereld, days=30)
        return velden | {naam: tekst}, velden | {naam: iso}

    return maak


def _ambtshalve(wereld):
    tekst, iso = dag(wereld, days=-2)
    deel = {"personen": gezin_van(wereld, "C", "Foxtrot")[:2], "toelichting": "Moeder durft niet naar huis.",
            "aard": [], "geweldsoort": []}  # fmt: skip
    moment = open_moment(wereld)
    return deel | {"crisis": "ja", "incident_datum": tekst}, deel | {
        "crisis": True,
        "incident_datum": iso,
        "moment": moment,
    }


def open_moment(wereld):
    return [rij for rij in wereld.rijen["T"] if rij.merk == "Foxtrot"][1].nummer


def _vb(merk):
    return lambda wereld: Melding.objects.get(nummer=wereld.rij("M", merk).nummer).beoordelingen.latest("pk").versie


def _van_dienst(merk):
    return lambda wereld: Casus.objects.get(nummer=wereld.rij("C", merk).nummer).diensten.latest("pk").versie


def _van_moment(wereld):
    from monitoring.models import Monitoringsmoment

    return Monitoringsmoment.objects.get(nummer=open_moment(wereld)).versie


def _consult(wereld):
    from meldingen.models import Consult

    return Consult.objects.get(nummer=wereld.rij("V", "Bravo").nummer).versie


def _herkend(wereld):
    """Whoever is known for certain in the melding that looks like Charlie's."""
    from meldingen.models import MogelijkeBekende

    rijen = MogelijkeBekende.objects.filter(
        melding__nummer=wereld.rij("M", "Charliee").nummer, zekerheid="bekend", status="open"
    ).order_by("pk")
    keuzes = list(rijen.values_list("betrokkene__persoon__nummer", "persoon__nummer", "versie"))
    return (
        {"keuzes": [":".join(map(str, keuze)) for keuze in keuzes]},
        {"keuzes": [dict(zip(("betrokkene", "persoon", "versie"), keuze, strict=True)) for keuze in keuzes]},
    )


def _kind(wereld, merk):
    """The child of this family, by how it was written down there."""
    return gezin_van(wereld, "C", merk)[1]


def _koppelen(wereld):
    deel = {"betrokkene": _kind(wereld, "Bravo"), "persoon_nummer": _kind(wereld, "Delta")}
    return deel, deel


def _losmaken(merk):
    def maak(wereld):
        deel = {"betrokkene": _kind(wereld, merk), "reden": "Ander kind."}
        return deel, deel

    return maak


def _andere(merk, reden):
    def maak(wereld):
        deel = {"andere_nummer": _kind(wereld, merk), "reden": reden}
        return deel, deel

    return maak


REDEN = {"weigerreden": "weigerreden:te_zwaar", "toelichting": "Te complex voor ons team."}
TERUG = {"terugmeldreden": "terugmeldreden:onveilig", "toelichting": "Er is opnieuw geslagen."}
INTREK = {"intrekreden": "intrekreden:vergissing", "toelichting": "Verkeerde partij."}
CASUS, OVERDRACHT = "/casussen/{}/", "/overdrachten/{}/"


def _casusdaad(stap, wie, merk, pad, vorm, fout, **meer):
    versie = meer.pop("versie", versie_van(Casus, "C", merk))
    adres = f"{CASUS}{pad}"
    return Geval(
        stap, wie, f"C {merk}", meer.pop("scherm", adres), f"/api/v1{adres}", vorm, fout, versie=versie, **meer
    )


def _antwoord(stap, wie, merk, velden, fout):
    adres = f"{OVERDRACHT}{stap}"
    return Geval(
        stap,
        wie,
        f"O {merk}",
        adres,
        f"/api/v1{adres}",
        zelfde(**velden),
        fout,
        versie=versie_van(Overdracht, "O", merk),
    )


GEVALLEN = [
    Geval("contact_vastleggen", "frontoffice", "", "/contacten/nieuw", "/api/v1/contacten", _contact,
          ({"kanaal": "kanaal:duif"}, {"kanaal": "kanaal:duif"}, {"kanaal"})),
    Geval("contact_vastleggen", "frontoffice", "K Alfa", "/contacten/{}", "/api/v1/contacten/{}/bewaren", _contact,
          ({"beller": "x" * 501}, {"beller": "x" * 501}, {"beller"}), variant="bij",
          versie=versie_van(Contact, "K", "Alfa")),
    Geval("advies_registreren", "frontoffice", "K Alfa", "/contacten/{}/advies", "/api/v1/adviezen", _advies,
          beide({"vraag": "  "})),
    Geval("advies_registreren", "frontoffice", "K Alfa", "/contacten/{}/advies", "/api/v1/adviezen", _advies_open,
          beide({"naam": "", "telefoon": "12"}), variant="vrager"),
    Geval("registreren", "frontoffice", "K Alfa", "/contacten/{}/melding", "/api/v1/meldingen", _melding,
          ({"gemeente": "GM9999", "toelichting": ""}, {"gemeente": "GM9999"}, {"gemeente"})),
    Geval("in_beoordeling_nemen", "beoordelaar", "M Alfa", "/meldingen/{}/in-beoordeling-nemen",
          "/api/v1/meldingen/{}/in-beoordeling-nemen", zelfde(), versie=versie_van(Melding, "M", "Alfa")),
    Geval("beoordeling_bewaren", "beoordelaar", "M Bravo", "/meldingen/{}/beoordelen",
          "/api/v1/meldingen/{}/beoordeling-bewaren", _beoordeling("opslaan"),
          beide({"zwaarte": "zwaarte:loodzwaar"}), versie=_vb("Bravo")),
    Geval("beoordelen", "beoordelaar", "M Bravo", "/meldingen/{}/beoordelen", "/api/v1/meldingen/{}/beoordelen",
          _beoordeling("afronden"), beide({"motivering": "", "voorgeschiedenis": ""}), versie=_vb("Bravo")),
    Geval("beoordelen", "beoordelaar", "M Bravo", "/meldingen/{}/beoordelen", "/api/v1/meldingen/{}/beoordelen",
          _beoordeling("afronden", besluit="advies", adviesvraag="Hoe praat ik met 06 1234 5678?", bevestigd=True),
          beide({"adviesvraag": "Is 123456782 bekend?"}), versie=_vb("Bravo"), variant="advies"),
    Geval("besluit_herzien", "beoordelaar", "M Charlie", "/meldingen/{}/besluit-herzien",
          "/api/v1/meldingen/{}/besluit-herzien", zelfde(besluit="vv", motivering="Toch eerst zelf."),
          beide({"motivering": ""}), versie=_vb("Charlie")),
    Geval("informeren", "beoordelaar", "M Bravo", "/meldingen/{}/informeren", "/api/v1/meldingen/{}/informeren",
          _informeren, ({"op": "01-01-2016"}, {"op": "2016-01-01"}, {"op"})),
    _casusdaad("dienst_starten", "onderzoeker", "Delta", "dienst/starten", zelfde(voorwaarden="Kind slaapt thuis."),
               beide({"voorwaarden": "x" * 20_001}), versie=_van_dienst("Delta")),
    Geval("consult_vragen", "beoordelaar", "C Charlie", "/casussen/{}/consult-vragen",
          "/api/v1/casussen/{}/consult-vragen", zelfde(vraag="Is dit stalking?"), beide({"vraag": " "})),
    Geval("consult_geven", "gedragswetenschapper", "V Bravo", "/consulten/{}", "/api/v1/consulten/{}/geven",
          zelfde(antwoord="Ja, zie patroon."), beide({"antwoord": "a\x00b"}), versie=_consult),
    Geval("betrokkene_koppelen", "frontoffice", "M Bravo", "/meldingen/{}/koppelen",
          "/api/v1/meldingen/{}/betrokkene-koppelen", _koppelen, beide({"persoon_nummer": "P-2025-999999"})),
    Geval("betrokkene_ontkoppelen", "beoordelaar", "M Mike", "/meldingen/{}/ontkoppelen",
          "/api/v1/meldingen/{}/betrokkene-ontkoppelen", _losmaken("Mike"), beide({"reden": " "})),
    Geval("betrokkene_ontkoppelen", "onderzoeker", "M November", "/meldingen/{}/ontkoppelen",
          "/api/v1/meldingen/{}/betrokkene-ontkoppelen", _losmaken("November"), beide({"reden": ""}),
          variant="van_registratie"),
    Geval("personen_samenvoegen", "onderzoeker", "P Bravo", "/personen/{}/samenvoegen",
          "/api/v1/personen/{}/samenvoegen", _andere("Delta", "Zelfde kind."),
          beide({"andere_nummer": "P-2025-999999"}), versie=versie_van(Persoon, "P", "Bravo")),
    Geval("personen_splitsen", "frontoffice", "P Mike-kind", "/personen/{}/splitsen",
          "/api/v1/personen/{}/splitsen", _andere("Golf", "Toch niet."), beide({"reden": " "})),
    Geval("herkenning_bevestigen", "beoordelaar", "M Charliee", "/herkenning/{}/bevestigen",
          "/api/v1/herkenning/{}/bevestigen", _herkend, beide({"keuzes": []})),
    Geval("herkenning_afwijzen", "frontoffice", "M Charliee", "/herkenning/{}/afwijzen",
          "/api/v1/herkenning/{}/afwijzen", _herkend, beide({"keuzes": []})),
    *PERSOONSGEVALLEN,
    *BERICHTGEVALLEN,
    *REGISTRATIEGEVALLEN,
    *ADVIESGEVALLEN,
    *CONCEPTGEVALLEN,
    *HORENGEVALLEN,
    *BRONGEVALLEN,
    *DOCUMENTGEVALLEN,
    *CODEGEVALLEN,
    Geval("noodtoegang", "beoordelaar", "", "/noodtoegang", "/api/v1/noodtoegang", _noodtoegang,
          beide({"nummer": "C-2025-999999"})),
    _casusdaad("overdragen", "beoordelaar", "Charlie", "overdragen", _overdragen,
               ({"conclusie": "", "partij-0-doel": " "}, {"conclusie": ""}, {"conclusie"})),
    _antwoord("bevestigen", "lokaalteam", "Wijkverzonden", {}, ({}, {}, set())),
    _antwoord("aanvaarden", "lokaalteam", "Wijkverzonden", {}, ({}, {}, set())),
    _antwoord("weigeren", "lokaalteam", "Wijkbevestigd", REDEN, beide({"toelichting": " "})),
    _antwoord("terugleggen", "lokaalteam", "Wijkaanvaard", TERUG, beide({"terugmeldreden": "weigerreden:te_zwaar"})),
    _antwoord("intrekken", "beoordelaar", "Wijkverzonden", INTREK, beide({"intrekreden": ""})),
    _casusdaad("dienst_afronden", "onderzoeker", "Echo", "dienst/afronden",
               lambda _: ({"conclusie": "Het gaat beter.", "overdracht_volgt": "ja"},
                          {"conclusie": "Het gaat beter.", "overdracht_volgt": True}),
               beide({"conclusie": " "}), versie=_van_dienst("Echo")),
    Geval("moment_vastleggen", "onderzoeker", "T Foxtrot", "/monitoring/{}/vastleggen",
          "/api/v1/monitoringsmomenten/{}/vastleggen", _moment,
          ({"uitgevoerd_op": "01-01-2016"}, {"uitgevoerd_op": "2016-01-01"}, {"uitgevoerd_op"}), versie=_van_moment),
    _casusdaad("extra_moment", "onderzoeker", "Foxtrot", "extra-moment", _op_dag("datum", reden="Nieuwe partner."),
               ({"datum": "01-01-2016"}, {"datum": "2016-01-01"}, {"datum"})),
    _casusdaad("afsluiten", "onderzoeker", "Foxtrot", "afsluiten",
               zelfde(afsluitreden="afsluitreden:verhuisd", vervalreden="Verhuisd naar Groningen."),
               beide({"vervalreden": ""})),
    _casusdaad("heropenen", "beoordelaar", "Golf", "heropenen",
               _op_dag("datum", heropenreden="heropenreden:nieuwe_informatie", toelichting="School belt."),
               beide({"toelichting": ""})),
    _casusdaad("betrokkenheid_beeindigen", "beoordelaar", "India", "betrokkenheid-beeindigen",
               zelfde(afsluitreden="afsluitreden:clientsysteem"), beide({"afsluitreden": "afsluitreden:zin"})),
    _casusdaad("ambtshalve_melden", "onderzoeker", "Foxtrot", "ambtshalve-melden", _ambtshalve,
               beide({"toelichting": " "}), scherm="/casussen/{}/ambtshalve-melden?moment={moment}"),
]  # fmt: skip

# Not for a machine of another organisation: one settles what a person saw on a page of the workplace.
ALLEEN_SCHERM = {"signaal_afhandelen", "noodtoegang_beoordelen"}
ALLEEN_SYSTEEM = {"laat_verlopen", "plannen_na_overdracht"}
