# On a fresh machine `make demo` and `make test` are all the set-up there is: each makes `.venv`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY_USER := $(VENV)/ready-user
READY := $(VENV)/ready
READY_DOCS := $(VENV)/ready-docs
# A process a core; what a module prepares for its tests is prepared in one of them.
IN_PARALLEL := --numprocesses auto --dist loadscope
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

OFFICE := libreoffice-writer libreoffice-calc fonts-wqy-zenhei
APT_GET = as_root=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$as_root apt-get update -q && \
	  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends

.DEFAULT_GOAL := help
export NO_MKDOCS_2_WARNING := 1
.PHONY: help demo test test-full test-site test-web test-program web program office browser multitool lint format readme typed-tables docs serve bench bench-accuracy bench-growth bench-peers check release-check clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY_USER) ## check the example reports and show what is found
	$(BIN)/reportlint --fail-on never examples/

test: $(READY) ## run the tests: nine minutes on two cores
	$(BIN)/pytest $(IN_PARALLEL)

test-full: $(READY) ## run them over many more reports; it takes an hour or two
	HYPOTHESIS_PROFILE=full $(BIN)/pytest $(IN_PARALLEL)

test-site: $(READY_DOCS) ## build the site and read it as its readers do
	$(BIN)/pytest tests/project/test_site*.py

web: $(READY) ## make web/: the checker as files for a browser, to put on any server (npm)
	$(BIN)/python -m tools.web

test-web: $(READY) ## drop files on it in Chromium, and see that nothing leaves the machine
	$(BIN)/pytest tests/project/test_web*.py

program: $(READY) ## make dist/reportlint: one file that needs no Python, for machines like this one
	$(PIP) 'pyinstaller>=6.22'
	$(BIN)/python -m tools.program

test-program: $(READY) ## see that it works where there is no Python
	$(BIN)/pytest tests/project/test_program.py

office: ## install LibreOffice and a Chinese font for the tests that need them (apt-get)
	@command -v soffice >/dev/null && fc-list :lang=zh | grep -q . || { $(APT_GET) $(OFFICE); }

browser: ## install Chromium and axe-core for the tests of the page and of the site (apt-get, npm)
	@command -v chromium >/dev/null || { $(APT_GET) chromium; }
	@test -d build/axe-core/node_modules || \
	  npm install --silent --no-fund --no-audit --ignore-scripts --prefix build/axe-core axe-core@4.14.1

multitool: ## install Microsoft's checker of SARIF for the test that needs it (npm)
	@test -d build/multitool/node_modules || \
	  npm install --silent --no-fund --no-audit --prefix build/multitool @microsoft/sarif-multitool@5

lint: $(READY_DOCS) ## check the code itself: style, types, the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## put the code into its style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: $(READY) ## put into README.md and README.zh-CN.md what the program prints today
	$(BIN)/python -m tools.quotations

typed-tables: $(READY) ## write the typed tables, rows and figures anew from the facts of the form
	$(BIN)/python -m tools.typed_tables

docs: $(READY_DOCS) ## build the site into site/, with web/ if it is there; a warning is an error
	$(BIN)/python -m tools.pictures
	$(BIN)/mkdocs build --strict

serve: $(READY_DOCS) ## show the site while writing it
	$(BIN)/mkdocs serve

bench: $(READY) ## measure against the budgets; its peers are installed into build/
	$(BIN)/python -m benchmarks

bench-accuracy: $(READY) ## measure what is found of what is wrong, and what is found that is not
	$(BIN)/python -m benchmarks.accuracy
	$(BIN)/python -m benchmarks.accuracy.culprits
	$(BIN)/python -m benchmarks.accuracy.across
	$(BIN)/python -m benchmarks.accuracy.copying

bench-growth: $(READY) ## measure that twice the input takes twice as long, whatever is in it; some minutes
	$(BIN)/python -m benchmarks.growth

bench-peers: $(READY) ## measure other linters on the same files, installed from npm into build/; some minutes
	$(BIN)/python -m benchmarks.peers

check: lint test test-site docs bench ## all of it

release-check: $(READY) ## see that what is committed can be tagged; leaves the distributions in dist/
	$(BIN)/python -m tools.release
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	DISTRIBUTIONS=dist $(BIN)/pytest tests/project/test_packaging.py

clean: ## remove what was made here
	rm -rf $(VENV) build dist site

$(BIN)/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Python 3.11 or later is needed (make PYTHON=…), this is %d.%d" % v[:2])'
	$(PYTHON) -m venv $(VENV)

# Installed anew when what is declared changes: dependencies, entry points.
$(READY_USER): pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(READY): pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $(READY_USER) $@

$(READY_DOCS): pyproject.toml $(READY)
	$(PIP) --editable '.[dev,docs]'
	@touch $@
