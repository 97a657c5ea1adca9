# SPDX-License-Identifier: EUPL-1.2
"""The repeat of one melding as a reader may see it: each definition by name and source, and the facts behind it.

The labels are derived anew from the facts that this reader may see: what rests on a shielded casus alone must not show
that there is one. How the melder stands to earlier ones is kept from whoever may not know which party reported.
"""

from dataclasses import dataclass

from meldingen.models import Bekendheid, Casus, Melding
from meldingen.werkproces import Melder, Voorval
from organisaties.models import Medewerker

from .definities import Labels, bepaal_labels
from .feiten import als_feit
from .geheim import NIET_ZICHTBAAR, met_geheime_vergelijking


@dataclass(frozen=True)
class Regel:
    """One definition: what it is called, whose it is and what it says of this melding."""

    naam: str
    bron: str
    waarde: str


@dataclass(frozen=True)
class BekendeCasus:
    """One earlier casus as it stood when the melding came in; `van_ontvanger` is None for who may not know."""

    nummer: str
    fase: str
    monitoring: bool
    partij: str
    melder: str
    voorval: str
    van_ontvanger: bool | None
    personen: int


@dataclass(frozen=True)
class Herhalingsbeeld:
    regels: tuple[Regel, ...]
    casussen: tuple[BekendeCasus, ...]


def lees_herhaling(melding: Melding, medewerker: Medewerker) -> Herhalingsbeeld:
    """One query beside the one for named access, and one for a known family and whoever may not see its sources;
    `melding` is visible to `medewerker` already.
    """
    zichtbaar = Casus.objects.zichtbaar_voor(medewerker).values("pk")
    rijen = list(
        Bekendheid.objects.zichtbaar_voor(medewerker)
        .filter(melding=melding, casus__in=zichtbaar)
        .select_related("casus", "partij", "betrokkene__persoon")
        .only("fase", "monitoring_liep", "melder_is_ontvanger", "melder", "voorval", "melding_id", "organisatie_id",
              "casus__nummer", "partij__naam", "betrokkene__persoon__hoofd")
        .order_by("casus__nummer", "pk")
    )  # fmt: skip
    labels = bepaal_labels([als_feit(rij, _mens(rij)) for rij in rijen])
    per_casus = {rij.casus_id: [ander for ander in rijen if ander.casus_id == rij.casus_id] for rij in rijen}
    geheim = bool(rijen) and met_geheime_vergelijking(medewerker).filter(pk=melding.pk).exists()
    return Herhalingsbeeld(
        regels=tuple(_regels(labels, geheim=geheim)),
        casussen=tuple(_casus(van_casus, geheim=geheim) for van_casus in per_casus.values()),
    )


def _mens(rij: Bekendheid) -> int | None:
    persoon = rij.betrokkene.persoon if rij.betrokkene else None
    return (persoon.hoofd_id or persoon.pk) if persoon else None


def _regels(labels: Labels, *, geheim: bool) -> list[Regel]:
    andere, terug = labels.landelijk.label, "ja" if labels.melder_is_ontvanger else "nee"
    return [
        Regel("Soort melding", "CBS StatLine 85361NED", labels.cbs.label),
        Regel("Naar de stand van het eerdere dossier", "Regioplan, noot 32", labels.regioplan.label),
        Regel("Zoals geteld in de studie", "Regioplan §3.1 en §4.4", labels.eerder.label),
        Regel("Andere melder, zelfde casus", "landelijk onderzoek 2020, §3.2.4", NIET_ZICHTBAAR if geheim else andere),
        Regel("Dubbel", "drie soorten, domeinnotities §1.3", _dubbel(labels, geheim=geheim)),
        Regel("Terug van de ontvanger", "feit, geen definitie", NIET_ZICHTBAAR if geheim else terug),
    ]


def _dubbel(labels: Labels, *, geheim: bool) -> str:
    soorten = (
        (geheim, NIET_ZICHTBAAR),
        (labels.dubbel_andere_melder and not geheim, "andere melder terwijl Veilig Thuis actief is"),
        (labels.dubbel_zelfde_melder and not geheim, "zelfde melder over hetzelfde voorval"),
        (labels.dubbel_voorval, "hetzelfde voorval"),
    )
    return ", ".join(tekst for geldt, tekst in soorten if geldt) or "niet dubbel"


def _casus(rijen: list[Bekendheid], *, geheim: bool) -> BekendeCasus:
    eerste = rijen[0]
    return BekendeCasus(
        nummer=eerste.casus.nummer,
        fase=eerste.get_fase_display(),
        monitoring=eerste.monitoring_liep,
        partij=eerste.partij.naam if eerste.partij else "",
        melder=NIET_ZICHTBAAR if geheim else Melder(eerste.melder).label,
        voorval=_voorval(eerste, geheim=geheim),
        van_ontvanger=None if geheim else eerste.melder_is_ontvanger,
        personen=len({_mens(rij) for rij in rijen} - {None}),
    )


def _voorval(rij: Bekendheid, *, geheim: bool) -> str:
    if rij.voorval == Voorval.GEEN:
        return ""
    return "Zelfde voorval" if geheim else rij.get_voorval_display()
