# SPDX-License-Identifier: EUPL-1.2

import uuid

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Handeling",
            fields=[
                ("token", models.UUIDField(primary_key=True, serialize=False)),
                ("stap", models.CharField(max_length=60)),
                ("medewerker_id", models.BigIntegerField(null=True)),
                ("inhoud_hash", models.CharField(max_length=64)),
                ("resultaat_id", models.BigIntegerField(null=True)),
                (
                    "gemaakt_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="gemaakt op"
                    ),
                ),
            ],
            options={
                "verbose_name": "handeling",
                "verbose_name_plural": "handelingen",
                "default_permissions": (),
                "indexes": [models.Index(fields=["gemaakt_op"], name="handeling_gemaakt_op")],
            },
        ),
        migrations.CreateModel(
            name="UitgaandBericht",
            fields=[
                ("uuid", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("organisatie_id", models.BigIntegerField(null=True)),
                ("soort", models.CharField(max_length=60)),
                ("onderwerp_soort", models.CharField(max_length=40)),
                ("onderwerp_id", models.BigIntegerField()),
                ("aan", models.EmailField(max_length=254)),
                ("regel", models.CharField(max_length=60)),
                ("pad", models.CharField(default="/", max_length=200)),
                ("message_id", models.CharField(max_length=200, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("wacht", "wacht op verzending"),
                            ("bezig", "wordt verzonden"),
                            ("verzonden", "verzonden"),
                            ("onzeker", "verzending onzeker"),
                            ("mislukt", "verzending mislukt"),
                        ],
                        default="wacht",
                        max_length=10,
                    ),
                ),
                ("due_op", models.DateTimeField(verbose_name="te verzenden op")),
                ("lease_tot", models.DateTimeField(null=True, verbose_name="bezet tot")),
                ("pogingen", models.PositiveIntegerField(default=0)),
                ("fout_code", models.CharField(blank=True, default="", max_length=100)),
                (
                    "gemaakt_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="gemaakt op"
                    ),
                ),
                ("verzonden_op", models.DateTimeField(null=True, verbose_name="verzonden op")),
            ],
            options={
                "verbose_name": "uitgaand bericht",
                "verbose_name_plural": "uitgaande berichten",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["wacht", "bezig"])), fields=["due_op"], name="bericht_open"
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ["onzeker", "mislukt"])),
                        fields=["organisatie_id"],
                        name="bericht_voor_een_mens",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("soort", "onderwerp_soort", "onderwerp_id"), name="bericht_eenmaal_per_onderwerp"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["wacht", "bezig", "verzonden", "onzeker", "mislukt"])),
                        name="bericht_status_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "verzonden"), ("verzonden_op__isnull", False)),
                            models.Q(models.Q(("status", "verzonden"), _negated=True), ("verzonden_op__isnull", True)),
                            _connector="OR",
                        ),
                        name="bericht_verzonden_heeft_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Werk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=100)),
                ("sleutel", models.CharField(max_length=200)),
                ("onderwerp_id", models.BigIntegerField()),
                ("organisatie_id", models.BigIntegerField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("wacht", "wacht"), ("bezig", "bezig"), ("klaar", "klaar"), ("mislukt", "mislukt")],
                        default="wacht",
                        max_length=10,
                    ),
                ),
                ("due_op", models.DateTimeField(verbose_name="uit te voeren op")),
                ("lease_tot", models.DateTimeField(null=True, verbose_name="bezet tot")),
                ("pogingen", models.PositiveIntegerField(default=0)),
                ("fout_code", models.CharField(blank=True, default="", max_length=100)),
                (
                    "gemaakt_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="gemaakt op"
                    ),
                ),
                ("klaar_op", models.DateTimeField(null=True, verbose_name="klaar op")),
            ],
            options={
                "verbose_name": "werk",
                "verbose_name_plural": "werk",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["wacht", "bezig"])), fields=["due_op"], name="werk_open"
                    ),
                    models.Index(
                        condition=models.Q(("status", "mislukt")), fields=["organisatie_id"], name="werk_mislukt"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("soort", "sleutel"), name="werk_eenmaal_per_sleutel"),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["wacht", "bezig", "klaar", "mislukt"])),
                        name="werk_status_bekend",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lease_tot__isnull", False), ("status", "bezig")),
                            models.Q(models.Q(("status", "bezig"), _negated=True), ("lease_tot__isnull", True)),
                            _connector="OR",
                        ),
                        name="werk_bezig_heeft_lease",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("klaar_op__isnull", False), ("status", "klaar")),
                            models.Q(models.Q(("status", "klaar"), _negated=True), ("klaar_op__isnull", True)),
                            _connector="OR",
                        ),
                        name="werk_klaar_heeft_moment",
                    ),
                ],
            },
        ),
    ]
