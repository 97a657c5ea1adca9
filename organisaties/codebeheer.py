# SPDX-License-Identifier: EUPL-1.2
"""What the steps that change a code list share: locking, checking what is typed, and writing it down."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from audit.vastleggen import leg_vast
from organisaties.fouten import OngeldigeInvoer, eis_veld
from organisaties.models import Code, Codelijst, Codewijziging, Medewerker

VANAF, TOT = "geldig_vanaf", "geldig_tot"
LABEL_MAX, OMSCHRIJVING_MAX, VOLGORDE_MAX = 200, 1000, 32767
ALLES_GEDAAN = 1  # a code has no number of its own: that it was done is enough for a second press


def vergrendel_lijst(lijst: str) -> Codelijst:
    """Lock a list, and so all of its codes: every change of one code looks at the others."""
    return Codelijst.objects.select_for_update().get(pk=lijst)


def vergrendel_code(code: Code) -> Code:
    vergrendel_lijst(code.lijst_id)
    return Code.objects.select_for_update().get(pk=code.pk)


def mapping_veld(protocol: str, onderdeel: str) -> str:
    """How a change of a mapping is named in `Codewijziging`."""
    return f"vertaling {protocol} {onderdeel}"


def eis_regel(veld: str, tekst: str, *, maximum: int, verplicht: str = "") -> str:
    """Text without characters that cannot be shown; with `verplicht` as message never empty."""
    schoon = tekst.strip()
    eis_veld(schoon or not verplicht, veld, verplicht)
    eis_veld(len(schoon) <= maximum, veld, f"Deze tekst is te lang: hoogstens {maximum} tekens.")
    leesbaar = all(teken.isprintable() or teken in "\r\n" for teken in schoon)
    eis_veld(leesbaar, veld, "Deze tekst bevat een teken dat niet opgeslagen kan worden.")
    return schoon


def eis_woorden(
    code: Code, *, label: str, omschrijving: str, volgorde: int, vanaf: date, tot: date | None
) -> dict[str, Any]:
    """What people read of a code, checked against the other codes of the locked list."""
    eis_veld(0 <= volgorde <= VOLGORDE_MAX, "volgorde", f"Kies een getal van 0 tot en met {VOLGORDE_MAX}.")
    label = eis_regel("label", label, maximum=LABEL_MAX, verplicht="Vul in hoe deze waarde heet.")
    anderen = Code.objects.filter(lijst=code.lijst_id, label__iexact=label).exclude(pk=code.pk)
    tegelijk = anderen.filter(geldig__overlap=(vanaf, tot))
    eis_veld(not tegelijk.exists(), "label", "Er is in deze lijst al een waarde die zo heet.")
    omschrijving = eis_regel("omschrijving", omschrijving, maximum=OMSCHRIJVING_MAX)
    return {"label": label, "omschrijving": omschrijving, "volgorde": volgorde}


def schrijf_op(
    stap: str, medewerker: Medewerker, code: Code, veranderd: Mapping[str, tuple[Any, Any]], *, nu: datetime
) -> None:
    """History with old and new value per field, and one row of audit that names the fields."""
    Codewijziging.objects.bulk_create(
        Codewijziging(code=code, op=nu, medewerker=medewerker, stap=stap, veld=veld, van=_tekst(van), naar=_tekst(naar))
        for veld, (van, naar) in veranderd.items()
    )
    leg_vast(
        actie=stap,
        onderwerp="codelijst",
        nummer=code.pk[:64],
        organisatie_id=medewerker.vt_organisatie_id,
        medewerker_id=medewerker.pk,
        gegevens={"code": code.pk, "velden": " ".join(veranderd)[:200]},
    )


def verhoog(code: Code, *velden: str) -> None:
    """Save these columns of a locked code, one version further."""
    code.versie += 1
    code.save(update_fields=[*velden, "versie"])


def eis_geen_vaste_lijst(vast: bool) -> None:  # noqa: FBT001
    if vast:
        tekst = "Deze lijst kan niet langer worden: de software rekent met elke waarde ervan. Vraag uw leverancier."
        raise OngeldigeInvoer(tekst, veld="code")


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return "" if waarde is None else str(waarde)
