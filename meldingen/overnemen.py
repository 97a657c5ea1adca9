# SPDX-License-Identifier: EUPL-1.2
"""An earlier assessment of the casus as the draft of a new one: which one, what is taken over, and what never is.

Every melding gets a full veiligheidsbeoordeling of its own (Handelingsprotocol 2019), so the weighing of the history,
the conclusion, the decision and its motivation are written anew.
"""

from datetime import date

from organisaties.codes import GelezenCodes
from personen.samenvoegen import samen_met

from .beoordeling import BeoordeeldeInvoer, BeoordelingInvoer, BesluitInvoer
from .fouten import OngeldigeInvoer
from .models import Melding, Veiligheidsbeoordeling
from .werkproces import Beoordelingstatus, Besluit

NIEUW_TE_SCHRIJVEN = {
    "voorgeschiedenis": "Weeg de voorgeschiedenis opnieuw: dit staat zo al bij de vorige beoordeling.",
    "conclusie": "Trek opnieuw een conclusie: dit staat zo al bij de vorige beoordeling.",
    "motivering": "Motiveer dit besluit opnieuw: dit staat zo al bij de vorige beoordeling.",
}


def vorige_beoordeling(melding: Melding) -> Veiligheidsbeoordeling | None:
    """The last assessment that was completed of another melding of this casus; none of what became an advies."""
    rijen = Veiligheidsbeoordeling.objects.filter(
        casus_id=melding.casus_id, status=Beoordelingstatus.VASTGESTELD
    ).exclude(melding_id=melding.pk)
    return (
        rijen.exclude(besluit=Besluit.OMZETTEN_IN_ADVIES)
        .select_related("melding", "zwaarte", "vastgesteld_door")
        .order_by("-vastgesteld_op", "-pk")
        .first()
    )


def als_invoer(vorige: Veiligheidsbeoordeling, melding: Melding, op: date) -> BeoordelingInvoer:
    """What of it counts for this melding: people who are in both, and codes that are still in their list on `op`."""
    risico = list(vorige.risicofactoren.values_list("pk", flat=True))
    personen = list(vorige.personen.all())
    codes = GelezenCodes([vorige.zwaarte_id, *risico, *(een.kindpositie_id for een in personen)])
    nummer_van = _nummers_hier(melding, [een.persoon_id for een in personen])
    return BeoordelingInvoer(
        zwaarte=_geldig(codes, vorige.zwaarte_id, "zwaarte", op),
        hulp_betrokken=vorige.hulp_betrokken,
        risicofactoren=tuple(code for code in risico if codes.geldt(code, "risicofactor", op)),
        bevindingen=vorige.bevindingen,
        personen=tuple(
            BeoordeeldeInvoer(
                persoon_nummer=nummer_van[een.persoon_id],
                acuut_onveilig=een.acuut_onveilig,
                structureel_onveilig=een.structureel_onveilig,
                kindpositie=_geldig(codes, een.kindpositie_id, "kindpositie", op),
            )
            for een in personen
            if een.persoon_id in nummer_van
        ),
    )


def eis_eigen_oordeel(vb: Veiligheidsbeoordeling, besluit: BesluitInvoer) -> None:
    """Refuse to complete a draft that was taken over with the words of the earlier assessment, or without its own."""
    vorige = vb.overgenomen_uit
    if vorige is None:
        return
    nu = {"voorgeschiedenis": vb.voorgeschiedenis, "conclusie": vb.conclusie, "motivering": besluit.motivering}
    fouten = {
        veld: [tekst]
        for veld, tekst in NIEUW_TE_SCHRIJVEN.items()
        if nu[veld].strip() and nu[veld].strip() == getattr(vorige, veld).strip()
    }
    if not vb.conclusie:
        fouten["conclusie"] = ["Schrijf een conclusie bij wat u overnam van de vorige beoordeling."]
    if fouten:
        raise OngeldigeInvoer("Deze beoordeling is overgenomen en moet een eigen oordeel krijgen.", velden=fouten)


def _nummers_hier(melding: Melding, persoon_ids: list[int]) -> dict[int, str]:
    """Each of these persons who is one human with somebody of the melding, and his number in it; one each."""
    hier = list(melding.betrokkenen.order_by("-pk").values_list("persoon_id", "persoon__nummer"))
    mens_van = samen_met({*persoon_ids, *(pk for pk, _ in hier)})
    nummer_van_mens = {mens_van[pk]: nummer for pk, nummer in hier}
    gevonden: dict[int, str] = {}
    for pk in persoon_ids:
        nummer = nummer_van_mens.get(mens_van[pk])
        if nummer is not None and nummer not in gevonden.values():
            gevonden[pk] = nummer
    return gevonden


def _geldig(codes: GelezenCodes, sleutel: str | None, lijst: str, op: date) -> str | None:
    return sleutel if sleutel and codes.geldt(sleutel, lijst, op) else None
