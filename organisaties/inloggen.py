# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from organisaties.models.demo import is_demodatabase


class Inlogbackend(AuthenticationBackend):
    """allauth's log-in, which also refuses a demo account outside a demo database.

    The same question is asked for every request with a session, so a demo account that came along
    in a copied database is out at once.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        if not super().user_can_authenticate(user):
            return False
        return not user.is_demo or is_demodatabase()
