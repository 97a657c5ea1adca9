# SPDX-License-Identifier: EUPL-1.2
"""The rules for one act of handing over; one refusal names everything that is wrong, each at its field."""

from collections import Counter
from datetime import date

from meldingen.controle import eis_codes, eis_tekst
from meldingen.fouten import OngeldigeInvoer
from meldingen.werkproces import Besluit
from organisaties.models import Organisatie

from .dossier import Dossier
from .informatiepakket import VRIJE_TEKST
from .invoer import OverdragenInvoer, PartijInvoer
from .models import Overdracht, OverdrachtPersoon
from .models.overdracht import AL_OPEN
from .routeren import Routeadvies
from .werkproces import OPEN, Overdrachtstatus

Fouten = dict[str, list[str]]

GEEN_PERSONEN = "Kies over wie de overdracht gaat."
GEEN_DOEL = "Schrijf op met welk doel u overdraagt."
GEEN_VERWACHTING = "Schrijf op wat u van de ontvanger verwacht."
VERPLICHT = {
    "conclusie": "Schrijf de conclusie van de veiligheidsbeoordeling voor de ontvanger op.",
    "contacten": "Schrijf op welke contacten er al waren. Waren er geen, schrijf dat dan op.",
}


def keur(dossier: Dossier, invoer: OverdragenInvoer, advies: Routeadvies, dag: date) -> tuple[Organisatie | None, ...]:
    """Raise `OngeldigeInvoer` with all that is wrong; otherwise the parties in the order of the input."""
    if not invoer.partijen:
        raise OngeldigeInvoer("Kies ten minste één ontvanger.", veld="partij-0-partij")
    fouten: Fouten = {}
    partijen = _partijen(dossier, invoer, fouten)
    _teksten(invoer, fouten)
    _wijzen(invoer, dag, fouten)
    for index, deel in enumerate(invoer.partijen):
        _personen(index, deel, dossier, fouten)
    _zicht(dossier, invoer, fouten)
    _dubbel(dossier, invoer, partijen, fouten)
    if _wijkt_af(dossier, advies, partijen) and not invoer.afwijkreden.strip():
        naam = advies.bestemming.naam if advies.bestemming else ""
        fouten["afwijkreden"] = [f"De afspraak wijst {naam} aan. Schrijf op waarom u afwijkt."]
    if fouten:
        raise OngeldigeInvoer("De overdracht is nog niet compleet.", velden=fouten)
    return tuple(partijen)


def _partijen(dossier: Dossier, invoer: OverdragenInvoer, fouten: Fouten) -> list[Organisatie | None]:
    codes = [deel.partij_code for deel in invoer.partijen]
    bekend = {
        partij.code: partij
        for partij in Organisatie.objects.filter(
            vt_organisatie_id=dossier.casus.organisatie_id, actief=True, code__in=[c for c in codes if c]
        )
    }
    vaker = {code for code, aantal in Counter(codes).items() if aantal > 1}
    for index, code in enumerate(codes):
        if code in vaker:
            fouten[f"partij-{index}-partij"] = ["Deze ontvanger staat er twee keer. Voeg de personen samen."]
        elif code is not None and code not in bekend:
            fouten[f"partij-{index}-partij"] = ["Kies een partij uit de lijst."]
    return [bekend.get(code) if code else None for code in codes]


def _teksten(invoer: OverdragenInvoer, fouten: Fouten) -> None:
    alleen_client = all(deel.partij_code is None for deel in invoer.partijen)
    velden = {veld: (getattr(invoer, veld), None if alleen_client else VERPLICHT.get(veld)) for veld in VRIJE_TEKST}
    for index, deel in enumerate(invoer.partijen):
        velden[f"partij-{index}-doel"] = (deel.doel, GEEN_DOEL)
        velden[f"partij-{index}-verwacht"] = (deel.verwacht, GEEN_VERWACHTING)
    for veld, (tekst, verplicht) in velden.items():
        _probeer(veld, tekst, verplicht, fouten)
    _probeer("afwijkreden", invoer.afwijkreden, None, fouten, maximum=1000)


