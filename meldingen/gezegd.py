# SPDX-License-Identifier: EUPL-1.2
"""What a melding tells of somebody known that is not on record of him: a melding never writes over a person, and what
was typed must not stay unseen. Who fled may have a new number, and the old one may be answered by somebody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from organisaties.templatetags.vt_opmaak import dag as als_dag
from personen.geheimhouding import houdt_alles_geheim
from personen.models import Adres, Persoon
from personen.namen import telefoonsleutel, vouw
from personen.schrijven import AdresGegevens, PersoonGegevens

from .geheimhouding import lees_geheim_rond
from .gemeld import gezegd_van
from .models import Betrokkene

GEHEIM = "een adres dat geheim is"
NAMEN = {"geboortenaam": "Achternaam bij geboorte", "partnernaam": "Achternaam van de partner"}


@dataclass(frozen=True)
class Gezegd:
    wat: str
    waarde: str


def anders_gezegd(betrokkenen: Iterable[Betrokkene], *, vandaag: date) -> dict[int, tuple[Gezegd, ...]]:
    """Per betrokkene what was said of him and differs from what is on record, so that a human can take it over.

    They are read with their person and with what was said. No query unless an address was said of somebody known: then
    one, and six for who keeps it secret when it is another one.
    """
    gezegd = [(rij, *gezegd_van(rij)) for rij in betrokkenen if rij.zoals_gemeld]
    bekend: dict[int, list[Adres]] = defaultdict(list)
    if any(adres for _, _, adres in gezegd):
        for adres in Adres.objects.filter(persoon_id__in=[rij.persoon_id for rij, _, _ in gezegd]).order_by("pk"):
            bekend[adres.persoon_id].append(adres)
    return {
        rij.pk: anders
        for rij, gegevens, adres in gezegd
        if (anders := (*_gegevens(gegevens, rij.persoon), *_adres(gegevens, adres, rij.persoon, bekend, vandaag)))
    }


def _gegevens(gezegd: PersoonGegevens, persoon: Persoon) -> list[Gezegd]:
    anders = []
    if gezegd.telefoon and telefoonsleutel(gezegd.telefoon) != persoon.telefoon_sleutel:
        anders.append(Gezegd("Telefoon", gezegd.telefoon))
    # Half a date, or half a name, says no more than what is known.
    hele_dag = gezegd.geboortedatum if gezegd.geboortedatum_precisie == "dag" else None
    if hele_dag and hele_dag != persoon.geboortedatum:
        anders.append(Gezegd("Geboortedatum", als_dag(hele_dag)))
    naam = vouw(persoon.volledige_naam)
    return anders + [
        Gezegd(label, getattr(gezegd, veld)) for veld, label in NAMEN.items() if vouw(getattr(gezegd, veld)) not in naam
    ]


def _adres(
    gegevens: PersoonGegevens,
    adres: AdresGegevens | None,
    persoon: Persoon,
    bekend: Mapping[int, list[Adres]],
    vandaag: date,
) -> list[Gezegd]:
    if adres is None or any(_zelfde(adres, ander) for ander in bekend.get(persoon.pk, ())):
        return []
    # A new address of who hides was never told before, so no list of places knows it: then it is the human that counts.
    geheim = adres.geheim or gegevens.geheim_adres or houdt_alles_geheim(persoon.pk)
    if geheim or lees_geheim_rond([persoon.pk], dag=vandaag).treft(adres):
        return [Gezegd("Adres", GEHEIM)]
    nummer = f"{adres.huisnummer or ''}{adres.toevoeging}"
    delen = (f"{adres.straat} {nummer}".strip(), adres.postcode, adres.plaats)
    tekst = ", ".join(deel for deel in delen if deel)
    return [Gezegd("Adres", tekst)] if tekst else []


def _zelfde(gezegd: AdresGegevens, bekend: Adres) -> bool:
    if gezegd.huisnummer != bekend.huisnummer:
        return False
    postcode = gezegd.postcode.replace(" ", "").upper()
    return postcode == bekend.postcode if postcode else vouw(gezegd.straat) == vouw(bekend.straat)
