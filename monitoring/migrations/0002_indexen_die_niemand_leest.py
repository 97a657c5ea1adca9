# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Nobody asks by these columns, or another index begins with the same one: docs/adr/0070-indexen-die-gelezen-worden.md.
VERVALLEN = {
    "monitoring_monitoring": {
        "monitoring_monitoring_organisatie_id_99dfb0ed": "(organisatie_id)",
    },
    "monitoring_monitoringsmoment": {
        "monitoring_monitoringsmoment_casus_id_76fb27a8": "(casus_id)",
        "monitoring_monitoringsmoment_nummer_b0893a07_like": "(nummer varchar_pattern_ops)",
        "monitoring_monitoringsmoment_organisatie_id_50d26de2": "(organisatie_id)",
        "monitoring_monitoringsmoment_uitgevoerd_door_id_3682cc87": "(uitgevoerd_door_id)",
    },
}


class Migration(migrations.Migration):
    dependencies = [
        ("meldingen", "0003_indexen_die_niemand_leest"),
        ("monitoring", "0001_monitoring"),
        ("organisaties", "0002_inwoners_en_buurten"),
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
                    model_name="monitoring",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="monitoringsmoment",
                    name="casus",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoringsmomenten",
                        to="meldingen.casus",
                    ),
                ),
                migrations.AlterField(
                    model_name="monitoringsmoment",
                    name="organisatie",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.vtorganisatie",
                    ),
                ),
                migrations.AlterField(
                    model_name="monitoringsmoment",
                    name="uitgevoerd_door",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
