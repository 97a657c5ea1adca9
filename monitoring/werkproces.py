# SPDX-License-Identifier: EUPL-1.2
"""States of monitoring and the steps between them. Data only; `docs/werkproces.md` shows these tables."""

from django.db.models import TextChoices


class Monitoringstatus(TextChoices):
    LOOPT = "loopt", "Loopt"
    AFGESLOTEN = "afgesloten", "Afgesloten"


class Momentstatus(TextChoices):
    GEPLAND = "gepland", "Gepland"
    VASTGELEGD = "vastgelegd", "Vastgelegd"
    VERVALLEN = "vervallen", "Vervallen"


class Momentsoort(TextChoices):
    """The values are the kinds of term in `meldingen.termijnen.regels`."""

    DRIE_MAANDEN = "monitoring_3", "3 maanden"
    TWAALF_MAANDEN = "monitoring_12", "12 maanden"
    EXTRA = "monitoring_extra", "Extra moment"


class Vervolg(TextChoices):
    """What follows from a moment that was held (domain notes §1.7)."""

    GEEN = "geen", "Geen extra stap"
    EXTRA_MOMENT = "extra_moment", "Extra moment plannen"
    AMBTSHALVE = "ambtshalve", "Ambtshalve melding doen"


class Aanleiding(TextChoices):
    DIENST = "dienst", "Na Voorwaarden & Vervolg of onderzoek"
    OVERDRACHT = "overdracht", "Na directe overdracht, volgens afspraak"
    HEROPENING = "heropening", "Na heropenen"


_NA_BETROKKENHEID = frozenset({"dienst_afronden", "betrokkenheid_beeindigen", "plannen_na_overdracht"})
_BEGIN = _NA_BETROKKENHEID | {"heropenen"}

MONITORINGOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Monitoringstatus.LOOPT): _BEGIN,
    (Monitoringstatus.LOOPT, Monitoringstatus.AFGESLOTEN): frozenset({"afsluiten"}),
}

MOMENTOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Momentstatus.GEPLAND): _BEGIN | {"moment_vastleggen", "extra_moment"},
    (Momentstatus.GEPLAND, Momentstatus.VASTGELEGD): frozenset({"moment_vastleggen"}),
    # A later end of Veilig Thuis's involvement counts anew and replaces what an earlier one had planned.
    (Momentstatus.GEPLAND, Momentstatus.VERVALLEN): _NA_BETROKKENHEID | {"afsluiten"},
}
