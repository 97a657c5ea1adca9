# SPDX-License-Identifier: EUPL-1.2

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Rol",
            fields=[
                (
                    "code",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code"),
                ),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                (
                    "rechten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="rechten",
                    ),
                ),
            ],
            options={
                "verbose_name": "rol",
                "verbose_name_plural": "rollen",
                "ordering": ("naam",),
            },
        ),
        migrations.CreateModel(
            name="Codelijst",
            fields=[
                (
                    "code",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="code"),
                ),
                ("naam", models.CharField(max_length=200, verbose_name="naam")),
            ],
            options={
                "verbose_name": "codelijst",
                "verbose_name_plural": "codelijsten",
                "ordering": ("code",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z][a-z0-9_]*$")),
                        name="codelijst_code_vorm",
                        violation_error_message="Gebruik alleen kleine letters, cijfers en een onderstreep.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                (
                    "sleutel",
                    models.CharField(max_length=100, primary_key=True, serialize=False, verbose_name="sleutel"),
                ),
                ("code", models.CharField(max_length=59, verbose_name="code")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                ("omschrijving", models.TextField(blank=True, verbose_name="omschrijving")),
                ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="geldig")),
                (
                    "lijst",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codes",
                        to="organisaties.codelijst",
                        verbose_name="lijst",
                    ),
                ),
            ],
            options={
                "verbose_name": "code",
                "verbose_name_plural": "codes",
                "ordering": ("lijst", "volgorde", "sleutel"),
            },
        ),
        migrations.CreateModel(
            name="CodeMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("protocol", models.CharField(max_length=40, verbose_name="protocol")),
                ("onderdeel", models.CharField(max_length=40, verbose_name="onderdeel")),
                ("cbs_code", models.CharField(max_length=80, verbose_name="code in het protocol")),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mappings",
                        to="organisaties.code",
                        verbose_name="code",
                    ),
                ),
            ],
            options={
                "verbose_name": "codevertaling",
                "verbose_name_plural": "codevertalingen",
            },
        ),
        migrations.CreateModel(
            name="DemoMerk",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
            ],
            options={
                "verbose_name": "demomerk",
                "verbose_name_plural": "demomerk",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="demomerk_hoogstens_een",
                        violation_error_message="Een database heeft hoogstens één demomerk.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Gemeente",
            fields=[
                (
                    "code",
                    models.CharField(max_length=8, primary_key=True, serialize=False, verbose_name="code"),
                ),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
            ],
            options={
                "verbose_name": "gemeente",
                "verbose_name_plural": "gemeenten",
                "ordering": ("naam",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code__regex", "^GM[0-9]{4}$"),
                            ("code__in", ("BUITEN", "ONBEKEND")),
                            _connector="OR",
                        ),
                        name="gemeente_code_vorm",
                        violation_error_message="Een gemeentecode bestaat uit GM en vier cijfers.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VTOrganisatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                ("naam", models.CharField(max_length=120, verbose_name="naam")),
                (
                    "vb_eenheid",
                    models.CharField(
                        choices=[("werkdagen", "werkdagen"), ("dagen", "dagen")],
                        default="werkdagen",
                        max_length=10,
                        verbose_name="termijn veiligheidsbeoordeling telt in",
                    ),
                ),
                (
                    "goede_vrijdag_vrij",
                    models.BooleanField(default=False, verbose_name="Goede Vrijdag is vrij"),
                ),
                (
                    "besluitdagen_vrij",
                    models.BooleanField(default=False, verbose_name="bij besluit aangewezen dagen zijn vrij"),
                ),
                ("actief", models.BooleanField(default=True, verbose_name="actief")),
            ],
            options={
                "verbose_name": "Veilig Thuis-organisatie",
                "verbose_name_plural": "Veilig Thuis-organisaties",
                "ordering": ("naam",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="vtorganisatie_code_vorm",
                        violation_error_message="De code heeft alleen kleine letters, cijfers en streepjes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vb_eenheid__in", ("werkdagen", "dagen"))),
                        name="vtorganisatie_vb_eenheid",
                        violation_error_message="Kies werkdagen of dagen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("code", models.CharField(max_length=60, verbose_name="code")),
                ("naam", models.CharField(max_length=120, verbose_name="naam")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting")),
                ("actief", models.BooleanField(default=True, verbose_name="actief")),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
                (
                    "soort",
                    models.ForeignKey(
                        db_index=False,
                        limit_choices_to={"lijst": "partijsoort"},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisaties.code",
                        verbose_name="soort",
                    ),
                ),
                (
                    "vt_organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partijen",
                        to="organisaties.vtorganisatie",
                        verbose_name="Veilig Thuis-organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisatie",
                "verbose_name_plural": "organisaties",
                "ordering": ("naam",),
            },
        ),
        migrations.CreateModel(
            name="GemeenteRegio",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("periode", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="periode")),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regios",
                        to="organisaties.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gemeenteregios",
                        to="organisaties.vtorganisatie",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "gemeente in regio",
                "verbose_name_plural": "gemeenten in regio's",
            },
        ),
        migrations.CreateModel(
            name="Medewerker",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=80, unique=True, verbose_name="gebruikersnaam")),
                ("naam", models.CharField(max_length=120, verbose_name="naam")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                ("functie", models.CharField(blank=True, max_length=120, verbose_name="functie")),
                ("is_active", models.BooleanField(default=True, verbose_name="actief")),
                ("is_demo", models.BooleanField(default=False, verbose_name="demoaccount")),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="medewerkers",
                        to="organisaties.organisatie",
                        verbose_name="organisatie",
                    ),
                ),
                (
                    "rollen",
                    models.ManyToManyField(
                        blank=True, related_name="medewerkers", to="organisaties.rol", verbose_name="rollen"
                    ),
                ),
                (
                    "vt_organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="medewerkers",
                        to="organisaties.vtorganisatie",
                        verbose_name="Veilig Thuis-organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "medewerker",
                "verbose_name_plural": "medewerkers",
                "ordering": ("naam",),
            },
        ),
        migrations.AddConstraint(
            model_name="code",
            constraint=models.UniqueConstraint(
                fields=("lijst", "code"),
                name="code_uniek_in_lijst",
                violation_error_message="Deze code staat al in de lijst.",
            ),
        ),
        migrations.AddConstraint(
            model_name="code",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sleutel",
                        django.db.models.functions.text.Concat(
                            models.F("lijst"),
                            models.Value(":"),
                            models.F("code"),
                            output_field=models.CharField(),
                        ),
                    )
                ),
                name="code_sleutel_is_lijst_en_code",
                violation_error_message="De sleutel moet bestaan uit de lijst, een dubbele punt en de code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="code",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig__isempty", False)),
                name="code_geldig_niet_leeg",
                violation_error_message="De code moet minstens één dag geldig zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="codemapping",
            constraint=models.UniqueConstraint(
                fields=("code", "protocol", "onderdeel"),
                name="codemapping_uniek",
                violation_error_message="Deze code heeft in dit protocol al een vertaling.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.UniqueConstraint(
                fields=("vt_organisatie", "code"),
                name="organisatie_code_uniek_per_regio",
                violation_error_message="Deze code is in deze regio al in gebruik.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="organisatie_code_vorm",
                violation_error_message="De code heeft alleen kleine letters, cijfers en streepjes.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisatie",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("soort"),
                    models.Value("partijsoort:"),
                    function="starts_with",
                    output_field=models.BooleanField(),
                ),
                name="organisatie_soort_uit_lijst",
                violation_error_message="Kies een waarde uit de lijst 'partijsoort'.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gemeenteregio",
            constraint=models.CheckConstraint(
                condition=models.Q(("gemeente__in", ("BUITEN", "ONBEKEND")), _negated=True),
                name="gemeenteregio_echte_gemeente",
                violation_error_message="'Buiten regio' en 'onbekend' horen niet bij een regio.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gemeenteregio",
            constraint=models.CheckConstraint(
                condition=models.Q(("periode__isempty", False)),
                name="gemeenteregio_periode_niet_leeg",
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="gemeenteregio",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=(
                    (
                        models.Func(
                            django.db.models.functions.comparison.Cast(
                                models.Func(
                                    models.F("gemeente"),
                                    models.Value("^GM([0-9]{4})$"),
                                    function="substring",
                                    output_field=models.CharField(),
                                ),
                                models.IntegerField(),
                            ),
                            django.db.models.functions.comparison.Cast(
                                models.Func(
                                    models.F("gemeente"),
                                    models.Value("^GM([0-9]{4})$"),
                                    function="substring",
                                    output_field=models.CharField(),
                                ),
                                models.IntegerField(),
                            ),
                            models.Value("[]"),
                            function="int4range",
                        ),
                        "=",
                    ),
                    ("periode", "&&"),
                ),
                name="gemeenteregio_een_regio_tegelijk",
                violation_error_message="Deze gemeente hoort in deze periode al bij een regio.",
            ),
        ),
        migrations.AddConstraint(
            model_name="medewerker",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organisatie__isnull", True), ("vt_organisatie__isnull", False)),
                    models.Q(("organisatie__isnull", False), ("vt_organisatie__isnull", True)),
                    _connector="OR",
                ),
                name="medewerker_precies_een_organisatie",
                violation_error_message="Een medewerker hoort bij precies één organisatie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="medewerker",
            constraint=models.CheckConstraint(
                condition=models.Q(("username", django.db.models.functions.text.Lower(models.F("username")))),
                name="medewerker_gebruikersnaam_kleine_letters",
                violation_error_message="Een gebruikersnaam heeft alleen kleine letters.",
            ),
        ),
    ]
