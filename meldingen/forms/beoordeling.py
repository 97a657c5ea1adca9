# SPDX-License-Identifier: EUPL-1.2
"""The veiligheidsbeoordeling and its decision. Nothing is required here: only 'afronden' demands that it is whole."""

from collections.abc import Sequence
from typing import Any

from django import forms

from meldingen.beoordeling import BeoordeeldeInvoer, BeoordelingInvoer, BesluitInvoer, hoe_het_gezin_heet
from meldingen.formulier import CodeKeuze, CodeKeuzes, JaNeeOnbekend, StapForm
from meldingen.models import Melding, Veiligheidsbeoordeling
from meldingen.werkproces import Besluit
from organisaties.models import Medewerker

from .keuzes import collegakeuzes
from .nakijken import nagekeken, woorden_in

PERSOONSVELDEN = ("acuut_onveilig", "structureel_onveilig", "kindpositie")


class BesluitForm(StapForm):
    markering = "geen"

    besluit = forms.ChoiceField(label="Besluit", required=False, choices=Besluit.choices, widget=forms.RadioSelect)
    motivering = forms.CharField(label="Motivering", required=False, widget=forms.Textarea(attrs={"rows": 5}))
    meebeslisser = forms.ChoiceField(label="Besloten samen met", required=False)
    afsluitreden = CodeKeuze("afsluitreden", label="Reden, bij einde bemoeienis", required=False)
    adviesvraag = forms.CharField(
        label="De adviesvraag, bij omzetten in advies",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zonder namen, adressen of andere gegevens van het gezin.",
    )
    bevestigd = nagekeken()

    def __init__(self, *args: Any, medewerker: Medewerker, **kwargs: Any) -> None:
        self.medewerker = medewerker
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        self.zet_keuzes("meebeslisser", collegakeuzes(self.medewerker))

    def besluitinvoer(self) -> BesluitInvoer:
        schoon = self.cleaned_data
        collega = None
        if schoon["meebeslisser"]:
            collega = Medewerker.objects.values_list("pk", flat=True).get(username=schoon["meebeslisser"])
        return BesluitInvoer(
            besluit=schoon["besluit"],
            motivering=schoon["motivering"],
            meebeslisser_id=collega,
            afsluitreden=schoon["afsluitreden"],
            adviesvraag=schoon["adviesvraag"],
            bevestigd=schoon["bevestigd"],
        )

    def argumenten(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        return {"besluit": self.besluitinvoer(), "versie": schoon["versie"], "token": schoon["token"]}

    def gevonden(self, melding: Melding) -> list[str]:
        """What in the question as sent looks like data of the family, for the page that asks to look again."""
        if not (self.is_bound and "adviesvraag" in self.errors):
            return []
        return woorden_in(str(self.data.get("adviesvraag") or ""), **hoe_het_gezin_heet(melding))

    @staticmethod
    def beginwaarden(vb: Veiligheidsbeoordeling) -> dict[str, Any]:
        return {
            "versie": vb.versie,
            "besluit": vb.besluit,
            "motivering": vb.motivering,
            "meebeslisser": vb.meebeslisser.username if vb.meebeslisser else "",
            "afsluitreden": vb.afsluitreden_id or "",
            "adviesvraag": vb.adviesvraag,
        }


class BeoordelingForm(BesluitForm):
    """`personen` are the public numbers of the people of the melding: one row of safety questions each."""

    urgentie = CodeKeuze("urgentie", label="Urgentie", required=False, widget=forms.RadioSelect)
    zwaarte = CodeKeuze("zwaarte", label="Zwaarte", required=False, widget=forms.RadioSelect)
    duur = CodeKeuze("duur", label="Duur van het geweld", required=False)
    hulp_betrokken = JaNeeOnbekend(label="Is er al hulp betrokken?")
    risicofactoren = CodeKeuzes("risicofactor", label="Risicofactoren", required=False)
    bevindingen = forms.CharField(label="Bevindingen", required=False, widget=forms.Textarea(attrs={"rows": 6}))
    voorgeschiedenis = forms.CharField(
        label="Weging van de voorgeschiedenis",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat betekent wat er eerder gebeurde? Is er niets bekend, schrijf dan dat u dat heeft nagegaan.",
    )
    conclusie = forms.CharField(label="Conclusie", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, personen: Sequence[str], **kwargs: Any) -> None:
        self.personen = tuple(personen)
        super().__init__(*args, **kwargs)

    def voeg_velden_toe(self) -> None:
        super().voeg_velden_toe()
        for nummer in self.personen:
            for veld, vorm in self._persoonsvelden().items():
                self.fields[f"personen-{nummer}-{veld}"] = vorm

    def rij(self, nummer: str) -> dict[str, forms.BoundField]:
        return {veld: self[f"personen-{nummer}-{veld}"] for veld in PERSOONSVELDEN}

    def argumenten(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        invoer = BeoordelingInvoer(
            urgentie=schoon["urgentie"],
            zwaarte=schoon["zwaarte"],
            duur=schoon["duur"],
            hulp_betrokken=schoon["hulp_betrokken"],
            risicofactoren=schoon["risicofactoren"],
            bevindingen=schoon["bevindingen"],
            voorgeschiedenis=schoon["voorgeschiedenis"],
            conclusie=schoon["conclusie"],
            personen=tuple(
                BeoordeeldeInvoer(
                    persoon_nummer=nummer, **{veld: schoon[f"personen-{nummer}-{veld}"] for veld in PERSOONSVELDEN}
                )
                for nummer in self.personen
            ),
        )
        return {**super().argumenten(), "invoer": invoer}

    @staticmethod
    def beginwaarden(vb: Veiligheidsbeoordeling) -> dict[str, Any]:
        waarden = BesluitForm.beginwaarden(vb) | {
            "urgentie": vb.urgentie_id or "",
            "zwaarte": vb.zwaarte_id or "",
            "duur": vb.duur_id or "",
            "hulp_betrokken": _ja_nee(vb.hulp_betrokken),
            "risicofactoren": [code.pk for code in vb.risicofactoren.all()],
            "bevindingen": vb.bevindingen,
            "voorgeschiedenis": vb.voorgeschiedenis,
            "conclusie": vb.conclusie,
        }
        for oordeel in vb.personen.select_related("persoon").defer("persoon__bsn"):
            voor = f"personen-{oordeel.persoon.nummer}-"
            waarden[f"{voor}acuut_onveilig"] = _ja_nee(oordeel.acuut_onveilig)
            waarden[f"{voor}structureel_onveilig"] = _ja_nee(oordeel.structureel_onveilig)
            waarden[f"{voor}kindpositie"] = oordeel.kindpositie_id or ""
        return waarden

    @staticmethod
    def _persoonsvelden() -> dict[str, forms.Field]:
        return {
            "acuut_onveilig": JaNeeOnbekend(label="Acuut onveilig", widget=_lijst()),
            "structureel_onveilig": JaNeeOnbekend(label="Structureel onveilig", widget=_lijst()),
            "kindpositie": CodeKeuze(
                "kindpositie", leeg="Geen kind", label="Positie van het kind", required=False, widget=_lijst()
            ),
        }


def _ja_nee(waarde: bool | None) -> str:  # noqa: FBT001 (the value itself)
    return "" if waarde is None else "ja" if waarde else "nee"


def _lijst() -> forms.Select:
    return forms.Select(attrs={"class": "utrecht-select utrecht-select--html-select"})
