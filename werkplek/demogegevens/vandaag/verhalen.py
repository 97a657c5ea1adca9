# SPDX-License-Identifier: EUPL-1.2
"""What the messages of these last days tell, and what became of each. No name of a person occurs in the texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from werkplek.demogegevens.verdelingen import Systeem

from .gezinnen import EX_PARTNERS, MET_KINDEREN, MET_VOLWASSEN_KIND, TWEE_VOLWASSENEN

Velden = Mapping[str, Any]


@dataclass(frozen=True)
class Afloop:
    """What a worker did with it, `uren` after receipt: `stap` of `intake`, and for 'afhandelen' how it ended."""

    stap: str
    uren: float = 1
    code: str = ""
    aan: str = ""
    toelichting: str = ""
    collega: bool = False


@dataclass(frozen=True)
class Voorval:
    """One message. `gezin`: the same letter is the same family, 'bekend-1' is one of the demo.

    `kapot` is what went wrong on the way: see `berichten.KAPOT`. `keren` is how often it was delivered.
    """

    uren: float
    gezin: str
    tekst: str
    velden: Velden = field(default_factory=dict)
    gebeurtenis: str = ""
    afzender: str = "politie"
    kapot: str = ""
    keren: int = 1
    afloop: Afloop | None = None
    maatregelen: tuple[str, ...] = ()


# Goes along with the message of the same event that became a melding.
MEE: Final = Afloop("samen")
SYSTEMEN: Final[Mapping[str, Systeem]] = {
    "a": MET_KINDEREN, "b": EX_PARTNERS, "c": MET_KINDEREN, "d": TWEE_VOLWASSENEN, "e": MET_VOLWASSEN_KIND,
    "f": EX_PARTNERS, "g": MET_KINDEREN, "h": TWEE_VOLWASSENEN, "i": MET_KINDEREN, "j": EX_PARTNERS,
    "k": MET_KINDEREN, "l": TWEE_VOLWASSENEN, "m": MET_KINDEREN, "n": EX_PARTNERS, "o": MET_KINDEREN,
}  # fmt: skip
BEKENDE: Final = 5

FYSIEK: Final = {"aard": ["lichamelijk"], "geweldsoort": ["fysiek"], "richting": ["partner"]}
RUZIE: Final = {"aard": ["psychisch"], "geweldsoort": ["psychisch"], "richting": ["partner"]}
EX: Final = {"aard": ["psychisch"], "geweldsoort": ["psychisch"], "richting": ["ex_partner"]}
KIND: Final = {"aard": ["lichamelijk", "getuige"], "geweldsoort": ["fysiek", "getuige"], "richting": ["tegen_kind"]}
ZORG: Final = {"hgkm": "nee"}

VOORVALLEN: Final[tuple[Voorval, ...]] = (
    # One event of three reports: two patrols and what followed.
    Voorval(31, "a", "Melding van buren: geschreeuw en gebonk. Ter plaatse twee volwassenen, beiden overstuur. Een van "
            "hen heeft een rode plek in de hals. De kinderen zaten boven op de trap.", FYSIEK, "a-1"),
    Voorval(30, "a", "Tweede eenheid, zelfde adres. Verdachte aangehouden na bedreiging van de agenten. Het "
            "slachtoffer wil nog geen aangifte doen en slaapt bij familie.", FYSIEK, "a-1",
            maatregelen=("aanhouding",)),
    Voorval(26, "a", "Aanvulling: verdachte is heengezonden. Tijdelijk huisverbod is gescreend en niet opgelegd. Het "
            "slachtoffer is gebeld en wil graag contact met hulpverlening.", RUZIE, "a-1",
            maatregelen=("thv_gescreend",)),
    # One family, two events in a week.
    Voorval(98, "b", "Ruzie bij de overdracht van de kinderen op een parkeerplaats. Over en weer geduwd. De kinderen "
            "zaten in de auto en huilden.", EX, "b-1"),
    Voorval(19, "b", "Opnieuw ruzie tussen dezelfde ex-partners, nu aan de voordeur. Er is tegen de deur geschopt. Een "
            "van de kinderen belde zelf 112.", EX, "b-2"),
    # Became a melding, with the second report of the same event.
    Voorval(76, "c", "Slachtoffer kwam aan de balie met een blauw oog en vertelt vaker geslagen te worden als de "
            "partner heeft gedronken. De kinderen zien dat.", {**FYSIEK, "duur": "jaar"}, "c-1",
            afloop=Afloop("melding", 3)),
    Voorval(74, "c", "Aanvulling: aangifte opgenomen, letsel op foto vastgelegd.", FYSIEK, "c-1",
            maatregelen=("aangifte",), afloop=MEE),
    # Families that the demo knows.
    Voorval(44, "bekend-1", "Overlast op straat: twee volwassenen schreeuwen, een van hen gooit met huisraad. De "
            "woning is rommelig en er is weinig eten in huis.", RUZIE, "k1-1"),
    Voorval(22, "bekend-2", "Buurtbewoner hoort al weken geschreeuw en gebonk. De bewoner was bij het bezoek van de "
            "wijkagent onder invloed en wilde niets vertellen.", RUZIE, "k2-1"),
    Voorval(7, "bekend-3", "Ondanks afspraken steeds voor de deur, en dreigende berichten gestuurd. Schermafdrukken "
            "zijn veiliggesteld.", EX, "k3-1", keren=3),
    Voorval(3, "bekend-4", "Ruzie over geld. De een heeft de telefoon van de ander kapotgegooid. Buren hielden hen uit "
            "elkaar.", RUZIE, "k4-1"),
    Voorval(52, "bekend-5", "Opnieuw geweld op dit adres. Slachtoffer is bij de haren over de grond getrokken en heeft "
            "pijn aan de nek.", FYSIEK, "k5-1", maatregelen=("aanhouding",), afloop=Afloop("melding", 2)),
    # No domestic violence: passed on, one of them still to be looked at.
    Voorval(10, "d", "Zorgmelding. Verwarde bewoner laat het gas aanstaan en vindt de weg naar huis niet. Buren maken "
            "zich zorgen. Geen geweld.", ZORG, "d-1"),
    Voorval(55, "l", "Zorgmelding. Bewoner is meermaals gevallen, de koelkast is leeg. Er is geen familie in de buurt. "
            "Geen aanwijzing voor geweld of verwaarlozing door anderen.", ZORG, "l-1",
            afloop=Afloop("afhandelen", 4, "geen_hgkm", "Sociaal wijkteam", "Telefonisch besproken, zij gaan langs.")),
    # Now.
    Voorval(0.6, "f", "SPOED. Slachtoffer is gewurgd door de ex-partner, de kinderen waren in de kamer. Verdachte is "
            "gevlucht en dreigde terug te komen. Slachtoffer en kinderen zijn op het bureau.",
            {**FYSIEK, "richting": ["ex_partner"], "crisis": True}, "f-1", maatregelen=("aangifte",)),
    # What cannot be read, and why.
    Voorval(5, "g", "Ruzie tussen ouders, een van hen durft niet naar huis.", RUZIE, "g-1", kapot="afgebroken"),
    Voorval(9, "h", "Dit valt weg.", RUZIE, "h-1", kapot="zonder_toelichting"),
    Voorval(15, "i", "Kinderen alleen thuis aangetroffen.", KIND, "i-1", kapot="datum"),
    Voorval(43, "bekend-1", "Zelfde kenmerk, andere tekst: de woning was opgeruimd, er was genoeg eten.", RUZIE, "k1-1",
            kapot="hergebruikt"),
    Voorval(100, "j", "Conflict over omgang; de kinderen komen niet terug.", EX, "j-1", kapot="veldnaam",
            afloop=Afloop("afhandelen", 5, "onleesbaar", toelichting="De afzender stuurde een verbeterd bericht.")),
    Voorval(92, "j", "Conflict over omgang. De kinderen kwamen twee dagen te laat terug. De andere ouder is bang dat "
            "zij naar het buitenland worden gebracht.", EX, "j-1"),
    # Other ends.
    Voorval(80, "k", "Ruzie op een camping. Het gezin woont in een andere regio en is hier op vakantie.",
            {**RUZIE, "gemeente": "BUITEN"}, "k-1",
            afloop=Afloop("afhandelen", 6, "andere_regio", "Veilig Thuis in de regio van het gezin")),
    Voorval(49, "c", "Naar aanleiding van de aangifte is de verdachte gehoord. Deze erkent een deel.", FYSIEK, "c-2",
            afloop=Afloop("toevoegen", 2)),
    Voorval(13, "e", "Het volwassen kind heeft de ouder geduwd en de pinpas afgepakt. Dit speelt al langer.",
            {"aard": ["lichamelijk", "financieel"], "geweldsoort": ["fysiek"], "richting": ["kind_ouder"],
             "duur": "jaar"}, "e-1", afloop=Afloop("oppakken")),
    Voorval(120, "m", "De ouders ruziën dagelijks. Een van de kinderen vertelde de wijkagent dat het niet kan slapen.",
            {**RUZIE, "aard": ["psychisch", "getuige"]}, "m-1", afloop=Afloop("oppakken", 20, collega=True)),
    Voorval(36, "n", "Op de spoedeisende hulp gezien: gebroken pols, het verhaal past niet bij het letsel. Wie "
            "meekwam, bleef er steeds bij en gaf de antwoorden.", {**FYSIEK, "hulp_betrokken": False}, "n-1",
            afzender="ziekenhuis"),
    Voorval(2, "o", "Kindcheck bij opname na een overdosis. Thuis is een jong kind; onbekend wie nu oppast.",
            {"geweldsoort": ["zorgen"], "hulp_betrokken": True, "hulp_bij": "Verslavingszorg"}, "o-1",
            afzender="ziekenhuis"),
)  # fmt: skip
