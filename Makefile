# Everything a person runs, one target each. `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASE := out/examples.vaka
REPORT := out/examples.html

.DEFAULT_GOAL := help
.PHONY: help install demo test lint bench lock clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Vaka needs Python 3.11 or newer; run make PYTHON=/path/to/python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --upgrade $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/vaka prepare
	touch $@

install: $(VENV)/installed ## Build the environment from the lock file

demo: install ## Run the main job on examples/ and write its report
	mkdir -p out
	rm -f $(CASE) $(CASE)-wal $(CASE)-shm
	$(BIN)/vaka build examples/articles --knowledge examples/knowledge.csv --case $(CASE)
	@$(BIN)/vaka export $(CASE) --format html -o $(REPORT)
	@echo "Report: $(CURDIR)/$(REPORT)"

test: install ## Run every test
	$(BIN)/python -m pytest

lint: install ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

SIZES := 1000,10000

bench: install ## Measure documents a second on 1,000 documents, and what one more costs in cases of SIZES documents
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.growth --sizes $(SIZES)

lock: ## Pin every dependency anew, with hashes
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -o requirements.lock

clean: ## Remove what was built
	rm -rf $(VENV) out
