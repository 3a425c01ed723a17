"""Facts in a message, read with the names that the speaker's own company uses."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.clients import Client
from bot.desk.names import names_of
from bot.desk.tickets import Fact
from bot.operations.ports import DeskPorts, FoundFact
from bot.operations.turns import Turn


def facts_in_words(*, ports: DeskPorts, turn: Turn, found: Sequence[FoundFact] = ()) -> tuple[Fact, ...]:
    """What was found in the turn's words, and what the speaker's client has a name for; nobody else's names are read."""
    client = turn.person.client
    if client is not None and turn.words:
        with ports.begin() as work:
            names = names_of(client, work.contracts.latest(client.code))
        found = ports.reader.with_names(turn.words, found, names)
    return tuple(dict.fromkeys(each.fact for each in found))


def own_programs(*, ports: DeskPorts, client: Client) -> frozenset[str]:
    """The programs that a client's own files name, the critical ones among them; in small letters."""
    with ports.begin() as work:
        contracts = work.contracts.latest(client.code)
    critical = (name for contract in contracts for name in contract.critical_applications)
    return frozenset(name.casefold() for name in (*critical, *(each.name for each in client.applications)))
