# SPDX-License-Identifier: EUPL-1.2
"""The input of each act, as the steps ask for it, for one family."""

from collections.abc import Sequence
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
from .gezinnen import Gezin
from .namen import beller, telefoon
from .verdelingen import AARD, MELDERSOORTEN, Voorval

DUREN = ("week", "maand", "half_jaar", "jaar", "vijf_jaar", "langer", "onbekend")
GROEP_BURGER = ("niet_beroepsmatig", "anders", "onbekend")


class Opsteller:
    def __init__(self, gezin: Gezin, rng: Random) -> None:
        self.gezin, self.rng = gezin, rng
        # Of each melding so far, the one that is being registered included.
        self.voorvallen: list[Voorval] = []
        self.betrokken: list[list[int]] = []

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
        self, ontvangen: datetime, groep: str, voorval: Voorval, *, kanaal: str, crisis: bool, partij: str | None
    ) -> MeldingInvoer:
        rng = self.rng
        soort = "wijkteam" if partij else rng.choice(MELDERSOORTEN[groep])
        return MeldingInvoer(
            kanaal=kanaal,
            ontvangen_op=ontvangen,
            gemeente_code=self.gezin.gemeente,
            crisis=crisis,
            melder_soort=f"meldersoort:{soort}",
            toelichting=self._toelichting(voorval),
            betrokkenen=self._betrokkenen(),
            bron=self._bron(groep),
            aard=self._aard(voorval),
            geweldsoort=tuple(f"geweldsoort:{soort}" for soort in voorval.soorten),
            richting=tuple(f"richting:{richting}" for richting in voorval.richtingen),
            duur=f"duur:{rng.choice(DUREN)}",
            hulp_betrokken=rng.choice((True, False, None)),
            incident_datum=dag_van(ontvangen) - timedelta(days=rng.choice((0, 0, 0, 1, 1, 2, 4, 9))),
            melder_partij_code=partij,
        )

    def ambtshalve(self, nu: datetime, voorval: Voorval) -> AmbtshalveInvoer:
        self.betrokken.append(list(range(len(self.gezin.leden))))
        return AmbtshalveInvoer(
            personen=tuple(verwijzing(plaats) for plaats in self.betrokken[-1]),
            toelichting=teksten.AMBTSHALVE,
            crisis=False,
            aard=self._aard(voorval),
            geweldsoort=tuple(f"geweldsoort:{soort}" for soort in voorval.soorten),
            incident_datum=dag_van(nu) - timedelta(days=self.rng.randint(1, 9)),
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

    def moment(self, dag: date, veiligheid: str, *, vervolg: Vervolg) -> MomentInvoer:
        rng, veilig = self.rng, veiligheid == "veilig"
        extra = vervolg == Vervolg.EXTRA_MOMENT
        return MomentInvoer(
            uitgevoerd_op=dag,
            veiligheid=f"veiligheid:{veiligheid}",
            nieuwe_incidenten=0 if veilig else rng.choice((0, 1, 1, 2, 3)),
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

    def _betrokkenen(self) -> tuple[BetrokkeneInvoer, ...]:
        """New people at the first melding; later ones are about the same, not always about everybody."""
        leden = list(enumerate(self.gezin.leden))
        if not self.betrokken:
            self.betrokken.append([plaats for plaats, _ in leden])
            return tuple(BetrokkeneInvoer(rol=lid.rol, gegevens=lid.gegevens, adres=lid.adres) for _, lid in leden)
        allen = self.rng.random() < 0.8
        self.betrokken.append([plaats for plaats, lid in leden if allen or lid.soort != "ander"])
        return tuple(
            BetrokkeneInvoer(rol=self.gezin.leden[plaats].rol, persoon_nummer=verwijzing(plaats))
            for plaats in self.betrokken[-1]
        )

    def _bron(self, groep: str) -> BronInvoer:
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
        plaatsen = list(range(len(self.gezin.leden)))
        return plaatsen if nr == 0 else [0, *self.gezin.kinderen]
