# SPDX-License-Identifier: EUPL-1.2
"""What reports read: the views `rapport_*` in the database, without source, names, BSN, free text or drafts.

Their SQL is in the migrations. Nothing here is written, and nothing refers to a table: the role that reads
(`vt_lezer`) cannot reach one.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from rapportage.querysets import RapportQuerySet


def _code() -> models.CharField[Any, Any]:
    return models.CharField(max_length=100, null=True)


class Rapportrij(models.Model):
    """Every row belongs to an organisation; of a shielded casus nothing is listed, though it counts."""

    id = models.BigIntegerField(primary_key=True)
    organisatie_id = models.BigIntegerField()
    casus_id = models.BigIntegerField(null=True)
    casus_nummer = models.CharField(max_length=20, null=True)
    afgeschermd = models.BooleanField()

    objects = RapportQuerySet.as_manager()

    class Meta:
        abstract = True


class RapportCasus(Rapportrij):
    gemeente_id = models.CharField(max_length=8)
    fase = models.CharField(max_length=12)
    fase_sinds = models.DateTimeField()
    zicht_houder = models.CharField(max_length=6, null=True)
    zicht_partij_id = models.BigIntegerField(null=True)
    zicht_sinds = models.DateTimeField(null=True)
    laatste_ontvanger_id = models.BigIntegerField(null=True)
    overdracht_nodig = models.BooleanField()
    overdracht_wacht = models.BooleanField()
    monitoring_loopt = models.BooleanField()
    uiterste_datum = models.DateField(null=True)
    zwaarte_id = _code()
    crisis = models.BooleanField()
    geopend_op = models.DateTimeField()
    gesloten_op = models.DateTimeField(null=True)
    afsluitreden_id = _code()
    protocolversie = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "rapport_casus"
        default_permissions = ()


class RapportMelding(Rapportrij):
    nummer = models.CharField(max_length=20)
    kanaal_id = _code()
    gemeente_id = models.CharField(max_length=8)
    ontvangen_op = models.DateTimeField()
    geregistreerd_op = models.DateTimeField()
    status = models.CharField(max_length=14)
    status_sinds = models.DateTimeField()
    crisis = models.BooleanField()
    ambtshalve = models.BooleanField()
    melder_soort_id = _code()
    duur_id = _code()
    hulp_betrokken = models.BooleanField(null=True)
    casusfase_bij_ontvangst = models.CharField(max_length=12, null=True)

    class Meta:
        managed = False
        db_table = "rapport_melding"
        default_permissions = ()


class RapportHerhaling(Rapportrij):
    """A melding (`id` is that of the melding) with what each definition of a repeat calls it; empty: not computed."""

    nummer = models.CharField(max_length=20)
    ontvangen_op = models.DateTimeField()
    cbs = models.CharField(max_length=20, null=True)
    regioplan = models.CharField(max_length=14, null=True)
    eerder = models.CharField(max_length=14, null=True)
    landelijk = models.CharField(max_length=14, null=True)
    dubbel_andere_melder = models.BooleanField(null=True)
    dubbel_zelfde_melder = models.BooleanField(null=True)
    dubbel_voorval = models.BooleanField(null=True)
    van_ontvanger = models.BooleanField(null=True)

    class Meta:
        managed = False
        db_table = "rapport_herhaling"
        default_permissions = ()


class RapportAdvies(Rapportrij):
    """One conversation about an advies: `volgnummer` 1 is the advies itself. It belongs to no casus."""

    advies_nummer = models.CharField(max_length=20)
    volgnummer = models.PositiveSmallIntegerField()
    op = models.DateTimeField()
    kanaal_id = _code()
    adviesvrager_soort_id = _code()
    opgepakt_op = models.DateTimeField(null=True)
    afgerond_op = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "rapport_advies"
        default_permissions = ()


class RapportBeoordeling(Rapportrij):
    """An assessed melding (`id` is that of the melding): the moment of its first decision, and the decision now."""

    nummer = models.CharField(max_length=20)
    ontvangen_op = models.DateTimeField()
    beoordeeld_op = models.DateTimeField(null=True)
    besluit = models.CharField(max_length=20, null=True)

    class Meta:
        managed = False
        db_table = "rapport_beoordeling"
        default_permissions = ()


class RapportOverdracht(Rapportrij):
    nummer = models.CharField(max_length=20)
    melding_id = models.BigIntegerField()
    partij_id = models.BigIntegerField(null=True)
    partijsoort_id = _code()
    moment = models.CharField(max_length=10)
    wijze_id = _code()
    draagt_zicht = models.BooleanField()
    status = models.CharField(max_length=12)
    status_sinds = models.DateTimeField()
    verzonden_op = models.DateTimeField()
    bevestigd_op = models.DateTimeField(null=True)
    aanvaard_op = models.DateTimeField(null=True)
    beeindigd_op = models.DateTimeField(null=True)
    weigerreden_id = _code()
    terugmeldreden_id = _code()
    intrekreden_id = _code()

    class Meta:
        managed = False
        db_table = "rapport_overdracht"
        default_permissions = ()


class RapportTermijn(Rapportrij):
    """`casus` is empty for a term of a contact that is no casus yet."""

    melding_id = models.BigIntegerField(null=True)
    melding_nummer = models.CharField(max_length=20, null=True)
    onderwerp = models.CharField(max_length=20)
    onderwerp_id = models.BigIntegerField()
    soort = models.CharField(max_length=20)
    regelversie = models.CharField(max_length=20)
    begin_op = models.DateTimeField()
    uiterste_datum = models.DateField()
    uiterste_moment = models.DateTimeField(null=True)
    gehaald_op = models.DateTimeField(null=True)
    vervallen_op = models.DateTimeField(null=True)
    overschrijding_reden_id = _code()

    class Meta:
        managed = False
        db_table = "rapport_termijn"
        default_permissions = ()


class RapportDienst(Rapportrij):
    melding_id = models.BigIntegerField()
    soort = models.CharField(max_length=10)
    status = models.CharField(max_length=10)
    besloten_op = models.DateTimeField()
    gestart_op = models.DateTimeField(null=True)
    afgerond_op = models.DateTimeField(null=True)
    uitkomst_id = _code()
    protocolversie = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "rapport_dienst"
        default_permissions = ()


class RapportMonitoringsmoment(Rapportrij):
    nummer = models.CharField(max_length=20)
    monitoring_id = models.BigIntegerField()
    soort = models.CharField(max_length=16)
    gepland_op = models.DateField()
    status = models.CharField(max_length=10)
    uitgevoerd_op = models.DateField(null=True)
    veiligheid_id = _code()
    nieuwe_incidenten = models.PositiveSmallIntegerField(null=True)
    nieuwe_zorgen = models.BooleanField(null=True)
    vervolg = models.CharField(max_length=20)

    class Meta:
        managed = False
        db_table = "rapport_monitoringsmoment"
        default_permissions = ()
