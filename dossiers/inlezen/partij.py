# SPDX-License-Identifier: EUPL-1.2
"""One batch of lines, in one transaction: judge, look up, replay, copy, book, commit.

What PostgreSQL refuses is tried again dossier by dossier, each in a transaction of its own, so that only the one that
is wrong falls out, and what another worker wrote meanwhile is seen.
"""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import structlog
from django.db import DatabaseError, DataError, IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from audit.vastleggen import Vastlegging, leg_vast_alle
from dossiers import formaat
from dossiers.keuren import Afgekeurd, Fout, keur, lees_regel
from dossiers.models import Dossierregel
from dossiers.naar_daden import maak_daden, speel
from dossiers.naspelen.boek import Boek
from dossiers.schrijven import Schrijver
from dossiers.uitgifte import ReeksUitgifte
from dossiers.wereld import Rij, Wereld
from meldingen.models import Advies, Casus
from meldingen.werkproces import Herkomst
from organisaties.models import VTOrganisatie
from personen.models import Persoon

from . import bijwerken
from .afkeuren import bevindingen
from .bekenden import Bekenden, Bijwerking
from .bewaren import bewaar_afkeuringen
from .eigen import EIGEN_RIJEN, eigen_rijen
from .grootboek import boeking, schrijf_bij, zoek_regels
from .medewerkers import Medewerkers
from .rijen import Kaart, Rijen
from .uitwisseling import Aangeboden, Afloop, Opdracht, Partij, Uitslag
from .weigering import is_van_een_ander, reden_van

log = structlog.get_logger(__name__)
POGINGEN: Final = 3
TE_LANG: Final = Fout("", "regel_te_lang", "Deze regel is langer dan 4 MiB. Splits het dossier of kort de teksten in.")
DUBBEL: Final = Fout(
    "id", "dubbel_in_bestand", "Een eerdere regel van dit bestand heeft hetzelfde id. Alleen die is gelezen."
)
NIET_HIER: Final = Fout("soort", "niet_op_deze_plaats", "De kop staat alleen op de eerste regel van het bestand.")
NIET_VERWERKT: Final = Fout(
    "", "niet_verwerkt", "Deze regel bracht het programma in de war. Geef het regelnummer door aan de beheerder."
)


@dataclass
class Omgeving:
    """What a worker reads once and keeps."""

    opdracht: Opdracht
    organisatie: VTOrganisatie
    wereld: Wereld
    medewerkers: Medewerkers
    partijen: dict[str, int]
    codes: frozenset[str]


@dataclass
class Dossier:
    """A line that was judged and replayed."""

    aangeboden: Aangeboden
    regel: formaat.Casus | formaat.Advies
    sha256: bytes
    eerder: Dossierregel | None
    rijen: Rijen
    kenmerken: dict[str, dict[str, int]]
    hoofd: Rij


def verwerk(omgeving: Omgeving, partij: Partij) -> Uitslag:
    """Take in this batch; what it leaves is committed when this returns."""
    omgeving.medewerkers.kondig_aan({wie.kenmerk: wie for wie in partij.medewerkers})
    for _ in range(POGINGEN):
        try:
            return _in_een_keer(omgeving, partij.regels)
        except DatabaseError as fout:
            _eis_verbinding(fout)
            if not is_van_een_ander(fout):
                break
    uitslag = Uitslag()
    for regel in partij.regels:
        uitslag.tel_op(_los(omgeving, regel))
    return uitslag


def _los(omgeving: Omgeving, regel: Aangeboden) -> Uitslag:
    for poging in range(POGINGEN):
        try:
            return _in_een_keer(omgeving, (regel,))
        except DatabaseError as fout:
            _eis_verbinding(fout)
            reden = reden_van(fout)
        # Another worker is at the same person or dossier; what it wrote is seen the next time.
        time.sleep(0.05 * poging)
    with transaction.atomic():
        uitslag = Uitslag()
        _Loop(omgeving, uitslag).keur_af(regel, (reden,))
        return _rond_af(omgeving, uitslag)


def _in_een_keer(omgeving: Omgeving, regels: Iterable[Aangeboden]) -> Uitslag:
    uitslag = Uitslag()
    try:
        # Around COPY too, whose errors Django leaves as they are.
        with transaction.atomic(), connection.wrap_database_errors:
            _Loop(omgeving, uitslag).neem_in(tuple(regels))
            return _rond_af(omgeving, uitslag)
    finally:
        omgeving.medewerkers.vergeet_tijdelijke()


def _rond_af(omgeving: Omgeving, uitslag: Uitslag) -> Uitslag:
    if omgeving.opdracht.proef:
        transaction.set_rollback(True)
    return uitslag


def _eis_verbinding(fout: DatabaseError) -> None:
    """Only what the rows may be blamed for; a server that is gone is not."""
    if isinstance(fout, IntegrityError | DataError):
        return
    code = getattr(fout.__cause__, "pgcode", None) or ""
    # Two that wait for each other; a lock that took too long.
    if not (isinstance(fout, OperationalError) and code.startswith(("40", "55"))):
        raise fout


