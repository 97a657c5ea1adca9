# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Nobody asks by these columns, or another index begins with the same one: docs/adr/0070-indexen-die-gelezen-worden.md.
VERVALLEN = {
    "overdracht_overdracht": {
        "overdracht_overdracht_aanvaard_door_id_4c5f2999": "(aanvaard_door_id)",
        "overdracht_overdracht_afspraak_id_048cb9b2": "(afspraak_id)",
        "overdracht_overdracht_beeindigd_door_id_1bae4adf": "(beeindigd_door_id)",
        "overdracht_overdracht_bevestigd_door_id_14e6dc28": "(bevestigd_door_id)",
        "overdracht_overdracht_nummer_eb50276a_like": "(nummer varchar_pattern_ops)",
        "overdracht_overdracht_organisatie_id_bbbb1118": "(organisatie_id)",
        "overdracht_overdracht_partij_id_f78ff1e2": "(partij_id)",
        "overdracht_overdracht_regel_id_aeff29ac": "(regel_id)",
        "overdracht_overdracht_verzonden_door_id_49e95efa": "(verzonden_door_id)",
    },
    "overdracht_overdrachtpersoon": {
        "overdracht_overdrachtpersoon_overdracht_id_e10b4f22": "(overdracht_id)",
        "overdracht_overdrachtpersoon_partij_id_56e081c9": "(partij_id)",
        "overdracht_overdrachtpersoon_persoon_id_ae4ac9c8": "(persoon_id)",
    },
}


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0002_inwoners_en_buurten"),
        ("overdracht", "0002_trajecten_en_samenwerking"),
        ("personen", "0002_indexen_die_niemand_leest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(f"DROP INDEX {naam}", f"CREATE INDEX {naam} ON {tabel} {kolom}")
                for tabel, indexen in VERVALLEN.items()
                for naam, kolom in indexen.items()
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="overdracht",
                    name="aanvaard_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="overdracht",
                    name="afspraak",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="overdracht.samenwerkingsafspraak",
                    ),
                ),
                migrations.AlterField(
                    model_name="overdracht",
                    name="beeindigd_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="overdracht",
                    name="bevestigd_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="overdracht",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="overdracht",
                    name="partij",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="overdracht",
                    name="regel",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="overdracht.routeregel",
                    ),
                ),
                migrations.AlterField(
                    model_name="overdracht",
                    name="verzonden_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="overdrachtpersoon",
                    name="overdracht",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="personen",
                        to="overdracht.overdracht",
                    ),
                ),
                migrations.AlterField(
                    model_name="overdrachtpersoon",
                    name="partij",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.organisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="overdrachtpersoon",
                    name="persoon",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="personen.persoon",
                    ),
                ),
            ],
        ),
    ]
