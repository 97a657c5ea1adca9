# SPDX-License-Identifier: EUPL-1.2
"""Who reports or asks advice, how it comes in, and whether the family may know who it was."""

from __future__ import annotations

from organisaties.stamgegevens.vorm import CBS_2022, REGIOPLAN, SIGNIFICANT, V1, V2, C, Lijst, cbs1, cbs2


def _beroeps(code: str, label: str, v1: str, rol: str, organisatie: str, regioplan: str, groep: str) -> C:
    significant = "politie" if code == "politie" else "overige_professional"
    return _soort(code, label, v1, rol, organisatie, regioplan, significant, groep)


def _burger(code: str, label: str, v1: str) -> C:
    return _soort(code, label, v1, "niet_beroepsmatig", "nvt", "niet_beroepsmatig", "niet_professional", "burger")


def _soort(
    code: str, label: str, v1: str, rol: str, organisatie: str, regioplan: str, significant: str, groep: str
) -> C:
    return C(
        code,
        label,
        mapping={
            (V1, "hoedanigheid"): v1,
            (V2, "rol"): rol,
            (V2, "organisatie"): organisatie,
            (REGIOPLAN, "melder"): regioplan,
            (SIGNIFICANT, "melder"): significant,
            (CBS_2022, "melder"): groep,
        },
    )


_ZORG, _JEUGD, _OVERIG = "gezondheidszorg", "jeugdzorg", "overig_beroepsmatig"
_ANDERS, _ORG_ANDERS = "beroepsmatig_anders", "andere_organisatie"

