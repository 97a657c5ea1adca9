# SPDX-License-Identifier: EUPL-1.2
"""What one act changed in the database, in a form that two doors can be compared by.

Ids, public numbers, UUIDs and the clock of the database are replaced by which new row they belong to; encrypted
fields are read. Everything else must be equal, moments included: the clock of the doors stands still.
"""

import re
from uuid import UUID, uuid4

from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey
from django.db.models.functions import Now

from audit.models import AuditRegel
from meldingen.models import Casus, Dienst, Melding, Toegang
from monitoring.models import Monitoring, Monitoringsmoment
from overdracht.models import Overdracht

APPS = ("meldingen", "documenten", "intake", "overdracht", "monitoring", "personen", "achtergrond", "audit")
# The lists that functional management edits; the rest of its app is no work of a step.
CODEBEHEER = ("code", "codemapping", "codewijziging")
# Which door, from where and when: told apart on purpose.
VAN_DE_DEUR = {"deur", "verzoek_id", "ip"}
# Plain ids are of the model that the row itself names; those of people and organisations are never new.
ONDERWERP = {
    "casus": Casus,
    "melding": Melding,
    "dienst": Dienst,
    "overdracht": Overdracht,
    "monitoring": Monitoring,
    "monitoringsmoment": Monitoringsmoment,
}
NUMMER = re.compile(r"[A-Z]-\d{4}-\d{6,}")


class Opname:
    """Begin before the act; `verschil()` after it, inside the same savepoint."""

    def __init__(self) -> None:
        # The first write of this savepoint: every row that changes from here on carries a higher xmin.
        self.token = uuid4()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO achtergrond_handeling (token, stap, inhoud_hash, resultaat_id) VALUES (%s, 'merk', '', 0)"
                " RETURNING xmin::text::bigint",
                [self.token],
            )
            (self.xmin,) = cursor.fetchone()
        self.aantallen = _aantallen()

    def verschil(self) -> dict[str, list[dict[str, object]]]:
        """Model → its new and changed rows by order of id, and how many rows came or went."""
        rijen = {model: self._gewijzigd(model) for model in _modellen()}
        ids = {
            (model, rij.pk): f"{model.__name__}#{plek}"
            for model, lijst in rijen.items()
            for plek, rij in enumerate(lijst)
        }
        nummers = [
            rij.nummer
            for lijst in rijen.values()
            for rij in lijst
            if hasattr(rij, "nummer") and "audit" not in rij._meta.db_table
        ]
        namen = {nummer: f"{nummer[0]}-{plek}" for plek, nummer in enumerate(dict.fromkeys(nummers))}
        wie = Vertaler(ids, namen)
        beeld = {model.__name__: [wie.rij(rij) for rij in lijst] for model, lijst in rijen.items() if lijst}
        beeld["aantallen"] = {
            naam: n - self.aantallen[naam] for naam, n in _aantallen().items() if n != self.aantallen[naam]
        }
        return beeld

    def _gewijzigd(self, model):
        tabel, sleutel = model._meta.db_table, model._meta.pk.column
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{sleutel}" FROM "{tabel}" WHERE xmin::text::bigint >= %s', [self.xmin])
            sleutels = [pk for (pk,) in cursor.fetchall() if pk != self.token]
        rijen = model._default_manager.filter(pk__in=sleutels).order_by("pk")
        return list(rijen.exclude(uitkomst="ingezien") if model is AuditRegel else rijen)


class Vertaler:
    def __init__(self, ids, nummers):
        self.ids, self.nummers = ids, nummers

    def rij(self, rij):
        return {veld.name: self.waarde(rij, veld) for veld in rij._meta.concrete_fields if _telt(veld)}

    def waarde(self, rij, veld):
        waarde = getattr(rij, veld.attname)
        if veld.attname == "resultaat_id":
            return waarde is not None
        model = _model_van(rij, veld)
        return self.ids.get((model, waarde), waarde) if model else self.plat(waarde)

    def plat(self, waarde):
        """Text and JSON, with the numbers and ids of new rows replaced."""
        if isinstance(waarde, dict):
            return {naam: self.toegang(w) if naam == "toegang" else self.plat(w) for naam, w in waarde.items()}
        if isinstance(waarde, list):
            return [self.plat(deel) for deel in waarde]
        if isinstance(waarde, UUID):
            return "uuid"
        if isinstance(waarde, str):
            tekst = NUMMER.sub(lambda g: self.nummers.get(g[0], g[0]), waarde)
            tekst = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "uuid", tekst)
            return re.sub(r"toegang:(\d+)", lambda g: self.toegang(int(g[1])), tekst)
        return bytes(waarde) if isinstance(waarde, memoryview) else waarde

    def toegang(self, pk):
        return self.ids.get((Toegang, pk), str(pk))


def _telt(veld):
    return veld.name not in VAN_DE_DEUR and not isinstance(veld.db_default, Now)


def _model_van(rij, veld):
    if veld.primary_key:
        return type(rij)
    if isinstance(veld, ForeignKey):
        return veld.related_model
    if veld.attname == "casus_id":
        return Casus
    if veld.attname == "onderwerp_id":
        soort = getattr(rij, "onderwerp_soort", "") or getattr(rij, "onderwerp", "")
        return Toegang if soort.startswith("toegang") else ONDERWERP[soort]
    return None


def _modellen():
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if (model._meta.app_label in APPS or model._meta.model_name in CODEBEHEER) and model._meta.managed
    ]


def _aantallen():
    vragen = [
        f"SELECT '{m.__name__}', count(*) FROM \"{m._meta.db_table}\""
        for m in _modellen()
        if m.__name__ != "AuditRegel"
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(vragen))
        return dict(cursor.fetchall())
