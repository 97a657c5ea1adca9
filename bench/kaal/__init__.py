# SPDX-License-Identifier: EUPL-1.2
"""The least that Django can do on this machine: the views that the product is compared with."""
