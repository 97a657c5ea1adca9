# SPDX-License-Identifier: EUPL-1.2
"""Rules for monitoring: what a series follows, and what its moments showed."""

from dossiers.formaat import Casus
from dossiers.formaat.vervolg import Monitoring, Monitoringsmoment, Uitvoering
from meldingen.termijnen.kalender import dag_van

from .oordeel import Oordeel
from .register import Register


def keur_monitoring(casus: Casus, register: Register, oordeel: Oordeel) -> None:
    gevolgd: set[str] = set()
    for nr, reeks in enumerate(casus.monitoring):
        pad = f"monitoring[{nr}]"
        _aanleiding(reeks, pad, register, oordeel)
        if reeks.verwijst is not None:
            if reeks.verwijst in gevolgd:
                oordeel.dubbel(f"{pad}.verwijst", "Hierna volgt al een andere monitoring.")
            gevolgd.add(reeks.verwijst)
        _vaste_momenten(reeks, pad, oordeel)
        for plek, moment in enumerate(reeks.momenten):
            _moment(moment, f"{pad}.momenten[{plek}]", oordeel)
    for nr, heropening in enumerate(casus.heropeningen):
        if heropening.moment_op < dag_van(heropening.op):
            oordeel.te_vroeg(f"heropeningen[{nr}].moment_op", "op")


def _aanleiding(reeks: Monitoring, pad: str, register: Register, oordeel: Oordeel) -> None:
    veld = f"{pad}.verwijst"
    if reeks.aanleiding == "heropening":
        if reeks.verwijst is not None:
            oordeel.tegenstrijdig(veld, "Een monitoring na heropening verwijst nergens naar.")
    elif reeks.verwijst is None:
        oordeel.ontbreekt(veld, "Geef het kenmerk van de dienst of de ontvanger waar deze monitoring op volgt.")
    elif reeks.aanleiding == "dienst":
        dienst = register.dienst(veld, reeks.verwijst)
        if dienst and dienst.afgerond_op is None:
            oordeel.tegenstrijdig(veld, "Deze dienst is niet afgerond. Monitoring begint daarna.")
    else:
        ontvanger = register.ontvanger(veld, reeks.verwijst)
        if ontvanger and ontvanger.partij is not None and ontvanger.aanvaard is None:
            oordeel.tegenstrijdig(veld, "Deze overdracht is niet aanvaard. Monitoring begint daarna.")
        elif ontvanger and ontvanger.aanvaard and reeks.vastgelegd_op and reeks.vastgelegd_op < ontvanger.aanvaard.op:
            oordeel.te_vroeg(f"{pad}.vastgelegd_op", "op van 'aanvaard'")


def _vaste_momenten(reeks: Monitoring, pad: str, oordeel: Oordeel) -> None:
    gezien: set[str] = set()
    for nr, moment in enumerate(reeks.momenten):
        if moment.soort != "monitoring_extra" and moment.soort in gezien:
            oordeel.dubbel(f"{pad}.momenten[{nr}].soort", "Dit moment staat er al. Gebruik 'monitoring_extra'.")
        gezien.add(moment.soort)


def _moment(moment: Monitoringsmoment, pad: str, oordeel: Oordeel) -> None:
    if moment.aangevraagd is not None:
        if moment.soort != "monitoring_extra":
            oordeel.tegenstrijdig(f"{pad}.aangevraagd", "Alleen een extra moment wordt aangevraagd.")
        if moment.gepland_op is None:
            oordeel.ontbreekt(f"{pad}.gepland_op", "Geef de dag waarvoor dit moment gepland is.")
        elif moment.gepland_op < dag_van(moment.aangevraagd.op):
            oordeel.te_vroeg(f"{pad}.gepland_op", "op van 'aangevraagd'")
    if moment.uitvoering is not None:
        _uitvoering(moment.uitvoering, f"{pad}.uitvoering", oordeel)


def _uitvoering(uitvoering: Uitvoering, pad: str, oordeel: Oordeel) -> None:
    if not uitvoering.bevindingen.strip():
        oordeel.ontbreekt(
            f"{pad}.bevindingen", "Schrijf wat het moment liet zien. Is er niets vastgelegd, schrijf dat."
        )
    if dag_van(uitvoering.vastgelegd_op) < uitvoering.op:
        oordeel.te_vroeg(f"{pad}.vastgelegd_op", "op")
    if uitvoering.vervolg == "extra_moment" and uitvoering.extra is None:
        oordeel.ontbreekt(f"{pad}.extra", "Geef de dag en de reden van het extra moment.")
    if uitvoering.extra is not None:
        if uitvoering.vervolg != "extra_moment":
            oordeel.tegenstrijdig(f"{pad}.extra", "Een extra moment hoort bij vervolg 'extra_moment'.")
        if uitvoering.extra.op < uitvoering.op:
            oordeel.te_vroeg(f"{pad}.extra.op", "op van de uitvoering")
