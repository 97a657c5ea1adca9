# SPDX-License-Identifier: EUPL-1.2
"""Which destination a handover should go to, and why: the routing table of the agreement in force on the day.

Of the active rules that fit, the one that names most conditions wins; equal ones in the order of the table. An empty
condition fits everything, an unknown fact only fits an empty condition: we never guess a family into a rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meldingen.models import Melding, Veiligheidsbeoordeling
from meldingen.werkproces import Besluit, Dienststatus
from organisaties.models import Code, Organisatie
from personen.models import Persoon

from .models import Routeregel, Samenwerkingsafspraak
from .werkproces import Moment

# Without an agreement somebody must still answer in time: the values we also ship as demowaarde.
STANDAARD_BEVESTIGEN = 2
STANDAARD_AANVAARDEN = 5

VOORWAARDEN = ("zwaarte", "minderjarigen", "hulp_betrokken", "moment")
JA_NEE = {
    "minderjarigen": ("met minderjarige kinderen", "zonder minderjarige kinderen"),
    "hulp_betrokken": ("er is al hulp betrokken", "er is nog geen hulp betrokken"),
}


@dataclass(frozen=True)
class Routefeiten:
    """What the table asks about a casus; None is unknown. `zwaarte` is a key of the list."""

    zwaarte: str | None
    minderjarigen: bool | None
    hulp_betrokken: bool | None
    moment: str


@dataclass(frozen=True)
class Routeadvies:
    """The advice and its grounds. `bestemming` None with a rule: the help that is already involved."""

    afspraak: Samenwerkingsafspraak | None
    regel: Routeregel | None
    waarom: tuple[str, ...]

    @property
    def bestemming(self) -> Organisatie | None:
        return self.regel.bestemming if self.regel else None

    @property
    def naar_betrokken_hulp(self) -> bool:
        return self.regel is not None and self.regel.bestemming_id is None

    @property
    def bevestigen(self) -> int:
        return self.afspraak.bevestigtermijn_werkdagen if self.afspraak else STANDAARD_BEVESTIGEN

    @property
    def aanvaarden(self) -> int:
        return self.afspraak.aanvaardtermijn_werkdagen if self.afspraak else STANDAARD_AANVAARDEN


def kies_regel(regels: Iterable[Routeregel], feiten: Routefeiten) -> Routeregel | None:
    """The most specific active rule that fits, or None."""
    passend = [regel for regel in regels if regel.actief and _past(regel, feiten)]
    return min(passend, key=lambda regel: (-len(_gesteld(regel)), regel.volgorde), default=None)


def afspraak_op(*, organisatie_id: int, gemeente_id: str, dag: date) -> Samenwerkingsafspraak | None:
    """The one agreement of this gemeente that is in force on `dag`."""
    return Samenwerkingsafspraak.objects.filter(
        organisatie_id=organisatie_id, gemeente_id=gemeente_id, periode__contains=dag
    ).first()


def adviseer(*, organisatie_id: int, gemeente_id: str, feiten: Routefeiten, dag: date) -> Routeadvies:
    """What the agreement says for these facts; without agreement or rule the user chooses and says so."""
    afspraak = afspraak_op(organisatie_id=organisatie_id, gemeente_id=gemeente_id, dag=dag)
    if afspraak is None:
        return Routeadvies(None, None, ("Voor deze gemeente is geen afspraak vastgelegd. Kies zelf een partij.",))
    regels = list(afspraak.regels.filter(actief=True).select_related("bestemming", "zwaarte", "wijze"))
    regel = kies_regel(regels, feiten)
    if regel is None:
        return Routeadvies(afspraak, None, ("Geen regel van de afspraak past op deze casus. Kies zelf een partij.",))
    return Routeadvies(afspraak, regel, _waarom(regel))


def feiten_van(melding: Melding, vb: Veiligheidsbeoordeling, personen: Iterable[Persoon], dag: date) -> Routefeiten:
    """The facts of an assessed melding with the people of its casus."""
    na_dienst = melding.diensten.filter(status__in=(Dienststatus.LOOPT, Dienststatus.AFGEROND)).exists()
    hulp = vb.hulp_betrokken if vb.hulp_betrokken is not None else melding.hulp_betrokken
    if vb.besluit == Besluit.OVERDRACHT_HULP:
        hulp = True
    return Routefeiten(
        zwaarte=vb.zwaarte_id,
        minderjarigen=_minderjarigen([p.geboortedatum for p in personen if not p.onbekend], dag),
        hulp_betrokken=hulp,
        moment=Moment.NA_DIENST if na_dienst else Moment.NIEUW,
    )


def is_minderjarig(geboren: date, dag: date) -> bool:
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day)) < 18


def _minderjarigen(geboortedata: list[date | None], dag: date) -> bool | None:
    """One known minor is enough for yes; a no needs the age of everybody."""
    if any(geboren is not None and is_minderjarig(geboren, dag) for geboren in geboortedata):
        return True
    return None if not geboortedata or None in geboortedata else False


def _gesteld(regel: Routeregel) -> list[str]:
    return [naam for naam in VOORWAARDEN if _waarde(regel, naam) is not None]


def _past(regel: Routeregel, feiten: Routefeiten) -> bool:
    return all(_waarde(regel, naam) == getattr(feiten, naam) for naam in _gesteld(regel))


def _waarde(regel: Routeregel, naam: str) -> str | bool | None:
    waarde: str | bool | None = getattr(regel, "zwaarte_id" if naam == "zwaarte" else naam)
    return waarde


def _waarom(regel: Routeregel) -> tuple[str, ...]:
    redenen = [_in_woorden(regel, naam) for naam in _gesteld(regel)]
    grond = "; ".join(redenen) if redenen else "deze regel geldt voor elke casus in deze gemeente"
    return (f"{grond[0].upper()}{grond[1:]}.", f"{regel.brontekst} ({regel.get_basis_display()})")


def _in_woorden(regel: Routeregel, naam: str) -> str:
    waarde = _waarde(regel, naam)
    if naam in JA_NEE:
        ja, nee = JA_NEE[naam]
        return ja if waarde else nee
    if naam == "moment":
        return str(Moment(str(waarde)).label).lower()
    zwaarte: Code | None = regel.zwaarte
    return f"zwaarte {zwaarte.label.lower()}" if zwaarte else ""
