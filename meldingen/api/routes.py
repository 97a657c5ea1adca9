# SPDX-License-Identifier: EUPL-1.2
from rest_framework.routers import DefaultRouter

from .adviezen import AdviesViewSet, AdviesvragerViewSet
from .bron import BronViewSet
from .casussen import CasusViewSet, ConsultViewSet, NoodtoegangViewSet
from .concepten import ConceptViewSet
from .contacten import ContactViewSet
from .herkenning import HerkenningViewSet
from .informeren import InformerenViewSet, TerugkoppelingViewSet
from .meldingen import MeldingViewSet
from .personen import KoppelViewSet, PersoonViewSet
from .zoeken import PersonenViewSet


def registreer(router: DefaultRouter) -> None:
    """Put this app's part of the API on the router of /api/v1."""
    router.register("concepten", ConceptViewSet, basename="concept")
    router.register("contacten", ContactViewSet, basename="contact")
    router.register("adviezen", AdviesViewSet, basename="advies")
    router.register("adviesvragers", AdviesvragerViewSet, basename="adviesvrager")
    router.register("meldingen", MeldingViewSet, basename="melding")
    router.register("casussen", CasusViewSet, basename="casus")
    router.register("consulten", ConsultViewSet, basename="consult")
    router.register("personen", PersonenViewSet, basename="persoon")
    router.register("personen", PersoonViewSet, basename="persoon-beeld")
    router.register("meldingen", KoppelViewSet, basename="melding-betrokkene")
    router.register("meldingen", BronViewSet, basename="melding-bron")
    router.register("meldingen", InformerenViewSet, basename="melding-horen")
    router.register("terugkoppelingen", TerugkoppelingViewSet, basename="terugkoppeling")
    router.register("herkenning", HerkenningViewSet, basename="herkenning")
    router.register("noodtoegang", NoodtoegangViewSet, basename="noodtoegang")
