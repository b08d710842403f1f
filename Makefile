# make run   opens the dashboard on the demo company
# make test  runs every kind of test
# Each makes .venv from the pinned requirements first, once.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test

run: .venv/run.done
	$(BIN)/streamlit run app.py

test: .venv/test.done
	$(BIN)/python -m tests.browser.provide
	$(BIN)/python -m pytest -n 2 --dist worksteal

.venv/run.done: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Headroom needs Python 3.11 or newer. Name one: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/test.done: requirements-dev.txt .venv/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
