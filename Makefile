# Two commands: `make demo` sets everything up and reads sources/; `make test` sets everything up and runs every check.
# Needs python3 (3.11 to 3.13), git and make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
OUTPUT := output

.PHONY: demo test lint setup lock pictures docs wheel clean

demo: $(STAMP)
	@$(BIN)/kg build --output $(OUTPUT)
	@$(BIN)/kg view --graph $(OUTPUT) >/dev/null
	@echo
	@echo "Which councils share the most failings?  (kg query shared-failings)"
	@$(BIN)/kg query shared-failings --graph $(OUTPUT) --limit 5 --width 118
	@echo
	@echo "The network page:  $(OUTPUT)/network.html"
	@echo "The graph, Turtle: $(OUTPUT)/graph.ttl"

test: lint
	$(BIN)/python -m pytest --numprocesses logical --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(STAMP)

# Exactly the versions of requirements.lock; the stamp saves doing it again while nothing changes.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if (3, 11) <= v <= (3, 13) else \
	    "Python 3.11, 3.12 or 3.13 is needed, this is %d.%d: name another with make PYTHON=python3.12" % v)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

# Choose the versions anew; one lock for Python 3.11 to 3.13 on every system.
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock
	rm -r $(VENV)-lock

# The pictures in README and docs, taken by Chromium from the pages that `make demo` writes.
pictures: demo
	PYTHONPATH=. $(BIN)/python docs/pictures.py $(OUTPUT)

# The site of the docs, in site/: open site/index.html. A broken link stops it.
docs: $(STAMP)
	NO_MKDOCS_2_WARNING=1 PYTHONPATH=. $(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html"

wheel: $(STAMP)
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build site .pytest_cache .mypy_cache .ruff_cache .hypothesis
