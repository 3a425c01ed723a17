"""What is looked at around everything that is tried: whose words came out, and whose rows changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import event, text
from sqlalchemy.engine import Connection, Engine

from bot.desk.audit import UNVERIFIED
from bot.storage.tables import metadata
from bot.storage.tenancy import OF_CLIENT, THROUGH

from .worlds import STRANGERS, TENANTS, Tenant

# Whose a row is that names neither a client nor a row that does: the conversation it stands in, or somebody outside.
_BY_CONVERSATION = {
    "buttons": "t.conversation",
    "conversations": "t.conversation",
    "done_steps": "(SELECT conversation FROM messages WHERE id = t.turn)",
    "messages": "t.conversation",
    "outbox": "t.conversation",
}
_BY_CLIENT = {
    "audit_entries": "t.chain",
    "event_deliveries": "(SELECT k.client FROM tickets k WHERE k.number = t.ticket)",
    "receivers": "t.client",
}
_NAMES = (
    "SELECT client, number FROM tickets UNION ALL SELECT client, number FROM quotes UNION ALL SELECT client, id FROM decisions"
    " UNION ALL SELECT client, id FROM enquiries UNION ALL SELECT client, id FROM pages UNION ALL SELECT client, id FROM attachments"
)


def owner_of(table: str) -> str:
    """An expression for whose a row ``t`` of the table is; the conversation's key where it is no client's."""
    if table in THROUGH:
        column, parent, key = THROUGH[table]
        inner = owner_of(parent).replace("t.", f"p_{parent}.")
        return f"(SELECT {inner} FROM {parent} p_{parent} WHERE p_{parent}.{key} = t.{column})"
    if table in OF_CLIENT:
        named = f"t.{OF_CLIENT[table]}"
        return f"coalesce({named}, t.conversation)" if "conversation" in metadata.tables[table].columns else named
    return _BY_CONVERSATION.get(table) or _BY_CLIENT[table]


LOOKED_AT = sorted({*OF_CLIENT, *THROUGH, *_BY_CONVERSATION, *_BY_CLIENT})
_DIGESTS = " UNION ALL ".join(
    f"SELECT '{table}' AS of_table, {owner_of(table)} AS owner, md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS digest"
    f" FROM {table} t GROUP BY 2"
    for table in LOOKED_AT
)


_VISITOR = "web::visitor-"


@dataclass(frozen=True)
class Actor:
    """Somebody who tries: as whom, and whose they are; ``tenant`` is None for people nobody has verified.

    ``staff`` does it at the MSP, for this client.
    """

    name: str
    conversation: str
    tenant: Tenant | None
    word: str | None = None
    staff: bool = False

    def owns(self, owner: str | None) -> bool:
        """Whether rows of this owner are theirs, or nobody's."""
        mine = {self.conversation, None, UNVERIFIED if self.tenant is None or self.staff else self.tenant.code}
        if self.tenant:
            mine.add(self.tenant.code)
        if self.conversation.startswith(_VISITOR) and (owner or "").startswith(_VISITOR):
            # Each browser in which nobody has said who they are is a visitor of its own.
            return True
        return owner in mine or self._of_a_colleague(owner or "") or _of_the_msp(owner or "")

    def _of_a_colleague(self, conversation: str) -> bool:
        return self.tenant is not None and whose_conversation(conversation) == self.tenant.code


def whose_conversation(conversation: str) -> str | None:
    """The client whose person this conversation is with."""
    return _KEYS.get(conversation)


def _of_the_msp(conversation: str) -> bool:
    return conversation.startswith(("slack:T0DESK:", "telegram::5009")) or conversation == "*"


def _key(tenant: Tenant, who: str) -> str:
    identity = tenant.people[who]
    return f"{identity.platform}:{identity.workspace}:{identity.user_id}"


_KEYS = {_key(tenant, who): tenant.code for tenant in TENANTS for who in tenant.people if who not in STRANGERS}


