# SPDX-License-Identifier: EUPL-1.2
"""`zichtbaar_voor(medewerker)`: the only start of any read of case data by a person.

Rows of another organisation do not exist for the reader (404). A shielded casus exists only for those whom
`Toegang` names. The handful of shielded ids that a reader may see are fetched first and added as a literal list:
an OR with EXISTS made the same list two hundred times slower on two million rows.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from audit.context import huidig
from organisaties.rechten import Recht

from .rechten import signaalsoorten

if TYPE_CHECKING:
    from organisaties.models import Medewerker

    from .models import Casus


def afgeschermd_zichtbaar(medewerker: "Medewerker") -> list[int]:
    """Ids of the shielded casussen that this person may see at this moment; one query per request, or per call."""
    from .models import Toegang  # querysets are imported by the models

    # A page starts at zichtbaar_voor for each of its lists. Outside a request every call has an id of its own.
    verzoek_id, bekend = medewerker.__dict__.get("_afgeschermd", (None, []))
    if verzoek_id != huidig().verzoek_id:
        toegangen = Toegang.objects.geldig(timezone.now()).filter(medewerker_id=medewerker.pk)
        bekend = list(toegangen.values_list("casus_id", flat=True))
        medewerker.__dict__["_afgeschermd"] = (huidig().verzoek_id, bekend)
    return bekend


class ToegangQuerySet(models.QuerySet[Any]):
    def geldig(self, nu: datetime) -> Self:
        """Access that counts at this moment."""
        return self.filter(Q(van__lte=nu) & (Q(tot__isnull=True) | Q(tot__gt=nu)))

    def voor_toezicht(self, medewerker: "Medewerker") -> Self:
        """Noodtoegang of the own organisation, for whoever watches over it; of the casus only the number is shown."""
        if medewerker.vt_organisatie_id is None or not medewerker.heeft(Recht.AUDIT_INZIEN):
            return self.none()
        return self.filter(casus__organisatie_id=medewerker.vt_organisatie_id, soort="nood")


class OvergangQuerySet(models.QuerySet[Any]):
    def van(self, casus: "Casus") -> Self:
        """The history of one casus, without what a corrected import replaced. The casus is visible already."""
        rijen = self.filter(casus_id=casus.pk)
        return rijen.filter(vastgelegd_op__gte=casus.historie_vanaf) if casus.historie_vanaf else rijen


class VanOrganisatieQuerySet(models.QuerySet[Any]):
    """Rows of one VT organisation, read by staff who hold `recht`; `casus_pad` leads to the casus.

    `wacht_op_casus` says that a row may not have come to a casus yet; then nothing shields it.
    """

    recht = Recht.DOSSIER_INZIEN
    casus_pad: str | None = "casus"
    wacht_op_casus = False

    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        """Rows this person may see; empty without the right or for people outside a VT organisation."""
        if medewerker.vt_organisatie_id is None or not medewerker.heeft(self.recht):
            return self.none()
        eigen = self.filter(organisatie_id=medewerker.vt_organisatie_id)
        if self.casus_pad is None:
            return eigen
        voorvoegsel = f"{self.casus_pad}__" if self.casus_pad else ""
        open_voor_allen = Q(**{f"{voorvoegsel}afgeschermd": False})
        if self.wacht_op_casus:
            open_voor_allen |= Q(**{f"{voorvoegsel}pk__isnull": True})
        bij_naam = afgeschermd_zichtbaar(medewerker)
        return eigen.filter(open_voor_allen | Q(**{f"{voorvoegsel}pk__in": bij_naam}) if bij_naam else open_voor_allen)


class CasusQuerySet(VanOrganisatieQuerySet):
    casus_pad = ""

    def open(self) -> Self:
        return self.filter(gesloten_op__isnull=True)

    def voor_noodtoegang(self, medewerker: "Medewerker") -> Self:
        """The one read that passes the shield: a casus of one's own organisation, to ask noodtoegang for by number.

        Nothing of it is shown; `stappen.noodtoegang` answers.
        """
        if medewerker.vt_organisatie_id is None or not medewerker.heeft(Recht.NOODTOEGANG):
            return self.none()
        return self.filter(organisatie_id=medewerker.vt_organisatie_id)

    def voor_audit(self, medewerker: "Medewerker") -> Self:
        """To find the log rows that belong to the number of a casus; nothing of the casus is shown."""
        if medewerker.vt_organisatie_id is None or not medewerker.heeft(Recht.AUDIT_INZIEN):
            return self.none()
        return self.filter(organisatie_id=medewerker.vt_organisatie_id)


class MeldingQuerySet(VanOrganisatieQuerySet):
    def te_beoordelen(self) -> Self:
        return self.filter(status__in=("ontvangen", "in_beoordeling"))


class DienstQuerySet(VanOrganisatieQuerySet):
    def open(self) -> Self:
        return self.filter(status__in=("gepland", "loopt"))


class ConsultQuerySet(VanOrganisatieQuerySet):
    def open(self) -> Self:
        return self.filter(status="open")


class TermijnQuerySet(VanOrganisatieQuerySet):
    def open(self) -> Self:
        return self.filter(gehaald_op__isnull=True, vervallen_op__isnull=True)


class BronQuerySet(VanOrganisatieQuerySet):
    """The identity of a source: its own right on top of seeing the casus."""

    recht = Recht.BRON_INZIEN
    casus_pad = "melding__casus"

    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        rijen = super().zichtbaar_voor(medewerker)
        return rijen if medewerker.heeft(Recht.DOSSIER_INZIEN) else rijen.none()


class BronfragmentQuerySet(BronQuerySet):
    casus_pad = "casus"

    def geldig(self) -> Self:
        """What is left out now."""
        return self.filter(opgeheven_op__isnull=True)


class ContactQuerySet(VanOrganisatieQuerySet):
    """What somebody told before it was anything; once it is a melding, it tells who the source is."""

    recht = Recht.CONTACT_VASTLEGGEN
    casus_pad = "melding__casus"
    wacht_op_casus = True

    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        rijen = super().zichtbaar_voor(medewerker)
        return rijen if medewerker.heeft(Recht.BRON_INZIEN) else rijen.filter(melding__isnull=True)


class ConceptQuerySet(models.QuerySet[Any]):
    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        """One's own drafts, and nobody else's, whatever one's rights."""
        if medewerker.vt_organisatie_id is None:
            return self.none()
        return self.filter(medewerker_id=medewerker.pk, organisatie_id=medewerker.vt_organisatie_id)


