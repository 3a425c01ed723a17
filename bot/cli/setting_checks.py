"""Settings that cannot be meant, before they lead to something: each in one sentence with what to write."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches

from bot.desk.errors import DeskError
from bot.desk.retention import read_retention
from bot.settings import PREFIX, Settings

_SHORTEST_SECRET, _FEWEST_SIGNS = 32, 8
NEW_SECRET = "`openssl rand -hex 32` makes a good one"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def wrong_settings(settings: Settings) -> tuple[str, ...]:
    """Values with which nothing should be started."""
    return tuple(_wrong(settings))


def _wrong(settings: Settings) -> Iterator[str]:
    for name in ("connections", "request_seconds", "backup_days"):
        if not re.fullmatch(r"[1-9][0-9]{0,5}", getattr(settings, name)):
            yield f"{_said(settings, name)}; write a whole number from 1 on."
    if not re.fullmatch(r"[0-9]{1,5}", settings.port) or not 0 < int(settings.port) < 65536:
        yield f"{_said(settings, 'port')}; write a number from 1 to 65535."
    if settings.log_level.upper() not in _LEVELS:
        yield f"{_said(settings, 'log_level')}; write one of {', '.join(_LEVELS)}."
    if settings.public_url and not re.match(r"https?://[^/\s]", settings.public_url):
        yield f"{_said(settings, 'public_url')}; write it like https://desk.example."
    if settings.secret and (len(settings.secret) < _SHORTEST_SECRET or len(set(settings.secret)) < _FEWEST_SIGNS):
        # What it says stays unsaid: this stands in logs and on the page of health.
        yield (
            f"{PREFIX}SECRET can be guessed: write {_SHORTEST_SECRET} characters or more that nobody thought of; "
            f"{NEW_SECRET}. Whoever is signed in signs in again then."
        )
    try:
        read_retention(settings.retention)
    except DeskError as refusal:
        yield str(refusal)


def _said(settings: Settings, name: str) -> str:
    return f"{PREFIX}{name.upper()} is '{getattr(settings, name)}'"


def unknown_settings(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Names that begin as ours do and that nothing reads: most are slips, and the setting that was meant has its default."""
    known = {PREFIX + f.name.upper() for f in fields(Settings)}
    return tuple(_unknown(name, known) for name in sorted(environment) if name.startswith(PREFIX) and name not in known)


def _unknown(name: str, known: set[str]) -> str:
    close = get_close_matches(name.removeprefix(PREFIX), sorted(each.removeprefix(PREFIX) for each in known), n=1)
    meant = f" Did you mean {PREFIX}{close[0]}?" if close else " `nightdesk settings` shows them all."
    return f"There is no setting {name}.{meant}"


def why_not_there(host: str, port: int) -> str:
    """Why the gateway could not listen there, with what to do; empty where it could."""
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as tried:
                # As the server does: what an earlier one has left behind is no reason.
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(address)
    except OSError as failure:
        return (
            f"The gateway cannot listen on {host}, port {port}: {(failure.strerror or str(failure)).lower()}. Something else "
            "may run there, another Nightdesk for example: end it, or choose another port (NIGHTDESK_PORT or --port). "
            "NIGHTDESK_HOST has to be an address of this machine."
        )
    return ""
