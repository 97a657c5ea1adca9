# SPDX-License-Identifier: EUPL-1.2
"""The tabs of the online form for professionals (domain notes §4), each one form: what is typed and what is needed.

The fields of a tab have the names by which `bericht` reads them; nothing here is stored under another name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from meldingen.forms.velden import Geboortedatum
from meldingen.formulier import CodeKeuze, CodeKeuzes, Dag, JaNeeOnbekend, vul_codes
from organisaties.models import Gemeente

RIJEN: Final = 4
LANG: Final = 20_000
UITLEG: Final = 5_000


def _tekst(label: str, lengte: int = 200, **opties: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=lengte, widget=widget, **opties)


def _verhaal(label: str, lengte: int = UITLEG, *, required: bool = False, **opties: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})
    return forms.CharField(label=label, required=required, max_length=lengte, widget=widget, **opties)


class Tabform(forms.Form):
    """Fields of one tab. What is typed is kept whether it is right or not; `is_valid` decides what is said of it."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voeg_velden_toe()
        vul_codes(self)
        for veld in self.fields.values():
            if veld.error_messages["required"] == forms.Field.default_error_messages["required"]:
                veld.error_messages["required"] = "Vul dit in."

    def voeg_velden_toe(self) -> None:
        """For fields that come in rows, or whose choices are in the database."""

    def getypt(self) -> dict[str, list[str]]:
        """What was sent for the fields of this tab, as text; without what is empty, and without other fields."""
        data = self.data if isinstance(self.data, QueryDict) else QueryDict()
        per_veld = {naam: [str(waarde).replace("\x00", "") for waarde in data.getlist(naam)] for naam in self.fields}
        return {naam: waarden for naam, waarden in per_veld.items() if any(waarden)}


class Meldcode(Tabform):
    stappen = CodeKeuzes("meldcodestap", label="Welke stappen van de meldcode heeft u gedaan?", required=False)
    vermoeden = JaNeeOnbekend(label="Heeft u een vermoeden van huiselijk geweld of kindermishandeling?")
    onveilig = JaNeeOnbekend(label="Is er acute of structurele onveiligheid?")
    zelf_hulp = JaNeeOnbekend(label="Kunt u zelf genoeg hulp geven of regelen?")
    hulp_aanvaard = JaNeeOnbekend(label="Aanvaarden de betrokkenen die hulp?")
    hulp_veilig = JaNeeOnbekend(label="Maakt die hulp het duurzaam veilig?")
    meldreden = CodeKeuzes("meldreden", label="Waarom meldt u?", required=False)
    gezin_ingelicht = JaNeeOnbekend(label="Weet het gezin dat u meldt?")
    gezin_ingelicht_toelichting = _verhaal("Wat heeft u verteld, of waarom niet?")


