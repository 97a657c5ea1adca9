# SPDX-License-Identifier: EUPL-1.2
"""The repeat of one melding as a reader may see it: each definition by name and source, and the facts behind it.

The labels are derived anew from the facts that this reader may see: what rests on a shielded casus alone must not show
that there is one.
"""

from dataclasses import dataclass

from meldingen.models import Bekendheid, Casus, Melding
from meldingen.werkproces import Melder, Voorval
from organisaties.models import Medewerker

from .definities import Labels, bepaal_labels
from .feiten import als_feit


@dataclass(frozen=True)
class Regel:
    """One definition: what it is called, whose it is and what it says of this melding."""

    naam: str
    bron: str
    waarde: str


@dataclass(frozen=True)
class BekendeCasus:
    """One earlier casus as it stood when the melding came in."""

    nummer: str
    fase: str
    monitoring: bool
    partij: str
    melder: str
    voorval: str
    van_ontvanger: bool
    personen: int


@dataclass(frozen=True)
class Herhalingsbeeld:
    regels: tuple[Regel, ...]
    casussen: tuple[BekendeCasus, ...]


def lees_herhaling(melding: Melding, medewerker: Medewerker) -> Herhalingsbeeld:
    """One query beside the one for named access; `melding` is visible to `medewerker` already."""
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
    return Herhalingsbeeld(
        regels=tuple(_regels(labels)), casussen=tuple(_casus(van_casus) for van_casus in per_casus.values())
    )


def _mens(rij: Bekendheid) -> int | None:
    persoon = rij.betrokkene.persoon if rij.betrokkene else None
    return (persoon.hoofd_id or persoon.pk) if persoon else None


def _regels(labels: Labels) -> list[Regel]:
    dubbel = [
        tekst
        for geldt, tekst in (
            (labels.dubbel_andere_melder, "andere melder terwijl Veilig Thuis actief is"),
            (labels.dubbel_zelfde_melder, "zelfde melder over hetzelfde voorval"),
            (labels.dubbel_voorval, "hetzelfde voorval"),
        )
        if geldt
    ]
    return [
        Regel("Soort melding", "CBS StatLine 85361NED", labels.cbs.label),
        Regel("Naar de stand van het eerdere dossier", "Regioplan, noot 32", labels.regioplan.label),
        Regel("Zoals geteld in de studie", "Regioplan §3.1 en §4.4", labels.eerder.label),
        Regel("Andere melder, zelfde casus", "landelijk onderzoek 2020, §3.2.4", labels.landelijk.label),
        Regel("Dubbel", "drie soorten, domeinnotities §1.3", ", ".join(dubbel) or "niet dubbel"),
        Regel("Terug van de ontvanger", "feit, geen definitie", "ja" if labels.melder_is_ontvanger else "nee"),
    ]


def _casus(rijen: list[Bekendheid]) -> BekendeCasus:
    eerste = rijen[0]
    return BekendeCasus(
        nummer=eerste.casus.nummer,
        fase=eerste.get_fase_display(),
        monitoring=eerste.monitoring_liep,
        partij=eerste.partij.naam if eerste.partij else "",
        melder=Melder(eerste.melder).label,
        voorval="" if eerste.voorval == Voorval.GEEN else eerste.get_voorval_display(),
        van_ontvanger=eerste.melder_is_ontvanger,
        personen=len({_mens(rij) for rij in rijen} - {None}),
    )
