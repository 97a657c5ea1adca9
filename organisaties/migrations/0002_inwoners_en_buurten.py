# SPDX-License-Identifier: EUPL-1.2
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisaties", "0001_organisaties"),
    ]

    operations = [
        migrations.CreateModel(
            name="Buurt",
            fields=[
                ("code", models.CharField(max_length=10, primary_key=True, serialize=False, verbose_name="code")),
                ("naam", models.CharField(max_length=80, verbose_name="naam")),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="geldig")),
                (
                    "gemeente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="buurten",
                        to="organisaties.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
            ],
            options={
                "verbose_name": "buurt",
                "verbose_name_plural": "buurten",
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Inwonertal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("peildatum", models.DateField(verbose_name="peildatum")),
                ("aantal", models.PositiveIntegerField(verbose_name="aantal inwoners")),
                ("bron", models.CharField(max_length=200, verbose_name="bron")),
                (
                    "buurt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inwonertallen",
                        to="organisaties.buurt",
                        verbose_name="buurt",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inwonertallen",
                        to="organisaties.gemeente",
                        verbose_name="gemeente",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inwonertallen",
                        to="organisaties.vtorganisatie",
                        verbose_name="Veilig Thuis-organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "inwonertal",
                "verbose_name_plural": "inwonertallen",
            },
        ),
        migrations.CreateModel(
            name="Postcodegebied",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "postcode6",
                    models.CharField(
                        max_length=6,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-9][0-9]{3}[A-Z]{2}$", "Een postcode bestaat uit vier cijfers en twee hoofdletters."
                            )
                        ],
                        verbose_name="postcode",
                    ),
                ),
                ("geldig", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="geldig")),
                (
                    "buurt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postcodes",
                        to="organisaties.buurt",
                        verbose_name="buurt",
                    ),
                ),
            ],
            options={
                "verbose_name": "postcodegebied",
                "verbose_name_plural": "postcodegebieden",
            },
        ),
        migrations.AddConstraint(
            model_name="buurt",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^BU[0-9]{8}$")),
                name="buurt_code_vorm",
                violation_error_message="Een buurtcode bestaat uit BU en acht cijfers.",
            ),
        ),
        migrations.AddConstraint(
            model_name="buurt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "gemeente",
                        django.db.models.functions.text.Concat(
                            models.Value("GM"), django.db.models.functions.text.Substr("code", 3, 4)
                        ),
                    )
                ),
                name="buurt_code_van_gemeente",
                violation_error_message="De cijfers van de gemeente in de buurtcode zijn die van een andere gemeente.",
            ),
        ),
        migrations.AddConstraint(
            model_name="buurt",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig__isempty", False)),
                name="buurt_geldig_niet_leeg",
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inwonertal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("buurt__isnull", True), ("gemeente__isnull", False), ("organisatie__isnull", True)),
                    models.Q(("buurt__isnull", False), ("gemeente__isnull", True), ("organisatie__isnull", True)),
                    models.Q(("buurt__isnull", True), ("gemeente__isnull", True), ("organisatie__isnull", False)),
                    _connector="OR",
                ),
                name="inwonertal_van_precies_een_gebied",
                violation_error_message="Een inwonertal hoort bij precies één gemeente, buurt of regio.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inwonertal",
            constraint=models.UniqueConstraint(
                fields=("gemeente", "peildatum"),
                name="inwonertal_een_per_gemeente_en_dag",
                violation_error_message="Van dit gebied is er op deze dag al een inwonertal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inwonertal",
            constraint=models.UniqueConstraint(
                fields=("buurt", "peildatum"),
                name="inwonertal_een_per_buurt_en_dag",
                violation_error_message="Van dit gebied is er op deze dag al een inwonertal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inwonertal",
            constraint=models.UniqueConstraint(
                fields=("organisatie", "peildatum"),
                name="inwonertal_een_per_organisatie_en_dag",
                violation_error_message="Van dit gebied is er op deze dag al een inwonertal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postcodegebied",
            constraint=models.CheckConstraint(
                condition=models.Q(("postcode6__regex", "^[1-9][0-9]{3}[A-Z]{2}$")),
                name="postcodegebied_postcode_vorm",
                violation_error_message="Een postcode bestaat uit vier cijfers en twee hoofdletters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postcodegebied",
            constraint=models.CheckConstraint(
                condition=models.Q(("geldig__isempty", False)),
                name="postcodegebied_geldig_niet_leeg",
                violation_error_message="De periode moet minstens één dag zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="postcodegebied",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=(
                    (
                        models.Func(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.comparison.Cast(
                                        django.db.models.functions.text.Substr("postcode6", 1, 4), models.IntegerField()
                                    ),
                                    "*",
                                    models.Value(676),
                                ),
                                "+",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Func(
                                            django.db.models.functions.text.Substr("postcode6", 5, 1),
                                            function="ascii",
                                            output_field=models.IntegerField(),
                                        ),
                                        "*",
                                        models.Value(26),
                                    ),
                                    "+",
                                    models.Func(
                                        django.db.models.functions.text.Substr("postcode6", 6, 1),
                                        function="ascii",
                                        output_field=models.IntegerField(),
                                    ),
                                ),
                            ),
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.comparison.Cast(
                                        django.db.models.functions.text.Substr("postcode6", 1, 4), models.IntegerField()
                                    ),
                                    "*",
                                    models.Value(676),
                                ),
                                "+",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Func(
                                            django.db.models.functions.text.Substr("postcode6", 5, 1),
                                            function="ascii",
                                            output_field=models.IntegerField(),
                                        ),
                                        "*",
                                        models.Value(26),
                                    ),
                                    "+",
                                    models.Func(
                                        django.db.models.functions.text.Substr("postcode6", 6, 1),
                                        function="ascii",
                                        output_field=models.IntegerField(),
                                    ),
                                ),
                            ),
                            models.Value("[]"),
                            function="int4range",
                        ),
                        "=",
                    ),
                    ("geldig", "&&"),
                ),
                name="postcodegebied_een_buurt_tegelijk",
                violation_error_message="Deze postcode hoort in deze periode al bij een buurt.",
            ),
        ),
    ]
