# Two commands are enough: `make review` and `make test`. Each makes .venv when it is missing.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  $$p $(NEW_ENOUGH) 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
MODELS := .venv-models
STEPS ?= 2600
CASES := eval/datasets/food-business-new/cases
OUT := out

export ORT_DISABLE_TELEMETRY := 1
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help setup review serve test test-fast test-model check lint bench train-prose clean
help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

.venv/.core: requirements/core.lock pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) $(NEW_ENOUGH) || \
	  { echo "Zhiban needs Python 3.11 or newer; call: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.dev: .venv/.core requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

setup: .venv/.dev ## the environment, with everything for development

review: .venv/.core ## read, check and explain the eight sample applications; see out/report.html
	$(BIN)/zhiban review $(CASES)/* --out $(OUT)

serve: .venv/.core ## the HTTP service and its workers on http://127.0.0.1:8080
	$(BIN)/zhiban serve

test: test-fast test-model ## every test

test-fast: .venv/.dev ## tests without any model weights
	$(BIN)/python -m pytest -m "not model and not heldout"

test-model: .venv/.dev ## tests with the real OCR weights
	$(BIN)/python -m pytest -m model

check: lint ## before every commit: style, types, import contracts, the catalogue, quick tests
	$(BIN)/python -m pytest -m "not model and not slow and not heldout"

lint: .venv/.dev ## style, types, import contracts, the catalogue with its examples
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zhiban catalog check

bench: .venv/.dev ## our page ÷ the bare models, as ratios of CPU time in one process
	$(BIN)/python -m eval.bench

$(MODELS)/.done: pyproject.toml
	$(PYTHON) -m venv $(MODELS)
	$(MODELS)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[models]'
	@touch $@

train-prose: $(MODELS)/.done ## the prose tagger anew, into out/prose; STEPS=300 for a small one
	OMP_NUM_THREADS=1 $(MODELS)/bin/python -m eval.training.prose --out $(OUT)/prose --steps $(STEPS)

clean: ## what was made, but not the environment
	rm -rf $(OUT) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
