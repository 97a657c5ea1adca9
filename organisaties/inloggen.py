# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists

from organisaties.models import DemoMerk, Medewerker
from organisaties.models.demo import is_demodatabase


class Inlogbackend(AuthenticationBackend):
    """allauth's log-in, which also refuses a demo account outside a demo database.

    The same question is asked for every request with a session, so a demo account that came along
    in a copied database is out at once.
    """

    def get_user(self, user_id: Any) -> Medewerker | None:
        """With the organisation and the roles, which every page needs."""
        rijen = Medewerker.objects.met_rollen().select_related("vt_organisatie", "organisatie")
        # Asked along, since it is asked for every request.
        medewerker = rijen.annotate(in_demo=Exists(DemoMerk.objects.all())).filter(pk=user_id).first()
        if medewerker is None or not super().user_can_authenticate(medewerker):
            return None
        return medewerker if medewerker.in_demo or not medewerker.is_demo else None

    def user_can_authenticate(self, user: Any) -> bool:
        if not super().user_can_authenticate(user):
            return False
        return not user.is_demo or is_demodatabase()
