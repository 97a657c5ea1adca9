# SPDX-License-Identifier: EUPL-1.2
"""Looking for known persons through the API: one, or a family at once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from meldingen import rechten
from meldingen.api.deur import StapDeur
from meldingen.bekende_dossiers import Peil
from meldingen.deuren import eis_scherm
from meldingen.forms.gezinsvraag import MAX_RIJEN
from meldingen.fouten import OngeldigeInvoer
from meldingen.herkennen import leg_zoeken_vast, zoek_bekenden
from meldingen.models import Casus
from personen.vraag import PRECISIES, Vraag, keur

CHAR = serializers.CharField


def _tekst() -> serializers.CharField:
    return CHAR(required=False, allow_blank=True, default="")


class ZoekPersoonSerializer(serializers.Serializer[Any]):
    """Enough to look for somebody: a BSN, a name with a birth date or a telephone number, two names, or an address."""

    achternaam = _tekst()
    voornamen = _tekst()
    geboortedatum = serializers.DateField(required=False, allow_null=True, default=None)
    geboortedatum_precisie = serializers.ChoiceField(PRECISIES, required=False, default="dag")
    geslacht = _tekst()
    telefoon = _tekst()
    postcode = _tekst()
    huisnummer = serializers.IntegerField(required=False, allow_null=True, default=None)
    bsn = _tekst()


class ZoekInvoerSerializer(ZoekPersoonSerializer):
    """One person by the fields themselves, or a family as `personen`: whoever is described too little for a search
    is then looked for among the others of a family that is known."""

    personen = serializers.ListField(
        child=ZoekPersoonSerializer(), required=False, allow_empty=False, max_length=MAX_RIJEN
    )

    def vragen(self) -> list[Vraag]:
        """The questions; a value that cannot be is refused at its field, too little is for the search to say."""
        samen = self.validated_data.get("personen")
        vragen = [_vraag(rij) for rij in samen or [self.validated_data]]
        fouten: dict[str, list[str]] = {}
        for plaats, vraag in enumerate(vragen):
            voor = f"personen-{plaats}-" if samen else ""
            fouten |= {f"{voor}{veld}": teksten for veld, teksten in _fouten(vraag).items()}
        if fouten:
            raise ValidationError(fouten)
        return vragen


def _vraag(rij: dict[str, Any]) -> Vraag:
    velden = {naam: waarde for naam, waarde in rij.items() if naam not in ("personen", "geboortedatum_precisie")}
    return Vraag(**velden, precisie=rij["geboortedatum_precisie"])


def _fouten(vraag: Vraag) -> dict[str, list[str]]:
    try:
        keur(vraag)
    except ValidationError as fout:
        return fout.message_dict if hasattr(fout, "error_dict") else {}
    return {}


class BekendeCasusSerializer(serializers.Serializer[Any]):
    nummer = CHAR()
    fase = CHAR()
    gesloten = serializers.BooleanField()
    meldingen = serializers.IntegerField()
    laatste_melding = serializers.DateField(source="laatste")
    lange_geschiedenis = serializers.BooleanField()


class BekendeSerializer(serializers.Serializer[Any]):
    """`vraag` is the place in `personen`, from 0; `oordeel` is bekend, onbeslist or onbekend."""

    vraag = serializers.IntegerField()
    nummer = CHAR()
    naam = CHAR()
    geboortedatum = serializers.DateField(allow_null=True)
    geboortedatum_precisie = CHAR()
    redenen = serializers.ListField(child=CHAR())
    oordeel = CHAR()
    score = serializers.IntegerField()
    casussen = BekendeCasusSerializer(many=True)


class GezinslidSerializer(serializers.Serializer[Any]):
    nummer = CHAR()
    naam = CHAR()
    geboortedatum = serializers.DateField(allow_null=True)
    geboortedatum_precisie = CHAR()


class GezinSerializer(serializers.Serializer[Any]):
    """A known family: its dossiers, who of those asked for may be in it, and who else is."""

    casussen = BekendeCasusSerializer(many=True)
    bekenden = BekendeSerializer(many=True)
    anderen = GezinslidSerializer(many=True)


class HerkenningSerializer(serializers.Serializer[Any]):
    """`bekenden` is everybody found, per question best first; `afgeschermd`: there may also be a dossier that you may
    not see, and `contact` is whom to ask."""

    bekenden = BekendeSerializer(many=True)
    gezinnen = GezinSerializer(many=True)
    afgeschermd = serializers.BooleanField()
    contact = serializers.SerializerMethodField()

    def get_contact(self, gevonden: Any) -> str:
        organisatie = self.context["medewerker"].vt_organisatie
        return organisatie.contact_afgeschermd if gevonden.afgeschermd and organisatie else ""


class PersonenViewSet(StapDeur, viewsets.GenericViewSet[Casus]):
    """Looking for a known person, or a family, is a POST: nothing sensitive belongs in an address."""

    queryset = Casus.objects.none()
    serializer_class = HerkenningSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(request=ZoekInvoerSerializer, responses=HerkenningSerializer)
    @action(detail=False, methods=["post"])
    def zoeken(self, request: Request) -> Response:
        mag = rechten.mag_registreren(self.medewerker)
        eis_scherm(self.medewerker, mag=mag, actie="zoeken", onderwerp="persoon")
        vorm = ZoekInvoerSerializer(data=request.data)
        vorm.is_valid(raise_exception=True)
        try:
            gevonden = zoek_bekenden(
                medewerker=self.medewerker, vragen=vorm.vragen(), peil=Peil(timezone.localdate(), erbij=True)
            )
        except ValidationError as fout:
            velden = fout.message_dict if hasattr(fout, "error_dict") else {"__all__": fout.messages}
            raise OngeldigeInvoer("Hiermee kan niet worden gezocht.", velden=velden) from None
        leg_zoeken_vast(self.medewerker, gevonden.aantal, "api")
        return Response(HerkenningSerializer(gevonden, context={"medewerker": self.medewerker}).data)
