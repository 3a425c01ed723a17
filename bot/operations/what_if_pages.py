"""What-if about a client that the desk knows: what is not stated about allowances, the ledger knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.allowances import Use
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.decisions import Decision
from bot.desk.scan import Stretch
from bot.operations.allowances import AllowanceLeft, allowances_at, use_in_ledger
from bot.operations.past import client_or_raise
from bot.operations.ports import DeskPorts
from bot.operations.stated_facts import WhatIf, read_what_if
from bot.operations.what_if import what_if, what_if_over_time, with_fix


@dataclass(frozen=True)
class Terms:
    """A client with its contracts at an instant, and what is left of the allowances then."""

    client: Client
    contracts: tuple[Contract, ...]
    at: datetime
    allowances: tuple[AllowanceLeft, ...]


def terms_now(*, ports: DeskPorts, code: str) -> Terms:
    """What a question about this client is answered from; NotFound."""
    now = ports.clock.now()
    with ports.begin() as work:
        client = client_or_raise(work, code)
        return Terms(client, tuple(work.contracts.latest(code)), now, allowances_at(work, client, now))


def decide_what_if(*, ports: DeskPorts, terms: Terms, stated: Mapping[str, object], words: str = "") -> Decision:
    """The decision on stated facts, with the fix that people can try themselves; BadWhatIf.

    Of an allowance about which nothing is stated, what the ledger says for the stated instant counts, as in earnest.
    """
    given, use = _given(ports, terms, stated)
    return with_fix(terms.client, what_if(terms.client, terms.contracts, given, use), ports.articles, words)


def how_it_changes(
    *, ports: DeskPorts, terms: Terms, stated: Mapping[str, object], span: timedelta
) -> tuple[Stretch, ...]:
    """How that decision changes from the stated instant on, with the allowances as they stand then; BadWhatIf."""
    given, use = _given(ports, terms, stated)
    return what_if_over_time(terms.client, terms.contracts, given, span, use)


def _given(ports: DeskPorts, terms: Terms, stated: Mapping[str, object]) -> tuple[WhatIf, Use]:
    given = read_what_if(stated, terms.client.timezone)
    with ports.begin() as work:
        return given, use_in_ledger(work, terms.client.code, terms.contracts, given.at, given.used)
