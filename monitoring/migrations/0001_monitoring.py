# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meldingen", "0001_meldingen"),
        ("organisaties", "0001_organisaties"),
        ("overdracht", "0001_overdracht"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Monitoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "aanleiding",
                    models.CharField(
                        choices=[
                            ("dienst", "Na Voorwaarden & Vervolg of onderzoek"),
                            ("overdracht", "Na directe overdracht, volgens afspraak"),
                            ("heropening", "Na heropenen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("begin_op", models.DateTimeField()),
                ("status", models.CharField(choices=[("loopt", "Loopt"), ("afgesloten", "Afgesloten")], max_length=10)),
                ("gesloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="monitoringen", to="meldingen.casus"
                    ),
                ),
                (
                    "dienst",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring",
                        to="meldingen.dienst",
                    ),
                ),
                (
                    "heropenreden",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "heropenreden"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="reden van heropenen",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "overdracht",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoring",
                        to="overdracht.overdracht",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "monitoringen",
            },
        ),
        migrations.CreateModel(
            name="Monitoringsmoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=20, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("monitoring_3", "3 maanden"),
                            ("monitoring_12", "12 maanden"),
                            ("monitoring_extra", "Extra moment"),
                        ],
                        max_length=16,
                    ),
                ),
                ("gepland_op", models.DateField()),
                ("reden", models.CharField(blank=True, max_length=1000)),
                ("vervalreden", models.CharField(blank=True, max_length=1000)),
                (
                    "status",
                    models.CharField(
                        choices=[("gepland", "Gepland"), ("vastgelegd", "Vastgelegd"), ("vervallen", "Vervallen")],
                        max_length=10,
                    ),
                ),
                ("uitgevoerd_op", models.DateField(null=True)),
                ("nieuwe_incidenten", models.PositiveSmallIntegerField(null=True)),
                ("nieuwe_zorgen", models.BooleanField(null=True)),
                ("gesproken_met", models.CharField(blank=True, max_length=500)),
                ("bevindingen", models.TextField(blank=True)),
                (
                    "vervolg",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen", "Geen extra stap"),
                            ("extra_moment", "Extra moment plannen"),
                            ("ambtshalve", "Ambtshalve melding doen"),
                        ],
                        max_length=20,
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                ("extern_id", models.CharField(max_length=100, null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="monitoringsmomenten",
                        to="meldingen.casus",
                    ),
                ),
                (
                    "melding",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meldingen.melding"
                    ),
                ),
                (
                    "monitoring",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="momenten", to="monitoring.monitoring"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisaties.vtorganisatie"
                    ),
                ),
                (
                    "uitgevoerd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "veiligheid",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "veiligheid"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="veiligheid hersteld",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "monitoringsmomenten",
            },
        ),
        migrations.AddIndex(
            model_name="monitoring",
            index=models.Index(condition=models.Q(("status", "loopt")), fields=["casus"], name="monitoring_lopend"),
        ),
        migrations.AddConstraint(
            model_name="monitoring",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("gesloten_op__isnull", True), ("status", "loopt")),
                    models.Q(("gesloten_op__isnull", False), ("status", "afgesloten")),
                    _connector="OR",
                ),
                name="monitoring_gesloten_heeft_datum",
                violation_error_message="Een afgesloten monitoring heeft een einddatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoring",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("aanleiding", "dienst"), ("dienst__isnull", False), ("overdracht__isnull", True)),
                    models.Q(("aanleiding", "overdracht"), ("dienst__isnull", True), ("overdracht__isnull", False)),
                    models.Q(("aanleiding", "heropening"), ("dienst__isnull", True), ("overdracht__isnull", True)),
                    _connector="OR",
                ),
                name="monitoring_aanleiding_bekend",
                violation_error_message="De aanleiding van de monitoring ontbreekt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoring",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("aanleiding", "heropening"), ("heropenreden__isnull", False)),
                    models.Q(models.Q(("aanleiding", "heropening"), _negated=True), ("heropenreden__isnull", True)),
                    _connector="OR",
                ),
                name="monitoring_heropening_heeft_reden",
                violation_error_message="Kies waarom de casus weer open moet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoring",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("heropenreden"),
                    models.Value("heropenreden:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="monitoring_heropenreden_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'heropenreden'.",
            ),
        ),
        migrations.AddIndex(
            model_name="monitoringsmoment",
            index=models.Index(
                condition=models.Q(("status", "gepland")),
                fields=["organisatie", "gepland_op", "id"],
                name="moment_te_doen",
            ),
        ),
        migrations.AddIndex(
            model_name="monitoringsmoment",
            index=models.Index(fields=["casus", "gepland_op"], name="moment_casus"),
        ),
        migrations.AddConstraint(
            model_name="monitoringsmoment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["gepland", "vervallen"]), ("uitgevoerd_op__isnull", True)),
                    models.Q(
                        ("nieuwe_incidenten__isnull", False),
                        ("nieuwe_zorgen__isnull", False),
                        ("status", "vastgelegd"),
                        ("uitgevoerd_op__isnull", False),
                        ("veiligheid__isnull", False),
                        models.Q(("bevindingen", ""), _negated=True),
                        models.Q(("vervolg", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="moment_vastgelegd_is_compleet",
                violation_error_message="Vul datum, veiligheid, incidenten, zorgen, bevindingen en vervolg in.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringsmoment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "vervallen"), _negated=True),
                    models.Q(("vervalreden", ""), _negated=True),
                    _connector="OR",
                ),
                name="moment_vervallen_heeft_reden",
                violation_error_message="Leg uit waarom dit moment vervalt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringsmoment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("soort__in", ["monitoring_3", "monitoring_12"])),
                fields=("monitoring", "soort"),
                name="moment_vast_een_keer",
                violation_error_message="Dit moment staat al gepland.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringsmoment",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("veiligheid"),
                    models.Value("veiligheid:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="moment_veiligheid_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'veiligheid'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="monitoringsmoment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("extern_id__isnull", False)),
                fields=("organisatie", "extern_id"),
                name="moment_extern_id_uniek",
                violation_error_message="Dit externe kenmerk is al gebruikt.",
            ),
        ),
        migrations.RunSQL(
            "CREATE SEQUENCE monitoring_monitoringsmoment_nummer", "DROP SEQUENCE monitoring_monitoringsmoment_nummer"
        ),
    ]
