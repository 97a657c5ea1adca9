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


class Aanleiding(TextChoices):
    DIENST = "dienst", "Na Voorwaarden & Vervolg of onderzoek"
    OVERDRACHT = "overdracht", "Na directe overdracht, volgens afspraak"
    HEROPENING = "heropening", "Na heropenen"


_BEGIN = frozenset({"dienst_afronden", "betrokkenheid_beeindigen", "plannen_na_overdracht", "heropenen"})
_EINDE = frozenset({"afsluiten", "betrokkenheid_beeindigen"})

MONITORINGOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Monitoringstatus.LOOPT): _BEGIN,
    (Monitoringstatus.LOOPT, Monitoringstatus.AFGESLOTEN): _EINDE,
}

MOMENTOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Momentstatus.GEPLAND): _BEGIN | {"moment_vastleggen", "extra_moment"},
    (Momentstatus.GEPLAND, Momentstatus.VASTGELEGD): frozenset({"moment_vastleggen"}),
    (Momentstatus.GEPLAND, Momentstatus.VERVALLEN): _EINDE,
}
