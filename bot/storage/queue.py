"""The queue: pages by key and never by offset, so that the thousandth page costs what the first does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import DateTime, and_, cast, delete, func, literal, select, tuple_, union_all
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.engine import Connection

from bot.desk.backlog import SortedOtherwise
from bot.desk.catalogue import Priority
from bot.desk.decisions import Verdict
from bot.desk.learning import SuggestionSource
from bot.desk.tickets import TicketState
from bot.operations.ports.queue import QueueChoices, QueueCounts, QueueFilter, QueuePlace, QueueRow, SavedView
from bot.storage.rows import NEVER, Row, every, one, storable, utc, utc_or_none
from bot.storage.tables import (
    category_suggestions,
    clients,
    contact_key,
    decisions,
    saved_views,
    staff,
    ticket_history,
    tickets,
)

LETTERS_OF_A_TITLE = 120
# More lines than are written at the same time.
_LINES_LOOKED_AT = 200
_DOCUMENT = tickets.c.document
_COLUMNS = (
    tickets.c.seq,
    tickets.c.number,
    tickets.c.client,
    tickets.c.category,
    tickets.c.priority,
    tickets.c.state,
    tickets.c.opened_at,
    tickets.c.respond_by,
    tickets.c.resolve_by,
    tickets.c.due_at,
    tickets.c.owner,
    tickets.c.parent,
    func.left(_DOCUMENT["words"].astext, LETTERS_OF_A_TITLE).label("words"),
    _DOCUMENT["timezone"].astext.label("timezone"),
    _DOCUMENT["planned_for"].astext.label("planned_for"),
    _DOCUMENT["first_response_at"].astext.label("answered_at"),
    clients.c.name.label("client_name"),
    staff.c.name.label("owner_name"),
    decisions.c.verdict,
)
_JOINED = (
    tickets.outerjoin(clients, clients.c.code == tickets.c.client)
    .outerjoin(staff, staff.c.email_key == tickets.c.owner)
    .outerjoin(decisions, decisions.c.id == tickets.c.decision)
)


_CHOICES = ("client", "colleague")


class SqlQueue:
    """``Queue`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, wanted: QueueFilter, *, after: QueuePlace | None, limit: int) -> Sequence[QueueRow]:
        """The rows behind a place: what is open as it falls due, what has ended the newest first."""
        query = select(*_COLUMNS).select_from(_JOINED).where(*_conditions(wanted)).limit(limit)
        if wanted.ended:
            query = query.order_by(tickets.c.seq.desc())
            query = query if after is None else query.where(tickets.c.seq < after.seq)
        else:
            query = query.order_by(tickets.c.due_at, tickets.c.seq)
            query = query if after is None else query.where(tuple_(tickets.c.due_at, tickets.c.seq) > _behind(after))
        return tuple(_row(row) for row in every(self._connection, query))

    def counts(self, email: str, at: datetime) -> QueueCounts:
        """Over what is open alone."""
        mine, nobodys = tickets.c.owner == contact_key(email), tickets.c.owner.is_(None)
        count = func.count()
        query = select(
            count.label("open"),
            count.filter(mine).label("mine"),
            count.filter(nobodys).label("unassigned"),
            count.filter(tickets.c.due_at < at).label("late"),
            _mark().label("mark"),
        ).where(*_conditions(QueueFilter()))
        row = one(self._connection, query)
        assert row is not None
        return QueueCounts(row["open"], row["mine"], row["unassigned"], row["late"], int(row["mark"]))

    def open_by_client(self, clients: Sequence[str]) -> Mapping[str, int]:
        """How many of each are open and go with no other."""
        query = select(tickets.c.client, func.count().label("open")).group_by(tickets.c.client)
        query = query.where(*_conditions(QueueFilter()), tickets.c.client.in_(list(clients)))
        return {row["client"]: int(row["open"]) for row in every(self._connection, query)}

    def mark(self) -> int:
        """The sum of the newest numbers of lines: a line that is seen late, behind a newer one, moves it too."""
        return int(self._connection.execute(select(_mark())).scalar_one())

    def choices(self) -> QueueChoices:
        """Both in one query."""
        of_clients = select(literal("client").label("kind"), clients.c.code.label("value"), clients.c.name)
        of_people = select(literal("colleague"), staff.c.email_key, staff.c.name).where(staff.c.active)
        query = union_all(of_clients, of_people).order_by("name", "value")
        rows = every(self._connection, query)
        pairs = {kind: tuple((row["value"], row["name"]) for row in rows if row["kind"] == kind) for kind in _CHOICES}
        return QueueChoices(pairs["client"], pairs["colleague"])

    def views(self, email: str) -> Sequence[SavedView]:
        """A person's own, by name."""
        query = select(saved_views).where(saved_views.c.email_key == contact_key(email)).order_by(saved_views.c.name)
        return tuple(
            SavedView(row["id"], row["email_key"], row["name"], row["query"]) for row in every(self._connection, query)
        )

    def save_view(self, view: SavedView) -> None:
        """In place of one of the same name."""
        row = {
            "id": view.id,
            "email_key": contact_key(view.email),
            "name": storable(view.name),
            "query": storable(view.query),
        }
        statement = insert_or(saved_views).values(**row)
        replaced = statement.on_conflict_do_update(
            index_elements=["email_key", "name"], set_={"query": statement.excluded.query}
        )
        self._connection.execute(replaced)

    def remove_view(self, email: str, id: str) -> None:
        """A person's own, and nobody else's."""
        own = and_(saved_views.c.email_key == contact_key(email), saved_views.c.id == storable(id))
        self._connection.execute(delete(saved_views).where(own))

    def sorted_otherwise(self, tickets: Sequence[str]) -> Sequence[SortedOtherwise]:
        """Those of any of these tickets, oldest first."""
        kept = category_suggestions.c
        of_a_person = (kept.ticket.in_(tickets), kept.source == SuggestionSource.SORTED.value)
        query = select(kept.ticket, kept.was, kept.now, kept.at).where(*of_a_person).order_by(kept.id)
        return tuple(
            SortedOtherwise(row["ticket"], row["was"], row["now"], utc(row["at"]))
            for row in every(self._connection, query)
        )


def _mark() -> Any:
    newest = select(ticket_history.c.id).order_by(ticket_history.c.id.desc()).limit(_LINES_LOOKED_AT).subquery()
    return select(func.coalesce(func.sum(newest.c.id), 0)).scalar_subquery()


def _conditions(wanted: QueueFilter) -> list[Any]:
    columns = tickets.c
    conditions = [~columns.is_open if wanted.ended else columns.is_open]
    if wanted.parent is not None:
        conditions.append(columns.parent == storable(wanted.parent))
    elif not wanted.ended:
        conditions.append(columns.parent.is_(None))
    for column, value in (
        (columns.client, wanted.client),
        (columns.category, wanted.category),
        (columns.priority, wanted.priority.value if wanted.priority else None),
        (columns.owner, contact_key(wanted.owner)),
        (columns.state, wanted.state.value if wanted.state else None),
    ):
        if value is not None:
            conditions.append(column == storable(value))
    if wanted.unassigned:
        conditions.append(columns.owner.is_(None))
    return conditions


def _behind(after: QueuePlace) -> Any:
    return tuple_(cast(literal(after.due or NEVER), DateTime(timezone=True)), after.seq)


def _row(row: Row) -> QueueRow:
    planned = row["planned_for"]
    return QueueRow(
        place=QueuePlace(None if row["due_at"] == NEVER else utc(row["due_at"]), row["seq"]),
        number=row["number"],
        title=next((line.strip() for line in row["words"].splitlines() if line.strip()), ""),
        client=row["client"],
        client_name=row["client_name"],
        category=row["category"],
        priority=Priority(row["priority"]),
        state=TicketState(row["state"]),
        timezone=row["timezone"],
        opened_at=utc(row["opened_at"]),
        respond_by=utc_or_none(row["respond_by"]),
        resolve_by=utc_or_none(row["resolve_by"]),
        planned_for=datetime.fromisoformat(planned).astimezone(timezone.utc) if planned else None,
        answered=row["answered_at"] is not None,
        owner=row["owner"],
        owner_name=row["owner_name"],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        parent=row["parent"],
    )
