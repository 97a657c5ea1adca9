# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from uuid import uuid4

import pytest

from achtergrond.models import Handeling
from achtergrond.tasks import ruim_op
from achtergrond.vegen import BEWAAR_HANDELING, ruim_handelingen_op


@pytest.mark.django_db
def test_oude_tokens_worden_vergeten_en_jonge_niet(moment):
    oud, jong = uuid4(), uuid4()
    Handeling.objects.create(
        token=oud, stap="x", inhoud_hash="x", gemaakt_op=moment - BEWAAR_HANDELING - timedelta(seconds=1)
    )
    Handeling.objects.create(token=jong, stap="x", inhoud_hash="x", gemaakt_op=moment - BEWAAR_HANDELING)

    assert ruim_handelingen_op(moment) == 1
    assert ruim_handelingen_op(moment) == 0
    assert list(Handeling.objects.values_list("token", flat=True)) == [jong]


@pytest.mark.django_db
def test_tweemaal_opruimen_is_eenmaal(moment):
    Handeling.objects.create(token=uuid4(), stap="x", inhoud_hash="x", gemaakt_op=moment - BEWAAR_HANDELING)
    ruim_op()
    ruim_op()

    assert Handeling.objects.count() == 0
