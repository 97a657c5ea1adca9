# SPDX-License-Identifier: EUPL-1.2
"""How well known persons are recognised: people and disturbances of our own making, and the figures they give."""
