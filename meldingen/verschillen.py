# SPDX-License-Identifier: EUPL-1.2
"""What differs between a melding and the one that was assessed before it, on the same casus: for who assesses."""

from dataclasses import dataclass

from organisaties.models import Medewerker
from personen.models import Persoon

from .meldingbeeld import codes_van
from .models import Dienst, Melding, Veiligheidsbeoordeling
from .overnemen import vorige_beoordeling
from .termijnen.kalender import dag_van
from .werkproces import Dienststatus


@dataclass(frozen=True)
class Verschil:
    """`was` and `nu` as words, of one question that both meldingen answer."""

    wat: str
    was: str
    nu: str


@dataclass(frozen=True)
class Verschillen:
    """`vorige` is the assessment, `nieuw` who is in this melding alone, `weg` who was in the other one alone."""

    vorige: Veiligheidsbeoordeling
    dagen: int
    nieuw: tuple[Persoon, ...]
    weg: tuple[Persoon, ...]
    anders: tuple[Verschil, ...]
    diensten: tuple[Dienst, ...]


def lees_verschillen(melding: Melding, medewerker: Medewerker) -> Verschillen | None:
    """None where nothing was assessed before. The casus of `melding` is visible to `medewerker` already."""
    vorige = vorige_beoordeling(melding)
    if vorige is None:
        return None
    eerder = Melding.objects.zichtbaar_voor(medewerker).select_related("duur").get(pk=vorige.melding_id)
    hier, daar = _mensen(melding), _mensen(eerder)
    diensten = (
        Dienst.objects.zichtbaar_voor(medewerker)
        .filter(casus_id=melding.casus_id)
        .exclude(status=Dienststatus.VERVALLEN)
    )
    return Verschillen(
        vorige=vorige,
        dagen=(dag_van(melding.ontvangen_op) - dag_van(eerder.ontvangen_op)).days,
        nieuw=tuple(persoon for mens, persoon in hier.items() if mens not in daar),
        weg=tuple(persoon for mens, persoon in daar.items() if mens not in hier),
        anders=tuple(verschil for verschil in _antwoorden(eerder, melding) if verschil.was != verschil.nu),
        diensten=tuple(diensten.exclude(voorwaarden="").order_by("-besloten_op")),
    )


def _mensen(melding: Melding) -> dict[int, Persoon]:
    """One per human, known by name or not; the unknown of one melding is nobody of the other."""
    rijen = melding.betrokkenen.filter(persoon__onbekend=False).select_related("persoon").defer("persoon__bsn")
    return {rij.persoon.hoofd_id or rij.persoon_id: rij.persoon for rij in rijen.order_by("pk")}


def _antwoorden(eerder: Melding, melding: Melding) -> list[Verschil]:
    was, nu = codes_van(eerder), codes_van(melding)
    namen = {"aard": "Aard", "geweldsoort": "Type geweld", "richting": "Richting"}
    uit_lijsten = [
        Verschil(naam, *(", ".join(code.label for code in codes[lijst]) or "niet ingevuld" for codes in (was, nu)))
        for lijst, naam in namen.items()
    ]
    return [
        *uit_lijsten,
        Verschil("Duur", *(rij.duur.label if rij.duur else "onbekend" for rij in (eerder, melding))),
        Verschil("Hulp betrokken", *(_ja_nee(rij.hulp_betrokken) for rij in (eerder, melding))),
        Verschil("Crisis", *(_ja_nee(rij.crisis) for rij in (eerder, melding))),
    ]


def _ja_nee(waarde: bool | None) -> str:  # noqa: FBT001 (the value itself)
    return "onbekend" if waarde is None else "ja" if waarde else "nee"
