# SPDX-License-Identifier: EUPL-1.2
"""What a button of the registration other than 'registreren' changes in what was typed; everything else stays.

The buttons are plain submits, so that the page works without JavaScript; `waarde` is what stands behind the colon.
"""

from django.http import QueryDict

from meldingen.forms.gezinsvraag import MAX_RIJEN, MEER_RIJEN, aantal_rijen

# A row is empty when none of these was filled in.
INHOUD = ("rol", "persoon_nummer", "voornamen", "voorvoegsel", "geboortenaam", "geboortedatum", "bsn", "telefoon",
    "postcode", "huisnummer", "straat", "plaats", "onbekend")  # fmt: skip


def na_actie(data: QueryDict, actie: str, waarde: str) -> QueryDict:
    if actie == "rijen":
        data["rijen"] = str(min(aantal_rijen(data) + MEER_RIJEN, MAX_RIJEN))
    elif actie == "koppel":
        for deel in waarde.split(","):
            rij, _, nummer = deel.partition(":")
            _koppel(data, rij, nummer)
    elif actie == "erbij":
        _erbij(data, waarde)
    elif actie == "ontkoppel":
        _koppel(data, waarde, "")
    elif actie == "geen_match":
        rij, _, nummers = waarde.partition(":")
        eerder = data.get(f"betrokkenen-{rij}-geen_match", "")
        data[f"betrokkenen-{rij}-geen_match"] = f"{eerder} {nummers}".strip() or "ja"
    elif actie == "toch":
        data[f"betrokkenen-{waarde}-geen_match"] = ""
    return data


def _koppel(data: QueryDict, rij: str, nummer: str) -> None:
    data[f"betrokkenen-{rij}-persoon_nummer"] = nummer
    data[f"betrokkenen-{rij}-geen_match"] = ""


def _erbij(data: QueryDict, nummer: str) -> None:
    """A known member of the family in the first row where nothing stands; what was typed is never replaced."""
    rijen = aantal_rijen(data)
    leeg = next((rij for rij in range(rijen) if not _gevuld(data, rij)), rijen)
    if leeg >= MAX_RIJEN:
        return
    data["rijen"] = str(max(rijen, leeg + 1))
    _koppel(data, str(leeg), nummer)


def _gevuld(data: QueryDict, rij: int) -> bool:
    return any(data.get(f"betrokkenen-{rij}-{naam}") for naam in INHOUD)
