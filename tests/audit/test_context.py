# SPDX-License-Identifier: EUPL-1.2
from types import SimpleNamespace
from uuid import UUID

import pytest
from celery import Celery
from django.http import HttpResponse
from django.test import RequestFactory

from audit.context import ContextMiddleware, huidig, in_context
from audit.taak import Taak

VERZOEK = "0b6d2f5e-1111-4222-8333-444455556666"


def _bezoek(pad="/", user=None, **kop):
    gezien = []

    def view(request):
        gezien.append((huidig(), huidig().partij()))
        return HttpResponse()

    request = RequestFactory().get(pad, **kop)
    if user:
        request.user = user
    response = ContextMiddleware(view)(request)
    ((context, partij),) = gezien
    return context, partij, response


def test_een_verzoek_draagt_deur_adres_en_nummer():
    context, partij, response = _bezoek("/dossiers/C-1", HTTP_X_REQUEST_ID=VERZOEK)

    assert (context.deur, context.ip, context.verzoek_id, partij) == ("scherm", "127.0.0.1", UUID(VERZOEK), None)
    assert response["X-Request-ID"] == VERZOEK


def test_de_api_is_een_eigen_deur():
    assert _bezoek("/api/v1/meldingen")[0].deur == "api"


@pytest.mark.parametrize(
    "kop", ["", "1", "x" * 36, VERZOEK + "0", "{" + VERZOEK + "}", VERZOEK.replace("-", ""), VERZOEK + "\nX-A: b"]
)
def test_een_verzonnen_nummer_wordt_vervangen(kop):
    context, _, response = _bezoek(HTTP_X_REQUEST_ID=kop)

    assert response["X-Request-ID"] == str(context.verzoek_id) != kop
    assert context.verzoek_id != UUID(VERZOEK)


def test_de_partij_van_een_lokaal_team_gaat_mee():
    assert _bezoek(user=SimpleNamespace(organisatie_id=12))[1] == 12


@pytest.mark.parametrize(
    ("proxies", "kop", "verwacht"),
    [
        (0, "198.51.100.9", "127.0.0.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "10.9.9.9, 198.51.100.9", "198.51.100.9"),
        (2, "10.9.9.9, 198.51.100.9, 192.0.2.1", "198.51.100.9"),
        (2, "198.51.100.9", "127.0.0.1"),
        (1, "geen adres", None),
    ],
)
def test_alleen_onze_eigen_proxies_bepalen_het_adres(settings, proxies, kop, verwacht):
    settings.AANTAL_PROXIES = proxies
    assert _bezoek(HTTP_X_FORWARDED_FOR=kop)[0].ip == verwacht


def test_na_het_verzoek_is_de_context_weg():
    _bezoek()
    assert huidig().deur == "systeem"


def test_ook_na_een_fout_is_de_context_weg():
    with pytest.raises(RuntimeError), in_context("commando"):
        raise RuntimeError
    assert huidig().deur == "systeem"


def test_een_taak_is_een_eigen_deur_met_een_eigen_nummer():
    gezien = []

    def kijk():
        gezien.append(huidig())

    taak = Celery("proef", set_as_current=False).task(kijk, base=Taak, name="proef.kijk")

    taak.apply(task_id=VERZOEK)

    assert [(context.deur, context.verzoek_id) for context in gezien] == [("taak", UUID(VERZOEK))]