class Melder(Tabform):
    naam = _tekst("Uw naam")
    functie = _tekst("Uw functie")
    instelling = _tekst("Uw organisatie")
    soort = CodeKeuze("meldersoort", label="Wat voor melder bent u?")
    telefoon = _tekst("Telefoon", 30, help_text="Wij bellen u als iets niet duidelijk is.")
    email = _tekst("E-mailadres", 254)
    geheim = forms.BooleanField(
        label="Vertel het gezin niet dat ik heb gemeld",
        required=False,
        help_text="Dat kan alleen op een van de gronden hieronder.",
    )
    grond = CodeKeuze("onthullingsgrond", label="Op welke grond?", required=False)
    eigen_rol = CodeKeuze("melderrol", label="Wat blijft u zelf doen?", required=False)
    eigen_rol_toelichting = _verhaal("Toelichting daarbij")

    def clean(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        if not (schoon.get("telefoon") or schoon.get("email")):
            self.add_error("telefoon", "Vul een telefoonnummer of een e-mailadres in.")
        if not schoon.get("naam"):
            self.add_error("naam", "Vul uw naam in. Wij moeten weten wie meldt, ook als het gezin dat niet hoort.")
        if schoon.get("geheim") and not schoon.get("grond"):
            self.add_error("grond", "Kies de grond waarop het gezin niet hoort wie meldde.")
        return schoon


def rijvelden() -> dict[str, forms.Field]:
    return {
        "rol": CodeKeuze("betrokkenerol", label="Rol", required=False),
        "voornamen": _tekst("Voornamen"),
        "voorvoegsel": _tekst("Tussenvoegsel", 30),
        "geboortenaam": _tekst("Achternaam"),
        "geboortedatum": Geboortedatum(label="Geboortedatum", required=False),
        "geslacht": CodeKeuze("geslacht", label="Geslacht", required=False),
        "telefoon": _tekst("Telefoon", 30),
        "straat": _tekst("Straat", 120),
        "huisnummer": forms.IntegerField(
            label="Huisnummer", required=False, min_value=1, max_value=99_999, widget=forms.TextInput
        ),
        "postcode": forms.RegexField(
            r"^[1-9]\d{3} ?[A-Za-z]{2}$",
            label="Postcode",
            required=False,
            error_messages={"invalid": "Vul een postcode in, zoals 1315 AB."},
        ),
        "plaats": _tekst("Plaats", 80),
        "geheim_adres": forms.BooleanField(label="Adres is geheim", required=False),
    }


class Betrokkenen(Tabform):
    """`RIJEN` people; more are told in the story, or by telephone."""

    def voeg_velden_toe(self) -> None:
        for rij in range(RIJEN):
            for naam, veld in rijvelden().items():
                veld.label = f"Persoon {rij + 1}, {str(veld.label).lower()}"
                self.fields[f"persoon-{rij}-{naam}"] = veld

    def clean(self) -> dict[str, Any]:
        gevuld = self.gevulde_rijen()
        if not gevuld:
            self.add_error("persoon-0-rol", "Noem ten minste één persoon, ook als u de naam niet weet.")
        for rij in gevuld:
            if not self.cleaned_data.get(f"persoon-{rij}-rol"):
                self.add_error(f"persoon-{rij}-rol", "Kies de rol van deze persoon.")
        return self.cleaned_data

    def gevulde_rijen(self) -> list[int]:
        getypt = self.getypt()
        return [rij for rij in range(RIJEN) if any(naam.startswith(f"persoon-{rij}-") for naam in getypt)]


class Voorval(Tabform):
    crisis = JaNeeOnbekend(label="Is er nu acuut gevaar?")
    gemeente = forms.ChoiceField(label="In welke gemeente woont het gezin?")
    gebeurd_op = Dag(label="Wanneer gebeurde het?", required=False, verleden=True)
    toelichting = _verhaal("Wat is er gebeurd, en waarover maakt u zich zorgen?", LANG, required=True)
    aard = CodeKeuzes("aard", label="Aard van het geweld", required=False)
    geweldsoort = CodeKeuzes("geweldsoort", label="Type geweld", required=False)
    richting = CodeKeuzes("richting", label="Richting van het geweld", required=False)
    duur = CodeKeuze("duur", label="Hoe lang speelt het al?", required=False)

    def voeg_velden_toe(self) -> None:
        gemeenten = [(rij.code, rij.naam) for rij in Gemeente.objects.order_by("naam")]
        keuze: Any = self.fields["gemeente"]
        keuze.choices = [("", "Kies…"), *gemeenten]


class Netwerk(Tabform):
    hulp_betrokken = JaNeeOnbekend(label="Is er al hulp in het gezin?")
    hulp_bij = _verhaal("Van wie, en sinds wanneer?")
    hulp_wacht = JaNeeOnbekend(label="Staat het gezin ergens op een wachtlijst?")
    hulp_wacht_bij = _tekst("Bij wie?")
    steun = _verhaal("Wie in de omgeving steunt het gezin?")


class Overig(Tabform):
    overig = _verhaal("Wat moeten wij nog weten?", help_text="Bijvoorbeeld wanneer wij u het beste kunnen bellen.")


@dataclass(frozen=True)
class Tab:
    code: str
    titel: str
    form: type[Tabform]


TABS: Final = (
    Tab("meldcode", "Meldcode", Meldcode),
    Tab("melder", "Melder", Melder),
    Tab("betrokkenen", "Betrokkenen", Betrokkenen),
    Tab("melding", "Melding", Voorval),
    Tab("netwerk", "Ondersteunend netwerk", Netwerk),
    Tab("overig", "Overige informatie", Overig),
)
PER_CODE: Final[Mapping[str, Tab]] = {tab.code: tab for tab in TABS}