_OF_CLIENTS = re.compile(
    rf"\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:{'|'.join(sorted({*OF_CLIENT, *THROUGH}))})\b", re.IGNORECASE
)


@contextmanager
def without_scope(engine: Engine) -> Iterator[list[str]]:
    """Statements about tables of clients in transactions that do not say whose rows they are about."""
    found: list[str] = []

    def note(connection: Connection, cursor: object, statement: str, *more: object) -> None:
        if "nightdesk_scope" not in connection.get_execution_options() and _OF_CLIENTS.search(statement):
            found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


class Watch:
    """The words and names of each client, and the state of everybody's rows."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.names: dict[str, set[str]] = defaultdict(set)
        self._typed: dict[object, set[str]] = defaultdict(set)
        self.rows = self.digests()
        self.last_said = 0
        self.note_names()

    def note_names(self) -> None:
        """What there is by now of each client that has a number or an id."""
        with self._engine.connect() as connection:
            for client, name in connection.execute(text(_NAMES)):
                if client is not None:
                    self.names[client].add(str(name))

    def digests(self) -> Mapping[tuple[str, str | None], str]:
        """What each owner's rows of each table come to."""
        with self._engine.connect() as connection:
            found = connection.execute(text(_DIGESTS.replace("::", r"\:\:")))
            return {(table, owner): digest for table, owner, digest in found}

    def changed(self, actor: Actor) -> list[tuple[str, str | None]]:
        """Whose rows were changed since the last look that are not this actor's."""
        before, self.rows = self.rows, self.digests()
        differing = {each for each in {*before, *self.rows} if before.get(each) != self.rows.get(each)}
        return sorted((each for each in differing if not actor.owns(each[1])), key=str)

    def typed(self, actor: Actor, said: Iterable[str]) -> None:
        """What the actor has named themselves comes back in their own words from now on."""
        self._typed[actor.tenant or actor.conversation].update(each for each in said if each)

    def leaks(self, actor: Actor, came_out: str) -> list[str]:
        """The words and names of others in it."""
        # Who nobody has verified may have a client's word in their own address.
        own = (
            set()
            if actor.tenant
            else {part for part in (actor.conversation, *re.split(":+", actor.conversation)) if part}
        )
        for said in sorted(own | self._typed[actor.tenant or actor.conversation], key=len, reverse=True):
            came_out = came_out.replace(said, "#")
        return found_of_others(actor, came_out, self.names)

    def said_since(self) -> list[tuple[str, str]]:
        """Everything that was written to anybody since the last look: the conversation, and all of the row."""
        rows = text(
            "SELECT id, conversation, o::text AS said FROM outbox o WHERE id > :last ORDER BY id".replace("::", r"\:\:")
        )
        with self._engine.connect() as connection:
            found = connection.execute(rows, {"last": self.last_said}).all()
        self.last_said = max((row.id for row in found), default=self.last_said)
        return [(row.conversation, row.said) for row in found]

    def leaks_to_others(self, actors: Mapping[str, Actor]) -> list[tuple[str, str]]:
        """What was written since the last look to somebody who must not read it."""
        return [
            (conversation, leak)
            for conversation, said in self.said_since()
            if conversation in actors
            for leak in self.leaks(actors[conversation], said)
        ]


def found_of_others(actor: Actor, came_out: str, names: Mapping[str, Collection[str]]) -> list[str]:
    """Words of other clients and of other strangers, and names of other clients' things."""
    lowered = came_out.casefold()
    own = actor.tenant.word if actor.tenant else actor.word
    words = re.findall(r"zq(?:alfa|bravo|carol|leftof\w+|guestof\w+)", lowered)
    leaks = [word for word in words if word != own]
    pieces = frozenset(re.findall(r"[A-Za-z0-9_-]+", came_out))
    for tenant in TENANTS:
        if actor.tenant != tenant:
            leaks += sorted(pieces & names[tenant.code])
    return leaks
