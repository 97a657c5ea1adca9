# SPDX-License-Identifier: EUPL-1.2
"""What is known of a person, and where and with whom he lives, as somebody types it."""

from typing import Any

from django import forms

from meldingen.formulier import CodeKeuze, Dag, StapForm
from meldingen.models import Vergissing
from meldingen.stappen.vergissing_vastleggen import REDEN_MAX
from organisaties.datumveld import DatumVeld
from personen.models import Persoon
from personen.schrijven import AdresGegevens, PersoonGegevens

from .keuzes import Keuzes, gemeentekeuzes
from .velden import Geboortedatum, als_getypt

KIES_LID = ("", "Kies iemand uit het dossier…")


def _tekst(label: str, **opties: Any) -> forms.CharField:
    opties.setdefault("required", False)
    # Spaces at the ends are taken off by the step; here they may stand, so that nothing that was typed is lost.
    return forms.CharField(label=label, widget=forms.TextInput(attrs={"autocomplete": "off"}), **opties)


class RijKeuze(forms.IntegerField):
    """One of the rows of the page, by its id.

    Not a choice field: whether the row is (still) there is said by the step, which knows of an old screen.
    """

    widget = forms.Select


class PersoonForm(StapForm):
    markering = "geen"

    onbekend = forms.BooleanField(label="Naam is niet bekend", required=False)
    voornamen = _tekst("Voornamen")
    voorletters = _tekst("Voorletters")
    voorvoegsel = _tekst("Tussenvoegsel")
    geboortenaam = _tekst("Achternaam bij geboorte")
    partnernaam_voorvoegsel = _tekst("Tussenvoegsel partner")
    partnernaam = _tekst("Achternaam partner")
    geboortedatum = Geboortedatum(label="Geboortedatum", required=False)
    geslacht = CodeKeuze("geslacht", label="Geslacht", required=False)
    overleden_op = DatumVeld(label="Overleden op", required=False, verleden=True)
    bsn = _tekst("BSN", max_length=20)
    bsn_reden = CodeKeuze("bsnreden", label="Waarom is er geen BSN?", required=False, leeg="Er is een BSN")
    telefoon = _tekst("Telefoon")
    geheim_adres = forms.BooleanField(label="Adres is geheim", required=False)

    @staticmethod
    def beginwaarden(persoon: Persoon) -> dict[str, Any]:
        """What stands now, as one would type it."""
        waarden = {naam: getattr(persoon, naam) for naam in PersoonForm.base_fields if hasattr(persoon, naam)}
        return waarden | {
            "geboortedatum": als_getypt(persoon),
            "geslacht": persoon.geslacht_id,
            "bsn_reden": persoon.bsn_reden_id,
        }

    def veldnaam(self, veld: str) -> str:
        return "geboortedatum" if veld == "geboortedatum_precisie" else veld

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        versie, token, geboren = (schoon.pop(naam) for naam in ("versie", "token", "geboortedatum"))
        gegevens = schoon | {
            "geboortedatum": geboren.datum,
            "geboortedatum_precisie": geboren.precisie,
            "geslacht": schoon["geslacht"] or PersoonGegevens.geslacht,
            "bsn": schoon["bsn"] or None,
            "bsn_reden": None if self._reden_vervalt(schoon) else schoon["bsn_reden"],
        }
        return {"gegevens": gegevens, "versie": versie, "token": token}

    def _reden_vervalt(self, schoon: dict[str, Any]) -> bool:
        """Whoever types a BSN need not take away as well why there was none."""
        return bool(schoon["bsn"]) and schoon["bsn_reden"] == self.initial.get("bsn_reden")


class AdresForm(StapForm):
    markering = "geen"

    postcode = _tekst("Postcode", max_length=20)
    huisnummer = forms.IntegerField(label="Huisnummer", required=False, widget=forms.TextInput)
    toevoeging = _tekst("Toevoeging")
    straat = _tekst("Straat")
    plaats = _tekst("Plaats")
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    van = Dag(label="Vanaf welke dag?", required=False, help_text="dd-mm-jjjj. Laat leeg als u dat niet weet.")
    tot = Dag(label="Tot welke dag?", required=False, help_text="dd-mm-jjjj. Alleen bij een vroeger adres.")
    verhuisd = forms.BooleanField(
        label="Deze persoon is verhuisd",
        required=False,
        help_text="De andere adressen eindigen op de dag waarop dit adres begint.",
    )
    geheim = forms.BooleanField(label="Dit adres is geheim", required=False)

    def __init__(self, *args: Any, medewerker: Any, **kwargs: Any) -> None:
        self.medewerker = medewerker
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        self.zet_keuzes("gemeente", gemeentekeuzes(self.medewerker))

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        rest = {naam: schoon.pop(naam) for naam in ("versie", "token", "verhuisd")}
        return rest | {"gegevens": AdresGegevens(**(schoon | {"gemeente": schoon["gemeente"] or None}))}


