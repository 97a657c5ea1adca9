# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from achtergrond import eenmalig
from meldingen.fouten import OngeldigeInvoer
from meldingen.persoonsgegevens import keur_van_tot, rijen_van, rond_af, vergrendel_personen
from meldingen.rechten import eis, eis_versie, mag_personen_beheren
from organisaties.models import Medewerker
from personen.models import Adres, Persoon
from personen.perioden import beeindig
from personen.schrijven import AdresGegevens, voeg_adres_toe

STAP = "adres_vastleggen"


def adres_vastleggen(
    *,
    medewerker: Medewerker,
    persoon: Persoon,
    gegevens: AdresGegevens,
    nu: datetime,
    verhuisd: bool = False,
    versie: int | None = None,
    token: UUID | None = None,
) -> Adres:
    """Record where somebody lives or stays, or lived. Who: who may change persons.

    With `verhuisd` every other address that holds ends on the first day of the new one; without it they stay, for a
    home and a stay elsewhere are normal. Known persons are looked for again. Errors: `OngeldigeInvoer` per field, also
    for an address that is known of these days already; `InmiddelsGewijzigd`.
    """
    with transaction.atomic():
        persoon, anderen = vergrendel_personen(*rijen_van(persoon, medewerker))
        eis(mag_personen_beheren(medewerker, persoon))
        handeling = eenmalig.begin(
            token=token,
            stap=STAP,
            medewerker_id=medewerker.pk,
            inhoud={**asdict(gegevens), "persoon": persoon.pk, "verhuisd": verhuisd},
        )
        if handeling.resultaat_id:
            return Adres.objects.get(pk=handeling.resultaat_id)
        eis_versie(persoon, versie)
        keur_van_tot(persoon, van=gegevens.van, tot=gegevens.tot, nu=nu)
        if verhuisd and gegevens.van is None:
            raise OngeldigeInvoer("Vul in op welke dag deze persoon verhuisde.", veld="van")
        adres = voeg_adres_toe(persoon=persoon, gegevens=gegevens)
        rijen = [persoon, *anderen]
        _eis_nieuw(adres, rijen)
        geraakt = _beeindig_andere(rijen, gegevens.van) if verhuisd and gegevens.van else set()
        ook = [rij for rij in anderen if rij.pk in geraakt]
        rond_af(STAP, medewerker, persoon, *ook, opnieuw_zoeken=nu, verhuisd=verhuisd)
        handeling.rond_af(adres.pk)
        return adres


def _eis_nieuw(adres: Adres, rijen: list[Persoon]) -> None:
    """Looked up after it was written, since only then it is written the way all are."""
    rest = () if adres.postcode and adres.huisnummer else ("straat", "plaats")
    zelfde = {f"{veld}__iexact": getattr(adres, veld) for veld in ("postcode", "toevoeging", *rest)}
    gelijk = Adres.objects.filter(persoon__in=rijen, huisnummer=adres.huisnummer, periode__overlap=adres.periode)
    if gelijk.filter(**zelfde).exclude(pk=adres.pk).exists():
        raise OngeldigeInvoer("Dit adres staat in deze periode al bij deze persoon.", veld="straat")


def _beeindig_andere(rijen: list[Persoon], van: date) -> set[int]:
    """Of all rows of this human, what held before that day; the ids of those whose address ended."""
    eerder = Q(periode__startswith__isnull=True) | Q(periode__startswith__lt=van)
    geraakt = set()
    for ander in Adres.objects.filter(eerder, persoon__in=rijen, periode__contains=van):
        beeindig(ander, tot=van)
        geraakt.add(ander.persoon_id)
    return geraakt
