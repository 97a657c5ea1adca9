# SPDX-License-Identifier: EUPL-1.2
"""The input of each act of a card, as the steps ask for it."""

from collections.abc import Sequence
from datetime import date, datetime
from random import Random

from dossiers.daden import verwijzing
from meldingen.beoordeling import BeoordeeldeInvoer, BeoordelingInvoer
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from overdracht.invoer import OverdragenInvoer, PartijInvoer
from werkplek.demogegevens import teksten
from werkplek.demogegevens.namen import beller, telefoon
from werkplek.demogegevens.verdelingen import AARD, MELDERSOORTEN, Voorval

from .huis import Huis
from .kaart import Kaart

BURGER = ("niet_beroepsmatig", "anders", "onbekend")
ERNST = ("fysiek", "psychisch")


class Invoermaker:
    def __init__(self, kaart: Kaart, huis: Huis, rng: Random) -> None:
        self.kaart, self.huis, self.rng = kaart, huis, rng
        # Who is known by now: a child may be born between receipt and decision.
        self._bekend: set[int] = set()

    def melding(self, ontvangen: datetime, groep: str, voorval: Voorval, incident: date | None) -> MeldingInvoer:
        rng = self.rng
        kanaal = "politie" if groep == "politie" else rng.choice(("formulier", "formulier", "schriftelijk"))
        return MeldingInvoer(
            kanaal=f"kanaal:{kanaal}",
            ontvangen_op=ontvangen,
            gemeente_code=self.kaart.gemeente,
            crisis=False,
            melder_soort=f"meldersoort:{rng.choice(MELDERSOORTEN[groep])}",
            toelichting=self._toelichting(voorval),
            betrokkenen=self._betrokkenen(ontvangen.date()),
            bron=self._bron(groep),
            aard=self._aard(voorval),
            geweldsoort=tuple(f"geweldsoort:{soort}" for soort in voorval.soorten),
            richting=tuple(f"richting:{richting}" for richting in voorval.richtingen),
            duur="duur:langer" if self.kaart.zwaar else f"duur:{rng.choice(('week', 'maand', 'jaar', 'onbekend'))}",
            hulp_betrokken=rng.choice((True, False, None)),
            incident_datum=incident,
        )

    def eerder_voorval(self, dag: date, *, kind: bool) -> Voorval:
        """Of an earlier melding: physical and psychological, as the box says of every heavy history."""
        relatie = self.kaart.systeem.relatie
        thuis = [plaats for plaats in self.huis.op(dag) if plaats in self.huis.kinderen]
        # Who lives alone with the children now had somebody then, where there was a heavy history.
        anders = "ex_partner" if self.kaart.zwaar else "anders"
        partner = {"partners": "partner", "ex_en_nieuw": "partner", "ex_partners": "ex_partner"}.get(relatie, anders)
        if kind and thuis and self.kaart.systeem.kinderen == "minderjarig":
            return Voorval(ERNST, ("tegen_kind", partner), "direct")
        return Voorval(ERNST, (partner,), "getuige" if thuis else None)

    def beoordeling(self, voorval: Voorval, eerder: int, *, besluit_hulp: bool) -> BeoordelingInvoer:
        rng, zwaar = self.rng, self.kaart.zwaar
        factoren = rng.sample(teksten.RISICOFACTOREN[:-1], rng.randint(2, 3) if zwaar else rng.randint(0, 2))
        if zwaar:
            factoren.append("multiproblematiek")
        geschiedenis = rng.choice(teksten.GESCHIEDENIS).format(aantal=eerder) if eerder else teksten.GEEN_GESCHIEDENIS
        return BeoordelingInvoer(
            urgentie="urgentie:regulier",
            zwaarte=f"zwaarte:{'zwaar' if zwaar else rng.choice(('middelzwaar',) * 9 + ('licht',))}",
            duur=f"duur:{rng.choice(('maand', 'half_jaar', 'jaar', 'onbekend'))}",
            hulp_betrokken=besluit_hulp or rng.random() < 0.3,
            risicofactoren=tuple(f"risicofactor:{factor}" for factor in factoren),
            bevindingen=rng.choice(teksten.BEVINDINGEN),
            voorgeschiedenis=geschiedenis,
            conclusie=rng.choice(teksten.CONCLUSIE),
            personen=tuple(self._oordeel(plaats, voorval) for plaats in sorted(self._bekend)),
        )

    def overdracht(self, partij: str | None, wijze: str, afwijkreden: str) -> OverdragenInvoer:
        rng = self.rng
        deel = PartijInvoer(
            partij_code=partij,
            personen=tuple(verwijzing(plaats) for plaats in sorted(self._bekend)),
            doel=teksten.DOEL[0],
            verwacht=teksten.VERWACHT[0],
            wijze=wijze,
            draagt_zicht=partij is not None,
        )
        return OverdragenInvoer(
            conclusie=rng.choice(teksten.CONCLUSIE),
            contacten=rng.choice(teksten.CONTACTEN),
            partijen=(deel,),
            voorwaarden=rng.choice(teksten.VOORWAARDEN),
            beschermend=rng.choice(teksten.BESCHERMEND),
            afwijkreden=afwijkreden,
        )

    def _betrokkenen(self, dag: date) -> tuple[BetrokkeneInvoer, ...]:
        """Everybody who was born by then; new people with their data, known ones by their place."""
        plaatsen = self.huis.op(dag)
        nieuw = [plaats for plaats in plaatsen if plaats not in self._bekend]
        self._bekend.update(nieuw)
        return tuple(self._betrokkene(plaats, nieuw) for plaats in plaatsen)

    def _betrokkene(self, plaats: int, nieuw: Sequence[int]) -> BetrokkeneInvoer:
        wie = self.huis.bewoners[plaats]
        if plaats in nieuw:
            return BetrokkeneInvoer(rol=wie.rol, gegevens=wie.gegevens, adres=wie.adres)
        return BetrokkeneInvoer(rol=wie.rol, persoon_nummer=verwijzing(plaats))

    def _oordeel(self, plaats: int, voorval: Voorval) -> BeoordeeldeInvoer:
        positie = voorval.kindpositie if plaats in self.huis.kinderen else None
        return BeoordeeldeInvoer(
            persoon_nummer=verwijzing(plaats),
            acuut_onveilig=False,
            structureel_onveilig=True if self.kaart.zwaar else self.rng.choice((True, False, None)),
            kindpositie=f"kindpositie:{positie}" if positie else None,
        )

    def _toelichting(self, voorval: Voorval) -> str:
        zinnen = [self.rng.choice(teksten.TOELICHTING[s]) for s in voorval.soorten if s in teksten.TOELICHTING]
        return " ".join(zinnen) or self.rng.choice(teksten.TOELICHTING[""])

    def _aard(self, voorval: Voorval) -> tuple[str, ...]:
        aard = {AARD[soort]: None for soort in voorval.soorten}
        if voorval.kindpositie == "getuige":
            aard["getuige"] = None
        return tuple(f"aard:{soort}" for soort in aard)

    def _bron(self, groep: str) -> BronInvoer:
        if groep == "onbekend":
            return BronInvoer(onthulling="onthulling:geheim_omstander", onbekend=True)
        functie = "" if groep in BURGER else groep.replace("_", " ")
        return BronInvoer(naam=beller(self.rng), functie=functie, telefoon=telefoon(self.rng))