class _Loop:
    """The state of one transaction."""

    def __init__(self, omgeving: Omgeving, uitslag: Uitslag) -> None:
        self.omgeving, self.uitslag = omgeving, uitslag
        self.nu = timezone.now()
        omgeving.wereld.nu = self.nu
        self.schrijver = Schrijver(in_gebruik=True)
        self.bekenden = Bekenden(omgeving.organisatie.pk)
        self.boekingen: list[Rij] = []
        self.audit: list[Vastlegging] = []
        self.afgekeurd: list[tuple[Aangeboden, tuple[Fout, ...]]] = []

    def neem_in(self, regels: tuple[Aangeboden, ...]) -> None:
        bekend = zoek_regels(self.omgeving.organisatie.pk, regels)
        dossiers = [d for regel in regels if (d := self._speel_na(regel, bekend.get((regel.soort, regel.extern_id))))]
        self.bekenden.zoek(rij for dossier in dossiers for rij in dossier.rijen.get(Persoon, []))
        for dossier in dossiers:
            self._neem(dossier)
        self._schrijf_rijen()
        leg_vast_alle(self.audit)
        self._bewaar_afgekeurd()

    def keur_af(self, regel: Aangeboden, fouten: tuple[Fout, ...]) -> None:
        self._keur_af(regel, fouten)
        self._bewaar_afgekeurd()

    def _keur_af(self, regel: Aangeboden, fouten: tuple[Fout, ...]) -> None:
        self.uitslag.aantallen["afgekeurd"] += 1
        self.uitslag.bevindingen += bevindingen(regel.nummer, fouten)
        self.afgekeurd.append((regel, fouten))

    def _bewaar_afgekeurd(self) -> None:
        opdracht = self.omgeving.opdracht
        bewaar_afkeuringen(opdracht.organisatie_id, opdracht.import_id, self.afgekeurd, nu=self.nu)

    def _speel_na(self, aangeboden: Aangeboden, eerder: Dossierregel | None) -> Dossier | None:
        """The rows of this line, or None: it was read before, or cannot be taken."""
        sha256 = hashlib.sha256(aangeboden.ruw).digest()
        try:
            if aangeboden.te_lang or aangeboden.dubbel:
                raise Afgekeurd((TE_LANG if aangeboden.te_lang else DUBBEL,))
            if eerder is not None and bytes(eerder.sha256) == sha256:
                self.uitslag.aantallen["ongewijzigd"] += 1
                return None
            return self._maak(aangeboden, eerder, sha256)
        except Afgekeurd as fout:
            self._keur_af(aangeboden, fout.fouten)
        except DatabaseError:
            raise
        except Exception:
            # By type and place only; the text of an error may hold what the line says.
            log.exception("regel niet verwerkt", nummer=str(aangeboden.nummer))
            self._keur_af(aangeboden, (NIET_VERWERKT,))
        return None

    def _maak(self, aangeboden: Aangeboden, eerder: Dossierregel | None, sha256: bytes) -> Dossier:
        omgeving = self.omgeving
        regel = lees_regel(aangeboden.ruw, codes=omgeving.codes)
        if not isinstance(regel, formaat.Casus | formaat.Advies):
            raise Afgekeurd((NIET_HIER,))
        keur(regel, nu=self.nu)
        plan = maak_daden(regel, medewerkers=omgeving.medewerkers, partijen=omgeving.partijen)
        # A meeting of an earlier dossier may not have been written.
        omgeving.wereld.vergaderingen.clear()
        boek = Boek(omgeving.wereld, herkomst=Herkomst.IMPORT)
        gespeeld = speel(plan, boek)
        rijen: Rijen = boek.rijen
        kenmerken = {soort: dict(per) for soort, per in gespeeld.ids.items()}
        hoofd = boek.casus if isinstance(regel, formaat.Casus) else rijen[Advies][0]
        return Dossier(aangeboden, regel, sha256, eerder, rijen, kenmerken, hoofd)

    def _neem(self, dossier: Dossier) -> None:
        try:
            kaart: Kaart = {}
            bijwerkingen: list[Bijwerking] = []
            if isinstance(dossier.regel, formaat.Casus):
                kaart, bijwerkingen = self.bekenden.herken(dossier.rijen, dossier.regel)
            if dossier.eerder is None:
                self._voeg_toe(dossier, kaart, bijwerkingen)
            else:
                self._werk_bij(dossier, dossier.eerder, kaart, bijwerkingen)
        except Afgekeurd as fout:
            self._keur_af(dossier.aangeboden, fout.fouten)

    def _voeg_toe(self, dossier: Dossier, kaart: Kaart, bijwerkingen: list[Bijwerking]) -> None:
        self.bekenden.neem_op(dossier.rijen)
        self._werk_personen_bij(dossier, bijwerkingen)
        self.schrijver.voeg_toe(dossier.rijen)
        self.uitslag.rijen += sum(map(len, dossier.rijen.values()))
        self.boekingen.append(
            boeking(
                organisatie_id=self.omgeving.organisatie.pk,
                soort=dossier.regel.soort,
                extern_id=dossier.regel.id,
                sha256=dossier.sha256,
                doel_id=dossier.hoofd["id"],
                import_id=self.omgeving.opdracht.import_id,
                regelnummer=dossier.aangeboden.nummer,
                versie=dossier.hoofd["versie"],
                persoonversies=self.bekenden.versies(dossier.rijen, kaart),
                kenmerken=_bedoeld(dossier.kenmerken | eigen_rijen(dossier.rijen), kaart),
                nu=self.nu,
            )
        )
        self._teken_aan(dossier, "nieuw", dossier.hoofd["nummer"], dossier.hoofd["id"])

    def _werk_bij(self, dossier: Dossier, regel: Dossierregel, kaart: Kaart, bijwerkingen: list[Bijwerking]) -> None:
        bijwerken.eis_onaangeroerd(regel)
        kenmerken = dossier.kenmerken | eigen_rijen(dossier.rijen)
        wijziging = bijwerken.vergelijk(regel, dossier.rijen, dossier.kenmerken)
        self._schrijf_rijen()
        self._werk_personen_bij(dossier, bijwerkingen)
        verbanden = self.bekenden.vervang_verbanden(regel, dossier.rijen)
        regel.versie = bijwerken.voer_uit(wijziging, regel, nu=self.nu)
        self.bekenden.neem_op(wijziging.nieuw)
        self.bekenden.is_geschreven()
        self.uitslag.rijen += sum(map(len, wijziging.nieuw.values())) + len(wijziging.zetten)
        regel.sha256, regel.regelnummer, regel.ingelezen_op = dossier.sha256, dossier.aangeboden.nummer, self.nu
        regel.door_import_id = self.omgeving.opdracht.import_id
        vorige = {int(pk) for pk in regel.persoonversies}
        regel.persoonversies = self.bekenden.versies(wijziging.nieuw, kaart)
        self.bekenden.wis_verdwenen(vorige - {int(pk) for pk in regel.persoonversies})
        regel.kenmerken = _bedoeld(_bedoeld(kenmerken, kaart), wijziging.kaart) | verbanden
        regel.save()
        self._teken_aan(dossier, "gewijzigd", _nummer(regel), regel.casus_id or regel.advies_id or 0)

    def _werk_personen_bij(self, dossier: Dossier, bijwerkingen: list[Bijwerking]) -> None:
        if any(self.bekenden.is_nieuw(bijwerking.pk) for bijwerking in bijwerkingen):
            self._schrijf_rijen()
        eigen = dossier.eerder.casus_id if dossier.eerder else None
        for bijwerking in bijwerkingen:
            gevonden = self.bekenden.werk_bij(
                bijwerking, dossier.aangeboden.nummer, self.omgeving.opdracht.bestand_gemaakt_op, eigen
            )
            self.uitslag.aantallen["waarschuwingen"] += len(gevonden)
            self.uitslag.bevindingen += gevonden

    def _schrijf_rijen(self) -> None:
        self.schrijver.spoel()
        schrijf_bij(self.boekingen)
        self.boekingen.clear()
        self.bekenden.is_geschreven()

    def _teken_aan(self, dossier: Dossier, afloop: Afloop, nummer: str, pk: int) -> None:
        self.uitslag.aantallen[afloop] += 1
        casus = isinstance(dossier.regel, formaat.Casus)
        self.audit.append(
            Vastlegging(
                actie="importeren",
                onderwerp=dossier.regel.soort,
                nummer=nummer,
                organisatie_id=self.omgeving.organisatie.pk,
                medewerker_id=None,
                casus_id=pk if casus else None,
                gegevens={
                    "import": self.omgeving.opdracht.import_id,
                    "regel": dossier.aangeboden.nummer,
                    "soort": afloop,
                },
            )
        )


