# SPDX-License-Identifier: EUPL-1.2
"""First names that stand for each other, and the skeleton of a name that was written down by ear.

The groups are common knowledge of Dutch call names and of names that came here in several spellings; a name may be in
more than one group (Petra: Petronella, Petra). A group only ever makes people be compared, never the same.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from personen.namen import vouw

_GROEPEN: Final = """
johannes jan johan hans hannes jo joop jon john jean giovanni
johanna joke jo hanna hannie hanneke jopie joanna annie
cornelis kees cor corneel neel cees
cornelia corrie cor nel nelleke cokkie kee conny
pieter piet peter petrus pier
petronella nel nelly petra pietje ella ellie
hendrik henk hein rik henri hendrikus henricus harry henry
hendrika henny rika riek hendrien ria hetty
willem wim pim wil wilhelmus willy bill
wilhelmina wil mien mina willy wilma minke helma
gerrit ger gerard gerardus gerhardus geert
gerarda gerda gera grada
jacob jaap jakob ko sjaak jacques jakobus jacobus jaco
jacoba coby ko jacobina cobi jacqueline
antonius ton toon anton tonnie antoon teun teunis tonny
antonia tonny toos tonia antje antoinette
franciscus frans frank francis franc
francisca francis cisca frans franca fransje sisca
theodoor theo theodorus dorus
theodora dora thea doortje
nicolaas nico klaas niek nick claas nicolas
christiaan chris christian krijn
christina chris tineke stien tina stijntje christine
albert ab bert appie albertus bertus
alberta berta albertje bep
maria ria marie mia rietje miep marijke mies mary maaike marja
elisabeth els betty liesbeth elly ellie lies bep lisa elise lisette beth elizabeth bets
margaretha greet margriet marga gre grietje margreet griet greta marg
geertruida truus geertje trudy geert truida truus gertrude trui
catharina trijn toos karin to catrien kaatje catrijn rina trien cato nina katrien
adriana adrie jaan jana ada arja sjaan adriaantje
adriaan arie adrie ad janus arjan adrianus
wilhelmus wim wil
bartholomeus bart mees bartel
matthijs thijs mathijs tijs matthias mattheus mathieu matt
maarten martin marten martinus tinus maart
marinus rien rinus marin
leonardus leo leen leonard
lambertus bert lambert bertus
lodewijk lo louis wiek
alexander alex sander lex xander sascha
alexandra sandra alex sas
michael michiel mike micha maikel michel
nathalie natasja natasha
anna anne annie anneke antje ans annet anja ann
josephus jos jozef sjef joseph jef
josephina jos fien josien josefien
gijsbert gijs gijsbertus bert
hubertus huub bert hub huib
jeroen jerome hieronymus
robertus rob robert bob bert
rudolf ruud rudi dolf rudy
reinier rein reinder
sebastiaan bas bastiaan sebas
stefan stephan steven stefanus stef stephanus
thomas tom tommie
timotheus tim timo
vincentius vincent vin
wouter walter wout
frederik fred frits freek frederikus freddy
frederika fred freddie rika
evert eef everardus
dirk dick diederik dirck theodericus
daniel daan dani danny
david dave daaf
samuel sam sem
benjamin ben benno
edward eduard ed eddy
ernst ernest erno
eugenius eugene
gabriel gab
helena leen heleen lena helen elena ellen leni
magdalena lena leen magda magdalene
barbara bar babs
susanna suze suus susan sanne suzanne
sophia sofie fieke sophie fie sofia
agatha aagje agaath agaat
aleida alie aleid ali leida
dorothea door thea dora do
everdina dien evertje dina
gerritje gerrie geertje
grietje griet margje
hillegonda hil hilletje gonda
jannetje jannie jans janny jantje janna jannigje
jantina tineke jantje tina
klazina klaasje sien ina
pieternella nel pietje nella
willemina mina mien willy willemijn
mohamed mohammed muhammad mohammad muhammed mohamad mouhamed mohamud mahamed moh mo maxamed mehmed mehmet mohand
ahmed ahmet ahmad achmed achmet axmed
mahmoud mahmud mahmut machmoed
youssef yousef yusuf yusef youssouf joesoef yoesoef josef joseph jussuf yousif
ibrahim brahim ebrahim abraham ibrahima
ismael ismail smail esmail ishmael
abdellah abdullah abdallah abdoullah abdulla
abdelkader abdulkader abdoulkader kader abdelqader abdulkadir kadir
abdelaziz aziz abdulaziz
abderrahman abdurrahman abdelrahman abdulrahman abdirahman rahman abderrahmane
khalid kalid chalid halit khaled
hassan hasan hasen
hussein huseyin hoesein hussain husain hossein houssain hocine
mustapha mustafa moustapha mostafa moestafa
rachid rashid rasjid reshit
said saied saeed sait
omar omer umar oemar
osman othman usman uthman ousmane
ali aly
tarik tariq tarek
yassine yasin yassin jassin yacine
zakaria zakariya zekeriya zachariah
noureddine nurettin nordin nouredine nordine noureddin
jamal cemal djamal gamal
karim kerim kareem
hamza hamsa hamzah
bilal bilel billal
fatima fatma fatimah fadma fatiha fatimatou fatoumata fadumo faduma fatoma
khadija hatice chadija khadidja kadija hadija khadra
aicha ayse aisha aischa aysha aishe
zineb zeynep zainab zaynab zeinab
meryem meriem mariam maryam miriam mirjam myriam
latifa latife lateefa
naima naime neima
samira semira
emine amina aminah
yasemin yasmin jasmin jasmine yasmine yassmine
halima halime halimo
leila layla leyla laila
soumaya sumeyye soumia sumaya
soukaina sukaina sukayna
jan johannes ivan
piotr pieter peter petr
pawel paul paweł pavel
krzysztof christoffel kristof christopher krzys
andrzej andreas andre andrew
michal michael michał mikael
tomasz thomas tomas
jakub jacob kuba jakob
grzegorz gregor greg gregorius
wojciech wojtek adalbert
aleksandra alexandra ola
katarzyna catharina kasia katharina kasja
malgorzata margaretha gosia małgorzata
agnieszka agnes aga
elzbieta elisabeth ela elżbieta
zofia sofia sophia zosia
joanna johanna asia
magdalena magda
anna ania
"""

# Names of their own, for telling a brother from a slip of the pen: two of these are two people, however alike.
_LOS: Final = """
levi finn bram jesse ruben stijn lars sven joost mark erik kevin rick patrick jasper koen niels luuk noah milan luca
lucas mats max sem guus tijn julian adam liam james mick boaz olivier teun vince hugo floris jelle jurre pepijn ties
siem jens cas owen dean jayden tygo lex mason morris joep melle abel otis jip dex quinn xavi ryan damian
emma julia mila tess zoe saar nora lotte eva fleur roos lynn olivia yara evi noor lauren isa elin fenna elise jasmijn
vera liv hannah noa feline isabella lieke maud milou nova juul puck floor femke anouk lisanne iris marit romy bo britt
sarah naomi esmee fay amy jade ivy evy norah lana charlotte veerle norah luna ella merel pien suze nienke inge ilse
els astrid ingrid monique karin yvonne saskia jolanda nicole chantal kimberly melissa samantha wendy sandra manon
douwe sjoerd wietse tjeerd hidde siebe rinse folkert bauke gerben jorrit sietse foppe auke eelke wiebe nanne sytse
froukje nynke hiske sietske baukje tjitske aukje jeltje fokje wietske femke anneke
anas ayoub soufiane imad hicham karima nadia sanae samir amine amina amin marwan ilias elias bader zayd rayan ayman
nassim walid farid hakim hamid majid nabil tarek jawad fouad fatiha loubna hanane ikram imane siham wafae nora salma
emir kerem eren burak emre can cem deniz baran berkay furkan kaan onur serkan tolga ugur volkan yunus umut selim
elif esra busra ebru fatma gul merve ozge pinar seda selin sevgi sibel tugba yagmur zehra derya dilek melek nur aylin
abdi farah yonis liban guled asha hodan ifrah sahra nasra ubah hibo filmon yonas samuel dawit rahel selam helen
jia wei ming hui ling mei xin yan linh minh anh thanh khoa khanh duc quang trang thu
kamil adrian dawid lukasz marcin mateusz patryk rafal szymon mariusz artur ewa beata dorota ewelina iwona
justyna karolina marta monika natalia paulina sylwia weronika wiktoria
ravi anil sunil raj rishi vikash ashwin radjesh soerin sharda anita sunita priya rani shanti kamla
rodney ruben desmond edwin winston romeo junior jean shaquille giovanni jurgen charlene shanice chelsea rochelle
"""

# In this order; what is left of the vowels at the end goes.
_OVERGEZET: Final = tuple(
    (re.compile(patroon), door)
    for patroon, door in (
        (r"(.)\1+", r"\1"),
        (r"tsj|tch|cz|sch|sj|sh|sz|ch(?=[aeiou])|c(?=[ei])|zh|rz|z", "s"),
        (r"dzj|dj|dz|gy|ij|j|y", "i"),
        (r"kh|gh|ch|ck|q|x|g|c", "k"),
        (r"ph|v|w|f", "v"),
        (r"th|dh|dt|d", "t"),
        (r"b", "p"),
        (r"h", ""),
    )
)
_KLINKERS: Final = re.compile(r"[aeiou]+")
_DUBBEL: Final = re.compile(r"(.)\1+")


def _groepen() -> dict[str, frozenset[int]]:
    per_naam: dict[str, set[int]] = defaultdict(set)
    for nummer, regel in enumerate(_GROEPEN.strip().splitlines()):
        for naam in regel.split():
            per_naam[vouw(naam)].add(nummer)
    return {naam: frozenset(nummers) for naam, nummers in per_naam.items()}


_PER_NAAM: Final = _groepen()
_BESTAAND: Final = frozenset(_PER_NAAM) | {vouw(naam) for naam in _LOS.split()}


def zijn_varianten(een: str, ander: str) -> bool:
    """Whether two folded first names stand for each other."""
    return bool(_PER_NAAM.get(een, frozenset()) & _PER_NAAM.get(ander, frozenset()))


def zijn_namen(een: str, ander: str) -> bool:
    """Whether both folded first names are names in their own right, and of different people."""
    return een in _BESTAAND and ander in _BESTAAND and not zijn_varianten(een, ander)


@lru_cache(maxsize=20_000)
def varianten(naam: str) -> frozenset[str]:
    """Every folded first name that may stand for this one; itself too when it is in a group."""
    groepen = _PER_NAAM.get(naam, frozenset())
    return frozenset(vorm for vorm, nummers in _PER_NAAM.items() if nummers & groepen)


@lru_cache(maxsize=20_000)
def skelet(naam: str) -> str:
    """The consonants of a folded name, those mistaken for each other as one: Youssef and Joesoef are 'asv'."""
    kaal = naam.replace(" ", "")
    for patroon, door in _OVERGEZET:
        kaal = patroon.sub(door, kaal)
    eerste = kaal[:1] if kaal[:1] in "aeiou" else ""
    return ("a" if eerste else "") + _DUBBEL.sub(r"\1", _KLINKERS.sub("", kaal))
