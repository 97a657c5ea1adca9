# SPDX-License-Identifier: EUPL-1.2
"""The storm: many messages at once, each delivered one to five times and out of order, to the real programs."""
