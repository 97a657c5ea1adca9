# SPDX-License-Identifier: EUPL-1.2
"""Primitives that write who is involved in a melding and who told it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.core.exceptions import ValidationError

from organisaties.models import Code
from personen.models import Persoon
from personen.schrijven import maak_persoon, voeg_adres_toe

from .controle import eis_codes, eis_tekst
from .fouten import OngeldigeInvoer, eis_veld
from .herkennen import koppelbare_personen
from .invoer import BetrokkeneInvoer, BronInvoer
from .models import Betrokkene, Bron, Melding
from .termijnen.kalender import dag_van

BRONVELDEN = {"naam": 200, "functie": 200, "instelling": 200, "telefoon": 30, "email": 254}


def leg_betrokkenen_vast(melding: Melding, betrokkenen: Sequence[BetrokkeneInvoer], nu: datetime) -> None:
    """Create the new persons and link all of them to the melding.

    Errors name the row: field 'betrokkenen-<index>-<veld>', so that a form can show them at the right place. A known
    person who is only in dossiers that are shielded from the one who registers cannot be linked.
    """
    rollen = set(
        Code.objects.filter(lijst_id="betrokkenerol", geldig__contains=dag_van(melding.ontvangen_op)).values_list(
            "sleutel", flat=True
        )
    )
    bekend = koppelbare_personen(
        {invoer.persoon_nummer for invoer in betrokkenen if invoer.persoon_nummer},
        organisatie_id=melding.organisatie_id,
        medewerker=melding.geregistreerd_door,
    )
    fouten: dict[str, list[str]] = {}
    gezien: set[int] = set()
    for index, invoer in enumerate(betrokkenen):
        voor = f"betrokkenen-{index}-"
        if invoer.rol not in rollen:
            fouten[f"{voor}rol"] = ["Kies een rol uit de lijst."]
            continue
        try:
            persoon = _persoon(melding, invoer, bekend, nu)
        except ValidationError as fout:
            fouten |= {f"{voor}{veld}": list(teksten) for veld, teksten in fout.message_dict.items()}
            continue
        if persoon.pk in gezien:
            fouten[f"{voor}persoon_nummer"] = ["Deze persoon staat al bij de melding."]
            continue
        gezien.add(persoon.pk)
        Betrokkene.objects.create(
            organisatie_id=melding.organisatie_id,
            casus_id=melding.casus_id,
            melding=melding,
            persoon=persoon,
            rol_id=invoer.rol,
            herkenning=_herkenning(invoer),
        )
    if fouten:
        raise OngeldigeInvoer("Controleer de betrokkenen.", velden=fouten)


def _persoon(melding: Melding, invoer: BetrokkeneInvoer, bekend: dict[str, Persoon], nu: datetime) -> Persoon:
    if invoer.persoon_nummer is None:
        nieuw = maak_persoon(organisatie_id=melding.organisatie_id, gegevens=invoer.gegevens, nu=nu)
        if invoer.adres is not None:
            voeg_adres_toe(persoon=nieuw, gegevens=invoer.adres)
        return nieuw
    if invoer.persoon_nummer not in bekend:
        raise ValidationError({"persoon_nummer": "Deze persoon is niet bekend."})
    return bekend[invoer.persoon_nummer]


def _herkenning(invoer: BetrokkeneInvoer) -> str:
    if invoer.persoon_nummer:
        return Betrokkene.Herkenning.GEKOPPELD
    return Betrokkene.Herkenning.GEEN_MATCH if invoer.geen_match else Betrokkene.Herkenning.NIET_GEZOCHT


def leg_bron_vast(melding: Melding, invoer: BronInvoer) -> Bron:
    """Store the melder, encrypted, apart from everything else. Errors name the field: 'bron-<veld>'."""
    eis_codes(
        {"bron-onthulling": invoer.onthulling, "bron-grond": invoer.grond},
        {"bron-onthulling": "onthulling", "bron-grond": "onthullingsgrond"},
        dag_van(melding.ontvangen_op),
    )
    eis_veld(
        invoer.onthulling != "onthulling:geheim_professional" or invoer.grond,
        "bron-grond",
        "Kies de grond waarop de melder geheim blijft.",
    )
    eis_veld(
        invoer.onthulling != "onthulling:toestemming" or invoer.toestemming_op,
        "bron-toestemming_op",
        "Vul de datum van de toestemming in.",
    )
    teksten = asdict(invoer)
    return Bron.objects.create(
        organisatie_id=melding.organisatie_id,
        melding=melding,
        soort=Bron.Soort.MELDER,
        onthulling_id=invoer.onthulling,
        grond_id=invoer.grond,
        toestemming_op=invoer.toestemming_op,
        onbekend=invoer.onbekend,
        **{
            veld: eis_tekst(f"bron-{veld}", teksten[veld], maximum=maximum) or None
            for veld, maximum in BRONVELDEN.items()
        },
    )
