"""The alerts file: who may send alerts, what kind of problem each is, what counts as too many; read like a client file.

What was read last and made sense is kept: a file that breaks later silences nobody, and ``warning`` says what is wrong.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace
from pathlib import Path

from bot.connectors.client_files.fields import (
    CONTRADICTION,
    Cursor,
    Refused,
    choice,
    duration,
    integer,
    quoted,
    refuse_unknown,
    text,
    words,
)
from bot.connectors.client_files.findings import BadClientFile
from bot.connectors.client_files.nodes import Mapping
from bot.connectors.client_files.people import once
from bot.connectors.client_files.reading import FORMAT, checked, format_one
from bot.connectors.whole_files import stamp_of
from bot.desk.alert_plan import AlertPlan, AlertSource, Limit, SortingRule, SourceKind
from bot.desk.catalogue import CATALOGUE, Impact, Urgency

KEYS = ("format", "sources", "rules", "storm", "steady_after", "incident", "shared")
SOURCE_KEYS = (
    "id",
    "kind",
    "client",
    "client_label",
    "clients",
    "token_sha256",
    "secret",
    "device_labels",
    "condition_labels",
)
RULE_KEYS = ("when", "asset_class", "category", "impact", "urgency", "words")
SHORTEST_SECRET = 24
"""Bytes of a secret that signs; shorter ones can be guessed."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


class AlertFile:
    """``AlertPlans`` of the ports. The file is looked at whenever it is asked, and read when it has changed.

    Without a path nobody may send anything. Raises BadClientFile while no file could be read yet.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._plan: AlertPlan | None = None
        self._seen: object = None
        self._warning: str | None = None

    def plan(self) -> AlertPlan:
        """The plan that holds: the newest one that could be read."""
        if self._path is None:
            return AlertPlan()
        seen = stamp_of(self._path)
        if self._plan is None or seen != self._seen:
            self._plan = self._read(self._path)
            self._seen = seen
        return self._plan

    def warning(self) -> str | None:
        """Why the newest file does not hold; None when it does."""
        self.plan()
        return self._warning

    def _read(self, path: Path) -> AlertPlan:
        try:
            plan = read_alert_plan(path)
        except BadClientFile as broken:
            self._warning = str(broken)
            if self._plan is None:
                raise
            return self._plan
        self._warning = None
        return plan


def read_alert_plan(path: Path) -> AlertPlan:
    """Everything the file says; BadClientFile with every mistake, by line, and the way out."""
    return checked(path, _read_plan)


def _read_plan(root: Cursor) -> AlertPlan:
    fields = root.fields(KEYS)
    fields.need("format", format_one, FORMAT)
    usual = AlertPlan()
    sources = tuple(_source(place) for place in fields.records("sources"))
    once(fields.place("sources"), ((f"[{i}].id", each.id) for i, each in enumerate(sources)), "source")
    return AlertPlan(
        sources=sources,
        rules=tuple(_rule(place) for place in fields.records("rules")),
        storm=fields.get("storm", lambda place: _limit(place, usual.storm), usual.storm),
        steady_after=fields.get("steady_after", duration, usual.steady_after),
        incident=fields.get("incident", lambda place: _limit(place, usual.incident), usual.incident),
        shared=fields.get("shared", lambda place: frozenset(place.list_of(_category)), usual.shared),
    )


def _source(at: Cursor) -> AlertSource:
    fields = at.fields(SOURCE_KEYS)
    usual = AlertSource("", SourceKind.JSON)
    source = AlertSource(
        id=fields.need("id", _id, "unknown"),
        kind=fields.need("kind", choice(SourceKind), SourceKind.JSON),
        client=fields.get("client", text, None),
        client_label=fields.get("client_label", text, None),
        clients=fields.get("clients", words, frozenset()),
        token_hash=fields.get("token_sha256", _hash, None),
        secret=fields.get("secret", signing_secret, None),
        device_labels=fields.get("device_labels", lambda place: place.list_of(text), usual.device_labels),
        condition_labels=fields.get("condition_labels", lambda place: place.list_of(text), usual.condition_labels),
    )
    if ("token_sha256" in fields) == ("secret" in fields):
        way_out = "Give it one of both: `nightdesk alerts new-secret` makes either."
        at.note(CONTRADICTION, "A source proves itself by a token (token_sha256) or by signatures (secret).", way_out)
    if source.client is not None and (source.client_label is not None or source.clients):
        at.note(CONTRADICTION, "The source is for one client, and its alerts cannot name others.", "Keep one of them.")
    return source


def _id(at: Cursor) -> str:
    written = text(at)
    if not _ID.fullmatch(written):
        raise Refused(f"{quoted(written)} is not an id.", "Write small letters, digits and dashes.")
    return written


def _hash(at: Cursor) -> bytes:
    written = text(at).lower()
    if not _HASH.fullmatch(written):
        raise Refused("This is not a SHA-256 in 64 hexadecimal digits.", "`nightdesk alerts new-secret` shows one.")
    return bytes.fromhex(written)


def signing_secret(at: Cursor) -> bytes:
    """The bytes of ``whsec_...``; what stands there is shown in no message."""
    written = text(at)
    try:
        secret = base64.b64decode(written.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not written.startswith("whsec_") or len(secret) < SHORTEST_SECRET:
        raise Refused(
            f"This is not whsec_ and at least {SHORTEST_SECRET} bytes in Base64.",
            "`nightdesk alerts new-secret --signing` makes one.",
        )
    return secret


def _limit(at: Cursor, usual: Limit) -> Limit:
    fields = at.fields(("number", "within"))
    number = fields.get("number", integer, usual.number)
    return replace(usual, number=number, within=fields.get("within", duration, usual.within))


def _rule(at: Cursor) -> SortingRule:
    fields = at.fields(RULE_KEYS)
    return SortingRule(
        when=fields.need("when", _patterns, ()),
        category=fields.need("category", _category, "monitoring_alert"),
        impact=fields.get("impact", choice(Impact), None),
        urgency=fields.get("urgency", choice(Urgency), None),
        asset_class=fields.get("asset_class", words, frozenset()),
        words=fields.get("words", text, None),
    )


def _patterns(at: Cursor) -> tuple[tuple[str, str], ...]:
    """``{alertname: Disk*}``: any label by its own name."""
    if not isinstance(at.node, Mapping):
        raise Refused("Labels are wanted here.", "Write when: {alertname: Disk*}.")
    return tuple((key.text, text(Cursor(node, f"{at.where}.{key.text}", at.notes))) for key, node in at.node.items)


def _category(at: Cursor) -> str:
    written = text(at)
    if written not in CATALOGUE:
        refuse_unknown(written, CATALOGUE, "category")
    return written
