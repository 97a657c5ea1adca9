# SPDX-License-Identifier: EUPL-1.2
"""The tabs of the online form for professionals (domain notes §4), each one form: what is typed and what is needed.

The fields of a tab have the names by which `versturen` reads them; nothing here is stored under another name. No field
takes what the format of a message (`intake.formaten`) refuses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict

from intake.formaten.basis import EERSTE_JAAR, LAATSTE_JAAR
from meldingen.forms.velden import Geboortedatum, Geboren
from meldingen.formulier import CodeKeuze, CodeKeuzes, Dag, JaNeeOnbekend, vul_codes
from organisaties.models import Gemeente

RIJEN: Final = 4
LANG: Final = 20_000
UITLEG: Final = 5_000
# What the melder tells of himself goes to one text of the source, of 2000.
VAN_MELDER: Final = 800
ZONDER_UZELF: Final = "Mag het gezin niet weten wie u bent? Schrijf dan 'de melder', niet wie u bent of waar u werkt."
NAAM: Final = "Vul uw naam in. Wij moeten weten wie meldt, ook als het gezin dat niet hoort."

Velden = dict[str, list[str]]


def _tekst(label: str, lengte: int = 200, **opties: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=lengte, widget=widget, **({"required": False} | opties))


def _verhaal(label: str, lengte: int = UITLEG, *, required: bool = False, **opties: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})
    return forms.CharField(label=label, required=required, max_length=lengte, widget=widget, **opties)


class Tabform(forms.Form):
    """Fields of one tab. What is typed is kept whether it is right or not; `is_valid` decides what is said of it.

    The choices come from `vul_keuzes`, for all tabs of a page at once.
    """

    use_required_attribute = False
    markering = "verplicht"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voeg_velden_toe()
        for veld in self.fields.values():
            if veld.error_messages["required"] == forms.Field.default_error_messages["required"]:
                veld.error_messages["required"] = "Vul dit in."

    def voeg_velden_toe(self) -> None:
        """For fields that come in rows."""

    def getypt(self) -> Velden:
        """What was sent for the fields of this tab, as text; without what is empty, and without other fields."""
        data = self.data if isinstance(self.data, QueryDict) else QueryDict()
        per_veld = {naam: [str(waarde).replace("\x00", "") for waarde in data.getlist(naam)] for naam in self.fields}
        return {naam: waarden for naam, waarden in per_veld.items() if any(waarden)}

    def in_woorden(self) -> list[tuple[str, str]]:
        """What was typed, as the page says it."""
        getypt = self.getypt()
        return [(str(veld.label), _woorden(veld, getypt[naam])) for naam, veld in self.fields.items() if naam in getypt]

    def verschil(self, bewaard: Velden) -> list[tuple[str, str]]:
        """What is kept of this tab, where it is not what was typed here."""
        getypt = self.getypt()
        anders = [naam for naam in self.fields if bewaard.get(naam) != getypt.get(naam)]
        velden = ((self.fields[naam], bewaard.get(naam)) for naam in anders)
        return [(str(veld.label), _woorden(veld, waarden) if waarden else "(leeg)") for veld, waarden in velden]


def _woorden(veld: forms.Field, waarden: list[str]) -> str:
    if isinstance(veld, forms.BooleanField):
        return "Ja"
    keuzes = dict(getattr(veld, "choices", ()))
    return ", ".join(str(keuzes.get(een, een)) for een in waarden)


class Meldcode(Tabform):
    stappen = CodeKeuzes("meldcodestap", label="Welke stappen van de meldcode heeft u gedaan?", required=False)
    vermoeden = JaNeeOnbekend(label="Heeft u een vermoeden van huiselijk geweld of kindermishandeling?")
    onveilig = JaNeeOnbekend(label="Is er acute of structurele onveiligheid?")
    zelf_hulp = JaNeeOnbekend(label="Kunt u zelf genoeg hulp geven of regelen?")
    hulp_aanvaard = JaNeeOnbekend(label="Aanvaarden de betrokkenen die hulp?")
    hulp_veilig = JaNeeOnbekend(label="Maakt die hulp het duurzaam veilig?")
    meldreden = CodeKeuzes("meldreden", label="Waarom meldt u?", required=False)
    gezin_ingelicht = JaNeeOnbekend(label="Weet het gezin dat u meldt?")
    gezin_ingelicht_toelichting = _verhaal("Wat heeft u verteld, of waarom niet?", help_text=ZONDER_UZELF)


class Melder(Tabform):
    naam = _tekst("Uw naam", required=True, error_messages={"required": NAAM})
    functie = _tekst("Uw functie")
    instelling = _tekst("Uw organisatie")
    soort = CodeKeuze("meldersoort", label="Wat voor melder bent u?")
    telefoon = _tekst(
        "Telefoon", 30, help_text="Wij bellen u als iets niet duidelijk is. Vul dit in, of uw e-mailadres."
    )
    email = _tekst("E-mailadres")
    geheim = forms.BooleanField(
        label="Vertel het gezin niet dat ik heb gemeld",
        required=False,
        help_text="Dat kan alleen op een van de gronden hieronder.",
    )
    grond = CodeKeuze("onthullingsgrond", label="Op welke grond?", required=False)
    eigen_rol = CodeKeuze("melderrol", label="Wat blijft u zelf doen?", required=False)
    eigen_rol_toelichting = _verhaal("Toelichting daarbij", VAN_MELDER)

    def clean(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        if not (schoon.get("telefoon") or schoon.get("email")):
            self.add_error("telefoon", "Vul een telefoonnummer of een e-mailadres in.")
        if schoon.get("geheim") and not schoon.get("grond"):
            self.add_error("grond", "Kies de grond waarop het gezin niet hoort wie meldde.")
        return schoon


class Geboortedag(Geboortedatum):
    """A birth date that the format of a message takes."""

    def clean(self, value: Any) -> Geboren:
        geboren = super().clean(value)
        if geboren.datum is not None and not EERSTE_JAAR <= geboren.datum.year <= LAATSTE_JAAR:
            raise forms.ValidationError(self.FOUT, code="invalid")
        return geboren


def rijvelden() -> dict[str, forms.Field]:
    return {
        "rol": CodeKeuze("betrokkenerol", label="Rol", required=False),
        "voornamen": _tekst("Voornamen"),
        "voorvoegsel": _tekst("Tussenvoegsel", 30),
        "geboortenaam": _tekst("Achternaam"),
        "geboortedatum": Geboortedag(label="Geboortedatum", required=False),
        "geslacht": CodeKeuze("geslacht", label="Geslacht", required=False),
        "telefoon": _tekst("Telefoon", 30),
        "straat": _tekst("Straat", 120),
        "huisnummer": forms.IntegerField(
            label="Huisnummer", required=False, min_value=1, max_value=99_999, widget=forms.TextInput
        ),
        "postcode": forms.RegexField(
            r"^[1-9][0-9]{3} ?[A-Za-z]{2}\Z",
            label="Postcode",
            required=False,
            error_messages={"invalid": "Vul een postcode in, zoals 1315 AB."},
        ),
        "plaats": _tekst("Plaats", 80),
        "geheim_adres": forms.BooleanField(label="Adres is geheim", required=False),
    }


@dataclass(frozen=True)
class Groep:
    """The fields of one person, each with its label within the group."""

    titel: str
    velden: list[tuple[forms.BoundField, str]]
    open: bool


class Betrokkenen(Tabform):
    """`RIJEN` people; more are told in the story, or by telephone."""

    def voeg_velden_toe(self) -> None:
        for rij in range(RIJEN):
            for naam, veld in rijvelden().items():
                veld.label = f"Persoon {rij + 1}, {str(veld.label).lower()}"
                self.fields[f"persoon-{rij}-{naam}"] = veld

    def groepen(self) -> list[Groep]:
        """Person by person; open is the first, and whoever has something in it."""
        rijen = [[(self[f"persoon-{rij}-{naam}"], veld) for naam, veld in rijvelden().items()] for rij in range(RIJEN)]
        return [
            Groep(
                titel=f"Persoon {rij + 1}",
                velden=[(gebonden, str(veld.label)) for gebonden, veld in velden],
                open=not rij or any(gebonden.value() or gebonden.errors for gebonden, _ in velden),
            )
            for rij, velden in enumerate(rijen)
        ]

    def clean(self) -> dict[str, Any]:
        gevuld = self.gevulde_rijen()
        if not gevuld:
            self.add_error("persoon-0-rol", "Noem ten minste één persoon. Weet u de naam niet, kies dan alleen de rol.")
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
    toelichting = _verhaal(
        "Wat is er gebeurd, en waarover maakt u zich zorgen?", LANG, required=True, help_text=ZONDER_UZELF
    )
    aard = CodeKeuzes("aard", label="Aard van het geweld", required=False)
    geweldsoort = CodeKeuzes("geweldsoort", label="Type geweld", required=False)
    richting = CodeKeuzes("richting", label="Richting van het geweld", required=False)
    duur = CodeKeuze("duur", label="Hoe lang speelt het al?", required=False)


class Netwerk(Tabform):
    hulp_betrokken = JaNeeOnbekend(label="Is er al hulp in het gezin?")
    hulp_bij = _verhaal("Van wie, en sinds wanneer?")
    hulp_wacht = JaNeeOnbekend(label="Staat het gezin ergens op een wachtlijst?")
    hulp_wacht_bij = _tekst("Bij wie?")
    steun = _verhaal("Wie in de omgeving steunt het gezin?")


class Overig(Tabform):
    overig = _verhaal(
        "Wat moeten wij nog weten over u?",
        VAN_MELDER,
        help_text="Bijvoorbeeld wanneer wij u het beste kunnen bellen. Dit lezen alleen collega's die mogen weten wie "
        "u bent. Gaat het over het gezin? Schrijf het dan bij Melding.",
    )


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


def vul_keuzes(*formulieren: Tabform) -> None:
    """The choices of these tabs: the codes in one query, the gemeenten in another."""
    vul_codes(*formulieren)
    velden: list[Any] = [form.fields["gemeente"] for form in formulieren if "gemeente" in form.fields]
    if open_ := [veld for veld in velden if not veld.choices]:
        gemeenten = [("", "Kies…"), *Gemeente.objects.order_by("naam").values_list("code", "naam")]
        for keuze in open_:
            keuze.choices = gemeenten


def formulieren_van(inhoud: Mapping[str, Velden], *ook: Tabform) -> dict[str, Tabform]:
    """Every tab with what was typed in it, checked; the choices of `ook` are filled along with them."""
    formulieren = {tab.code: tab.form(_als_verstuurd(inhoud.get(tab.code, {}))) for tab in TABS}
    vul_keuzes(*formulieren.values(), *ook)
    for form in formulieren.values():
        form.is_valid()
    return formulieren


def als_begin(code: str, velden: Velden) -> Tabform:
    """A tab that is opened: what was typed as initial values, so that it does not begin with complaints."""
    form, data = PER_CODE[code].form, _als_verstuurd(velden)
    namen = ((naam, veld.widget) for naam, veld in form().fields.items() if naam in data)
    return form(initial={naam: widget.value_from_datadict(data, {}, naam) for naam, widget in namen})


def _als_verstuurd(velden: Velden) -> QueryDict:
    data = QueryDict(mutable=True)
    for naam, waarden in velden.items():
        data.setlist(naam, waarden)
    return data
