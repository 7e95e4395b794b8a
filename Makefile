# Two commands are enough: `make review` and `make test`. Each makes .venv when it is missing.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
  $$p $(NEW_ENOUGH) 2>/dev/null && echo $$p && break; done)
# PaddleNLP's NumPy has no wheels for Python 3.13.
PYTHON_PADDLENLP ?= $(shell for p in python3.12 python3.11; do \
  $$p -c '' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PADDLEOCR := .venv-paddleocr/bin
PADDLENLP := .venv-paddlenlp/bin
MODELS := .venv-models
STEPS ?= 5200
CASES := eval/datasets/food-business-new/cases
OUT := out
HERE := not heldout and not paddleocr and not paddlenlp
EVAL_RECIPE := --seed 6001 --each 6 --spoilt 84 --pairs 21
EVAL_SET := out/papers
CASES_RECIPE := --seed 7001 -n 80
CASES_SET := out/applications

export ORT_DISABLE_TELEMETRY := 1
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help setup setup-paddleocr setup-paddlenlp review serve test test-fast test-model \
  test-paddleocr test-paddlenlp check lint bench bench-paddle eval eval-full eval-store \
  setup-models train-seals train-prose clean
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

# Locked whole and installed without resolving: the overrides are not to be known from the lock.
.venv-paddleocr/.ready: requirements/paddleocr.lock pyproject.toml
	$(PYTHON) -m venv .venv-paddleocr
	$(PADDLEOCR)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	$(PADDLEOCR)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv-paddlenlp/.ready: requirements/paddlenlp.lock
	@test -n "$(PYTHON_PADDLENLP)" || { echo "PaddleNLP needs Python 3.11 or 3.12"; exit 1; }
	$(PYTHON_PADDLENLP) -m venv .venv-paddlenlp
	$(PADDLENLP)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

setup: .venv/.dev ## the environment, with everything for development

setup-paddleocr: .venv-paddleocr/.ready ## the house with PaddleOCR, in .venv-paddleocr

setup-paddlenlp: .venv-paddlenlp/.ready ## the Python of UIE's child process, in .venv-paddlenlp

review: .venv/.core ## read, check and explain the eight sample applications; see out/report.html
	$(BIN)/zhiban review $(CASES)/* --out $(OUT)

serve: .venv/.core ## the HTTP service and its workers on http://127.0.0.1:8080
	$(BIN)/zhiban serve

test: test-fast test-model ## every test

test-fast: .venv/.dev ## tests without any model weights
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "$(HERE) and not model"

test-model: .venv/.dev ## tests with the real OCR weights
	$(BIN)/python -m pytest -m "$(HERE) and model"

test-paddleocr: .venv-paddleocr/.ready ## tests of the PaddleOCR engine; each page's text with PYTEST=-s
	$(PADDLEOCR)/python -m pytest $(PYTEST) -m paddleocr

test-paddlenlp: .venv/.dev .venv-paddlenlp/.ready ## tests of the UIE extractor; its fields with PYTEST=-s
	ZHIBAN_UIE_PYTHON=$(CURDIR)/$(PADDLENLP)/python $(BIN)/python -m pytest $(PYTEST) -m paddlenlp

check: lint ## before every commit: style, types, import contracts, the catalogue, quick tests
	$(BIN)/python -m pytest -m "$(HERE) and not model and not slow"

lint: .venv/.dev ## style, types, import contracts, the catalogue with its examples
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zhiban catalog check
	$(BIN)/zhiban catalog mutate

bench: .venv/.dev ## our page ÷ the bare models, as ratios of CPU time in one process
	$(BIN)/python -m eval.bench

bench-paddle: .venv-paddleocr/.ready ## our page ÷ PaddleOCR's own call on the same weights, CPU time
	$(PADDLEOCR)/python -m eval.bench.paddle

eval: .venv/.dev ## every suite over the stored readings, in seconds; fails on a gate (eval/gates.toml)
	$(BIN)/python -m eval gate
	$(BIN)/python -m eval run review --again 1

eval-full: .venv/.dev ## the same set drawn anew and read page by page, in minutes
	rm -rf $(EVAL_SET)
	$(BIN)/python -m eval foundry fonts
	$(BIN)/python -m eval foundry papers $(EVAL_RECIPE) --out $(EVAL_SET)
	$(BIN)/python -m eval read $(EVAL_SET)
	$(BIN)/python -m eval gate --data $(EVAL_SET)
	$(BIN)/python -m eval foundry cases $(CASES_RECIPE) --out $(CASES_SET)
	$(BIN)/python -m eval run review --data $(CASES_SET)

eval-store: .venv/.dev ## after reading changed: new stored readings, results, gates and tables
	rm -rf $(EVAL_SET)
	$(BIN)/python -m eval foundry fonts
	$(BIN)/python -m eval foundry papers $(EVAL_RECIPE) --out $(EVAL_SET)
	$(BIN)/python -m eval read $(EVAL_SET)
	$(BIN)/python -m eval keep $(EVAL_SET)
	$(BIN)/python -m eval foundry cases $(CASES_RECIPE) --out $(CASES_SET)
	$(BIN)/python -m eval read $(CASES_SET)
	$(BIN)/python -m eval keep $(CASES_SET)

$(MODELS)/.done: pyproject.toml
	$(PYTHON) -m venv $(MODELS)
	$(MODELS)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[models]'
	@touch $@

setup-models: $(MODELS)/.done ## the environment that trains, in .venv-models

train-seals: setup-models ## the finder of seals and the reader of rings anew, into out/seals, in hours
	$(BIN)/python -m eval foundry papers --seed 9001 -n 372 --out $(OUT)/seal-pages
	OMP_NUM_THREADS=1 $(MODELS)/bin/python -m eval.training.seal_finder --pages $(OUT)/seal-pages --out $(OUT)/seals
	OMP_NUM_THREADS=1 $(MODELS)/bin/python -m eval.training.rings --out $(OUT)/seals --steps 9600

train-prose: $(MODELS)/.done ## the prose tagger anew, into out/prose; STEPS=300 for a small one
	OMP_NUM_THREADS=1 $(MODELS)/bin/python -m eval.training.prose --out $(OUT)/prose --steps $(STEPS)

clean: ## what was made, but not the environment
	rm -rf $(OUT) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
