# SPDX-License-Identifier: EUPL-1.2
"""Cases that every demo has, however small: each stage of the process, in the hands of the demo accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from meldingen.werkproces import Besluit

ALMERE, DRONTEN, LELYSTAD = "GM0034", "GM0303", "GM0995"
LOKAAL, VV, ONDERZOEK = Besluit.OVERDRACHT_LOKAAL, Besluit.VOORWAARDEN_VERVOLG, Besluit.ONDERZOEK


@dataclass(frozen=True)
class Regie:
    """`stappen`: which step, how many working days before the peildatum, in that order; nothing else happens.

    Melding, taking up and assessing are counted from the end: 1 is the last working day before the peildatum.
    """

    stappen: Mapping[str, int]
    besluit: Besluit = LOKAAL
    gemeente: str | None = None
    zwaarte: str | None = None
    crisis: bool = False
    afgeschermd: bool = False
    draagt_zicht: bool = True

    @property
    def ontvangsten(self) -> list[int]:
        """How many working days ago a melding comes in; the second is one of Veilig Thuis itself."""
        return [self.stappen[stap] for stap in ("registreren", "ambtshalve_melden") if stap in self.stappen]


def _tot_besluit(dag: int) -> dict[str, int]:
    return {"registreren": dag + 3, "in_beoordeling_nemen": dag + 2, "beoordelen": dag}


VERHALEN: Final[tuple[Regie, ...]] = (
    # To be assessed: fresh, near its term, past it, and a crisis of last night.
    Regie({"registreren": 1}),
    Regie({"registreren": 1}, crisis=True, gemeente=ALMERE),
    Regie({"registreren": 4}),
    Regie({"registreren": 7}),
    # Being assessed, with a draft: near its term, and past it; a question to the gedragswetenschapper.
    Regie({"registreren": 3, "in_beoordeling_nemen": 2}),
    Regie({"registreren": 5, "in_beoordeling_nemen": 4, "beoordeling_bewaren": 1}),
    Regie({"registreren": 8, "in_beoordeling_nemen": 7, "beoordeling_bewaren": 2}),
    Regie({"registreren": 4, "in_beoordeling_nemen": 3, "beoordeling_bewaren": 2, "consult_vragen": 1}),
    Regie({**_tot_besluit(9), "dienst_starten": 6, "consult_vragen": 2}, besluit=VV),
    Regie({**_tot_besluit(12), "dienst_starten": 9, "consult_vragen": 6, "consult_geven": 4}, besluit=ONDERZOEK),
    # Decided, still to be handed over.
    Regie(_tot_besluit(1), gemeente=ALMERE),
    Regie(_tot_besluit(2), gemeente=DRONTEN),
    # At the local team: new, new, confirmed, accepted; near and past its term of confirming.
    Regie({**_tot_besluit(2), "overdragen": 1}, gemeente=ALMERE),
    Regie({**_tot_besluit(3), "overdragen": 1}, gemeente=ALMERE, zwaarte="licht"),
    Regie({**_tot_besluit(5), "overdragen": 4}, gemeente=ALMERE),
    Regie({**_tot_besluit(4), "overdragen": 3, "bevestigen": 2}, gemeente=ALMERE),
    Regie({**_tot_besluit(7), "overdragen": 5, "bevestigen": 4}, gemeente=ALMERE),
    Regie({**_tot_besluit(9), "overdragen": 8, "bevestigen": 7, "aanvaarden": 6}, gemeente=ALMERE),
    Regie({**_tot_besluit(20), "overdragen": 19, "aanvaarden": 17}, gemeente=ALMERE),
    # Back at Veilig Thuis: refused, returned, expired, withdrawn.
    Regie({**_tot_besluit(6), "overdragen": 5, "bevestigen": 4, "weigeren": 2}, gemeente=ALMERE, zwaarte="zwaar"),
    Regie({**_tot_besluit(30), "overdragen": 29, "aanvaarden": 27, "terugleggen": 3}, gemeente=ALMERE),
    Regie({**_tot_besluit(11), "overdragen": 10, "laat_verlopen": 4}, gemeente=LELYSTAD),
    Regie({**_tot_besluit(6), "overdragen": 5, "intrekken": 2}, gemeente=ALMERE),
    # On the list of the coming meeting.
    Regie({**_tot_besluit(3), "overdragen": 1}, gemeente=DRONTEN),
    Regie({**_tot_besluit(4), "overdragen": 1}, gemeente=DRONTEN, zwaarte="licht"),
    Regie({**_tot_besluit(5), "overdragen": 2}, gemeente=DRONTEN, draagt_zicht=False),
    # Diensten: planned, running, near its ten weeks, past them.
    Regie(_tot_besluit(2), besluit=VV),
    Regie(_tot_besluit(6), besluit=ONDERZOEK),
    Regie({**_tot_besluit(15), "dienst_starten": 12}, besluit=VV),
    Regie({**_tot_besluit(48), "dienst_starten": 44}, besluit=ONDERZOEK),
    Regie({**_tot_besluit(53), "dienst_starten": 47}, besluit=ONDERZOEK),
    Regie({**_tot_besluit(30), "dienst_starten": 27, "dienst_afronden": 2}, besluit=VV, gemeente=ALMERE),
    # Monitoring: moments due now and past, an extra one, and one that led to a melding of our own.
    Regie({**_tot_besluit(95), "dienst_starten": 92, "dienst_afronden": 66}, besluit=VV, gemeente=ALMERE),
    Regie({**_tot_besluit(105), "dienst_starten": 102, "dienst_afronden": 73}, besluit=ONDERZOEK),
    Regie({**_tot_besluit(110), "dienst_starten": 107, "dienst_afronden": 75, "moment_vastleggen": 9,
           "extra_moment": 8}, besluit=VV),
    Regie({**_tot_besluit(112), "dienst_starten": 108, "dienst_afronden": 77, "moment_vastleggen": 3,
           "ambtshalve_melden": 2}, besluit=VV, zwaarte="zwaar"),
    # Closed and opened again.
    Regie({**_tot_besluit(60), "overdragen": 59, "aanvaarden": 57, "betrokkenheid_beeindigen": 40, "heropenen": 5},
          gemeente=LELYSTAD),
    # Shielded, and opened by noodtoegang.
    Regie({"registreren": 3, "in_beoordeling_nemen": 2}, afgeschermd=True, gemeente=LELYSTAD),
    Regie({**_tot_besluit(14), "dienst_starten": 11, "noodtoegang": 1}, besluit=VV, afgeschermd=True),
)  # fmt: skip
