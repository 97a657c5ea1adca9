# SPDX-License-Identifier: EUPL-1.2
"""Whether a melding is about people who were known: facts at the moment of receipt, and what each source calls that.

`feiten` reads, `vergelijken` and `definities` are pure, `bijwerken` is the only writer. The words and their sources:
docs/herhaling.md.
"""
