"""What reaches the log: our own events at every level, of libraries their warnings, and never what people wrote or a secret."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.cli.logs import log_to_stderr

WORDS = "my outlook won't open"
SECRET = "Tr0ub4dor&3"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Everything that is written while the log is as `serve` sets it up at DEBUG."""
    before, root = structlog.get_config(), logging.getLogger()
    handlers, level = list(root.handlers), root.level
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    log_to_stderr("DEBUG")
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)


def _by(module: str, **fields: str) -> None:
    """A line as a library writes it that uses structlog itself, as Rasa does."""
    code = "import structlog\nstructlog.get_logger().debug('processor.message.parse', **fields)"
    exec(compile(code, module, "exec"), {"__name__": module, "fields": fields})  # a module of another name


def test_what_rasa_says_of_messages_stands_in_no_log_at_any_level(lines: io.StringIO) -> None:
    _by("rasa.core.processor", parse_data_text=WORDS)
    logging.getLogger("rasa.core.processor").debug("Received user message '%s'", WORDS)
    assert lines.getvalue() == ""


def test_our_own_lines_stand_in_it(lines: io.StringIO) -> None:
    _by("bot.worker.turns", turn="t-1")
    assert json.loads(lines.getvalue())["turn"] == "t-1"


@pytest.mark.parametrize(
    "name", ["slack_bolt", "httpx", "sqlalchemy.engine", "telegram", "urllib3", "aiohttp", "asyncio"]
)
def test_libraries_say_nothing_below_a_warning(lines: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("body: %s", WORDS)
    logging.getLogger(name).debug("body: %s", WORDS)
    assert lines.getvalue() == ""


def test_a_secret_in_what_went_wrong_is_taken_out(lines: io.StringIO) -> None:
    try:
        raise ValueError(f"cannot read 'my password is {SECRET}'")
    except ValueError:
        structlog.get_logger("bot").error("turn_failed", exc_info=True, reason=f"pw: {SECRET}", turn="t-1")
        logging.getLogger("rasa").exception("failed with password=%s", SECRET)
    text = lines.getvalue()
    assert SECRET not in text
    assert "ValueError" in text and "Traceback" in text
    assert json.loads(text.splitlines()[0])["turn"] == "t-1"


def test_what_an_operator_is_told_to_do_stays_word_for_word(lines: io.StringIO) -> None:
    told = {
        "token": "NIGHTDESK_SLACK_APP_TOKEN",
        "do": "run `nightdesk slack check`; the scope files:read may be missing",
    }
    structlog.get_logger("bot").error("slack_not_connected", **told)
    said = json.loads(lines.getvalue())
    assert {name: said[name] for name in told} == told
