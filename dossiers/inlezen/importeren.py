# SPDX-License-Identifier: EUPL-1.2
"""The story of an import: open, head of the file, lock, lines to the workers, report.

What is committed stays: whoever starts again after a kill finds every dossier of before unchanged in the ledger.
"""

import os
import pwd
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import uuid4

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from audit.context import in_context
from audit.vastleggen import leg_vast
from dossiers import formaat
from dossiers.keuren import Afgekeurd, lees_regel
from dossiers.models import Afkeuring, Dossierregel, Import
from dossiers.schrijven import VOLGORDE
from meldingen.herhaling.vegen import veeg as veeg_herhaling
from meldingen.herkenning import zoek_opnieuw
from organisaties.models import VTOrganisatie
from organisaties.sleutelring import Sleutelfout, sleutelring

from . import slot
from .aanbieden import Gezien, bied_aan
from .afkeuren import Afkeurbestand, bevindingen
from .bewaren import bewaar_afkeuringen
from .lezen import Bestand, Regel
from .medewerkers import leg_medewerker_vast
from .uitwisseling import Aangeboden, Opdracht, Partij, Uitslag
from .voortgang import Verslag, Voortgang
from .werkers import Gestopt, Ploeg

REGELS_PER_PARTIJ: Final = 100
BYTES_PER_PARTIJ: Final = 1024 * 1024
# When this many dossiers are in, PostgreSQL is told how large the tables have become.
MIJLPALEN: Final = (100, 1_000, 10_000, 100_000)
HERHALINGEN_PER_REGEL: Final = 10_000


class KanNiet(Exception):
    """The import does not run, or cannot go on; the text says why."""


@dataclass(frozen=True)
class Verzoek:
    bestand: Path
    proef: bool
    afkeurbestand: Path | None
    processen: int
    toon: Callable[[str], None] = field(repr=False)


def importeer(verzoek: Verzoek) -> Verslag:
    """Take in this file. Raises KanNiet and lezen.Onleesbaar."""
    bestand = Bestand(verzoek.bestand)
    try:
        regels = bestand.regels()
        kop = _lees_kop(next(regels, None))
        organisatie = _organisatie(kop)
        try:
            slot.neem_importslot(organisatie.pk)
        except slot.Bezig:
            raise KanNiet(f"Voor {organisatie.naam} loopt al een import. Wacht tot die klaar is.") from None
        try:
            return _Loop(verzoek, bestand, kop, organisatie).draai(regels)
        finally:
            slot.geef_importslot_terug(organisatie.pk)
    finally:
        bestand.sluit()


def _lees_kop(eerste: Regel | None) -> formaat.Kop:
    if eerste is None:
        raise KanNiet("Het bestand is leeg.")
    try:
        kop = lees_regel(eerste.ruw, codes=frozenset())
    except Afgekeurd as fout:
        redenen = " ".join(f"{f.veld or 'regel'}: {f.reden}" for f in fout.fouten[:5])
        raise KanNiet(f"De eerste regel is geen geldige kop. {redenen}") from None
    if not isinstance(kop, formaat.Kop):
        raise KanNiet("De eerste regel is geen kop. Zet een regel met soort 'kop' boven aan het bestand.")
    if _volgnummer(kop.versie) > _volgnummer(formaat.VERSIE):
        raise KanNiet(
            f"Het bestand heeft versie {kop.versie} van het formaat. Dit systeem leest tot en met {formaat.VERSIE}."
        )
    return kop


def _volgnummer(versie: str) -> int:
    return int(versie.partition(".")[2])


def _organisatie(kop: formaat.Kop) -> VTOrganisatie:
    organisatie = VTOrganisatie.objects.filter(code=kop.organisatie, actief=True).first()
    if organisatie is None:
        raise KanNiet("De organisatie in de kop is niet bekend of niet actief. Gebruik haar code.")
    try:
        sleutelring().bos(organisatie.code)
    except Sleutelfout as fout:
        raise KanNiet(str(fout)) from None
    return organisatie


