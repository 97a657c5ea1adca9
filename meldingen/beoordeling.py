# SPDX-License-Identifier: EUPL-1.2
"""Primitives for assessing and deciding: used by `beoordelen`, `beoordeling_bewaren` and `besluit_herzien`."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q, QuerySet

from .controle import eis_codes, eis_collega, eis_tekst
from .fouten import OngeldigeInvoer, eis_veld
from .gezinsgegevens import eis_zonder_gezin
from .klok import start_termijn
from .models import Advies, Beoordeelde, Casus, Dienst, Melding, Veiligheidsbeoordeling
from .nummers import volgend_nummer
from .overgang import Handelend, zet_dienststatus
from .termijnen.kalender import dag_van
from .werkproces import (
    DIENSTBESLUITEN,
    OVERDRACHTSBESLUITEN,
    ZONDER_VERVOLG,
    Beoordelingstatus,
    Besluit,
    Dienststatus,
    Status,
)


@dataclass(frozen=True)
class BeoordeeldeInvoer:
    """Safety of one person; None is unknown, which is an answer too."""

    persoon_nummer: str
    acuut_onveilig: bool | None = None
    structureel_onveilig: bool | None = None
    kindpositie: str | None = None


@dataclass(frozen=True)
class BeoordelingInvoer:
    """The answers of a veiligheidsbeoordeling; only `beoordelen` demands that they are complete."""

    urgentie: str | None = None
    zwaarte: str | None = None
    duur: str | None = None
    hulp_betrokken: bool | None = None
    risicofactoren: tuple[str, ...] = ()
    bevindingen: str = ""
    voorgeschiedenis: str = ""
    conclusie: str = ""
    personen: tuple[BeoordeeldeInvoer, ...] = ()

    def als_inhoud(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class BesluitInvoer:
    """The decision and why. `adviesvraag` is the question without family data, for a melding that becomes an advies;
    `bevestigd` says that somebody looked at what in it looks like such data."""

    besluit: str
    motivering: str
    meebeslisser_id: int | None = None
    afsluitreden: str | None = None
    adviesvraag: str = ""
    bevestigd: bool = False


def schrijf_antwoorden(vb: Veiligheidsbeoordeling, invoer: BeoordelingInvoer) -> None:
    """Fill in the answers of a locked draft (its version goes up); the caller saves it."""
    # Nobody saved this draft before, so there are no answers to replace.
    is_leeg = vb.versie == 1
    codes = {"urgentie": invoer.urgentie, "zwaarte": invoer.zwaarte, "duur": invoer.duur}
    lijsten = {naam: naam for naam in codes} | {"risicofactoren": "risicofactor", "kindpositie": "kindpositie"}
    posities = [persoon.kindpositie for persoon in invoer.personen if persoon.kindpositie]
    geldig = eis_codes(
        {**codes, "risicofactoren": invoer.risicofactoren, "kindpositie": posities}, lijsten, dag_van(vb.gestart_op)
    )
    for naam, sleutel in codes.items():
        setattr(vb, f"{naam}_id", sleutel)
    vb.hulp_betrokken = invoer.hulp_betrokken
    for naam in ("bevindingen", "voorgeschiedenis", "conclusie"):
        setattr(vb, naam, eis_tekst(naam, getattr(invoer, naam)))
    vb.versie += 1
    if is_leeg:
        vb.risicofactoren.add(*geldig["risicofactoren"])  # type: ignore[arg-type]  # keys are text
    else:
        vb.risicofactoren.set(geldig["risicofactoren"])  # type: ignore[arg-type]
        vb.personen.all().delete()
    _schrijf_personen(vb, invoer)


def _schrijf_personen(vb: Veiligheidsbeoordeling, invoer: BeoordelingInvoer) -> None:
    if not invoer.personen:
        return
    bekend = dict(vb.melding.betrokkenen.values_list("persoon__nummer", "persoon_id"))
    onbekend = [persoon.persoon_nummer for persoon in invoer.personen if persoon.persoon_nummer not in bekend]
    if onbekend:
        raise OngeldigeInvoer("Deze persoon hoort niet bij de melding.", veld="personen")
    Beoordeelde.objects.bulk_create(
        Beoordeelde(
            beoordeling=vb,
            persoon_id=bekend[persoon.persoon_nummer],
            acuut_onveilig=persoon.acuut_onveilig,
            structureel_onveilig=persoon.structureel_onveilig,
            kindpositie_id=persoon.kindpositie,
        )
        for persoon in invoer.personen
    )


def eis_compleet(vb: Veiligheidsbeoordeling, besluit: BesluitInvoer) -> None:
    """What must be there before an assessment can be decided; one refusal names all that is missing."""
    fouten: dict[str, list[str]] = {}
    if vb.zwaarte_id is None:
        fouten["zwaarte"] = ["Kies hoe zwaar deze casus is."]
    if not vb.voorgeschiedenis:
        fouten["voorgeschiedenis"] = ["Weeg de voorgeschiedenis. Is er geen, schrijf dan dat u dat heeft nagegaan."]
    if besluit.besluit not in Besluit.values:
        fouten["besluit"] = ["Kies een besluit."]
    if not besluit.motivering.strip():
        fouten["motivering"] = ["Leg uit waarom u dit besluit neemt."]
    if besluit.besluit == Besluit.EINDE_BEMOEIENIS and not besluit.afsluitreden:
        fouten["afsluitreden"] = ["Kies waarom de bemoeienis eindigt."]
    if besluit.besluit == Besluit.OMZETTEN_IN_ADVIES and not besluit.adviesvraag.strip():
        fouten["adviesvraag"] = ["Schrijf de adviesvraag op, zonder gegevens van het gezin."]
    if fouten:
        raise OngeldigeInvoer("De beoordeling is nog niet compleet.", velden=fouten)


def eis_vraag_zonder_gezin(melding: Melding, besluit: BesluitInvoer) -> None:
    """For a melding that becomes an advies: nothing of its family goes along, as with an advies of a contact."""
    if besluit.besluit == Besluit.OMZETTEN_IN_ADVIES:
        teksten = {"adviesvraag": besluit.adviesvraag}
        eis_zonder_gezin(teksten, **hoe_het_gezin_heet(melding), bevestigd=besluit.bevestigd)


def hoe_het_gezin_heet(melding: Melding) -> dict[str, str]:
    """Where the names stand that the question of an advies may not hold, as `gezinsgegevens.zoek` takes it."""
    velden = [f"persoon__{veld}" for veld in ("voornamen", "geboortenaam", "partnernaam")]
    namen = melding.betrokkenen.order_by("pk").values_list(*velden)
    return {"notities": melding.toelichting, "beller": " ".join(naam for rij in namen for naam in rij if naam)}


def zet_besluit(door: Handelend, vb: Veiligheidsbeoordeling, besluit: BesluitInvoer) -> None:
    """Fill in the decision on a locked assessment, complete or not; the caller saves it."""
    eis_veld(besluit.besluit in ("", *Besluit.values), "besluit", "Kies een besluit uit de lijst.")
    eis_codes({"afsluitreden": besluit.afsluitreden}, {"afsluitreden": "afsluitreden"}, dag_van(door.nu))
    eis_collega("meebeslisser", besluit.meebeslisser_id, organisatie_id=vb.organisatie_id, niet=door.medewerker_id)
    vb.besluit = besluit.besluit
    vb.motivering = eis_tekst("motivering", besluit.motivering)
    vb.meebeslisser_id = besluit.meebeslisser_id
    vb.afsluitreden_id = besluit.afsluitreden
    vb.adviesvraag = eis_tekst("adviesvraag", besluit.adviesvraag)


def stel_vast(door: Handelend, vb: Veiligheidsbeoordeling, besluit: BesluitInvoer) -> None:
    """Close a complete assessment with its decision."""
    zet_besluit(door, vb, besluit)
    vb.status = Beoordelingstatus.VASTGESTELD
    vb.vastgesteld_op = door.nu
    vb.vastgesteld_door_id = door.medewerker_id
    vb.versie += 1
    vb.save()


def voer_besluit_uit(
    door: Handelend,
    casus: Casus,
    melding: Melding,
    vb: Veiligheidsbeoordeling,
    besluit: BesluitInvoer,
    vervangt: Dienst | None = None,
) -> None:
    """Write what the decision brings about on the locked casus; the step calls `zet_fase` afterwards.

    Overdracht: the casus waits for its handover. V&V and onderzoek: a dienst is planned and its term runs from when it
    was established that there must be one (Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2): this decision, or that of the
    dienst of the same kind that it replaces. Einde: the reason is kept. Advies: an advies without family data is made.
    The last two take nothing away: what must be handed over, or waits for an answer, still does.
    """
    casus.zwaarte_id = vb.zwaarte_id
    if besluit.besluit in OVERDRACHTSBESLUITEN or (besluit.besluit in ZONDER_VERVOLG and casus.overdracht_wacht):
        casus.overdracht_nodig = True
    if besluit.besluit in DIENSTBESLUITEN:
        soort = DIENSTBESLUITEN[Besluit(besluit.besluit)]
        besloten_op = vervangt.besloten_op if vervangt and vervangt.soort == soort else door.nu
        dienst = Dienst(
            organisatie_id=casus.organisatie_id,
            casus=casus,
            melding=melding,
            beoordeling=vb,
            soort=soort,
            besloten_op=besloten_op,
        )
        zet_dienststatus(door, dienst, Dienststatus.GEPLAND)
        start_termijn(
            dienst.soort,
            casus=casus,
            melding=melding,
            begin_op=besloten_op,
            onderwerp="dienst",
            onderwerp_id=dienst.pk,
        )
    elif besluit.besluit == Besluit.EINDE_BEMOEIENIS:
        casus.afsluitreden_id = besluit.afsluitreden
    elif besluit.besluit == Besluit.OMZETTEN_IN_ADVIES:
        casus.afsluitreden_id = "afsluitreden:omgezet"
        _maak_advies(door, melding, besluit.adviesvraag)


def leidende_beoordeling(casus: Casus) -> "QuerySet[Veiligheidsbeoordeling]":
    """The one assessment whose decision the casus carries out: the newest that asks something, else the newest.

    A melding that became an advies is never it. As rows, so that the caller adds what it needs; take `.first()`.
    """
    vastgesteld = Veiligheidsbeoordeling.objects.filter(casus=casus, status=Beoordelingstatus.VASTGESTELD)
    zonder = Q(besluit__in=ZONDER_VERVOLG)
    return (
        vastgesteld.exclude(besluit=Besluit.OMZETTEN_IN_ADVIES)
        .alias(vraagt_niets=zonder)
        .order_by("vraagt_niets", "-vastgesteld_op", "-pk")
    )


def geef_terug_aan_uitvoerder(casus: Casus) -> None:
    """Whoever carries out a running dienst handles the casus again when nothing is being assessed any more.

    The caller saves the casus by `zet_fase`.
    """
    lopend = casus.diensten.filter(status=Dienststatus.LOOPT).order_by("-gestart_op").first()
    if lopend is not None and not casus.meldingen.filter(status=Status.IN_BEOORDELING).exists():
        casus.behandelaar_id = lopend.uitvoerder_id


def _maak_advies(door: Handelend, melding: Melding, vraag: str) -> None:
    Advies.objects.create(
        organisatie_id=melding.organisatie_id,
        nummer=volgend_nummer("A", door.nu),
        kanaal_id=melding.kanaal_id,
        gemeente_id=melding.gemeente_id,
        adviesvrager_soort_id=melding.melder_soort_id,
        ontvangen_op=melding.ontvangen_op,
        medewerker_id=door.medewerker_id,  # type: ignore[misc]  # decisions are taken by people
        vraag=eis_tekst("adviesvraag", vraag),
        omgezet_uit=melding.nummer,
    )
