# SPDX-License-Identifier: EUPL-1.2
from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class GeslotenAdapter(DefaultAccountAdapter):
    """Accounts are made by functional management, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