class InformeerplichtQuerySet(VanOrganisatieQuerySet):
    def open(self) -> Self:
        return self.filter(gedaan_op__isnull=True, vervallen_op__isnull=True)


class EersteContactQuerySet(VanOrganisatieQuerySet):
    pass


class TerugkoppelingQuerySet(VanOrganisatieQuerySet):
    def open(self) -> Self:
        return self.filter(gedaan_op__isnull=True, vervallen_op__isnull=True)


class AdviesQuerySet(VanOrganisatieQuerySet):
    recht = Recht.ADVIES_REGISTREREN
    casus_pad = None


class AdviesvragerQuerySet(VanOrganisatieQuerySet):
    recht = Recht.ADVIES_REGISTREREN
    casus_pad = None


class MogelijkeBekendeQuerySet(VanOrganisatieQuerySet):
    """What to do about somebody who seems known: for whoever may link persons and sees the dossier of the melding."""

    recht = Recht.PERSONEN_BEHEREN
    casus_pad = "melding__casus"

    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        rijen = super().zichtbaar_voor(medewerker)
        return rijen if medewerker.heeft(Recht.DOSSIER_INZIEN) else rijen.none()

    def open(self) -> Self:
        return self.filter(status="open")


class SignaalQuerySet(models.QuerySet[Any]):
    def zichtbaar_voor(self, medewerker: "Medewerker") -> Self:
        """One's own signals and those of the team that one may settle; of the casus only the number is shown.

        Noodtoegang about a shielded casus is there for who must review it, also without access to the dossier.
        """
        if medewerker.vt_organisatie_id is None:
            return self.none()
        soorten = signaalsoorten(medewerker)
        zichtbaar = Q(casus__isnull=True) | Q(casus__afgeschermd=False)
        if medewerker.heeft(Recht.DOSSIER_INZIEN):
            zichtbaar |= Q(casus_id__in=afgeschermd_zichtbaar(medewerker))
        eigen = Q(voor_id=medewerker.pk) | Q(voor__isnull=True, soort__in=soorten)
        nood = Q(soort="noodtoegang") if "noodtoegang" in soorten else Q(pk__in=[])
        return self.filter(organisatie_id=medewerker.vt_organisatie_id).filter(
            (eigen & zichtbaar & ~Q(soort="noodtoegang")) | nood
        )

    def open(self) -> Self:
        return self.filter(afgehandeld_op__isnull=True)
