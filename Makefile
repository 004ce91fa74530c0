# The executable handbook. `make brief` shows what runut does; `make test` runs everything that must hold.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    := out
READY  := $(VENV)/.ready
RUN_READY := $(VENV)/.run-ready

.PHONY: help brief test check bench docs golden install clean
help:            ## What can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

$(RUN_READY): pyproject.toml requirements.lock
	@echo "== setting up runut in $(VENV) (once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "runut needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(READY): $(RUN_READY) requirements-dev.lock
	@echo "== setting up what the checks and tests need (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

install: $(RUN_READY)  ## Set up runut in .venv
	@echo "runut is ready: $(BIN)/runut --help"

brief: $(RUN_READY)  ## Brief the example reports: here in the terminal, and as an HTML page
	@echo "== reading examples/"
	@mkdir -p $(OUT)
	@$(BIN)/runut brief examples --output $(OUT)/brief.html
	@$(BIN)/runut brief examples
	@echo "The same as a page: $(OUT)/brief.html"

test: check      ## All checks, then all tests
	@echo "== tests"
	@$(BIN)/python -m pytest -n auto tests

check: $(READY)  ## Linter, types, layers
	@echo "== ruff"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@echo "== mypy"
	@$(BIN)/mypy && $(BIN)/mypy --strict tests/typing/api.py
	@echo "== layers"
	@$(BIN)/lint-imports

bench: $(READY)  ## Measure what is shipped, on data beside this clone (RUNUT_DATA)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@for name in $$($(BIN)/python -m bench --names); do echo "== $$name"; $(BIN)/python -m bench $$name || exit 1; done

docs: $(READY)   ## Rewrite the reference from the code
	@$(BIN)/python -m tools.docs

golden: $(READY) ## Rewrite what runut finds in examples/, to be reviewed
	@$(BIN)/python -m tools.golden

clean:           ## Remove what make made
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache
