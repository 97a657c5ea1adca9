# SPDX-License-Identifier: EUPL-1.2
"""Persons that more dossiers name. The same external id is the same person: one row, and the newest line wins.

'Newest' is the file that was made last and in it the last line, so that the outcome does not hang on the order in
which workers get to them, or on a run that was broken off.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from dossiers import formaat
from dossiers.keuren import Afgekeurd, Fout
from dossiers.models import Dossierregel
from dossiers.wereld import Rij
from meldingen.models import Betrokkene
from meldingen.vergissingen import als_rij, vergissingen_van
from personen.models import Adres, Gezag, Persoon, Relatie
from personen.namen import Naamsleutels
from personen.samenvoegen import samen_met
from personen.schrijven import PersoonGegevens

from .afkeuren import WAARSCHUWING, Bevinding
from .eigen import lees_eigen, op_volgorde
from .rijen import Kaart, Model, Rijen, kern, kolommen, lees, verschil, verwijs, wis, zet

# What a line can say of somebody; the rest is decided here, such as who is one human (`Samenvoeging`).
_VELDEN: Final = {veld.name: veld.attname for veld in Persoon._meta.concrete_fields}  # noqa: SLF001 (public in Django)
GEZEGD: Final = (
    *(_VELDEN[veld.name] for veld in fields(PersoonGegevens)),
    *("bsn_index", *Naamsleutels._fields),
)
ADRES_EIGEN: Final = ("id", "persoon_id", "organisatie_id")
Verband = tuple[Any, ...]


@dataclass
class Bijwerking:
    """A known person about whom this line says something else than what is stored."""

    pk: int
    plaats: int
    velden: Rij
    adressen: list[Rij] | None
    eerder: datetime | None


@dataclass
class Bekenden:
    """The persons of one batch that were there already, and those that its dossiers add."""

    organisatie_id: int
    op_extern: dict[str, Rij] = field(default_factory=dict)
    op_bsn: dict[bytes, int] = field(default_factory=dict)
    _adressen: dict[int, list[Rij]] = field(default_factory=dict)
    _nieuw: set[int] = field(default_factory=set)
    _verbanden: set[Verband] = field(default_factory=set)
    # Of who is on file more than once (`Samenvoeging`): each row, and the BSN's of all of them.
    _mens: dict[int, int] = field(default_factory=dict)
    _bsn_van_mens: dict[int, dict[int, bytes]] = field(default_factory=dict)
    # What the line that was last recognised says and was there already.
    _herhaald: set[Verband] = field(default_factory=set)

    def zoek(self, personen: Iterable[Rij]) -> None:
        """All that these rows may be, in a number of queries that does not depend on how many."""
        rijen = list(personen)
        extern = [rij["extern_id"] for rij in rijen if rij["extern_id"]]
        bsn = [rij["bsn_index"] for rij in rijen if rij["bsn_index"]]
        gevonden = Persoon.objects.filter(Q(extern_id__in=extern) | Q(bsn_index__in=bsn))
        for gelezen in gevonden.filter(organisatie_id=self.organisatie_id).values(*kolommen(Persoon)):
            self._onthoud(dict(gelezen))
        bekend = [rij["id"] for rij in self.op_extern.values()]
        for rij in lees(Adres, persoon_id__in=bekend) if bekend else ():
            self._adressen.setdefault(rij["persoon_id"], []).append(rij)
        self._zoek_samengevoegden(bekend)
        self._verbanden |= {_verband(model, rij) for model, rij in _vergissingen(bekend)}
        for model in (Relatie, Gezag) if bekend else ():
            van, naar = _enden(model)
            paren = lees(model, **{f"{van}__in": bekend, f"{naar}__in": bekend})
            self._verbanden |= {_verband(model, rij) for rij in paren}

    def _zoek_samengevoegden(self, bekend: list[int]) -> None:
        mens = samen_met(bekend)
        self._mens |= mens
        met_bsn = Persoon.objects.filter(pk__in=mens, bsn_index__isnull=False)
        for pk, index in met_bsn.values_list("pk", "bsn_index") if mens else ():
            self._bsn_van_mens.setdefault(mens[pk], {})[pk] = bytes(index or b"")

    def herken(self, rijen: Rijen, regel: formaat.Casus) -> tuple[Kaart, list[Bijwerking]]:
        """Take out of `rijen` what is there already, and point the rest at it. Raises Afgekeurd."""
        self._eis_eigen_bsn(rijen.get(Persoon, []), regel)
        kaart: dict[int, int] = {}
        bijwerkingen: list[Bijwerking] = []
        self._herhaald = set()
        adressen = _per_persoon(rijen.get(Adres, []))
        for plaats, rij in enumerate(rijen.get(Persoon, [])):
            bekend = self.op_extern.get(rij["extern_id"])
            if bekend is not None:
                kaart[rij["id"]] = bekend["id"]
                bijwerkingen += self._vergelijk(plaats, bekend, rij, adressen.get(rij["id"], []))
        if kaart:
            self._neem_weg(rijen, kaart)
        return {Persoon: kaart}, bijwerkingen

    def neem_op(self, rijen: Rijen) -> None:
        """This dossier is accepted: what it adds is known to the next one."""
        for rij in rijen.get(Persoon, []):
            self._onthoud(dict(rij))
            self._nieuw.add(rij["id"])
        for rij in rijen.get(Adres, []):
            self._adressen.setdefault(rij["persoon_id"], []).append(rij)
        for model in (Relatie, Gezag):
            self._verbanden |= {_verband(model, rij) for rij in rijen.get(model, [])}

    def is_nieuw(self, pk: int) -> bool:
        """Whether this person is not in the database yet."""
        return pk in self._nieuw

    def is_geschreven(self) -> None:
        self._nieuw.clear()

    def versies(self, rijen: Rijen, kaart: Kaart) -> dict[str, int]:
        """Of everybody in this dossier, by id."""
        op_id = {rij["id"]: rij["versie"] for rij in self.op_extern.values()}
        ids = {rij["id"] for rij in rijen.get(Persoon, [])} | set(kaart.get(Persoon, {}).values())
        return {str(pk): op_id.get(pk, 1) for pk in sorted(ids)}

    def werk_bij(
        self, wijziging: Bijwerking, nummer: int, gemaakt_op: datetime, casus_id: int | None
    ) -> list[Bevinding]:
        """Let the newest line win, unless somebody changed the person here; says what was done."""
        bekend = next(rij for rij in self.op_extern.values() if rij["id"] == wijziging.pk)
        if wijziging.eerder is not None:
            zet(Persoon, wijziging.pk, {"gemaakt_op": wijziging.eerder}, self.organisatie_id)
            bekend["gemaakt_op"] = wijziging.eerder
        if not wijziging.velden and wijziging.adressen is None:
            return []
        veld = f"personen[{wijziging.plaats}]"
        anderen = [r for r in _regels_met(wijziging.pk) if r.casus_id != casus_id]
        if any(r.persoonversies.get(str(wijziging.pk)) != bekend["versie"] for r in anderen) or (
            not anderen and casus_id is None
        ):
            return [Bevinding(nummer, veld, "persoon_bewerkt", BEWERKT, WAARSCHUWING)]
        if any((r.door_import.gemaakt_op, r.regelnummer) > (gemaakt_op, nummer) for r in anderen):
            return [Bevinding(nummer, veld, "persoon_afwijkend", AFWIJKEND, WAARSCHUWING)]
        self._schrijf(bekend, wijziging)
        for regel in anderen:
            regel.persoonversies[str(wijziging.pk)] = bekend["versie"]
            regel.save(update_fields=["persoonversies"])
        return [Bevinding(nummer, veld, "persoon_bijgewerkt", BIJGEWERKT, WAARSCHUWING)] if anderen else []

    def vervang_verbanden(self, regel: Dossierregel, rijen: Rijen) -> dict[str, dict[str, int]]:
        """Take away the ties that a corrected line made and no longer states, unless the same two are together in
        another dossier too; returns those that are its own now, for the ledger."""
        eigen = {}
        for soort, model in (("relatie", Relatie), ("gezag", Gezag)):
            oud = lees_eigen(model, regel)
            weg = [
                rij for rij in oud if _verband(model, rij) not in self._herhaald and not _ook_elders(model, rij, regel)
            ]
            wis(model, [rij["id"] for rij in weg])
            self._verbanden -= {_verband(model, rij) for rij in weg}
            eigen[soort] = op_volgorde([rij for rij in oud if rij not in weg] + rijen.get(model, []))
        return eigen

    def wis_verdwenen(self, ids: Iterable[int]) -> None:
        """Whoever a corrected line names no more, and nothing else does either."""
        for pk in ids:
            if not _wordt_genoemd(pk):
                for model in (Relatie, Gezag):
                    van, naar = _enden(model)
                    wis(model, [rij["id"] for kolom in (van, naar) for rij in lees(model, **{kolom: pk})])
                wis(Adres, [rij["id"] for rij in lees(Adres, persoon_id=pk)])
                wis(Persoon, [pk])
                self.op_extern = {extern: rij for extern, rij in self.op_extern.items() if rij["id"] != pk}
                self.op_bsn = {index: van_wie for index, van_wie in self.op_bsn.items() if van_wie != pk}

    def _schrijf(self, bekend: Rij, wijziging: Bijwerking) -> None:
        bekend.update(wijziging.velden)
        bekend["versie"] += 1
        zet(Persoon, wijziging.pk, wijziging.velden | {"versie": bekend["versie"]}, self.organisatie_id)
        if bekend["bsn_index"]:
            self.op_bsn[bytes(bekend["bsn_index"])] = wijziging.pk
            mens = self._mens.get(wijziging.pk, wijziging.pk)
            self._bsn_van_mens.setdefault(mens, {})[wijziging.pk] = bytes(bekend["bsn_index"])
        if wijziging.adressen is None:
            return
        wis(Adres, [rij["id"] for rij in self._adressen.get(wijziging.pk, [])])
        for rij in wijziging.adressen:
            rij["persoon_id"] = wijziging.pk
        Adres.objects.bulk_create([Adres(**rij) for rij in wijziging.adressen])
        self._adressen[wijziging.pk] = wijziging.adressen

    def _onthoud(self, rij: Rij) -> None:
        if rij["extern_id"]:
            self.op_extern[rij["extern_id"]] = rij
        if rij["bsn_index"]:
            self.op_bsn[bytes(rij["bsn_index"])] = rij["id"]

    def _eis_eigen_bsn(self, personen: list[Rij], regel: formaat.Casus) -> None:
        plaatsen = {persoon.id: plaats for plaats, persoon in enumerate(regel.personen)}
        fouten = []
        hier: dict[bytes, str] = {}
        for rij in personen:
            if not rij["bsn_index"]:
                continue
            ander = self.op_bsn.get(bytes(rij["bsn_index"]))
            eigen = self.op_extern.get(rij["extern_id"], {}).get("id")
            dubbel = hier.setdefault(bytes(rij["bsn_index"]), rij["extern_id"]) != rij["extern_id"]
            if dubbel or (ander is not None and ander != eigen):
                fouten.append(Fout(f"personen[{plaatsen[rij['extern_id']]}].bsn", "bsn_bij_ander", BSN_BIJ_ANDER))
            elif eigen is not None and self._heeft_ander_bsn(eigen, bytes(rij["bsn_index"])):
                veld = f"personen[{plaatsen[rij['extern_id']]}].bsn"
                fouten.append(Fout(veld, "bsn_anders_dan_samengevoegd", BSN_SAMENGEVOEGD))
        if fouten:
            raise Afgekeurd(tuple(fouten))

    def _heeft_ander_bsn(self, persoon_id: int, index: bytes) -> bool:
        """Whether another row of this human has another BSN."""
        van_mens = self._bsn_van_mens.get(self._mens.get(persoon_id, persoon_id), {})
        return any(pk != persoon_id and bsn != index for pk, bsn in van_mens.items())

    def _vergelijk(self, plaats: int, bekend: Rij, nieuw: Rij, adressen: list[Rij]) -> list[Bijwerking]:
        velden = verschil(bekend, {kolom: nieuw[kolom] for kolom in GEZEGD}, ())
        oud = {kern(Adres, rij, ADRES_EIGEN) for rij in self._adressen.get(bekend["id"], [])}
        zelfde = oud == {kern(Adres, rij, ADRES_EIGEN) for rij in adressen}
        eerder = nieuw["gemaakt_op"] if nieuw["gemaakt_op"] < bekend["gemaakt_op"] else None
        if not velden and zelfde and eerder is None:
            return []
        return [Bijwerking(bekend["id"], plaats, velden, None if zelfde else adressen, eerder)]

    def _neem_weg(self, rijen: Rijen, kaart: dict[int, int]) -> None:
        rijen[Persoon] = [rij for rij in rijen[Persoon] if rij["id"] not in kaart]
        rijen[Adres] = [rij for rij in rijen.get(Adres, []) if rij["persoon_id"] not in kaart]
        for model, lijst in rijen.items():
            verwijs(model, lijst, {Persoon: kaart})
        for model in (Relatie, Gezag):
            self._herhaald |= {_verband(model, rij) for rij in rijen.get(model, [])} & self._verbanden
            rijen[model] = [rij for rij in rijen.get(model, []) if _verband(model, rij) not in self._verbanden]


BSN_BIJ_ANDER: Final = "Dit BSN staat al bij een andere persoon. Zoek uit wie het is, of laat het BSN weg."
BSN_SAMENGEVOEGD: Final = (
    "Deze persoon is samengevoegd met iemand die een ander BSN heeft. Zoek uit wie het is: maak de samenvoeging "
    "ongedaan, of laat het BSN weg."
)
BIJGEWERKT: Final = (
    "Deze persoon staat ook in een ander dossier, met andere gegevens. De gegevens van deze regel gelden nu."
)
AFWIJKEND: Final = (
    "Deze persoon staat ook in een nieuwer dossier, met andere gegevens. Die gelden; het dossier is wel ingelezen."
)
BEWERKT: Final = "Een medewerker heeft deze persoon hier aangepast. Die gegevens gelden; het dossier is wel ingelezen."


def _regels_met(persoon_id: int) -> list[Dossierregel]:
    casussen = Betrokkene.objects.filter(persoon_id=persoon_id).values("casus_id")
    return list(Dossierregel.objects.filter(casus_id__in=casussen).select_related("door_import").order_by("pk"))


def _wordt_genoemd(persoon_id: int) -> bool:
    """By any row other than an address or a tie; also by one that knows no way back, as most do."""
    velden: list[Any] = Persoon._meta.get_fields(include_hidden=True)  # noqa: SLF001 (public in Django)
    return any(
        veld.related_model._base_manager.filter(**{veld.field.name: persoon_id}).exists()  # noqa: SLF001 (public in Django)
        for veld in velden
        if veld.one_to_many and veld.related_model not in (Adres, Relatie, Gezag)
    )


def _vergissingen(persoon_ids: list[int]) -> Iterator[tuple[Model, Rij]]:
    """Ties of these persons that somebody here said were never true: a line that states one does not bring it back."""
    for een in vergissingen_van(persoon_ids) if persoon_ids else ():
        if een.ander_id is not None:
            rij = als_rij(een)
            yield type(rij), {kolom: getattr(rij, kolom) for kolom in kolommen(type(rij))}


def _ook_elders(model: Model, rij: Rij, regel: Dossierregel) -> bool:
    anderen = Betrokkene.objects.exclude(casus_id=regel.casus_id or 0)
    een, ander = (anderen.filter(persoon_id=rij[kolom]) for kolom in _enden(model))
    return een.filter(casus_id__in=ander.values("casus_id")).exists()


def _enden(model: Model) -> tuple[str, str]:
    return ("persoon_id", "verwant_id") if model is Relatie else ("kind_id", "gezagdrager_id")


def _verband(model: Model, rij: Rij) -> Verband:
    return (model, *kern(model, rij, ("id", "organisatie_id")))


def _per_persoon(adressen: Iterable[Rij]) -> dict[int, list[Rij]]:
    per: dict[int, list[Rij]] = {}
    for rij in adressen:
        per.setdefault(rij["persoon_id"], []).append(rij)
    return per
