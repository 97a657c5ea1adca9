# SPDX-License-Identifier: EUPL-1.2
"""The acts of monitoring: planning it, holding its moments, and reopening, which begins a series too."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from dossiers.formaat import Casus
from dossiers.formaat.vervolg import Handeling, Heropening, Monitoring, Monitoringsmoment, Uitvoering
from dossiers.keuren import Foutcode
from monitoring.invoer import MomentInvoer

from .plan import Act, Verwijzing
from .vertaling import Vertaler, utc
from .vervolg import handeling

EXTRA: Final = "monitoring_extra"


def monitoring_acten(casus: Casus, vertaler: Vertaler) -> Iterator[Act]:
    heropeningen = sorted(enumerate(casus.heropeningen), key=lambda paar: paar[1].op)
    heropend = iter(heropeningen)
    for nr, reeks in enumerate(casus.monitoring):
        pad, heropening = f"monitoring[{nr}]", None
        if reeks.aanleiding == "heropening":
            # The nth series of this kind is that of the nth reopening.
            plek, heropening = next(heropend, (None, None))
            if heropening is None:
                vertaler.fout(pad, Foutcode.GEEN_MONITORING, "Bij deze monitoring hoort een heropening.")
            else:
                yield _heropenen(heropening, f"heropeningen[{plek}]", vertaler, _namen(reeks, heropening))
        elif reeks.aanleiding == "overdracht":
            yield from _plannen(casus, reeks, pad, vertaler)
        yield from _momenten(reeks, pad, heropening, vertaler)
    for plek, over in heropend:
        yield _heropenen(over, f"heropeningen[{plek}]", vertaler, ())


def _heropenen(heropening: Heropening, pad: str, vertaler: Vertaler, maakt: tuple[Verwijzing, ...]) -> Act:
    met = {"heropenreden": heropening.reden, "toelichting": heropening.toelichting, "datum": heropening.moment_op}
    return handeling("heropenen", heropening, pad, vertaler, met=met, maakt=maakt)


def _namen(reeks: Monitoring, heropening: Heropening) -> tuple[Verwijzing, ...]:
    extra = _extra(reeks, heropening).get(reeks.id)
    return ("monitoring", reeks.id), *((("moment", extra),) if extra else ())


def _plannen(casus: Casus, reeks: Monitoring, pad: str, vertaler: Vertaler) -> Iterator[Act]:
    """By the sweep, unless the end of the involvement was recorded at that very moment: that plans it by itself."""
    ontvangers = (ontvanger for overdracht in casus.overdrachten for ontvanger in overdracht.ontvangers)
    aanvaard = next((o.aanvaard for o in ontvangers if o.id == reeks.verwijst), None)
    wanneer = reeks.vastgelegd_op or (aanvaard.op if aanvaard else None)
    if any(einde.op == wanneer for einde in casus.einden if einde.soort == "betrokkenheid"):
        return
    if wanneer is None or reeks.verwijst is None:
        vertaler.fout(pad, Foutcode.GEEN_MONITORING, "Geef wanneer deze monitoring is gepland.")
        return
    nu = utc(wanneer)
    yield Act("plannen_na_overdracht", nu, None, pad, reeks, op=("overdracht", reeks.verwijst))


def _momenten(reeks: Monitoring, pad: str, heropening: Heropening | None, vertaler: Vertaler) -> Iterator[Act]:
    extra = _extra(reeks, heropening)
    for nr, moment in enumerate(reeks.momenten):
        op, plek = ("moment", moment.id), f"{pad}.momenten[{nr}]"
        if moment.aangevraagd:
            yield _aanvragen(moment, moment.aangevraagd, plek, vertaler)
        if moment.uitvoering:
            maakt = (("moment", extra[moment.id]),) if moment.id in extra else ()
            yield _vastleggen(moment.uitvoering, f"{plek}.uitvoering", vertaler, op, maakt)


def _extra(reeks: Monitoring, heropening: Heropening | None) -> Mapping[str, str]:
    """The extra moments by what planned them: another moment, or (under the id of the series) the reopening."""
    bronnen: list[tuple[str, date]] = [(reeks.id, heropening.moment_op)] if heropening else []
    uitgevoerd = sorted(
        (moment for moment in reeks.momenten if moment.uitvoering and moment.uitvoering.extra),
        key=lambda moment: moment.uitvoering.vastgelegd_op,  # type: ignore[union-attr]
    )
    bronnen += [(moment.id, moment.uitvoering.extra.op) for moment in uitgevoerd]  # type: ignore[union-attr]
    vrij = [m for m in reeks.momenten if m.soort == EXTRA and not m.aangevraagd]
    gevonden: dict[str, str] = {}
    for precies in (True, False):
        for bron, dag in bronnen:
            past = (m for m in vrij if (m.gepland_op == dag if precies else m.gepland_op is None) and m.id != bron)
            moment = next(past, None) if bron not in gevonden else None
            if moment:
                gevonden[bron] = moment.id
                vrij.remove(moment)
    return gevonden


def _aanvragen(moment: Monitoringsmoment, deel: Handeling, pad: str, vertaler: Vertaler) -> Act:
    met = {"datum": moment.gepland_op, "reden": moment.reden}
    return handeling("extra_moment", deel, f"{pad}.aangevraagd", vertaler, met=met, maakt=(("moment", moment.id),))


def _vastleggen(deel: Uitvoering, pad: str, vertaler: Vertaler, op: Verwijzing, maakt: tuple[Verwijzing, ...]) -> Act:
    invoer = MomentInvoer(
        uitgevoerd_op=deel.op,
        veiligheid=deel.veiligheid,
        nieuwe_incidenten=deel.nieuwe_incidenten,
        nieuwe_zorgen=deel.nieuwe_zorgen,
        gesproken_met=deel.gesproken_met,
        bevindingen=deel.bevindingen,
        vervolg=deel.vervolg,
        extra_op=deel.extra.op if deel.extra else None,
        extra_reden=deel.extra.reden if deel.extra else "",
    )
    nu, wie = utc(deel.vastgelegd_op), vertaler.medewerker(f"{pad}.door", deel.door)
    return Act("moment_vastleggen", nu, wie, pad, deel, op=op, met={"invoer": invoer}, maakt=maakt)
