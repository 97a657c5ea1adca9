# SPDX-License-Identifier: EUPL-1.2
"""Which steps this person can do with this row at this moment: for buttons and for `toegestane_stappen` of the API.

The right comes from `rechten`, the state from the row. A step still decides for itself.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from personen.models import Persoon

from . import rechten
from .models import Advies, Betrokkene, Casus, Consult, Contact, Dienst, Melding
from .werkproces import Contactstatus, Dienststatus, Status

if TYPE_CHECKING:
    from organisaties.models import Medewerker

    from .persoonbeeld import Persoonbeeld


def op_contact(medewerker: "Medewerker", contact: Contact) -> list[str]:
    if contact.status != Contactstatus.OPEN:
        return []
    kan = {
        "contact_vastleggen": rechten.mag_contact_vastleggen(medewerker),
        "registreren": rechten.mag_registreren(medewerker),
        "advies_registreren": rechten.mag_advies_registreren(medewerker),
        "contact_afsluiten": rechten.mag_contact_afsluiten(medewerker, contact),
    }
    return _namen(kan)


def op_advies(medewerker: "Medewerker", advies: Advies) -> list[str]:
    """What became a melding goes on there."""
    mag = not advies.omgezet_naar and rechten.mag_advies_behandelen(medewerker, advies)
    open_ = mag and advies.afgerond_op is None
    kan = {
        "advies_oppakken": open_ and advies.opgepakt_op is None,
        "advies_afronden": open_,
        "advies_bijwerken": mag,
        "adviescontact_vastleggen": mag,
        "adviesvrager_vastleggen": mag,
        "advies_omzetten": mag and rechten.mag_advies_omzetten(medewerker, advies),
    }
    return _namen(kan)


def op_melding(
    medewerker: "Medewerker", melding: Melding, *, besluit_te_herzien: bool, geinformeerd: bool
) -> list[str]:
    """`besluit_te_herzien`: the decision is not carried out yet; `geinformeerd`: the term was met or lapsed."""
    in_beoordeling = melding.status == Status.IN_BEOORDELING and rechten.mag_beoordelen(medewerker, melding)
    kan = {
        "in_beoordeling_nemen": melding.status == Status.ONTVANGEN
        and rechten.mag_in_beoordeling_nemen(medewerker, melding),
        "beoordeling_bewaren": in_beoordeling,
        "beoordelen": in_beoordeling,
        "besluit_herzien": besluit_te_herzien and rechten.mag_besluit_herzien(medewerker, melding),
        "informeren": not geinformeerd and rechten.mag_informeren(medewerker, melding),
        "bron_inzien": rechten.mag_bron_inzien(medewerker, melding),
    }
    return _namen(kan)


def op_casus(medewerker: "Medewerker", casus: Casus, *, dienst: Dienst | None) -> list[str]:
    """`dienst` is the one that is planned or runs."""
    gepland = dienst is not None and dienst.status == Dienststatus.GEPLAND
    kan = {
        "registreren": rechten.mag_registreren(medewerker),
        "dienst_starten": gepland and rechten.mag_dienst_starten(medewerker, casus),
        "consult_vragen": casus.is_open and rechten.mag_consult_vragen(medewerker, casus),
    }
    return _namen(kan)


def op_consult(medewerker: "Medewerker", consult: Consult) -> list[str]:
    kan = {"consult_geven": consult.status == Consult.Status.OPEN and rechten.mag_consult_geven(medewerker, consult)}
    return _namen(kan)


def op_betrokkene(medewerker: "Medewerker", melding: Melding, betrokkene: Betrokkene) -> list[str]:
    """`melding` is that of the betrokkene, which is at hand."""
    mag = rechten.mag_personen_beheren(medewerker, melding)
    gekoppeld = betrokkene.herkenning == Betrokkene.Herkenning.GEKOPPELD
    return _namen({"betrokkene_koppelen": mag and not gekoppeld, "betrokkene_ontkoppelen": mag and gekoppeld})


def op_persoon(
    medewerker: "Medewerker", persoon: Persoon, beeld: "Persoonbeeld", *, loopt: Collection[str]
) -> list[str]:
    """`loopt`: which of adres, relatie and gezag there are to end (`persoonskeuzes.wat_loopt`)."""
    mag = rechten.mag_personen_beheren(medewerker, persoon)
    kan = {
        "persoon_bijwerken": mag,
        "adres_vastleggen": mag,
        "adres_beeindigen": mag and "adres" in loopt,
        "relatie_vastleggen": mag,
        "relatie_beeindigen": mag and "relatie" in loopt,
        "gezag_vastleggen": mag,
        "gezag_beeindigen": mag and "gezag" in loopt,
        "vergissing_vastleggen": mag and bool(beeld.adressen or beeld.relaties or beeld.gezag),
        "vergissing_ongedaan_maken": mag and bool(beeld.vergissingen),
        "personen_samenvoegen": mag,
        "personen_splitsen": mag and bool(beeld.staat),
    }
    return _namen(kan)


def op_herkenning(medewerker: "Medewerker", melding: Melding, *, wacht: bool) -> list[str]:
    """`wacht`: of somebody it is not decided yet who he is."""
    mag = wacht and rechten.mag_personen_beheren(medewerker, melding)
    return _namen({"herkenning_bevestigen": mag, "herkenning_afwijzen": mag})


def _namen(kan: dict[str, bool]) -> list[str]:
    return [stap for stap, mag in kan.items() if mag]
