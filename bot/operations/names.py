"""Facts in a message, read with the names that the speaker's own company uses."""

from __future__ import annotations

from collections.abc import Sequence

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
