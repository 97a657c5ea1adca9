# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: one predicate per step, asked by the step itself, by the template and by the API.

A predicate looks at rights and rows, never at the state: a step that is permitted but impossible now answers with
`VerkeerdeToestand`. Rows that a person may not see never get this far.
"""

from typing import TYPE_CHECKING, Protocol

from organisaties import fouten
from organisaties.rechten import Recht

from .fouten import StapNietToegestaan

if TYPE_CHECKING:
    from organisaties.models import Medewerker


# Every step asks these two together with a predicate of here.
eis, eis_versie = fouten.eis, fouten.eis_versie


class VanOrganisatie(Protocol):
    organisatie_id: int


class Signaalrij(Protocol):
    organisatie_id: int
    voor_id: int | None
    soort: str


def eigen_organisatie(medewerker: "Medewerker") -> int:
    """The VT organisation of whoever works there; others have no part in this app."""
    if medewerker.vt_organisatie_id is None:
        raise StapNietToegestaan
    return medewerker.vt_organisatie_id


def _eigen(medewerker: "Medewerker", rij: VanOrganisatie, recht: Recht) -> bool:
    return medewerker.vt_organisatie_id == rij.organisatie_id and medewerker.heeft(recht)


def _staf(medewerker: "Medewerker", recht: Recht) -> bool:
    return medewerker.vt_organisatie_id is not None and medewerker.heeft(recht)


def mag_contact_vastleggen(medewerker: "Medewerker") -> bool:
    return _staf(medewerker, Recht.CONTACT_VASTLEGGEN)


def mag_registreren(medewerker: "Medewerker") -> bool:
    return _staf(medewerker, Recht.MELDING_REGISTREREN)


def mag_advies_registreren(medewerker: "Medewerker") -> bool:
    return _staf(medewerker, Recht.ADVIES_REGISTREREN)


_CONCEPTRECHT = {
    "contact": mag_contact_vastleggen,
    "registratie": mag_registreren,
    **dict.fromkeys(("advies", "afronden", "bijwerken", "vervolg"), mag_advies_registreren),
}


def mag_concept(medewerker: "Medewerker", soort: str) -> bool:
    """A draft of a form is for whoever may send that form."""
    mag = _CONCEPTRECHT.get(soort)
    return mag is not None and mag(medewerker)


def mag_concepten(medewerker: "Medewerker") -> bool:
    """The page of one's own drafts."""
    return any(mag_concept(medewerker, soort) for soort in _CONCEPTRECHT)


def mag_contact_afsluiten(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.CONTACT_VASTLEGGEN)


def mag_advies_behandelen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    """Everything on an advies or adviesvrager that exists, becoming a melding excepted."""
    return _eigen(medewerker, rij, Recht.ADVIES_REGISTREREN)


class Omzetbaar(Protocol):
    """An advies; `omgezet_naar` is the number of the melding that it became, or empty."""

    omgezet_naar: str


def mag_vrager_zien(medewerker: "Medewerker", advies: Omzetbaar) -> bool:
    """Who asked for an advies that became a melding is the source of that melding."""
    return not advies.omgezet_naar or medewerker.heeft(Recht.BRON_INZIEN)


def mag_advies_omzetten(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.ADVIES_REGISTREREN) and medewerker.heeft(Recht.MELDING_REGISTREREN)


def mag_in_beoordeling_nemen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.MELDING_BEOORDELEN)


def mag_beoordelen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.MELDING_BEOORDELEN)


def mag_besluit_herzien(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.BESLUIT_HERZIEN)


def mag_dienst_starten(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.DIENST_UITVOEREN)


def mag_informeren(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.MELDING_BEOORDELEN) or _eigen(medewerker, rij, Recht.DIENST_UITVOEREN)


def mag_eerste_contact(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    """Whoever has somebody on the telephone first: the melder while registering, the family afterwards."""
    return _eigen(medewerker, rij, Recht.MELDING_REGISTREREN) or mag_informeren(medewerker, rij)


def mag_terugkoppelen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    """To tell the melder one must know who it is."""
    return mag_bron_inzien(medewerker, rij)


def mag_consult_vragen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.CONSULT_VRAGEN)


def mag_consult_geven(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.CONSULT_GEVEN)


def mag_personen_beheren(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.PERSONEN_BEHEREN)


def mag_herkennen(medewerker: "Medewerker") -> bool:
    """The work list of possible known persons; it shows dossiers too."""
    return _staf(medewerker, Recht.PERSONEN_BEHEREN) and medewerker.heeft(Recht.DOSSIER_INZIEN)


def mag_bron_inzien(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.BRON_INZIEN)


def mag_noodtoegang(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.NOODTOEGANG)


def mag_noodtoegang_beoordelen(medewerker: "Medewerker", rij: VanOrganisatie) -> bool:
    return _eigen(medewerker, rij, Recht.AUDIT_INZIEN)


# Who looks at a signal that is for nobody in particular: whoever may do the work that it is about.
SIGNAALRECHT = {
    "termijn_nadert": Recht.MELDING_BEOORDELEN,
    "termijn_verstreken": Recht.MELDING_BEOORDELEN,
    "monitoring_te_doen": Recht.MONITORING_UITVOEREN,
    "overdracht_verlopen": Recht.OVERDRAGEN,
    "overdracht_terug": Recht.OVERDRAGEN,
    "bericht_onzeker": Recht.BEHEER_STAMGEGEVENS,
    "noodtoegang": Recht.AUDIT_INZIEN,
    "terugkoppeling_laat": Recht.BRON_INZIEN,
    "bericht_crisis": Recht.MELDING_BEOORDELEN,
    "bericht_erbij": Recht.MELDING_BEOORDELEN,
}


def signaalsoorten(medewerker: "Medewerker") -> list[str]:
    """The kinds of team signals that this person looks at."""
    return [soort for soort, recht in SIGNAALRECHT.items() if medewerker.heeft(recht)]


def mag_signaal_afhandelen(medewerker: "Medewerker", signaal: Signaalrij) -> bool:
    """One's own signal, or one of the team; noodtoegang is for who reviews it, whomever the casus belongs to."""
    if medewerker.vt_organisatie_id != signaal.organisatie_id:
        return False
    if signaal.voor_id is not None and signaal.soort != "noodtoegang":
        return bool(signaal.voor_id == medewerker.pk)
    return signaal.soort in signaalsoorten(medewerker)
