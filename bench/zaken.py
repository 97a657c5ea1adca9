# SPDX-License-Identifier: EUPL-1.2
"""What the measured requests are about: made-up families, and rows that the generator made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import Count
from django.utils import timezone

from meldingen.models import Betrokkene, Casus, Melding
from meldingen.werkproces import Status
from organisaties.models import VTOrganisatie
from personen.models import Persoon

REGIO = "flevoland"
GEMEENTE = "GM0034"
PARTIJ = "wijkteams-almere"
VOORNAMEN = ("Sanne", "Daan", "Noor", "Bram", "Lieke", "Milan", "Yara", "Ties", "Femke", "Joris")
LETTERGREPEN = ("bak", "ker", "vel", "den", "hoek", "stra", "mul", "der", "wijn", "berg", "loo", "zand", "ter", "meer")
STRATEN = ("Kornoelje", "Zeilmaker", "Wielewaal", "Molen", "Haven")


@dataclass(frozen=True)
class Onderwerpen:
    """Rows to read: dossiers of an ordinary size, known persons and families to look for and to report again."""

    casussen: Sequence[str]
    zoekvragen: Sequence[dict[str, Any]]
    bekenden: Sequence[tuple[str, str]]
    gezinnen: Sequence[list[dict[str, Any]]] = ()


def lees_onderwerpen(aantal: int = 40, meldingen: int = 2) -> Onderwerpen:
    """Casussen with at least this many meldingen: a family with a history is why a dossier is opened."""
    organisatie = VTOrganisatie.objects.get(code=REGIO)
    eigen = Casus.objects.filter(organisatie=organisatie, afgeschermd=False)
    druk = eigen.annotate(aantal=Count("meldingen")).filter(aantal__gte=meldingen).order_by("-pk")
    casussen = list(druk.values_list("nummer", flat=True)[:aantal])
    bekend = (
        Betrokkene.objects.filter(casus__nummer__in=casussen, persoon__geboortedatum__isnull=False)
        .exclude(persoon__geboortenaam="")
        .select_related("persoon", "casus")
        .defer("persoon__bsn")
        .order_by("casus_id", "pk")
        .distinct("casus_id")
    )
    vragen = [_zoekvraag(nr, betrokkene.persoon) for nr, betrokkene in enumerate(bekend)]
    gezinnen = [_gezinsvraag(nummer) for nummer in casussen]
    return Onderwerpen(casussen, vragen, [(b.persoon.nummer, b.casus.nummer) for b in bekend], gezinnen)


def _gezinsvraag(nummer: str) -> list[dict[str, Any]]:
    """At most four of one dossier, as they come over the telephone: the last only by a first name."""
    personen = Persoon.objects.filter(pk__in=Betrokkene.objects.filter(casus__nummer=nummer).values("persoon"))
    leden = [
        _zoekvraag(nr, persoon) for nr, persoon in enumerate(personen.exclude(geboortedatum=None).defer("bsn")[:4])
    ]
    *heel, laatste = leden
    return [*heel, {"voornamen": laatste["voornamen"]}] if heel else leden


def _zoekvraag(nr: int, persoon: Any) -> dict[str, Any]:
    """In turns by name and birth date, and by two names as they come over the telephone."""
    vraag = {"achternaam": persoon.geboortenaam, "voornamen": persoon.voornamen}
    return vraag | ({"geboortedatum": persoon.geboortedatum.isoformat()} if nr % 2 == 0 else {})


def aantallen() -> dict[str, int]:
    """How much there is to read, for the record beside the figures."""
    return {
        "meldingen": Melding.objects.count(),
        "casussen": Casus.objects.count(),
        "open casussen": Casus.objects.open().count(),
        "betrokkenen": Betrokkene.objects.count(),
        "te beoordelen": Melding.objects.filter(status=Status.ONTVANGEN).count(),
    }


def gezin(rng: Random) -> list[dict[str, Any]]:
    """Two adults and a child at one address, as the front office types them."""
    naam = "".join(rng.choice(LETTERGREPEN) for _ in range(3)).capitalize()
    adres = {
        "straat": f"{rng.choice(STRATEN)}straat",
        "huisnummer": rng.randint(1, 250),
        "postcode": f"13{rng.randint(10, 59)} {chr(rng.randint(65, 90))}{chr(rng.randint(65, 90))}",
        "plaats": "Almere",
    }
    rollen = (("slachtoffer", "vrouw", 34), ("vermoedelijk_pleger", "man", 37), ("kind", "vrouw", 8))
    return [
        {
            "rol": f"betrokkenerol:{rol}",
            "voornamen": rng.choice(VOORNAMEN),
            "geboortenaam": naam,
            "geslacht": f"geslacht:{geslacht}",
            "geboortedatum": _geboren(rng, leeftijd).isoformat(),
            **adres,
        }
        for rol, geslacht, leeftijd in rollen
    ]


def _geboren(rng: Random, leeftijd: int) -> date:
    return timezone.localdate() - timedelta(days=leeftijd * 365 + rng.randint(0, 364))


def melding(betrokkenen: list[dict[str, Any]], casus: str | None = None) -> dict[str, Any]:
    return {
        "kanaal": "kanaal:telefoon",
        "ontvangen_op": (timezone.now() - timedelta(minutes=10)).isoformat(),
        "gemeente": GEMEENTE,
        "crisis": False,
        "melder_soort": "meldersoort:politie",
        "toelichting": "Buren hoorden geschreeuw; de kinderen stonden in pyjama op straat. " * 5,
        "betrokkenen": betrokkenen,
        "bron": {"naam": "T. de Vries", "telefoon": "0612345678", "functie": "wijkagent"},
        "aard": ["aard:psychisch", "aard:getuige"],
        "geweldsoort": ["geweldsoort:psychisch"],
        "casus": casus,
    }


def beoordeling(personen: list[str]) -> dict[str, Any]:
    return {
        "urgentie": "urgentie:regulier",
        "zwaarte": "zwaarte:middelzwaar",
        "bevindingen": "Gesproken met beide ouders en met de school.",
        "voorgeschiedenis": "Nagegaan: geen eerdere meldingen bekend.",
        "conclusie": "Er is sprake van structurele onveiligheid; de ouders willen hulp.",
        "personen": [{"persoon_nummer": nummer, "structureel_onveilig": True} for nummer in personen],
        "besluit": "overdracht_lokaal",
        "motivering": "Het gezin wil hulp en het lokale team kan die bieden.",
    }


def overdracht(personen: list[str]) -> dict[str, Any]:
    deel = {
        "partij": PARTIJ,
        "personen": personen,
        "doel": "Hulp bij de opvoeding en herstel van veiligheid.",
        "verwacht": "Een eerste gesprek binnen een week.",
        "wijze": "wijze:warm",
        "draagt_zicht": True,
    }
    return {
        "conclusie": "Er is sprake van structurele onveiligheid.",
        "contacten": "Twee gesprekken met de ouders.",
        "afwijkreden": "Het wijkteam kent het gezin al.",
        "partijen": [deel],
    }
