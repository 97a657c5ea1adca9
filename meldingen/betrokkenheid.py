# SPDX-License-Identifier: EUPL-1.2
"""Primitives that write who is involved in a melding, how they are tied, and who told it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from audit.vastleggen import Vastlegging, leg_vast_alle
from organisaties.codes import GelezenCodes
from personen.aanvullen import vul_aan
from personen.models import Persoon
from personen.samen import PersonenGeweigerd, maak_personen

from .bekend_bsn import weiger
from .bronnen import keur_bron
from .eigen_rijen import koppel_eigen_rijen, maak_eigen_rijen
from .gemeld import als_tekst, ander_bsn, gehoord_van
from .herkennen import koppelbare_personen
from .herkenning import zoek_gewijzigden
from .invoer import BetrokkeneInvoer, BronInvoer, MeldingInvoer
from .models import Betrokkene, Bron, Melding
from .overgang import Handelend
from .termijnen.kalender import dag_van
from .verbanden import Gezegd, leg_verbanden_vast


def leg_betrokkenen_vast(
    door: Handelend, melding: Melding, invoer: MeldingInvoer, gelezen: GelezenCodes, *, nummers: Sequence[str] = ()
) -> None:
    """Create the new persons, link all to the melding and write how they are tied, in a fixed number of queries.

    `nummers` has one for each new person. In a shielded dossier a known person may get a row of its own
    (`eigen_rijen`), by more queries.

    Errors name the row: field 'betrokkenen-<index>-<veld>', so that a form can show them at the right place. A known
    person who is only in dossiers that are shielded from the one who registers cannot be linked.
    """
    betrokkenen = invoer.betrokkenen
    fouten = _keur_rollen(melding, betrokkenen, gelezen)
    personen = _bekende_personen(melding, betrokkenen, fouten)
    nieuwe = {
        index: (betrokkene.gegevens, betrokkene.adres)
        for index, betrokkene in enumerate(betrokkenen)
        if betrokkene.persoon_nummer is None
    }
    try:
        personen |= maak_personen(
            nieuwe, nummers=nummers, organisatie_id=melding.organisatie_id, nu=door.nu, gelezen=gelezen
        )
    except PersonenGeweigerd as geweigerd:
        for index, per_veld in geweigerd.fouten.items():
            fouten |= {f"betrokkenen-{index}-{veld}": teksten for veld, teksten in per_veld.items()}
    if fouten:
        getypt = {f"betrokkenen-{index}-bsn": gegevens.bsn for index, (gegevens, _) in nieuwe.items()}
        raise weiger("Controleer de betrokkenen.", fouten, getypt=getypt, medewerker=melding.geregistreerd_door)
    eigen = maak_eigen_rijen(door, melding, invoer, personen)
    op = personen | eigen
    verbanden = leg_verbanden_vast(melding, invoer, op, gelezen)
    bekenden = {
        index: betrokkene
        for index, betrokkene in enumerate(betrokkenen)
        if betrokkene.persoon_nummer is not None and index not in eigen
    }
    gezegd = _vul_bekenden_aan(door, melding, bekenden, personen, verbanden)
    rijen = Betrokkene.objects.bulk_create(
        Betrokkene(
            organisatie_id=melding.organisatie_id,
            casus_id=melding.casus_id,
            melding=melding,
            persoon=op[index],
            rol_id=betrokkene.rol,
            herkenning=_herkenning(betrokkene),
            woont_elders=betrokkene.woont_elders,
            zoals_gemeld=gezegd.get(index),
        )
        for index, betrokkene in enumerate(betrokkenen)
    )
    koppel_eigen_rijen(door, rijen, eigen, personen)


def _keur_rollen(
    melding: Melding, betrokkenen: Sequence[BetrokkeneInvoer], gelezen: GelezenCodes
) -> dict[str, list[str]]:
    dag = dag_van(melding.ontvangen_op)
    return {
        f"betrokkenen-{index}-rol": ["Kies een rol uit de lijst."]
        for index, invoer in enumerate(betrokkenen)
        if not gelezen.geldt(invoer.rol, "betrokkenerol", dag)
    }


def _bekende_personen(
    melding: Melding, betrokkenen: Sequence[BetrokkeneInvoer], fouten: dict[str, list[str]]
) -> dict[int, Persoon]:
    """The known persons by row; what is wrong with their numbers is added to `fouten`."""
    nummers = {invoer.persoon_nummer for invoer in betrokkenen if invoer.persoon_nummer}
    if not nummers:
        return {}
    bekend = koppelbare_personen(nummers, organisatie_id=melding.organisatie_id, medewerker=melding.geregistreerd_door)
    gevonden: dict[int, Persoon] = {}
    for index, invoer in enumerate(betrokkenen):
        if invoer.persoon_nummer is None:
            continue
        persoon = bekend.get(invoer.persoon_nummer)
        if persoon is None:
            fouten[f"betrokkenen-{index}-persoon_nummer"] = ["Deze persoon is niet bekend."]
        elif _mens(persoon) in {_mens(ander) for ander in gevonden.values()}:
            fouten[f"betrokkenen-{index}-persoon_nummer"] = ["Deze persoon staat al bij de melding."]
        elif ander_bsn(invoer, persoon):
            fouten[f"betrokkenen-{index}-persoon_nummer"] = [
                "Deze persoon heeft een ander BSN dan u typte. Maak de koppeling los, of wis het BSN."
            ]
        else:
            gevonden[index] = persoon
    return gevonden


def _mens(persoon: Persoon) -> int:
    return persoon.hoofd_id or persoon.pk


def _vul_bekenden_aan(
    door: Handelend,
    melding: Melding,
    bekenden: Mapping[int, BetrokkeneInvoer],
    personen: Mapping[int, Persoon],
    verbanden: Sequence[Gezegd],
) -> dict[int, str | None]:
    """Per row of a known person what was said of him; an address and a telephone number that were new are added.

    That his addresses are secret from now on is recorded by itself: it changes what every dossier of his shows.
    """
    gehoord = [gehoord_van(invoer, personen[index]) for index, invoer in bekenden.items()]
    aangevuld = vul_aan(gehoord, dag=dag_van(melding.ontvangen_op), nu=door.nu)
    if nieuws := [deel.persoon.pk for deel, nieuw in zip(gehoord, aangevuld, strict=True) if nieuw.iets]:
        zoek_gewijzigden(nieuws)
    leg_vast_alle(
        Vastlegging(
            actie=door.stap,
            onderwerp="persoon",
            nummer=deel.persoon.nummer,
            organisatie_id=melding.organisatie_id,
            medewerker_id=door.medewerker_id,
            casus_id=melding.casus_id,
            gegevens={"velden": "geheim_adres", "melding": melding.nummer},
        )
        for deel, nieuw in zip(gehoord, aangevuld, strict=True)
        if nieuw.geheim
    )
    return {
        index: als_tekst(invoer, nieuw, [een for een in verbanden if index in (een.een, een.ander)])
        for (index, invoer), nieuw in zip(bekenden.items(), aangevuld, strict=True)
    }


def _herkenning(invoer: BetrokkeneInvoer) -> str:
    if invoer.persoon_nummer:
        return Betrokkene.Herkenning.GEKOPPELD
    return Betrokkene.Herkenning.GEEN_MATCH if invoer.geen_match else Betrokkene.Herkenning.NIET_GEZOCHT


def leg_bron_vast(melding: Melding, invoer: BronInvoer, nu: datetime, gelezen: GelezenCodes) -> Bron:
    """Store the melder, encrypted, apart from everything else. Errors name the field: 'bron-<veld>'."""
    kolommen = keur_bron(
        asdict(invoer), op=dag_van(melding.ontvangen_op), vandaag=dag_van(nu), gelezen=gelezen, voor="bron-"
    )
    return Bron.objects.create(
        organisatie_id=melding.organisatie_id, melding=melding, soort=Bron.Soort.MELDER, **kolommen
    )
