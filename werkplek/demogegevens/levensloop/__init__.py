# SPDX-License-Identifier: EUPL-1.2
"""The life course of one casus: what is done when, by whom, until the peildatum.

A simulation with an agenda. What was planned is done only if the casus allows it by then: a new melding may have come
in between. It writes nothing; out comes a list of acts, with the rows they would leave in the `Boek`.
"""

from .loop import Levensloop

__all__ = ["Levensloop"]