class VerbandForm(StapForm):
    """Somebody from the same dossiers, or anybody by number: both are the field `ander` of the step."""

    markering = "verplicht"
    ander = "ander"
    lid = forms.CharField(label="Wie?", required=False, widget=forms.Select)
    nummer = _tekst(
        "Of het nummer van iemand anders",
        max_length=20,
        help_text="Het staat bij de persoon: een P, het jaar en zes cijfers.",
    )

    def __init__(self, *args: Any, leden: Keuzes, **kwargs: Any) -> None:
        self.leden = leden
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        self.fields["lid"].widget.choices = [KIES_LID, *self.leden]
        if not self.leden:
            del self.fields["lid"]
            self.fields["nummer"].label = "Nummer van de persoon"

    def veldnaam(self, veld: str) -> str:
        if veld != self.ander:
            return veld
        return "nummer" if self.data.get("nummer") or "lid" not in self.fields else "lid"

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        lid = schoon.pop("lid", "")
        return schoon | {self.ander: schoon.pop("nummer") or lid}


class RelatieForm(VerbandForm):
    ander = "verwant"
    soort = CodeKeuze("relatiesoort", label="Wat is diegene van deze persoon?")
    van = Dag(label="Vanaf welke dag?", required=False, help_text="dd-mm-jjjj. Laat leeg als het altijd zo was.")
    tot = Dag(label="Tot welke dag?", required=False, help_text="dd-mm-jjjj. Alleen als het voorbij is.")


class GezagForm(VerbandForm):
    ander = "gezagdrager"
    van = Dag(label="Vanaf welke dag?", required=False, help_text="dd-mm-jjjj. Laat leeg als het altijd zo was.")
    tot = Dag(label="Tot welke dag?", required=False, help_text="dd-mm-jjjj. Alleen als het voorbij is.")


class BeeindigForm(StapForm):
    """Which of the rows that hold, and the first day on which it does not; `rij` names it in the step."""

    rij = ""
    titel = ""
    tot = Dag(label="Tot welke dag?", help_text="dd-mm-jjjj of 'vandaag'. De eerste dag waarop het niet meer geldt.")

    def __init__(self, *args: Any, rijen: Keuzes, **kwargs: Any) -> None:
        self.rijen = rijen
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        keuzes = self.rijen if len(self.rijen) == 1 else [("", "Kies…"), *self.rijen]
        self.fields[self.rij].widget.choices = keuzes

    def argumenten(self) -> dict[str, Any]:
        schoon = dict(self.cleaned_data)
        return schoon | {f"{self.rij}_id": schoon.pop(self.rij)}


class AdresBeeindigenForm(BeeindigForm):
    titel = "Adres beëindigen"
    rij = "adres"
    adres = RijKeuze(label="Welk adres?")
    field_order = ("adres",)


class RelatieBeeindigenForm(BeeindigForm):
    titel = "Relatie beëindigen"
    rij = "relatie"
    relatie = RijKeuze(label="Welke relatie?")
    field_order = ("relatie",)


class GezagBeeindigenForm(BeeindigForm):
    titel = "Gezag beëindigen"
    rij = "gezag"
    gezag = RijKeuze(label="Welk gezag?")
    field_order = ("gezag",)


class VanRijForm(StapForm):
    """About one row that the page named; `tekst` is how it reads, empty when it is not there (any more)."""

    # Which row it is cannot be mended here: a refusal of it stands at the top.
    verborgen: tuple[str, ...] = ()

    def __init__(self, *args: Any, tekst: str = "", **kwargs: Any) -> None:
        self.tekst = tekst
        super().__init__(*args, **kwargs)

    def veldnaam(self, veld: str) -> str:
        return "" if veld in self.verborgen else veld


class VergissingForm(VanRijForm):
    verborgen = ("soort", "rij")
    soort = forms.ChoiceField(choices=Vergissing.Soort.choices, widget=forms.HiddenInput)
    rij = forms.IntegerField(widget=forms.HiddenInput)
    reden = forms.CharField(
        label="Wat klopt er niet?",
        help_text="Een collega leest dit terug bij de persoon. Schrijf niet op wat er stond.",
        max_length=REDEN_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class VergissingOngedaanForm(VanRijForm):
    verborgen = ("vergissing",)
    vergissing = forms.IntegerField(widget=forms.HiddenInput)
