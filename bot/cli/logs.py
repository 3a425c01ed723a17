"""Logs: one JSON object a line with an event name and fields; never what people wrote, tokens or e-mail addresses."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.types import EventDict, WrappedLogger

from bot.language.redaction import redact

# Rasa writes by structlog too, at DEBUG every message that it reads; of such libraries warnings are enough.
_OURS = ("bot", "actions", "__main__")
_ALWAYS = frozenset({"warning", "error", "critical", "exception"})


def log_to_stderr(level: str) -> None:
    """Structured logs of ours, and warnings of the libraries, on standard error; secrets are taken out of both."""
    number = logging.getLevelName(level.upper())
    number = number if isinstance(number, int) else logging.INFO
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_WithoutSecrets("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # Rasa logs every message it parses at DEBUG and its own events at INFO.
    for noisy in ("rasa", "httpx", "matplotlib", "procrastinate"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            _ours_or_a_warning,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _without_secrets,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


class _WithoutSecrets(logging.Formatter):
    """A line of a library may quote what went wrong."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the traceback where there is one."""
        return redact(super().format(record)).text


def _ours_or_a_warning(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Drops what a library says below a warning: its lines hold what people wrote."""
    if method not in _ALWAYS and _caller().partition(".")[0] not in _OURS:
        raise structlog.DropEvent
    return event


def _caller() -> str:
    """The module that writes the line."""
    frame = sys._getframe(1)
    while frame.f_back is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name != __name__ and name.partition(".")[0] != "structlog":
            return name
        frame = frame.f_back
    return ""


def _without_secrets(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Also where an error quotes a message that nobody has read yet."""
    return {name: redact(value).text if isinstance(value, str) else value for name, value in event.items()}
