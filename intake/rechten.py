# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with what comes in: one predicate per step, see `meldingen.rechten`."""
