# SPDX-License-Identifier: EUPL-1.2
"""A corrected line: the whole dossier is replayed, and what is stored is made equal to it.

Rows keep their id and their number: by the ledger where the object has an external id, else by what they say, else by
order. History is added to only, so it is written anew and the casus says from when it counts.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import connection, models

from audit.models import AuditRegel, Uitkomst
from dossiers.keuren import Afgekeurd, Fout
from dossiers.models import Dossierregel
from dossiers.schrijven import Schrijver
from dossiers.wereld import Rij
from meldingen.herhaling.bijwerken import vergeet_casus
from meldingen.informeerlijst import vergeet_lijst
from meldingen.models import (
    Advies,
    Casus,
    Consult,
    Contact,
    Dienst,
    Incident,
    Maatregel,
    Melding,
    Overgang,
    Signaal,
    Veiligheidsbeoordeling,
    Zorg,
)
from monitoring.models import Monitoring, Monitoringsmoment
from overdracht.models import Informatiepakket, Overdracht, Traject, Vergadering
from personen.models import Adres, Gezag, Persoon, Relatie

from .eigen import EIGEN_RIJEN, lees_eigen
from .rijen import (
    OUDERS_EERST,
    Kaart,
    Model,
    Rijen,
    kern,
    kolommen,
    lees,
    verschil,
    verwijs,
    verwijzingen,
    waarde,
    wis,
    zet,
)

SOORTEN: Final[dict[str, Model]] = {
    "contact": Contact, "melding": Melding, "beoordeling": Veiligheidsbeoordeling,
    "herziening": Veiligheidsbeoordeling, "dienst": Dienst, "consult": Consult, "overdracht": Overdracht,
    "monitoring": Monitoring, "moment": Monitoringsmoment, "incident": Incident, "zorg": Zorg, "maatregel": Maatregel,
    "traject": Traject,
}  # fmt: skip
# Of people: they may be in other dossiers too.
GEDEELD: Final = (Persoon, Adres, Relatie, Gezag, Vergadering)
# Never changed once they are there.
BLIJFT: Final = (Overgang, Informatiepakket)
# Given out here, or computed here from more than this dossier.
EIGEN: Final = ("id", "nummer", "versie", "historie_vanaf", "gezocht_op", "casusfase_bij_ontvangst",
    "eerdere_meldingen", "eerste_melding_op")  # fmt: skip


@dataclass
class Wijziging:
    """What has to be done to make the stored rows say what the line says."""

    kaart: Kaart
    zetten: list[tuple[Model, int, Rij]] = field(default_factory=list)
    nieuw: Rijen = field(default_factory=dict)
    weg: dict[Model, list[int]] = field(default_factory=dict)


def eis_onaangeroerd(regel: Dossierregel) -> None:
    """Lock the dossier with its persons; raises Afgekeurd when anybody worked on it since the import."""
    model: Any = Casus if regel.soort == Dossierregel.Soort.CASUS else Advies
    pk = regel.casus_id or regel.advies_id
    versie = model._base_manager.select_for_update().filter(pk=pk).values_list("versie", flat=True).first()  # noqa: SLF001 (public in Django)
    personen = Persoon.objects.select_for_update().filter(pk__in=regel.persoonversies).order_by("pk")
    versies = {str(nr): v for nr, v in personen.values_list("pk", "versie")}
    if versie != regel.versie or versies != regel.persoonversies or _heeft_werk(regel):
        raise Afgekeurd((Fout("", "bewerkt_na_import", BEWERKT),))


def _heeft_werk(regel: Dossierregel) -> bool:
    """Not every step changes the version of the casus (a consult, access); each is in the audit."""
    sinds = AuditRegel.objects.filter(
        organisatie_id=regel.organisatie_id, casus_id=regel.casus_id, vastgelegd_op__gt=regel.ingelezen_op
    )
    return regel.casus_id is not None and sinds.filter(uitkomst=Uitkomst.GEDAAN, medewerker_id__isnull=False).exists()


BEWERKT: Final = (
    "Een medewerker heeft dit dossier na de import bewerkt. Deze regel is niet overgenomen; pas het dossier hier aan."
)
VERDWENEN: Final = (
    "Een overdracht die eerder is ingelezen staat niet meer in deze regel. Wat is overgedragen blijft bewaard; "
    "zet de overdracht terug in de regel."
)


def vergelijk(regel: Dossierregel, rijen: Rijen, kenmerken: dict[str, dict[str, int]]) -> Wijziging:
    """Compare the replayed rows of a line with what is stored. Raises Afgekeurd."""
    oud = _opgeslagen(regel)
    bekend = _bekend(regel, kenmerken)
    wijziging = Wijziging(defaultdict(dict))
    _deel_vergaderingen(rijen, wijziging.kaart)
    for model in OUDERS_EERST:
        nieuw = rijen.get(model, [])
        verwijs(model, nieuw, wijziging.kaart)
        if model in GEDEELD or model is Overgang:
            wijziging.nieuw[model] = nieuw
            continue
        _vergelijk_tabel(model, oud.get(model, []), nieuw, bekend.get(model, {}), wijziging)
    if wijziging.weg.get(Informatiepakket) or wijziging.weg.get(Overdracht):
        raise Afgekeurd((Fout("overdrachten", "overdracht_verdwenen", VERDWENEN),))
    return wijziging


def voer_uit(wijziging: Wijziging, regel: Dossierregel, *, nu: datetime) -> int:
    """Write it all, inside the transaction of the caller; returns the new version of the dossier."""
    organisatie_id = regel.organisatie_id
    with connection.cursor() as cursor:
        # A changed row may point at one that is still to be added.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    if regel.casus_id:
        vergeet_casus(regel.casus_id)
        vergeet_lijst(regel.casus_id)
    for model in reversed(OUDERS_EERST):
        wis(model, wijziging.weg.get(model, []))
    hoofd: Model = Casus if regel.casus_id else Advies
    pk = regel.casus_id or regel.advies_id
    extra: Rij = {"versie": regel.versie + 1} | ({"historie_vanaf": nu} if regel.casus_id else {})
    for model, id_, velden in wijziging.zetten:
        if (model, id_) != (hoofd, pk):
            zet(model, id_, velden, organisatie_id)
        else:
            extra |= velden
    zet(hoofd, int(pk or 0), extra, organisatie_id)
    schrijver = Schrijver(in_gebruik=True)
    schrijver.voeg_toe({model: lijst for model, lijst in wijziging.nieuw.items() if lijst})
    schrijver.spoel()
    if regel.casus_id:
        _sluit_signalen(regel.casus_id, nu)
    return regel.versie + 1


def _opgeslagen(regel: Dossierregel) -> Rijen:
    """Every row of the dossier, by walking down from the casus or the advies."""
    contacten = list(regel.kenmerken.get("contact", {}).values())
    oud: Rijen = {Contact: lees(Contact, pk__in=contacten)}
    for model in OUDERS_EERST:
        if model in GEDEELD or model in (Contact, Overgang):
            continue
        if model in (Casus, Advies):
            pk = regel.casus_id if model is Casus else regel.advies_id
            oud[model] = lees(model, pk=pk) if pk else []
        elif model in EIGEN_RIJEN.values():
            oud[model] = lees_eigen(model, regel)
        elif regel.casus_id and "casus_id" in kolommen(model):
            oud[model] = lees(model, casus_id=regel.casus_id)
        else:
            ouder = next((v for v in verwijzingen(model) if v[1] in oud and v[1] is not Contact), None)
            ids = [rij["id"] for rij in oud[ouder[1]]] if ouder else []
            oud[model] = lees(model, **{f"{ouder[0]}__in": ids}) if ouder and ids else []
    return oud


def _bekend(regel: Dossierregel, kenmerken: dict[str, dict[str, int]]) -> dict[Model, dict[int, int]]:
    """New id → stored id of the objects that have an external id."""
    bekend: dict[Model, dict[int, int]] = defaultdict(dict)
    for soort, nieuw in kenmerken.items():
        oud = regel.kenmerken.get(soort, {})
        if soort in SOORTEN:
            bekend[SOORTEN[soort]] |= {pk: oud[kenmerk] for kenmerk, pk in nieuw.items() if kenmerk in oud}
    return bekend


def _deel_vergaderingen(rijen: Rijen, kaart: Kaart) -> None:
    for rij in list(rijen.get(Vergadering, [])):
        bestaand = Vergadering.objects.filter(overleg_id=rij["overleg_id"], datum=rij["datum"]).first()
        if bestaand is not None:
            kaart[Vergadering][rij["id"]] = bestaand.pk
            rijen[Vergadering].remove(rij)


def _vergelijk_tabel(
    model: Model, oud: list[Rij], nieuw: list[Rij], bekend: dict[int, int], wijziging: Wijziging
) -> None:
    paren = _koppel(model, oud, nieuw, bekend)
    op_id = {rij["id"]: rij for rij in oud}
    wijziging.kaart[model] |= paren
    # A row may point at another of its own table.
    verwijs(model, nieuw, {model: paren})
    wijziging.nieuw[model] = [rij for rij in nieuw if rij["id"] not in paren]
    gebruikt = set(paren.values())
    wijziging.weg[model] = [pk for pk in op_id if pk not in gebruikt]
    for rij in nieuw:
        if rij["id"] not in paren or model in BLIJFT:
            continue
        bestaand = op_id[paren[rij["id"]]]
        if model is Signaal:
            rij["sleutel"] = bestaand["sleutel"]
            rij["afgehandeld_op"] = bestaand["afgehandeld_op"] or rij["afgehandeld_op"]
        if velden := verschil(bestaand, rij, EIGEN):
            if "versie" in bestaand:
                velden["versie"] = bestaand["versie"] + 1
            wijziging.zetten.append((model, bestaand["id"], velden))


def _koppel(model: Model, oud: list[Rij], nieuw: list[Rij], bekend: dict[int, int]) -> dict[int, int]:
    """Which stored row each new one is: by external id, by what it says, by what is unique in it, by order."""
    vrij = {rij["id"]: rij for rij in oud}
    paren = {pk: doel for pk, doel in bekend.items() if vrij.pop(doel, None) is not None}
    if model in (Casus, Advies):
        return {rij["id"]: bestaand["id"] for rij, bestaand in zip(nieuw, oud, strict=True)}
    te_doen = [rij for rij in nieuw if rij["id"] not in paren]
    for wijze in _wijzen(model):
        op_sleutel: dict[Any, list[int]] = defaultdict(list)
        for pk, rij in vrij.items():
            op_sleutel[wijze(rij)].append(pk)
        over = []
        for rij in te_doen:
            kandidaten = op_sleutel.get(wijze(rij))
            if kandidaten:
                paren[rij["id"]] = kandidaten.pop(0)
                del vrij[paren[rij["id"]]]
            else:
                over.append(rij)
        te_doen = over
    return paren


def _wijzen(model: Model) -> Iterator[Any]:
    yield lambda rij: kern(model, rij, EIGEN)
    if model is Signaal:
        # Its key has a number in it, of which a replay draws another.
        yield lambda rij: (rij["soort"], rij["sleutel"].rpartition(":")[2], waarde(rij["sinds"]))
        return
    for velden in _unieke(model):
        yield lambda rij, velden=velden: tuple(waarde(rij[veld]) for veld in velden)
    ouders = [kolom for kolom, _ in verwijzingen(model)]
    if "onderwerp_id" in kolommen(model):
        ouders += ["onderwerp", "onderwerp_id", "soort"]
    yield lambda rij: tuple(rij[kolom] for kolom in ouders)


def _unieke(model: Model) -> Iterator[list[str]]:
    meta = model._meta  # noqa: SLF001 (public in Django)
    beperkingen = [c.fields for c in meta.constraints if isinstance(c, models.UniqueConstraint) and c.condition is None]
    for velden in [*beperkingen, *meta.unique_together]:
        attributen = [str(getattr(meta.get_field(veld), "attname", veld)) for veld in velden]
        if "extern_id" not in attributen:
            yield attributen


def _sluit_signalen(casus_id: int, nu: datetime) -> None:
    """A signal about a term or a moment that is over by the correction is settled."""
    with connection.cursor() as cursor:
        soorten: dict[str, Any] = {"termijn": list(TERMIJNSIGNALEN), "moment": Signaal.Soort.MONITORING_TE_DOEN.value}
        cursor.execute(SIGNALEN_SLUITEN, soorten | {"casus": casus_id, "nu": nu})


TERMIJNSIGNALEN: Final = (Signaal.Soort.TERMIJN_NADERT.value, Signaal.Soort.TERMIJN_VERSTREKEN.value)
SIGNALEN_SLUITEN: Final = """
    UPDATE meldingen_signaal s SET afgehandeld_op = %(nu)s
    WHERE s.casus_id = %(casus)s AND s.afgehandeld_op IS NULL AND (
        (s.soort = ANY(%(termijn)s) AND NOT EXISTS (
            SELECT FROM meldingen_termijn t WHERE t.casus_id = s.casus_id AND t.gehaald_op IS NULL
            AND t.vervallen_op IS NULL AND s.sleutel = t.id || ':' || t.uiterste_datum))
        OR (s.soort = %(moment)s AND NOT EXISTS (
            SELECT FROM monitoring_monitoringsmoment m
            WHERE m.casus_id = s.casus_id AND m.nummer = s.sleutel AND m.status = 'gepland'))
    )
"""
