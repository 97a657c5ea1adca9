# SPDX-License-Identifier: EUPL-1.2
# A thin shell over vt.py: where make is missing, `python3 vt.py demo` does the same.
PYTHON ?= python3

.PHONY: demo test setup check zwaar bench herkenning berichten lock psql
demo test setup check zwaar bench herkenning berichten lock psql:
	@$(PYTHON) vt.py $@ $(ARGS)
