# Two commands: `make demo` and `make test`. Everything else is listed by `make help`.
SHELL := /bin/sh
# uv from the PATH, or put into a folder of the project.
UV := $(shell command -v uv 2>/dev/null || echo .tools/uv/bin/uv)
RUN := $(UV) run --frozen
PYTHON3 ?= python3
# Images of containers like to forbid it, and then every process compiles every module anew: seconds for each command, and
# more for what the tests start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo demo-chat pictures pictures-chat test check train chat serve migrate bench prove mutants format clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

.tools/uv/bin/uv:
	$(PYTHON3) -m venv .tools/uv
	.tools/uv/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/installed: pyproject.toml uv.lock | $(filter .tools/uv/bin/uv,$(UV))
	$(UV) sync --frozen
	@touch $@

demo: .venv/installed ## start everything with demo clients, without accounts or tokens
	$(RUN) nightdesk demo

demo-chat: .venv/installed ## the demo in a Slack and a Telegram of our own on this machine, with a page that shows both sides
	$(RUN) python -m tests.stand_ins

pictures: .venv/installed ## make the pictures of the console and the web chat anew (needs Chromium)
	$(RUN) python -m tests.browser.pictures

pictures-chat: .venv/installed ## make the pictures of docs/slack.md and docs/telegram.md anew (needs Chromium)
	$(RUN) python -m tests.stand_ins.pictures

test: .venv/installed ## all tests, with real PostgreSQL, real Rasa and real processes
	$(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/installed ## lint, types, layers, training data, articles, client files
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports
	$(RUN) nightdesk articles check
	$(RUN) nightdesk clients check bot/demo/clients/*.yml tests/schedules/*.yml
	$(RUN) nightdesk clients test bot/demo/clients/*.yml tests/schedules/*.yml
	@mkdir -p build; echo "rasa data validate --fail-on-warnings"; \
	RASA_TELEMETRY_ENABLED=false SQLALCHEMY_SILENCE_UBER_WARNING=1 $(RUN) rasa data validate --fail-on-warnings \
	  > build/validate.log 2>&1 || { cat build/validate.log; exit 1; }

train: .venv/installed ## build the model that fits the data
	$(RUN) nightdesk train

chat: .venv/installed ## talk in the terminal as Sam of Maple Dental (AS=somebody@else)
	$(RUN) nightdesk chat --as $(or $(AS),sam@maple-dental.example)

serve: .venv/installed ## run gateway, assistant and worker for real
	$(RUN) nightdesk serve

migrate: .venv/installed ## bring the database schema up to date
	$(RUN) nightdesk db upgrade

bench: .venv/installed ## measure: turn latency, training, start, memory, decisions per second
	$(RUN) python -m benchmarks

prove: .venv/installed ## the long proofs: property tests with many more cases, mutants, stock Rasa beside ours
	NIGHTDESK_PROVE=1 $(RUN) pytest tests/desk tests/operations tests/connectors tests/storage tests/language \
	  tests/assistant tests/channels tests/worker tests/journeys tests/tenants tests/forged tests/fire tests/test_training_data.py
	$(RUN) python -m tests.mutants --minutes 60
	$(RUN) python -m benchmarks --only stock

mutants: .venv/installed ## change the rules one operator at a time and see whether the tests notice
	$(RUN) python -m tests.mutants

format: .venv/installed ## put the code into its usual layout
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

clean: ## remove models, the demo's data and caches
	rm -rf models mutants .nightdesk .pytest_cache .mypy_cache .ruff_cache .hypothesis .rasa
