# Everything that people and CI run. `make demo` and `make test` set up what they need in .venv by themselves;
# a machine needs Python 3.11 or newer and make.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test test-peers lint bench pile score rebaseline clean

VENV := .venv
BIN := $(VENV)/bin
# Stamps: what is installed is installed again only when these files change.
RUNTIME := $(VENV)/.installed
TESTING := $(VENV)/.installed-test
PEERS := $(VENV)/.installed-peers
# What npm installs to compare with; tests are skipped where it could not.
MODELS := build/peers
SETTINGS := setup.cfg pyproject.toml

EXAMPLE := examples/clinica-dental
REPORT := build/svcaudit-report.html
SHARED := ../shared/bench

help:
	@echo 'make demo        audit the Spanish example into an HTML report'
	@echo 'make test        every check that CI runs'
	@echo 'make test-peers  compare with other libraries, which are installed for it'
	@echo 'make lint        ruff, mypy and import-linter alone'
	@echo 'make bench       speed over a generated corpus'
	@echo 'make pile FOLDER=...  read other people'"'"'s Markdown and YAML: crashes, slow files, false contradictions'
	@echo 'make score       precision and recall over the labelled organisations'
	@echo 'make rebaseline  write the golden outputs anew'
	@echo 'make clean       remove what was built, .venv included'

demo: $(RUNTIME)
	@mkdir -p $(dir $(REPORT))
	@$(BIN)/svcaudit check $(EXAMPLE) --fail-on never --format html=$(REPORT)
	@echo
	@echo "HTML report: $(abspath $(REPORT))"

test: lint
	$(BIN)/python -m pytest
	@echo 'Skipped: make test-peers (compares with other libraries, which it installs).'

test-peers: $(PEERS) | $(MODELS)/node_modules
	$(BIN)/python -m pytest -m peers

lint: $(TESTING)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(RUNTIME)
	$(BIN)/python benchmarks/speed.py

pile: $(RUNTIME)
	@test -d '$(FOLDER)' || { echo 'Name a folder of Markdown and YAML files: make pile FOLDER=...' >&2; exit 2; }
	$(BIN)/python benchmarks/pile.py '$(FOLDER)'

score: $(RUNTIME)
	@if [ -e $(SHARED)/score.py ]; then \
	  $(BIN)/python benchmarks/accuracy.py $(SHARED)/score.py $(SHARED)/cases tests/organisations examples; \
	else \
	  echo 'No score: the scorer is not part of this repository, and $(SHARED) is not there.'; \
	fi

rebaseline: $(RUNTIME)
	$(BIN)/python tests/rebaseline.py

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@chosen=; \
	for candidate in python3.13 python3.12 python3.11 python3 python; do \
	  if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    chosen="$$candidate"; break; \
	  fi; \
	done; \
	if [ -z "$$chosen" ]; then \
	  echo 'svcaudit needs Python 3.11 or newer with its venv module (Debian and Ubuntu: apt install python3-venv).' >&2; \
	  exit 1; \
	fi; \
	echo "Environment: $(VENV), $$("$$chosen" --version)"; \
	"$$chosen" -m venv $(VENV)

$(RUNTIME): $(SETTINGS) | $(BIN)/python
	@$(call install,.)
	@touch $@

$(TESTING): $(SETTINGS) | $(BIN)/python
	@$(call install,.[test])
	@touch $@ $(RUNTIME)

$(PEERS): $(SETTINGS) | $(BIN)/python
	@$(call install,.[test$(comma)peers])
	@touch $@ $(RUNTIME) $(TESTING)

$(MODELS)/node_modules:
	@mkdir -p $(MODELS)
	@npm install --prefix $(MODELS) --ignore-scripts --no-audit --no-fund --silent zeebe-node bpmn-moddle || \
	  echo 'The npm packages could not be installed: the tests that compare BPMN with them are skipped.'

comma := ,
define install
$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '$(1)' || \
  { echo 'The packages that svcaudit needs could not be installed: see above, and check the network or the package index.' >&2; exit 1; }
endef
