# SPDX-License-Identifier: EUPL-1.2
"""The map of the process: which states exist and which step leads from one to the other.

Data only. `docs/werkproces.md` shows these tables and a test holds the two equal; the only writers of the
columns are in `overgang.py`. Sources: Handelingsprotocol Veilig Thuis 2019 for the services, the Flevoland study
(§2.3-2.5) for the handovers.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class Status(TextChoices):
    """How far the assessment of one melding is; what follows from it lives in dienst, overdracht and monitoring."""

    ONTVANGEN = "ontvangen", "Ontvangen"
    IN_BEOORDELING = "in_beoordeling", "In beoordeling"
    BEOORDEELD = "beoordeeld", "Beoordeeld"
    OMGEZET = "omgezet", "Omgezet in advies"


class Fase(TextChoices):
    """The first that applies to a casus, in this order. See `bepaal_fase`."""

    VB = "vb", "Veiligheidsbeoordeling"
    DIENST = "dienst", "Voorwaarden & Vervolg of onderzoek"
    OVERDRACHT = "overdracht", "Wordt overgedragen"
    OVERGEDRAGEN = "overgedragen", "Overgedragen"
    MONITORING = "monitoring", "Monitoring"
    AFGESLOTEN = "afgesloten", "Afgesloten"


class Besluit(TextChoices):
    """Decision at the end of a veiligheidsbeoordeling (domain notes §1.6)."""

    OVERDRACHT_LOKAAL = "overdracht_lokaal", "Overdracht aan het lokale veld"
    OVERDRACHT_HULP = "overdracht_hulp", "Overdracht aan betrokken hulpverlening"
    OVERDRACHT_CLIENT = "overdracht_client", "Overdracht aan het cliëntsysteem zelf"
    VOORWAARDEN_VERVOLG = "vv", "Voorwaarden & Vervolg"
    ONDERZOEK = "onderzoek", "Onderzoek"
    EINDE_BEMOEIENIS = "einde", "Einde bemoeienis"
    OMZETTEN_IN_ADVIES = "advies", "Omzetten in advies"


class Dienstsoort(TextChoices):
    VOORWAARDEN_VERVOLG = "vv", "Voorwaarden & Vervolg"
    ONDERZOEK = "onderzoek", "Onderzoek"


class Dienststatus(TextChoices):
    GEPLAND = "gepland", "Nog niet gestart"
    LOOPT = "loopt", "Loopt"
    AFGEROND = "afgerond", "Afgerond"
    VERVALLEN = "vervallen", "Vervallen"


class Zichthouder(TextChoices):
    """Who holds *zicht op veiligheid*: exactly one while a casus is open."""

    VT = "vt", "Veilig Thuis"
    PARTIJ = "partij", "Ontvangende partij"


class Contactstatus(TextChoices):
    OPEN = "open", "Nog te bepalen"
    MELDING = "melding", "Melding geworden"
    ADVIES = "advies", "Advies geworden"
    GEEN_VERVOLG = "geen_vervolg", "Zonder vervolg"


class Beoordelingstatus(TextChoices):
    CONCEPT = "concept", "In bewerking"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    VERVANGEN = "vervangen", "Vervangen door een herzien besluit"


class Herkomst(TextChoices):
    """How a row came to be: made by a step, read in from another system, or made up for a demo."""

    STAP = "stap", "Stap"
    IMPORT = "import", "Import"
    DEMO = "demo", "Demogegevens"


class Melder(TextChoices):
    """Whether an earlier melding of a casus came from the same melder, as far as kind and party tell.

    The identity of a source is never read for it: neighbours twice is 'onbekend'.
    """

    ZELFDE = "zelfde", "Zelfde melder"
    ANDERE = "andere", "Andere melder"
    ONBEKEND = "onbekend", "Niet vast te stellen"


class Voorval(TextChoices):
    """Whether an earlier melding of a casus told of an incident on the same day, and by whom."""

    GEEN = "geen", "Geen zelfde voorval"
    ZELFDE_MELDER = "zelfde_melder", "Zelfde voorval, zelfde melder"
    ANDERE_MELDER = "andere_melder", "Zelfde voorval, andere melder"
    ONBEKENDE_MELDER = "onbekende_melder", "Zelfde voorval, melder niet vast te stellen"


class Cbs(TextChoices):
    """Kind of melding by CBS StatLine 85361NED (domain notes §1.3)."""

    EERSTE = "eerste", "1e melding"
    HERMELDING_MEER = "hermelding_meer", "Hermelding, meerdere betrokkenen bekend"
    HERMELDING_EEN = "hermelding_een", "Hermelding, één betrokkene bekend"
    VERVOLG_TIJDENS_VB = "vervolg_tijdens_vb", "Vervolgmelding tijdens veiligheidsbeoordeling"
    VERVOLG_NA_VB = "vervolg_na_vb", "Vervolgmelding na veiligheidsbeoordeling"
    VERVOLG_MONITORING = "vervolg_monitoring", "Vervolgmelding tijdens monitoring"


class Regioplan(TextChoices):
    """By the state of the earlier casus (Flevoland study, note 32)."""

    HERMELDING = "hermelding", "Hermelding"
    TERUGMELDING = "terugmelding", "Terugmelding"
    NIEUWE_MELDING = "nieuwe_melding", "Nieuwe melding"


class Eerder(TextChoices):
    """As the Flevoland study counts in practice (§3.1, §4.4): any earlier involvement."""

    HERMELDING = "hermelding", "Eerdere betrokkenheid"
    GEEN = "geen", "Geen eerdere betrokkenheid"


class Landelijk(TextChoices):
    """National study 2020, §3.2.4: another melder on the same casus."""

    HERMELDING = "hermelding", "Andere melder, zelfde casus"
    GEEN = "geen", "Geen hermelding"
    ONBEKEND = "onbekend", "Melder niet vast te stellen"


OVERDRACHTSBESLUITEN = frozenset({Besluit.OVERDRACHT_LOKAAL, Besluit.OVERDRACHT_HULP, Besluit.OVERDRACHT_CLIENT})
ZONDER_VERVOLG = frozenset({Besluit.EINDE_BEMOEIENIS, Besluit.OMZETTEN_IN_ADVIES})
DIENSTBESLUITEN = {
    Besluit.VOORWAARDEN_VERVOLG: Dienstsoort.VOORWAARDEN_VERVOLG,
    Besluit.ONDERZOEK: Dienstsoort.ONDERZOEK,
}

# (van, naar) -> the steps that may make this move. "" is: did not exist yet.
STATUSOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Status.ONTVANGEN): frozenset({"registreren", "bericht_registreren", "ambtshalve_melden", "advies_omzetten"}),
    (Status.ONTVANGEN, Status.IN_BEOORDELING): frozenset({"in_beoordeling_nemen"}),
    (Status.IN_BEOORDELING, Status.BEOORDEELD): frozenset({"beoordelen"}),
    (Status.IN_BEOORDELING, Status.OMGEZET): frozenset({"beoordelen"}),
}

DIENSTOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Dienststatus.GEPLAND): frozenset({"beoordelen", "besluit_herzien"}),
    (Dienststatus.GEPLAND, Dienststatus.LOOPT): frozenset({"dienst_starten"}),
    (Dienststatus.GEPLAND, Dienststatus.VERVALLEN): frozenset({"besluit_herzien"}),
    (Dienststatus.LOOPT, Dienststatus.AFGEROND): frozenset({"dienst_afronden"}),
}

_MELDEN = frozenset({"registreren", "bericht_registreren", "ambtshalve_melden", "advies_omzetten"})
FASEOVERGANGEN: dict[tuple[str, str], frozenset[str]] = {
    ("", Fase.VB): frozenset({"registreren", "bericht_registreren", "advies_omzetten"}),
    (Fase.VB, Fase.DIENST): frozenset({"beoordelen"}),
    (Fase.VB, Fase.OVERDRACHT): frozenset({"beoordelen"}),
    (Fase.VB, Fase.MONITORING): frozenset({"beoordelen"}),
    (Fase.VB, Fase.AFGESLOTEN): frozenset({"beoordelen"}),
    (Fase.DIENST, Fase.VB): _MELDEN,
    (Fase.DIENST, Fase.OVERDRACHT): frozenset({"dienst_afronden", "besluit_herzien"}),
    (Fase.DIENST, Fase.OVERGEDRAGEN): frozenset({"dienst_afronden", "besluit_herzien"}),
    (Fase.DIENST, Fase.MONITORING): frozenset({"dienst_afronden", "besluit_herzien"}),
    (Fase.DIENST, Fase.AFGESLOTEN): frozenset({"besluit_herzien"}),
    (Fase.OVERDRACHT, Fase.VB): _MELDEN,
    (Fase.OVERDRACHT, Fase.DIENST): frozenset({"besluit_herzien"}),
    (Fase.OVERDRACHT, Fase.OVERGEDRAGEN): frozenset({"aanvaarden", "betrokkenheid_beeindigen", "besluit_herzien"}),
    (Fase.OVERDRACHT, Fase.MONITORING): frozenset({"betrokkenheid_beeindigen", "besluit_herzien"}),
    (Fase.OVERDRACHT, Fase.AFGESLOTEN): frozenset({"betrokkenheid_beeindigen", "besluit_herzien"}),
    (Fase.OVERGEDRAGEN, Fase.VB): _MELDEN,
    (Fase.OVERGEDRAGEN, Fase.OVERDRACHT): frozenset({"terugleggen"}),
    (Fase.OVERGEDRAGEN, Fase.AFGESLOTEN): frozenset({"betrokkenheid_beeindigen", "afsluiten"}),
    (Fase.MONITORING, Fase.VB): _MELDEN,
    (Fase.MONITORING, Fase.OVERDRACHT): frozenset({"terugleggen"}),
    (Fase.MONITORING, Fase.OVERGEDRAGEN): frozenset({"aanvaarden"}),
    (Fase.MONITORING, Fase.AFGESLOTEN): frozenset({"afsluiten"}),
    (Fase.AFGESLOTEN, Fase.VB): _MELDEN,
    (Fase.AFGESLOTEN, Fase.OVERDRACHT): frozenset({"terugleggen"}),
    (Fase.AFGESLOTEN, Fase.MONITORING): frozenset({"heropenen"}),
}


@dataclass(frozen=True)
class Feiten:
    """What decides the phase of a casus; each is a column or a child row of the casus."""

    beoordeling_open: bool
    dienst_open: bool
    overdracht_nodig: bool
    zicht_bij_partij: bool
    monitoring_loopt: bool


def bepaal_fase(feiten: Feiten) -> Fase:
    """The first phase that applies; none applies means the casus is closed."""
    volgorde = (
        (feiten.beoordeling_open, Fase.VB),
        (feiten.dienst_open, Fase.DIENST),
        (feiten.overdracht_nodig, Fase.OVERDRACHT),
        (feiten.zicht_bij_partij, Fase.OVERGEDRAGEN),
        (feiten.monitoring_loopt, Fase.MONITORING),
    )
    return next((fase for geldt, fase in volgorde if geldt), Fase.AFGESLOTEN)
