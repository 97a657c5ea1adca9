# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: how fast the product is beside the limits of the same machine. Nothing here is part of the product."""
