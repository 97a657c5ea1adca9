# SPDX-License-Identifier: EUPL-1.2
"""The input of each act, as the steps ask for it, for one family."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from dossiers.daden import verwijzing
from meldingen.beoordeling import BeoordeeldeInvoer, BeoordelingInvoer, BesluitInvoer
from meldingen.invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from meldingen.termijnen.kalender import dag_van
from meldingen.werkproces import Besluit
from monitoring.invoer import AmbtshalveInvoer, MomentInvoer
from monitoring.werkproces import Vervolg
from overdracht.invoer import OverdragenInvoer, PartijInvoer

from . import teksten
from .gezin import Gezin
from .namen import beller, telefoon
from .verdelingen import AARD, MELDERSOORTEN, Voorval
from .verteld import vertel

DUREN = ("week", "maand", "half_jaar", "jaar", "vijf_jaar", "langer", "onbekend")
GROEP_BURGER = ("niet_beroepsmatig", "anders", "onbekend")


class Opsteller:
    def __init__(self, gezin: Gezin, rng: Random) -> None:
        self.gezin, self.rng = gezin, rng
        # Of each melding so far, the one that is being registered included.
        self.voorvallen: list[Voorval] = []
        self.betrokken: list[list[int]] = []
        # How many of the family were named so far; who is born later comes last.
        self.bekend = 0
        self._melders: dict[str, BronInvoer] = {}

    def past(self, voorval: Voorval) -> bool:
        """Whether this kind of violence can happen in this family."""
        relatie, richting = self.gezin.systeem.relatie, voorval.richtingen
        return not (
            ("partner" in richting and relatie not in ("partners", "ex_en_nieuw"))
            or ("ex_partner" in richting and relatie not in ("ex_partners", "ex_en_nieuw"))
            or ("tegen_kind" in richting and not self.gezin.minderjarig)
            or ("kind_ouder" in richting and not self.gezin.kinderen)
            or ("kind_kind" in richting and len(self.gezin.kinderen) < 2)
            or ("wederkerig" in richting and relatie == "anders")
        )

    def melding(
        self, ontvangen: datetime, groep: str, voorval: Voorval, *, kanaal: str, crisis: bool, partij: str | None,
        incident: date | None,
    ) -> MeldingInvoer:  # fmt: skip
        """`incident` is the day of what happened, if it was one thing."""
        rng = self.rng
        soort = "wijkteam" if partij else rng.choice(MELDERSOORTEN[groep])
        invoer = MeldingInvoer(
            kanaal=kanaal,
            ontvangen_op=ontvangen,
            gemeente_code=self.gezin.gemeente_op(dag_van(ontvangen)),
            crisis=crisis,
            melder_soort=f"meldersoort:{soort}",
            toelichting=self._toelichting(voorval),
            betrokkenen=self._betrokkenen(dag_van(ontvangen), voorval),
            bron=self._bron(groep),
            aard=self._aard(voorval),
            geweldsoort=tuple(f"geweldsoort:{soort}" for soort in voorval.soorten),
            richting=tuple(f"richting:{richting}" for richting in voorval.richtingen),
            duur=f"duur:{rng.choice(DUREN)}",
            hulp_betrokken=rng.choice((True, False, None)),
            incident_datum=incident,
            melder_partij_code=partij,
        )
        velden, eigen_rol = vertel(groep, ontvangen, hulp=invoer.hulp_betrokken)
        return replace(invoer, **velden, bron=replace(invoer.bron, eigen_rol=eigen_rol))

    def ambtshalve(self, voorval: Voorval, incident: date | None) -> AmbtshalveInvoer:
        self.betrokken.append(list(range(self.bekend)))
        return AmbtshalveInvoer(
            personen=tuple(verwijzing(plaats) for plaats in self.betrokken[-1]),
            toelichting=teksten.AMBTSHALVE,
            crisis=False,
            aard=self._aard(voorval),
            geweldsoort=tuple(f"geweldsoort:{soort}" for soort in voorval.soorten),
            incident_datum=incident,
        )

    def beoordeling(self, nr: int, *, zwaarte: str | None, acuut: bool) -> BeoordelingInvoer:
        """Of the melding at this place; complete when there is a `zwaarte`, a draft otherwise."""
        rng, voorval = self.rng, self.voorvallen[nr]
        factoren = rng.sample(teksten.RISICOFACTOREN, rng.randint(0, 3))
        geschiedenis = rng.choice(teksten.GESCHIEDENIS).format(aantal=nr) if nr else teksten.GEEN_GESCHIEDENIS
        return BeoordelingInvoer(
            urgentie="urgentie:acuut" if acuut else "urgentie:regulier",
            zwaarte=f"zwaarte:{zwaarte}" if zwaarte else None,
            duur=f"duur:{rng.choice(DUREN)}" if zwaarte else None,
            hulp_betrokken=rng.random() < 0.4 if zwaarte else None,
            risicofactoren=tuple(f"risicofactor:{factor}" for factor in factoren),
            bevindingen=rng.choice(teksten.BEVINDINGEN),
            voorgeschiedenis=geschiedenis if zwaarte else "",
            conclusie=rng.choice(teksten.CONCLUSIE) if zwaarte else "",
            personen=tuple(self._oordeel(plaats, voorval, acuut=acuut) for plaats in self.betrokken[nr]),
        )

    def besluit(self, besluit: Besluit, meebeslisser: int | None) -> BesluitInvoer:
        return BesluitInvoer(
            besluit=besluit,
            motivering=teksten.MOTIVERING[besluit],
            meebeslisser_id=meebeslisser,
            afsluitreden="afsluitreden:geen_hgkm" if besluit == Besluit.EINDE_BEMOEIENIS else None,
            adviesvraag=teksten.ADVIESVRAGEN[0][0] if besluit == Besluit.OMZETTEN_IN_ADVIES else "",
        )

    def overdracht(
        self, partijen: Sequence[str | None], *, wijze: str, draagt_zicht: bool, afwijkreden: str
    ) -> OverdragenInvoer:
        """The first receiver gets everybody, a second one the children and who cares for them."""
        rng = self.rng
        return OverdragenInvoer(
            conclusie=rng.choice(teksten.CONCLUSIE),
            contacten=rng.choice(teksten.CONTACTEN),
            voorwaarden=rng.choice(teksten.VOORWAARDEN),
            beschermend=rng.choice(teksten.BESCHERMEND),
            afwijkreden=afwijkreden,
            partijen=tuple(
                PartijInvoer(
                    partij_code=code,
                    personen=tuple(verwijzing(plaats) for plaats in self._voor_ontvanger(nr)),
                    doel=teksten.DOEL[nr],
                    verwacht=teksten.VERWACHT[0],
                    wijze=wijze,
                    draagt_zicht=draagt_zicht and nr == 0 and code is not None,
                )
                for nr, code in enumerate(partijen)
            ),
        )

    def moment(self, dag: date, veiligheid: str, *, vervolg: Vervolg, incidenten: int) -> MomentInvoer:
        rng, veilig = self.rng, veiligheid == "veilig"
        extra = vervolg == Vervolg.EXTRA_MOMENT
        return MomentInvoer(
            uitgevoerd_op=dag,
            veiligheid=f"veiligheid:{veiligheid}",
            nieuwe_incidenten=incidenten,
            nieuwe_zorgen=not veilig and rng.random() < 0.7,
            gesproken_met=rng.choice(teksten.GESPROKEN_MET),
            bevindingen=rng.choice(teksten.MOMENT),
            vervolg=vervolg,
            extra_op=dag + timedelta(days=rng.randint(30, 90)) if extra else None,
            extra_reden="De afspraken zijn nog niet lang genoeg nageleefd." if extra else "",
        )

    def _toelichting(self, voorval: Voorval) -> str:
        zinnen = [self.rng.choice(teksten.TOELICHTING[s]) for s in voorval.soorten if s in teksten.TOELICHTING]
        return " ".join(zinnen) or self.rng.choice(teksten.TOELICHTING[""])

    def _aard(self, voorval: Voorval) -> tuple[str, ...]:
        aard = {AARD[soort]: None for soort in voorval.soorten}
        if voorval.kindpositie == "getuige":
            aard["getuige"] = None
        return tuple(f"aard:{soort}" for soort in aard)

    def _betrokkenen(self, dag: date, voorval: Voorval) -> tuple[BetrokkeneInvoer, ...]:
        """New people at the first melding; later ones are about the same, not always about everybody."""
        leden, eerder = self.gezin.leden, self.bekend
        while self.bekend < len(leden) and (leden[self.bekend].geboren <= dag or not leden[self.bekend].later):
            self.bekend += 1
        oud = self._opnieuw(eerder, voorval) if eerder else []
        self.betrokken.append([*oud, *range(eerder, self.bekend)])
        return tuple(self._betrokkene(plaats, nieuw=plaats >= eerder) for plaats in self.betrokken[-1])

    def _opnieuw(self, aantal: int, voorval: Voorval) -> list[int]:
        """Who of the people known before a later melding is about: sometimes some of the children only."""
        allen, leden = self.rng.random() < 0.8, self.gezin.leden
        kinderen = [kind for kind in self.gezin.kinderen if kind < aantal]
        niet: set[int] = set()
        if len(kinderen) > 1 and "kind_kind" not in voorval.richtingen and self.rng.random() < 0.2:
            niet = set(kinderen) - set(self.rng.sample(kinderen, self.rng.randint(1, len(kinderen) - 1)))
        return [p for p in range(aantal) if p not in niet and (allen or leden[p].soort != "ander")]

    def _betrokkene(self, plaats: int, *, nieuw: bool) -> BetrokkeneInvoer:
        lid = self.gezin.leden[plaats]
        if nieuw and not lid.bekend:
            return BetrokkeneInvoer(rol=lid.rol, gegevens=lid.gegevens, adres=lid.adres)
        return BetrokkeneInvoer(rol=lid.rol, persoon_nummer=verwijzing(plaats))

    def _bron(self, groep: str) -> BronInvoer:
        """Sometimes the one of an earlier melding again."""
        if groep in self._melders and self.rng.random() < (0.15 if groep == "politie" else 0.5):
            return self._melders[groep]
        self._melders[groep] = bron = self._nieuwe_bron(groep)
        return bron

    def _nieuwe_bron(self, groep: str) -> BronInvoer:
        rng = self.rng
        if groep == "onbekend":
            return BronInvoer(onthulling="onthulling:geheim_omstander", onbekend=True)
        burger = groep in GROEP_BURGER
        geheim = rng.random() < (0.6 if burger else 0.04)
        openbaar = "geheim_omstander" if burger else "geheim_professional"
        return BronInvoer(
            onthulling=f"onthulling:{openbaar if geheim else 'openbaar'}",
            grond="onthullingsgrond:a3" if geheim and not burger else None,
            naam=beller(rng),
            functie="" if burger else groep.replace("_", " "),
            telefoon=telefoon(rng),
        )

    def _oordeel(self, plaats: int, voorval: Voorval, *, acuut: bool) -> BeoordeeldeInvoer:
        kind = self.gezin.leden[plaats].is_kind
        positie = voorval.kindpositie if kind and voorval.kindpositie else None
        return BeoordeeldeInvoer(
            persoon_nummer=verwijzing(plaats),
            acuut_onveilig=acuut,
            structureel_onveilig=self.rng.choice((True, True, False, None)),
            kindpositie=f"kindpositie:{positie}" if positie else None,
        )

    def _voor_ontvanger(self, nr: int) -> list[int]:
        if nr == 0:
            return list(range(self.bekend))
        return [0, *(kind for kind in self.gezin.kinderen if kind < self.bekend)]
