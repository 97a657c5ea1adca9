# SPDX-License-Identifier: EUPL-1.2
"""Two people, or a person and the sweep, at the same moment."""

import pytest

from meldingen.fouten import VerkeerdeToestand
from monitoring.models import Monitoring, Monitoringsmoment
from monitoring.stappen.afsluiten import afsluiten
from monitoring.stappen.betrokkenheid_beeindigen import betrokkenheid_beeindigen
from monitoring.stappen.heropenen import heropenen
from monitoring.stappen.moment_vastleggen import moment_vastleggen
from monitoring.stappen.plannen_na_overdracht import plannen_na_overdracht
from tests.achtergrond.gelijktijdig import tegelijk
from tests.monitoring.fabriek import moment_invoer, na, overgedragen, vers
from tests.monitoring.sporen import audit

pytestmark = pytest.mark.django_db(transaction=True)


def test_twee_collegas_leggen_hetzelfde_moment_vast(moment, onderzoeker, straks):
    uitkomsten = tegelijk(
        lambda: moment_vastleggen(medewerker=onderzoeker, moment=moment, invoer=moment_invoer(straks), nu=straks),
        aantal=4,
    )

    assert sorted(type(uitkomst) is VerkeerdeToestand for uitkomst in uitkomsten) == [False, True, True, True]
    assert len(audit("moment_vastleggen")) == 1


def test_de_nachttaak_en_een_mens_plannen_samen_een_reeks(frontoffice, beoordelaar, lokaalteam, nu):
    overdracht = overgedragen(frontoffice, beoordelaar, lokaalteam, nu, draagt_zicht=False)
    doen = iter(
        [
            lambda: plannen_na_overdracht(overdracht=overdracht, nu=na(nu, dagen=2)),
            lambda: betrokkenheid_beeindigen(
                medewerker=beoordelaar,
                casus=overdracht.casus,
                afsluitreden="afsluitreden:overgedragen",
                nu=na(nu, dagen=2),
            ),
        ]
        * 2
    )

    tegelijk(lambda: (next(doen))(), aantal=4)  # noqa: PLW0108 - each thread takes the next
    assert Monitoring.objects.count() == 1
    assert Monitoringsmoment.objects.count() == 2
    assert vers(overdracht.casus).fase == "monitoring"


def test_twee_keer_heropenen_geeft_een_moment(casus, onderzoeker, straks):
    afsluiten(
        medewerker=onderzoeker,
        casus=casus,
        afsluitreden="afsluitreden:anders",
        vervalreden="Het gezin wil geen contact.",
        nu=straks,
    )
    uitkomsten = tegelijk(
        lambda: heropenen(
            medewerker=onderzoeker,
            casus=casus,
            heropenreden="heropenreden:ten_onrechte",
            toelichting="Vergissing.",
            datum=na(straks, dagen=30).date(),
            nu=straks,
        )
    )

    assert sorted(type(uitkomst) is VerkeerdeToestand for uitkomst in uitkomsten) == [False, True]
    assert Monitoringsmoment.objects.filter(status="gepland").count() == 1
