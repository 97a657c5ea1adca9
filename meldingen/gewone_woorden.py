# SPDX-License-Identifier: EUPL-1.2
"""Words that say too little to name one source: taken out of every text, they would empty it (ADR 0090).

A word that is missing here counts as telling, so a gap in these lists hides too much and never too little.
"""

from typing import Final

from organisaties.stamgegevens import CODELIJSTEN

from .weglaten import plat, woorden

# Lists of which a label says what somebody is or does.
_ROLLIJSTEN = ("meldersoort", "partijsoort", "betrokkenerol", "relatiesoort", "trajectsoort")


def _lijst(tekst: str) -> frozenset[str]:
    """As they are compared."""
    return frozenset(woorden(tekst))


LIDWOORDEN: Final = _lijst("de het een t n")
# With which no phrase begins that says something.
KLEIN: Final = LIDWOORDEN | _lijst("van voor in te ten ter aan bij en of op uit met der den")
# Of surnames: never a name on their own.
TUSSENVOEGSELS: Final = KLEIN | _lijst("la le les el al bin abu da di do dos du des von zu af")
TITELS: Final = _lijst(
    "dhr mevr mw mevrouw meneer mijnheer heer dr drs ir ing mr prof ds zr zuster br broeder juf juffrouw meester "
    "fam familie agent dokter wijkagent"
)

# Kinship, and the people that every dossier is about.
KERN: Final = _lijst(
    "moeder vader ouder ouders mama papa mamma pappa oma opa grootmoeder grootvader grootouder grootouders zus zusje "
    "zuster broer broertje tante oom nicht neef dochter zoon kind kinderen kleinkind partner ex expartner man vrouw "
    "echtgenoot echtgenote vriend vriendin stiefmoeder stiefvader stiefouder stiefzoon stiefdochter pleegmoeder "
    "pleegvader pleegouder pleegouders pleegkind schoonmoeder schoonvader schoonzus schoonzoon schoondochter "
    "halfbroer halfzus jongen meisje baby peuter kleuter gezin familie familielid buurman buurvrouw buur buren "
    "huisgenoot kennis verzorger opvoeder mantelzorger slachtoffer pleger getuige melder informant betrokkene "
    "omstander cliënt"
)
_FUNCTIES = _lijst(
    "huisarts arts kinderarts specialist verpleegkundige praktijkondersteuner assistent assistente doktersassistente "
    "leerkracht leraar lerares docent mentor directeur directrice conciërge begeleider begeleidster schoolarts "
    "onderwijzer onderwijzeres politie politieagent hulpverlener hulpverleenster psycholoog psychiater therapeut "
    "coach trainer oppas gastouder verloskundige kraamverzorgende apotheker tandarts fysiotherapeut logopedist "
    "advocaat rechter werkgever werknemer collega medewerker medewerkster huisbaas verhuurder jeugdbeschermer "
    "jeugdarts jeugdverpleegkundige wijkverpleegkundige voogd gezinsvoogd consulent ambtenaar leerplichtambtenaar "
    "vrijwilliger maatschappelijk werker werkster pedagoog gedragswetenschapper reclassering school basisschool "
    "middelbare peuterspeelzaal crèche bso kinderdagverblijf opvang kinderopvang buitenschoolse ziekenhuis "
    "spoedeisende ggz ggd jeugdzorg jeugdhulp thuiszorg gemeente wijkteam team praktijk huisartsenpraktijk "
    "huisartsenpost kliniek instelling organisatie stichting vereniging club sportclub kerk moskee "
    "woningcorporatie corporatie bureau centrum groep dienst raad"
)
# Names that are a word as well: as a name only with a capital, or behind a title.
_OOK_NAMEN = _lijst(
    "boer bos vos bakker visser smid kok slager jager koning keizer prins groot klein lang kort jong oud wit zwart "
    "bruin rood groen blauw dijk berg veld dam haven brug molen dekker schipper timmerman kramer post wolf haan mol "
    "bloem roos steen zand water meer haas leeuw beer vogel mus boom blok winter zomer lente herfst huis hof herder "
    "dichter kuil plas kamp stad dorp heide veen poort pot bal bel goed best mooi vroom braaf zoet zuur snel sterk "
    "rijk arm hoop geluk geld hart hoofd hand voet been blad gras zee strand wind sneeuw storm donker licht vrolijk "
    "engel paus monnik bisschop graaf hertog ridder soldaat matroos snijder wever bode boek mei juni juli april "
    "aan als ben dan dat des die dit gaf had hem hen hoe hun kan kon nee nog nou nul ook per tot ver via wat wel wie "
    "wij wil zag zal zat zei zij zou was dag"
)

_LABELS = tuple(code.label for lijst in CODELIJSTEN if lijst.code in _ROLLIJSTEN for code in lijst.codes)
LABELS: Final = frozenset(map(plat, _LABELS))
# What somebody or something is, and of nobody in particular.
FUNCTIEWOORDEN: Final = (KERN | TITELS | _FUNCTIES | _lijst(" ".join(_LABELS))) - KLEIN
GEWOON: Final = FUNCTIEWOORDEN | _OOK_NAMEN
PROVINCIES: Final = frozenset(
    map(
        plat,
        (
            "Drenthe", "Flevoland", "Friesland", "Fryslân", "Gelderland", "Groningen", "Limburg", "Noord-Brabant",
            "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland", "Nederland",
        ),
    )
)  # fmt: skip