def _probeer(veld: str, tekst: str, verplicht: str | None, fouten: Fouten, maximum: int = 20_000) -> None:
    try:
        eis_tekst(veld, tekst, verplicht=verplicht, maximum=maximum)
    except OngeldigeInvoer as fout:
        fouten |= fout.velden


def _wijzen(invoer: OverdragenInvoer, dag: date, fouten: Fouten) -> None:
    velden = {f"partij-{index}-wijze": deel.wijze for index, deel in enumerate(invoer.partijen)}
    try:
        eis_codes(dict(velden), dict.fromkeys(velden, "wijze"), dag)
    except OngeldigeInvoer as fout:
        fouten |= fout.velden


def _personen(index: int, deel: PartijInvoer, dossier: Dossier, fouten: Fouten) -> None:
    veld = f"partij-{index}-personen"
    if not deel.personen:
        fouten[veld] = [GEEN_PERSONEN]
    elif len(set(deel.personen)) < len(deel.personen):
        fouten[veld] = ["Een persoon staat er twee keer."]
    elif vreemd := set(deel.personen) - set(dossier.gezin):
        ook = _staan_ook_als(dossier)
        fouten[veld] = [
            f"{nummer} staat in dit dossier onder nummer {ook[nummer]}."
            if nummer in ook
            else "Deze persoon hoort niet bij de casus."
            for nummer in sorted(vreemd)
        ]


def _staan_ook_als(dossier: Dossier) -> dict[str, str]:
    """Of who is in the casus under several numbers: each number, and the one by which he is handed over."""
    return {rij.nummer: nummer for nummer, lid in dossier.gezin.items() for rij in lid.rijen}


def _zicht(dossier: Dossier, invoer: OverdragenInvoer, fouten: Fouten) -> None:
    dragers = [index for index, deel in enumerate(invoer.partijen) if deel.draagt_zicht]
    for index in dragers:
        veld = f"partij-{index}-draagt_zicht"
        if len(dragers) > 1:
            fouten[veld] = ["Ten hoogste één ontvanger krijgt het zicht op veiligheid."]
        elif invoer.partijen[index].partij_code is None:
            fouten[veld] = ["Bij overdracht aan het cliëntsysteem houdt Veilig Thuis het zicht op veiligheid."]
        elif Overdracht.objects.filter(casus=dossier.casus, draagt_zicht=True, status__in=OPEN).exists():
            fouten[veld] = ["Er staat al een overdracht open die het zicht op veiligheid draagt."]


def _dubbel(dossier: Dossier, invoer: OverdragenInvoer, partijen: list[Organisatie | None], fouten: Fouten) -> None:
    """The unique index refuses it too; this says at which field."""
    per_partij: dict[int, list[str]] = {}
    open_rijen = OverdrachtPersoon.objects.filter(
        open=True,
        partij__in=[partij for partij in partijen if partij],
        persoon__in=[rij for lid in dossier.gezin.values() for rij in lid.rijen],
    )
    ook = _staan_ook_als(dossier)
    for partij_id, nummer in open_rijen.values_list("partij_id", "persoon__nummer"):
        per_partij.setdefault(partij_id, []).append(ook[nummer])
    for index, (deel, partij) in enumerate(zip(invoer.partijen, partijen, strict=True)):
        al_open = set(deel.personen) & set(per_partij.get(partij.pk if partij else 0, ()))
        if al_open:
            fouten[f"partij-{index}-personen"] = [AL_OPEN]


def _wijkt_af(dossier: Dossier, advies: Routeadvies, partijen: list[Organisatie | None]) -> bool:
    """The advised destination is in none of the handovers of this melding, and the decision was not the family."""
    if advies.bestemming is None or dossier.vb.besluit == Besluit.OVERDRACHT_CLIENT:
        return False
    if any(partij is not None and partij.pk == advies.bestemming.pk for partij in partijen):
        return False
    return not Overdracht.objects.filter(
        melding=dossier.melding, partij=advies.bestemming, status__in=(*OPEN, Overdrachtstatus.AANVAARD)
    ).exists()