class _Loop:
    def __init__(self, verzoek: Verzoek, bestand: Bestand, kop: formaat.Kop, organisatie: VTOrganisatie) -> None:
        self.verzoek, self.bestand, self.kop, self.organisatie = verzoek, bestand, kop, organisatie
        self.verslag = Verslag(proef=verzoek.proef)
        self.voortgang = Voortgang(self.verslag, bestand.grootte, verzoek.toon)
        self.afkeurbestand = Afkeurbestand(verzoek.bestand, verzoek.afkeurbestand)
        self.mijlpaal = 0

    def draai(self, regels: Iterator[Regel]) -> Verslag:
        with in_context("commando", verzoek_id=uuid4()) as context:
            run = self._begin()
            status = Import.Status.AFGEBROKEN
            try:
                self._deel_uit(regels, _opdracht(run, context.verzoek_id))
                status = Import.Status.KLAAR
            except Gestopt as fout:
                raise KanNiet(f"{fout} Wat al is ingelezen blijft staan; start de import opnieuw.") from None
            finally:
                self.afkeurbestand.sluit()
                self._eindig(run, status)
        return self.verslag

    def _begin(self) -> Import:
        nu = timezone.now()
        with transaction.atomic():
            # Whoever has the lock knows that an earlier run is over.
            Import.objects.filter(organisatie=self.organisatie, status=Import.Status.BEZIG).update(
                status=Import.Status.AFGEBROKEN, beeindigd_op=nu
            )
            run = Import.objects.create(
                organisatie=self.organisatie,
                bestand=self.bestand.naam[:255],
                grootte=self.bestand.grootte,
                formaat=self.kop.versie,
                bron=self.kop.bron,
                gemaakt_op=self.kop.gemaakt_op,
                proef=self.verzoek.proef,
                os_gebruiker=_os_gebruiker(),
                begonnen_op=nu,
            )
            self._leg_vast(run, "import_beginnen", {"os_gebruiker": run.os_gebruiker, "proef": run.proef})
        self.verslag.import_id = run.pk
        return run

    def _eindig(self, run: Import, status: Import.Status) -> None:
        self.verslag.seconden = self.voortgang.verstreken
        self.verslag.afkeurbestand = self.afkeurbestand.pad
        run.status, run.beeindigd_op, run.aantallen = status, timezone.now(), dict(self.verslag.aantallen)
        with transaction.atomic():
            run.save(update_fields=["status", "beeindigd_op", "aantallen"])
            self._leg_vast(run, "import_beeindigen", {"status": status.value, **run.aantallen})

    def _leg_vast(self, run: Import, actie: str, gegevens: dict[str, str | int | bool | None]) -> None:
        leg_vast(
            actie=actie,
            onderwerp="import",
            nummer=str(run.pk),
            organisatie_id=self.organisatie.pk,
            medewerker_id=None,
            gegevens=gegevens,
        )

    def _deel_uit(self, regels: Iterator[Regel], opdracht: Opdracht) -> None:
        gezien = Gezien()
        ploeg = Ploeg(opdracht, self.verzoek.processen)
        try:
            vorige = 0
            for aangeboden, tot in self._partijen(regels, ploeg):
                partij, vorige = Partij(gezien.merk(aangeboden), tot - vorige), tot
                while ploeg.is_vol():
                    self._verwerk(ploeg)
                ploeg.geef(partij)
            while ploeg.is_bezig():
                self._verwerk(ploeg)
        finally:
            ploeg.stop()
            gezien.sluit()
        if self.verslag.aantallen["nieuw"] >= MIJLPALEN[1]:
            _ververs_statistiek()
        if not self.verzoek.proef:
            # Who was known before can be told only when everybody is in.
            veeg_herhaling(timezone.now(), organisatie_id=self.organisatie.pk, toon=self._toon_herhaling)
            if self.verslag.aantallen["nieuw"] or self.verslag.aantallen["gewijzigd"]:
                zoek_opnieuw(self.organisatie.pk)
        self._controleer_bestand()

    def _partijen(self, regels: Iterator[Regel], ploeg: Ploeg) -> Iterator[tuple[list[Aangeboden], int]]:
        """Lines by the batch; those of employees are done on the way."""
        partij: list[Aangeboden] = []
        omvang = tot = 0
        for regel in regels:
            aangeboden, tot = bied_aan(regel), regel.tot
            if aangeboden.soort == "medewerker":
                self._neem_medewerker(aangeboden, ploeg)
                continue
            partij.append(aangeboden)
            omvang += len(regel.ruw)
            if len(partij) >= REGELS_PER_PARTIJ or omvang >= BYTES_PER_PARTIJ:
                yield partij, tot
                partij, omvang = [], 0
        if partij:
            yield partij, tot

    def _neem_medewerker(self, aangeboden: Aangeboden, ploeg: Ploeg) -> None:
        self.voortgang.regels += 1
        try:
            regel = lees_regel(aangeboden.ruw, codes=frozenset())
            if isinstance(regel, formaat.Medewerker):
                wie = leg_medewerker_vast(self.organisatie, regel, proef=self.verzoek.proef)
                self.verslag.aantallen["medewerkers"] += 1
                if self.verzoek.proef:
                    ploeg.kondig_aan(wie)
        except Afgekeurd as fout:
            self.verslag.aantallen["afgekeurd"] += 1
            self.afkeurbestand.schrijf(bevindingen(aangeboden.nummer, fout.fouten))
            if not self.verzoek.proef:
                bewaar_afkeuringen(
                    self.organisatie.pk, self.verslag.import_id, [(aangeboden, fout.fouten)], nu=timezone.now()
                )

    def _verwerk(self, ploeg: Ploeg) -> None:
        for partij, uitslag in ploeg.haal(1.0):
            self.voortgang.regels += len(partij.regels)
            # What is done, not what was dealt out: the rest of a small file is with the workers at once.
            self.voortgang.bytes += partij.bytes
            self._tel_op(uitslag)
        self.voortgang.tik()

    def _tel_op(self, uitslag: Uitslag) -> None:
        self.verslag.tel_op(uitslag)
        self.afkeurbestand.schrijf(uitslag.bevindingen)
        self.afkeurbestand.spoel()
        if self.mijlpaal < len(MIJLPALEN) and self.verslag.aantallen["nieuw"] >= MIJLPALEN[self.mijlpaal]:
            self.mijlpaal += 1
            # Checks of foreign keys keep the plans that they made on empty tables until there are statistics.
            _ververs_statistiek()

    def _toon_herhaling(self, gedaan: int) -> None:
        if gedaan % HERHALINGEN_PER_REGEL == 0:
            self.verzoek.toon(f"Eerdere meldingen nagegaan: {gedaan} meldingen")

    def _controleer_bestand(self) -> None:
        if self.bestand.gegroeid:
            self.verslag.opmerkingen.append(
                "Het bestand is tijdens het lezen gegroeid. Wat erbij kwam is niet gelezen; start de import opnieuw."
            )
        elif self.bestand.gewijzigd:
            self.verslag.opmerkingen.append(
                "Het bestand is tijdens het lezen gewijzigd. Controleer het en start de import opnieuw."
            )


def _opdracht(run: Import, verzoek_id: object) -> Opdracht:
    return Opdracht(
        import_id=run.pk,
        organisatie_id=run.organisatie_id,
        bestand_gemaakt_op=run.gemaakt_op,
        proef=run.proef,
        verzoek_id=verzoek_id,  # type: ignore[arg-type]
        vt_rol=settings.VT_ROL,
        verbinding={k: connection.settings_dict[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")},
    )


def _ververs_statistiek() -> None:
    modellen: tuple[type[models.Model], ...] = (*VOLGORDE, Import, Dossierregel, Afkeuring)
    tabellen = [model._meta.db_table for model in modellen]  # noqa: SLF001 (public in Django)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tabellen)}")


def _os_gebruiker() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name[:64]
    except KeyError:
        return str(os.getuid())
