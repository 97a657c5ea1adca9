# SPDX-License-Identifier: EUPL-1.2
"""What functional management sets for its organisation, each with what it does. One description for page and API."""

from typing import Any

from django import forms

from meldingen.formulier import JaNee, StapForm
from organisaties.models import VTOrganisatie
from organisaties.stappen.instellingen_bijwerken import CONTACT_MAX, GRENZEN

BLIJFT = "Geldt voor wat vanaf nu wordt geregistreerd. Termijnen die al lopen, houden hun laatste dag."


def _getal(veld: str, label: str, effect: str) -> forms.IntegerField:
    laagst, hoogst = GRENZEN[veld]
    return forms.IntegerField(label=label, min_value=laagst, max_value=hoogst, help_text=effect)


class InstellingenForm(StapForm):
    vb_eenheid = forms.ChoiceField(
        label="De vijf dagen voor de veiligheidsbeoordeling zijn",
        choices=VTOrganisatie.Eenheid.choices,
        widget=forms.RadioSelect,
        help_text=f"Werkdagen volgens het handelingsprotocol, dagen volgens het Uitvoeringsbesluit Wmo 2015. {BLIJFT}",
    )
    goede_vrijdag_vrij = JaNee(
        label="Goede Vrijdag is een vrije dag",
        help_text=f"Een vrije dag telt niet als werkdag. {BLIJFT} Hoeveel werkdagen er nog zijn, verandert meteen.",
    )
    besluitdagen_vrij = JaNee(
        label="Dagen die de overheid per besluit aanwijst zijn vrij",
        help_text="Zoals de vrijdag na Hemelvaart. Werkt als bij Goede Vrijdag.",
    )
    drempel_meldingen = _getal(
        "drempel_meldingen",
        "Lange geschiedenis vanaf zoveel eerdere meldingen",
        "Vanaf dit aantal staat er bij een melding dat het gezin een lange geschiedenis heeft. Werkt meteen, ook bij "
        "oude dossiers.",
    )
    drempel_jaren = _getal(
        "drempel_jaren",
        "Of als de eerste melding langer geleden is dan zoveel jaar",
        "De tweede manier om een lange geschiedenis te herkennen. Werkt meteen, ook bij oude dossiers.",
    )
    informeren_kind_vanaf = _getal(
        "informeren_kind_vanaf",
        "Een kind zelf informeren vanaf zoveel jaar",
        "Vanaf deze leeftijd staat een kind zelf op de lijst van wie moet horen dat er gegevens zijn vastgelegd. "
        "Jonger hoort het via wie gezag heeft. Geldt voor nieuwe meldingen, en voor open dossiers zodra er een persoon "
        "of gezag wijzigt. Wie al is geïnformeerd, blijft staan.",
    )
    contact_afgeschermd = forms.CharField(
        label="Bij wie een collega terechtkan over een afgeschermd dossier",
        max_length=CONTACT_MAX,
        help_text="Staat na 'neem contact op met'. Noem een functie, geen naam uit een dossier. Werkt meteen.",
    )

    @classmethod
    def beginwaarden(cls, organisatie: VTOrganisatie) -> dict[str, Any]:
        waarden = {veld: getattr(organisatie, veld) for veld in cls.base_fields if hasattr(organisatie, veld)}
        return {
            veld: ("ja" if waarde else "nee") if isinstance(waarde, bool) else waarde
            for veld, waarde in waarden.items()
        }
