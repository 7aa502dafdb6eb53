# Everything a newcomer runs. `make run` and `make test` set up what they need; a second run takes seconds.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules
.SUFFIXES:

# Some machines forbid stored bytecode, which makes every start slow.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
BIN := .venv/bin
APP := $(BIN)/python -m assembly_app
LANGUAGES := ca es en
CATALOGUES := $(LANGUAGES:%=translations/%/LC_MESSAGES/assembly_app.mo)
SOURCES := $(shell find assembly_app resources -type f -not -name '*.pyc' 2>/dev/null)
WORKERS ?= 2
DEMO := build/demo
# The book is named by its scenario: found, never guessed. Make remembers what a folder held, so the steps that
# follow the making of the book run in a make of their own.
BOOK = $(firstword $(wildcard $(DEMO)/*.assemblea))

.PHONY: help setup run test bench pictures translations lint types clean libraries-window libraries-tests demo

help:
	@echo 'make run           the application on its example book (draws its pages where there is no display)'
	@echo 'make test          lint, types, layers, translations and every test'
	@echo 'make bench         start-up against a bare window: build/bench.md'
	@echo 'make pictures      every page in three languages and two themes: build/pictures/'
	@echo 'make translations  gather the words of the source into translations/, build the catalogues'
	@echo 'make lint types clean setup'

# --- set-up -----------------------------------------------------------------------------------------------

setup: libraries-window .venv/.installed $(CATALOGUES)

libraries-window:
	@$(PYTHON) .ci/system_libraries.py window

libraries-tests:
	@$(PYTHON) .ci/system_libraries.py window tests

# Touched in the end: an interrupted installation is begun again.
.venv/.installed: constraints.txt pyproject.toml setup.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed (make PYTHON=…)")'
	@$(PYTHON) .ci/system_libraries.py
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@

%.mo: %.po .venv/.installed
	@$(BIN)/python .ci/translations.py compile $<

translations: .venv/.installed
	$(BIN)/python .ci/translations.py merge
	$(BIN)/python .ci/translations.py compile

# --- the application --------------------------------------------------------------------------------------

run: setup demo
	@book=$$(ls $(DEMO)/*.assemblea | head -n 1); \
	if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" = Darwin ]; then \
	    echo "Opening the window on $$book"; \
	    exec $(APP) "$$book"; \
	fi; \
	echo 'There is no display: drawing every page instead of opening the window.'; \
	$(MAKE) --silent $(DEMO)/pictures/.drawn; \
	echo "Every page, drawn: $$(ls $(DEMO)/pictures/*.png | wc -l) pictures in $(DEMO)/pictures/"

demo: setup
	@if ! [ -f $(DEMO)/.held ]; then \
	    echo 'Holding Permanent 142 in a new example book…'; \
	    rm -rf $(DEMO); \
	    mkdir -p build; $(APP) demo $(DEMO) >$(DEMO).log || { tail -n 1 $(DEMO).log; exit 1; }; \
	    touch $(DEMO)/.held; \
	fi
	@echo 'The example book and its minutes:'; ls -1 $(DEMO)/*.assemblea $(DEMO)/*.docx | sed 's/^/  /'

$(DEMO)/pictures/.drawn: $(SOURCES) $(CATALOGUES)
	@$(call draw,$(DEMO)/pictures,)
	@touch $@

pictures: setup demo
	@rm -rf build/pictures
	@$(MAKE) draw-pictures
	@echo "Pictures: build/pictures/ and build/pictures/1366x768/"

.PHONY: draw-pictures
draw-pictures:
	@$(call draw,build/pictures,)
	@$(call draw,build/pictures/1366x768,--size 1366x768)

# $(1) the folder, $(2) more options; the Room as it was in the middle of the morning.
define draw
mkdir -p $(1); export QT_QPA_PLATFORM=offscreen; \
printf '%s\n' $(foreach l,$(LANGUAGES),$(l):light $(l):dark) | \
xargs -P $(WORKERS) -I{} bash -c 'which={}; exec $(APP) pictures "$(BOOK)" "$(1)" \
    --language "$${which%:*}" --theme "$${which#*:}" --now 2026-03-15T12:44 $(2)'
endef

# --- checks -----------------------------------------------------------------------------------------------

lint: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed
	$(BIN)/mypy --strict

test: libraries-tests setup lint types
	$(BIN)/pytest -n $(WORKERS) $(PYTEST)

bench: libraries-tests setup demo
	$(BIN)/python tests/bench/run.py "$$(ls $(DEMO)/*.assemblea | head -n 1)"

clean:
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete
