# SPDX-License-Identifier: EUPL-1.2
"""Terms as pure functions: which day off, which rule, which last day. No ORM, no clock."""
