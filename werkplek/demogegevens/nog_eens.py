# SPDX-License-Identifier: EUPL-1.2
"""Families of the demo who are reported once more, by a caller whom nobody showed that they were known.

Registered by the ordinary step, so that whoever opens the demo finds the work list of possible known persons filled.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from meldingen.herkenning import zoek_mogelijke_bekenden
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.models import Betrokkene, Casus, Melding
from meldingen.stappen.registreren import registreren
from organisaties.models import Medewerker
from personen.models import Adres
from personen.schrijven import AdresGegevens, PersoonGegevens

from .teksten import TOELICHTING

# The demo account that registers them.
NEEMT_AAN: Final = "frontoffice"
GEZINNEN: Final = 6
# Of how many families the people are looked at to find the first six that are complete enough.
BEKEKEN: Final = 60


def _initiaal(wie: PersoonGegevens) -> PersoonGegevens:
    return replace(wie, voornamen="", voorletters=f"{wie.voornamen[0]}.")


def _zonder_dag(wie: PersoonGegevens) -> PersoonGegevens:
    geboren = wie.geboortedatum
    return replace(wie, geboortedatum=geboren and geboren.replace(month=1, day=1), geboortedatum_precisie="jaar")


def _letter_weg(wie: PersoonGegevens) -> PersoonGegevens:
    naam = wie.geboortenaam
    return replace(wie, geboortenaam=naam[:-2] + naam[-1:] if len(naam) > 5 else naam)


def _zoals_het_is(wie: PersoonGegevens) -> PersoonGegevens:
    return wie


# How somebody on the telephone says it.
GEHOORD: Final[Sequence[Callable[[PersoonGegevens], PersoonGegevens]]] = (
    _zoals_het_is,
    _zoals_het_is,
    _zoals_het_is,
    _letter_weg,
    _zonder_dag,
    _initiaal,
)


def meld_nog_eens(medewerker: Medewerker, *, nu: datetime, zaad: int) -> list[Melding]:
    """Register meldingen in the hours before `nu` about families of this region, and look for who they are."""
    rng = Random(zaad)  # noqa: S311 (no secrets here: the same seed must give the same families)
    meldingen: list[Melding] = []
    for casus in _casussen(medewerker):
        leden = list(
            Betrokkene.objects.filter(melding=casus.meldingen.earliest("pk"), persoon__onbekend=False)
            .select_related("persoon")
            .order_by("pk")
        )
        if len(leden) < 2 or any(lid.persoon.geboortedatum is None for lid in leden):
            continue
        op = nu - timedelta(hours=2 + 3 * (GEZINNEN - 1 - len(meldingen)), minutes=rng.randrange(60))
        melding = registreren(medewerker=medewerker, invoer=_invoer(casus, leden, op, rng), nu=op)
        zoek_mogelijke_bekenden(melding.pk, nu=op)
        meldingen.append(melding)
        if len(meldingen) == GEZINNEN:
            break
    return meldingen


def _casussen(medewerker: Medewerker) -> list[Casus]:
    """Closed long ago as well as open, none that is shielded."""
    return list(Casus.objects.zichtbaar_voor(medewerker).order_by("nummer")[5 : 5 + BEKEKEN : 3])


def _invoer(casus: Casus, leden: Sequence[Betrokkene], op: datetime, rng: Random) -> MeldingInvoer:
    adressen = {
        adres.persoon_id: adres for adres in Adres.objects.filter(persoon__in=[lid.persoon_id for lid in leden])
    }
    return MeldingInvoer(
        kanaal="kanaal:telefoon",
        ontvangen_op=op - timedelta(minutes=15),
        gemeente_code=casus.gemeente_id,
        crisis=False,
        melder_soort="meldersoort:buurt",
        toelichting=rng.choice(TOELICHTING["psychisch"]),
        betrokkenen=tuple(_betrokkene(lid, adressen.get(lid.persoon_id), rng) for lid in leden),
        bron=BronInvoer(onbekend=True),
    )


def _betrokkene(lid: Betrokkene, adres: Adres | None, rng: Random) -> BetrokkeneInvoer:
    gegevens = replace(
        rng.choice(GEHOORD)(PersoonGegevens.van(lid.persoon)), bsn=None, bsn_reden=None, extern_id=None, telefoon=""
    )
    woont = None if adres is None else AdresGegevens(
        straat=adres.straat, huisnummer=adres.huisnummer, postcode=adres.postcode, plaats=adres.plaats,
        gemeente=adres.gemeente_id, geheim=adres.geheim,
    )  # fmt: skip
    return BetrokkeneInvoer(rol=lid.rol_id, gegevens=gegevens, adres=woont)
