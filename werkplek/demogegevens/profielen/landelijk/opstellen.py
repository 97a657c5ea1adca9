# SPDX-License-Identifier: EUPL-1.2
"""The input of each act of one light casus, as the steps ask for it."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Final, NamedTuple

from dossiers.daden import verwijzing
from meldingen.beoordeling import BeoordeeldeInvoer, BeoordelingInvoer, BesluitInvoer
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Besluit
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from werkplek.demogegevens import teksten
from werkplek.demogegevens.namen import beller, telefoon
from werkplek.demogegevens.verdelingen import AARD

from .gezinsplan import Ontvangst
from .huishouden import Huishouden
from .wie import kanaal

ZWAARTES: Final = {"licht": 2, "middelzwaar": 20, "zwaar": 3}


class Voorval(NamedTuple):
    soort: str
    richting: str


class Opsteller:
    def __init__(self, huishouden: Huishouden, gemeente: str, rng: Random, roep: Callable[[str], str]) -> None:
        """`roep` gives the code of who calls."""
        self.huishouden, self.gemeente, self.rng, self.roep = huishouden, gemeente, rng, roep
        self._voorval: Voorval

    def melding(self, ontvangst: Ontvangst, *, eerste: bool) -> MeldingInvoer:
        """Of the whole household; new people at the first one only."""
        rng = self.rng
        self._voorval = self._verzin_voorval()
        return MeldingInvoer(
            kanaal=kanaal(ontvangst.soort, rng),
            ontvangen_op=ontvangst.op,
            gemeente_code=self.gemeente,
            crisis=ontvangst.crisis,
            melder_soort=self.roep(ontvangst.soort),
            toelichting=rng.choice(teksten.TOELICHTING[self._voorval.soort]),
            betrokkenen=tuple(
                BetrokkeneInvoer(rol=lid.rol, gegevens=lid.gegevens)
                if eerste
                else BetrokkeneInvoer(rol=lid.rol, persoon_nummer=verwijzing(plaats))
                for plaats, lid in enumerate(self.huishouden.leden)
            ),
            bron=self._bron(ontvangst.soort),
            aard=(f"aard:{AARD[self._voorval.soort]}",),
            geweldsoort=(f"geweldsoort:{self._voorval.soort}",),
            richting=(f"richting:{self._voorval.richting}",),
            incident_datum=dag_van(ontvangst.op) - timedelta(days=rng.choice((0, 0, 0, 1, 2, 4))),
        )

    def beoordeling(self, ontvangst: Ontvangst, eerder: int) -> BeoordelingInvoer:
        rng = self.rng
        geschiedenis = rng.choice(teksten.GESCHIEDENIS).format(aantal=eerder) if eerder else teksten.GEEN_GESCHIEDENIS
        return BeoordelingInvoer(
            urgentie=f"urgentie:{'acuut' if ontvangst.crisis else 'regulier'}",
            zwaarte=f"zwaarte:{rng.choices(list(ZWAARTES), list(ZWAARTES.values()))[0]}",
            duur="duur:onbekend",
            hulp_betrokken=rng.random() < 0.4,
            bevindingen=rng.choice(teksten.BEVINDINGEN),
            voorgeschiedenis=geschiedenis,
            conclusie=rng.choice(teksten.CONCLUSIE),
            personen=tuple(
                BeoordeeldeInvoer(
                    verwijzing(plaats), acuut_onveilig=ontvangst.crisis, structureel_onveilig=rng.random() < 0.5
                )
                for plaats in range(len(self.huishouden.leden))
            ),
        )

    def besluit(self, besluit: Besluit) -> BesluitInvoer:
        return BesluitInvoer(
            besluit=besluit,
            motivering=teksten.MOTIVERING[besluit],
            afsluitreden="afsluitreden:geen_hgkm" if besluit == Besluit.EINDE_BEMOEIENIS else None,
        )

    def meegeven(self) -> OverdragenInvoer:
        """To the family itself: the only receiver that every region has in our reference data."""
        rng = self.rng
        return OverdragenInvoer(
            conclusie=rng.choice(teksten.CONCLUSIE),
            contacten=rng.choice(teksten.CONTACTEN),
            partijen=(
                PartijInvoer(
                    partij_code=None,
                    personen=tuple(verwijzing(plaats) for plaats in range(len(self.huishouden.leden))),
                    doel=teksten.DOEL[0],
                    verwacht=teksten.VERWACHT[0],
                    wijze="wijze:warm",
                ),
            ),
        )

    def _verzin_voorval(self) -> Voorval:
        rng, huis = self.rng, self.huishouden
        partner = "ex_partner" if huis.is_ex else "partner"
        if not huis.kinderen:
            return Voorval(rng.choice(("fysiek", "psychisch")), partner)
        soort = rng.choice(("fysiek", "psychisch", "verwaarlozing_kind"))
        naar_kind = soort == "verwaarlozing_kind" or huis.volwassenen == 1 or rng.random() < 0.4
        return Voorval(soort, "tegen_kind" if naar_kind else partner)

    def _bron(self, soort: str) -> BronInvoer:
        if soort == "onbekend":
            return BronInvoer(onthulling="onthulling:geheim_omstander", onbekend=True)
        geheim = soort == "burger" and self.rng.random() < 0.6
        return BronInvoer(
            onthulling=f"onthulling:{'geheim_omstander' if geheim else 'openbaar'}",
            naam=beller(self.rng),
            telefoon=telefoon(self.rng),
        )