def _bedoeld(kenmerken: dict[str, dict[str, int]], kaart: Kaart) -> dict[str, dict[str, int]]:
    """The ids as they are stored."""
    soorten = bijwerken.SOORTEN | EIGEN_RIJEN | {"persoon": Persoon, "casus": Casus, "advies": Advies}
    return {
        soort: {kenmerk: kaart.get(soorten[soort], {}).get(pk, pk) for kenmerk, pk in per.items()}
        for soort, per in kenmerken.items()
        if soort in soorten
    }


def _nummer(regel: Dossierregel) -> str:
    model: Any = Casus if regel.casus_id else Advies
    return str(model.objects.values_list("nummer", flat=True).get(pk=regel.casus_id or regel.advies_id))


def maak_omgeving(opdracht: Opdracht, nu: datetime) -> Omgeving:
    organisatie = VTOrganisatie.objects.get(pk=opdracht.organisatie_id)
    wereld = Wereld(organisatie, nu, ReeksUitgifte(), {}, {})
    return Omgeving(
        opdracht=opdracht,
        organisatie=organisatie,
        wereld=wereld,
        medewerkers=Medewerkers(organisatie),
        partijen={code: partij.pk for code, partij in wereld.partijen.items()},
        codes=frozenset(wereld.codes),
    )
