# SPDX-License-Identifier: EUPL-1.2
"""The figures of 'Ontwikkelingen adviezen en meldingen Veilig Thuis' (Significant, 2020), beside the rows."""

from .lijst import tel

__all__ = ["tel"]