MELDERSOORT = Lijst(
    "meldersoort",
    "Hoedanigheid van de melder of adviesvrager",
    (
        _beroeps("politie", "Politie", "01", "politieagent", "politie", "politie", "politie"),
        _beroeps("huisarts", "Huisarts of praktijkondersteuner", "02", "medisch", _ZORG, _ZORG, "huisarts"),
        _beroeps(
            "jgz", "Arts of verpleegkundige jeugdgezondheidszorg", "03", "medisch", _ZORG, _ZORG, "basisvoorziening"
        ),
        _beroeps("psychiater", "Psychiater", "04", "medisch", "ggz", _ZORG, "ggz"),
        _beroeps(
            "ziekenhuis",
            "Arts of verpleegkundige ziekenhuis, spoedeisende hulp",
            "05",
            "medisch",
            _ZORG,
            _ZORG,
            "overig_gezondheidszorg",
        ),
        _beroeps("geriater", "Geriater", "06", "medisch", _ZORG, _ZORG, "overig_gezondheidszorg"),
        _beroeps("gz_psycholoog", "GZ-psycholoog", "07", "psychologen", "ggz", _ZORG, "ggz"),
        _beroeps("wijkteam", "Wijkteam", "08", _ANDERS, _ORG_ANDERS, _OVERIG, "basisvoorziening"),
        _beroeps("gi", "Gecertificeerde instelling", "09", _ANDERS, _JEUGD, _JEUGD, "jeugdhulp"),
        _beroeps("jeugdhulp", "Jeugdhulpaanbieder", "10", _ANDERS, _JEUGD, _JEUGD, "jeugdhulp"),
        _beroeps("thuiszorg", "Thuiszorg", "11", "medisch", _ZORG, _ZORG, "overig_gezondheidszorg"),
        _beroeps(
            "maatschappelijk_werk",
            "Maatschappelijk werk of welzijn",
            "12",
            _ANDERS,
            _ORG_ANDERS,
            _OVERIG,
            "maatschappelijk_werk",
        ),
        _beroeps("vrouwenopvang", "Vrouwenopvang", "13", _ANDERS, _ORG_ANDERS, _OVERIG, "beroepsmatig_overig"),
        _beroeps(
            "veilig_thuis",
            "Veilig Thuis (andere regio)",
            "14",
            _ANDERS,
            "vt_andere_regio",
            _OVERIG,
            "beroepsmatig_overig",
        ),
        # Version 1.0 knows one code for any Veilig Thuis. The organisations of version 2.0 that are published name
        # another region and 'regionaal maatwerk'; whether that covers this one is to be confirmed.
        _beroeps(
            "veilig_thuis_zelf",
            "Veilig Thuis zelf (ambtshalve)",
            "14",
            _ANDERS,
            _ORG_ANDERS,
            _OVERIG,
            "beroepsmatig_overig",
        ),
        _beroeps(
            "onderwijs",
            "School: leerkracht, directeur, zorgadviesteam",
            "15",
            "onderwijs",
            "onderwijs",
            "onderwijs",
            "onderwijs",
        ),
        _beroeps("leerplicht", "Leerplichtambtenaar", "16", _ANDERS, "leerplicht", "onderwijs", "onderwijs"),
        _beroeps("gemeente", "Gemeente, overig", "17", _ANDERS, _ORG_ANDERS, _OVERIG, "beroepsmatig_overig"),
        _beroeps(
            "kinderopvang",
            "Kinderopvang of peuterspeelzaal",
            "18",
            "kinderopvang",
            "kinderopvang",
            _OVERIG,
            "kinderopvang",
        ),
        _beroeps(
            "vrijwilligersorganisatie",
            "Vrijwilligersorganisatie (beroepskracht)",
            "19",
            _ANDERS,
            _ORG_ANDERS,
            _OVERIG,
            "beroepsmatig_overig",
        ),
        # Version 1.0 has no codes for these: "professional, anders".
        _beroeps(
            "paramedisch",
            "Fysiotherapeut, logopedist of andere paramedicus",
            "20",
            "paramedisch",
            _ZORG,
            _ZORG,
            "overig_gezondheidszorg",
        ),
        _beroeps("om", "Openbaar Ministerie", "20", "officier", "om", _OVERIG, "justitie_overig"),
        _beroeps("reclassering", "Reclassering", "20", "justitie_anders", "reclassering", _OVERIG, "justitie_overig"),
        _beroeps(
            "rvdk",
            "Raad voor de Kinderbescherming",
            "20",
            "justitie_anders",
            "justitie_anders",
            _OVERIG,
            "justitie_overig",
        ),
        _beroeps(
            "professional_anders", "Professional, anders", "20", _ANDERS, _ORG_ANDERS, _OVERIG, "beroepsmatig_overig"
        ),
        _burger("pleger", "Pleger", "30"),
        _burger("slachtoffer", "Volwassen slachtoffer", "31"),
        _burger("kind", "Kind", "32"),
        _burger("familie", "Familielid", "33"),
        _burger("netwerk", "Sociaal netwerk", "34"),
        _burger("buurt", "Buurtbewoner", "35"),
        _burger("vrijwilliger", "Vrijwilliger", "36"),
        _soort("anders", "Anders", "40", "niet_beroepsmatig", "nvt", "anders", "niet_professional", "burger"),
        _soort("onbekend", "Onbekend", "41", "onbekend", "onbekend", "onbekend", "onbekend", "onbekend"),
    ),
)

_ROLLEN = (
    ("niet_beroepsmatig", "Niet beroepsmatig"),
    ("onderwijs", "Onderwijs"),
    ("kinderopvang", "Kinderopvang"),
    ("medisch", "Medisch, ook verpleegkundige"),
    ("psychologen", "Psycholoog en verwante beroepen"),
    ("paramedisch", "Paramedisch"),
    ("politieagent", "Justitie: politieagent"),
    ("officier", "Justitie: officier van justitie"),
    ("justitie_anders", "Justitie: anders"),
    ("beroepsmatig_anders", "Beroepsmatig, anders"),
    ("onbekend", "Onbekend"),
)
_ORGANISATIES = (
    ("gezondheidszorg", "Gezondheidszorg"),
    ("ggz", "Geestelijke gezondheidszorg"),
    ("kinderopvang", "Kinderopvang"),
    ("onderwijs", "Onderwijs"),
    ("leerplicht", "Bureau leerplicht"),
    ("jeugdzorg", "Jeugdzorg"),
    ("politie", "Justitie en veiligheid: politie"),
    ("om", "Justitie en veiligheid: Openbaar Ministerie"),
    ("reclassering", "Justitie en veiligheid: reclassering"),
    ("justitie_anders", "Justitie en veiligheid: anders"),
    ("vt_andere_regio", "Veilig Thuis, andere regio"),
    ("vt_maatwerk", "Veilig Thuis, inzet regionaal maatwerk"),
    ("andere_organisatie", "Andere organisatie"),
    ("nvt", "Niet van toepassing"),
    ("onbekend", "Onbekend"),
)

