# On a fresh machine `make demo` and `make test` are all the set-up there is: each makes `.venv`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
READY_DOCS := $(VENV)/ready-docs
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

OFFICE := libreoffice-writer libreoffice-calc fonts-wqy-zenhei

.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1
.PHONY: help demo test test-full office lint format docs serve bench bench-growth check clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## check the example reports and show what is found
	$(BIN)/reportlint --fail-on never examples/

test: $(READY) ## run the tests
	$(BIN)/pytest

test-full: $(READY) ## run them over many more reports; it takes an hour or two
	HYPOTHESIS_PROFILE=full $(BIN)/pytest

office: ## install LibreOffice and a Chinese font for the tests that need them (apt-get)
	@command -v soffice >/dev/null && fc-list :lang=zh | grep -q . || { \
	  as_root=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$as_root apt-get update -q && \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $(OFFICE); }

lint: $(READY_DOCS) ## check the code itself: style, types, the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## put the code into its style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY_DOCS) ## build the site into site/; a warning is an error
	$(BIN)/mkdocs build --strict

serve: $(READY_DOCS) ## show the site while writing it
	$(BIN)/mkdocs serve

bench: $(READY) ## measure against the budgets
	$(BIN)/python -m benchmarks

bench-growth: $(READY) ## measure that twice the input takes twice as long, whatever is in it; some minutes
	$(BIN)/python -m benchmarks.growth

check: lint test docs bench ## all of it

clean: ## remove what was made here
	rm -rf $(VENV) build dist site

$(BIN)/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Python 3.11 or later is needed (make PYTHON=…), this is %d.%d" % v[:2])'
	$(PYTHON) -m venv $(VENV)

# Installed anew when what is declared changes: dependencies, entry points.
$(READY): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@

$(READY_DOCS): pyproject.toml $(READY)
	$(PIP) --editable '.[dev,docs]'
	@touch $@
