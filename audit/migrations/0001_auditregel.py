# SPDX-License-Identifier: EUPL-1.2
import django.db.models.functions.datetime
from django.db import migrations, models

from audit import partities


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    partities.sql_maak_gepartitioneerd(
                        "audit_regel",
                        [
                            "actie varchar(60) NOT NULL",
                            "uitkomst varchar(10) NOT NULL",
                            "onderwerp varchar(40) NOT NULL",
                            "nummer varchar(64) NOT NULL",
                            "casus_id bigint",
                            "organisatie_id bigint",
                            "medewerker_id bigint",
                            "partij_id bigint",
                            "deur varchar(10) NOT NULL",
                            "ip inet",
                            "verzoek_id uuid NOT NULL",
                            "verwerkingsactiviteit varchar(60) NOT NULL",
                            "grond varchar(60) NOT NULL",
                            "gegevens jsonb NOT NULL",
                        ],
                    ),
                    partities.sql_verwijder_gepartitioneerd("audit_regel"),
                ),
                migrations.RunSQL(
                    partities.sql_alleen_toevoegen("audit_regel"),
                    partities.sql_weer_wijzigbaar("audit_regel"),
                ),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="AuditRegel",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "vastgelegd_op",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="vastgelegd op"
                            ),
                        ),
                        ("actie", models.CharField(max_length=60)),
                        (
                            "uitkomst",
                            models.CharField(
                                choices=[
                                    ("gedaan", "gedaan"),
                                    ("geweigerd", "geweigerd"),
                                    ("ingezien", "ingezien"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("onderwerp", models.CharField(max_length=40)),
                        ("nummer", models.CharField(max_length=64)),
                        ("casus_id", models.BigIntegerField(null=True)),
                        ("organisatie_id", models.BigIntegerField(null=True)),
                        ("medewerker_id", models.BigIntegerField(null=True)),
                        ("partij_id", models.BigIntegerField(null=True)),
                        (
                            "deur",
                            models.CharField(
                                choices=[
                                    ("scherm", "scherm"),
                                    ("api", "API"),
                                    ("taak", "achtergrondtaak"),
                                    ("commando", "commando"),
                                    ("systeem", "systeem"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("ip", models.GenericIPAddressField(null=True)),
                        ("verzoek_id", models.UUIDField()),
                        ("verwerkingsactiviteit", models.CharField(max_length=60)),
                        ("grond", models.CharField(max_length=60)),
                        ("gegevens", models.JSONField(default=dict)),
                    ],
                    options={
                        "verbose_name": "auditregel",
                        "verbose_name_plural": "auditregels",
                        "db_table": "audit_regel",
                        "default_permissions": (),
                    },
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="auditregel",
            index=models.Index(
                fields=["organisatie_id", "casus_id", "-vastgelegd_op"],
                condition=models.Q(("casus_id__isnull", False)),
                name="audit_casus",
            ),
        ),
        migrations.AddIndex(
            model_name="auditregel",
            index=models.Index(
                fields=["organisatie_id", "medewerker_id", "-vastgelegd_op"],
                name="audit_medewerker",
            ),
        ),
        migrations.AddIndex(
            model_name="auditregel",
            index=models.Index(
                fields=["organisatie_id", "nummer", "-vastgelegd_op"],
                name="audit_nummer",
            ),
        ),
        migrations.AddConstraint(
            model_name="auditregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("uitkomst__in", ["gedaan", "geweigerd", "ingezien"])),
                name="audit_uitkomst_bekend",
            ),
        ),
        migrations.AddConstraint(
            model_name="auditregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("deur__in", ["scherm", "api", "taak", "commando", "systeem"])),
                name="audit_deur_bekend",
            ),
        ),
    ]