LIJSTEN = (
    MELDERSOORT,
    Lijst(
        "adviesvragerrol",
        "Rol of functie van de adviesvrager of melder",
        tuple(C(code, label, mapping=cbs2("rol", code)) for code, label in _ROLLEN),
    ),
    Lijst(
        "adviesvragerorganisatie",
        "Organisatie van de adviesvrager of melder",
        tuple(C(code, label, mapping=cbs2("organisatie", code)) for code, label in _ORGANISATIES),
    ),
    Lijst(
        "aanleiding",
        "Aanleiding van het contact",
        (
            C("partnergeweld", "Partnergeweld", mapping=cbs1("aanleiding", "01")),
            C("eergerelateerd", "Eergerelateerd geweld", mapping=cbs1("aanleiding", "02")),
            C("ouderenmishandeling", "Ouderenmishandeling of ontspoorde zorg", mapping=cbs1("aanleiding", "03")),
            C("oudermishandeling", "Oudermishandeling", mapping=cbs1("aanleiding", "04")),
            C("huwelijksdwang", "Huwelijksdwang of achterlating", mapping=cbs1("aanleiding", "05")),
            C("kindcheck", "Kindermishandeling: kindcheck", mapping=cbs1("aanleiding", "06")),
            C("vechtscheiding", "Kindermishandeling: vechtscheiding", mapping=cbs1("aanleiding", "07")),
            C("km_anders", "Kindermishandeling: anders", mapping=cbs1("aanleiding", "08")),
            C("hg_anders", "Huiselijk geweld: anders", mapping=cbs1("aanleiding", "09")),
        ),
    ),
    Lijst(
        "kanaal",
        "Hoe het binnenkwam",
        (
            C("telefoon", "Telefoon"),
            C("politie", "Politiebericht"),
            C("formulier", "Digitaal formulier"),
            C("schriftelijk", "Brief of e-mail"),
            C("chat", "Chat"),
            C("ambtshalve", "Ambtshalve"),
            C("andere_vt", "Veilig Thuis, andere regio"),
        ),
    ),
    Lijst(
        "contactafloop",
        "Waarom een contact geen vervolg kreeg",
        (
            C("verkeerd_nummer", "Verkeerd nummer"),
            C("opgehangen", "De beller hing op of reageerde niet meer"),
            C("doorverwezen", "Doorverwezen"),
            C("geen_hgkm", "Geen huiselijk geweld of kindermishandeling"),
            C("dubbel", "Al vastgelegd bij een ander contact"),
            C("anders", "Anders"),
        ),
    ),
    Lijst(
        "onthulling",
        "Mag de bron bekend worden bij het gezin",
        (
            C("openbaar", "Bron mag bekend zijn"),
            C("geheim_professional", "Geheim: professional, op een van de gronden"),
            C("geheim_omstander", "Geheim: omstander zonder toestemming"),
            C("toestemming", "Bekend met toestemming van de omstander"),
        ),
    ),
    Lijst(
        "onthullingsgrond",
        "Grond om de bron geheim te houden (professional)",
        (
            C(
                "a1",
                "Bedreiging voor het slachtoffer of de huiselijke kring",
                "Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3",
            ),
            C("a2", "Bedreiging voor de melder of medewerkers", "Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3"),
            C("a3", "Ernstige schade aan de vertrouwensrelatie", "Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3"),
        ),
    ),
)
