# SPDX-License-Identifier: EUPL-1.2
"""A melding was linked to the wrong known person: what it told of him goes along to the right one, and what another
melding told of him too stays his."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import F

from personen.aanvullen import Weggenomen, nogmaals, op_schrift, vul_aan
from personen.models import Persoon, Samenvoeging
from personen.samenvoegen import samen_met

from .gemeld import gezegde_verbanden, onthoud, toegevoegd_aan
from .herkenning import zoek_gewijzigden
from .models import Betrokkene
from .termijnen.kalender import dag_van
from .verbanden import Gezegd, Verband, einde_van, schrijf_gezegd, verband_van, verbanden_van, vind_geschreven


def verleg_verbanden(betrokkene: Betrokkene, bekende: Persoon) -> tuple[set[int], set[Verband]]:
    """Give relations and authority that this melding told of `bekende` to the person whom `betrokkene` is now.

    What the melding wrote moves, with what was changed of it since; what was on record of the known one already stays
    there, and is written of the other too. What was taken out as a mistake stays out. Returns the rows that it was
    about, and what is no longer on record of `bekende`.
    """
    gezegd = gezegde_verbanden(betrokkene)
    if not gezegd:
        return set(), set()
    rijen = _op_volgorde(betrokkene)
    plaats = [rij.pk for rij in rijen].index(betrokkene.pk)
    vroeger = {nr: rij.persoon for nr, rij in enumerate(rijen)} | {plaats: bekende}
    nu = vroeger | {plaats: betrokkene.persoon}
    verlegd = [
        een
        for een in gezegd
        if een.vanaf and vind_geschreven(een, vroeger).update(**{einde_van(een, plaats): betrokkene.persoon})
    ]
    _schrijf(rijen, [een for een in gezegd if een.vanaf is None], nu)
    Persoon.objects.filter(pk__in=_over(verlegd, vroeger)).update(versie=F("versie") + 1)
    return _over(gezegd, vroeger), {verband_van(een, vroeger) for een in verlegd}


def vertel_opnieuw(persoon_id: int, weg: Weggenomen, verbanden: Collection[Verband], *, nu: datetime) -> set[int]:
    """What was taken from this human and other meldingen told of him too: on record again, from the day of the first.

    What a shielded dossier told of somebody who is in another one as well, is not written where that one shows it.
    Returns the rows to whom he is tied again.
    """
    geraakt: set[int] = set()
    if not (weg.iets or verbanden):
        return geraakt
    rijen = Betrokkene.objects.filter(persoon_id__in=samen_met([persoon_id]), zoals_gemeld__isnull=False)
    for rij in rijen.select_related("melding__casus", "persoon").order_by("melding__ontvangen_op", "pk"):
        if not _blijft_binnen(rij):
            gehoord, toen = toegevoegd_aan(rij)
            (nieuw,) = vul_aan([nogmaals(gehoord, toen, weg)], dag=dag_van(rij.melding.ontvangen_op), nu=nu)
            if nieuw.iets:
                onthoud(rij, toegevoegd=nieuw)
                zoek_gewijzigden([gehoord.persoon.pk])
            geraakt |= _vertel_verbanden(rij, verbanden)
    return geraakt


def vertel_gesplitst(gesplitst: Samenvoeging, *, nu: datetime) -> set[int]:
    """While they were one human, what was on record of one was not written of the other: now it is, where told."""
    geraakt: set[int] = set()
    groepen = [samen_met([gesplitst.een_id]), samen_met([gesplitst.ander_id])]
    for zelf, ander in (groepen, groepen[::-1]):
        (mens, *_), (ander_mens, *_) = zelf.values(), ander.values()
        van_ander = {verband.als_van(ander_mens, mens) for verband in verbanden_van(ander)}
        geraakt |= vertel_opnieuw(mens, op_schrift(ander), van_ander, nu=nu)
    return geraakt


def _blijft_binnen(rij: Betrokkene) -> bool:
    elders = Betrokkene.objects.filter(persoon_id=rij.persoon_id).exclude(casus_id=rij.casus_id)
    return rij.melding.casus.afgeschermd and elders.exists()


def _vertel_verbanden(rij: Betrokkene, verbanden: Collection[Verband]) -> set[int]:
    gezegd = [een for een in gezegde_verbanden(rij) if een.vanaf is None]
    if not (gezegd and verbanden):
        return set()
    rijen = _op_volgorde(rij)
    personen = {nr: ander.persoon for nr, ander in enumerate(rijen)}
    allebei = {*verbanden, *(verband.andersom for verband in verbanden)}
    weer = [een for een in gezegd if verband_van(een, personen) in allebei]
    _schrijf(rijen, weer, personen)
    return _over(weer, personen)


def _op_volgorde(betrokkene: Betrokkene) -> list[Betrokkene]:
    """All of this melding, each at the place by which it tells of him."""
    rijen = Betrokkene.objects.filter(melding_id=betrokkene.melding_id)
    return list(rijen.select_related("persoon", "melding").defer("persoon__bsn").order_by("pk"))


def _schrijf(rijen: Sequence[Betrokkene], gezegd: Sequence[Gezegd], personen: Mapping[int, Persoon]) -> None:
    """Write it, and remember at everybody of whom it was said what is on record now because of this melding."""
    geschreven = schrijf_gezegd(rijen[0].melding, gezegd, personen, {persoon.pk for persoon in personen.values()})
    nieuw = {een._replace(vanaf=None): een for een in geschreven if een.vanaf is not None}
    for nr in {plaats for een in nieuw for plaats in (een.een, een.ander)}:
        onthoud(rijen[nr], verbanden=nieuw)


def _over(gezegd: Sequence[Gezegd], personen: Mapping[int, Persoon]) -> set[int]:
    return {personen[plaats].pk for een in gezegd for plaats in (een.een, een.ander)}
