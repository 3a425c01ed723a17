"""What happened in the conversations in which something was not as it must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import text

from bot.bootstrap import Desk
from tests.fire.verdict import EVERYTHING

_STORY = text(
    "SELECT received_at AS at, 'they' AS who, id AS turn, state, coalesce(pressed->>'intent', button_key, text) AS words "
    "FROM messages WHERE conversation = :place UNION ALL "
    "SELECT created_at, 'we', turn, state || coalesce(' ' || to_char(sent_at, 'HH24:MI:SS'), ''), text FROM outbox "
    "WHERE conversation = :place ORDER BY 1"
)
_JOBS = text(
    "SELECT id, task_name, status, attempts, scheduled_at, args FROM procrastinate_jobs "
    "WHERE status IN ('todo', 'doing') ORDER BY id"
)
# A story that is longer is read in the database.
LINES = 60


def told(desk: Desk, bad: Mapping[str, Sequence[object]]) -> str:
    """What is bad, the whole of each such conversation, and the jobs that are not done; empty where nothing is bad."""
    if not bad:
        return ""
    lines = [f"{what}: {found}" for what, found in bad.items()]
    with desk.begin() as work:
        tickets = list(work.tickets.list(limit=EVERYTHING))
    with desk.engine.connect() as connection:
        for place in dict.fromkeys(_places(bad.values())):
            lines.append(f"--- {place}")
            rows = connection.execute(_STORY, {"place": place}).all()[-LINES:]
            lines += [
                f"{row.at:%H:%M:%S.%f} {row.who} {str(row.turn)[:8]} {row.state}: {row.words[:100]!r}" for row in rows
            ]
            lines += [
                f"{ticket.opened_at:%H:%M:%S.%f} {ticket.number} {ticket.state.value}: {ticket.words[:100]!r}"
                for ticket in tickets
                if ticket.conversation == place
            ]
        lines += [f"job {tuple(row)}" for row in connection.execute(_JOBS)]
    return "\n".join(lines)


def _places(found: Iterable[Sequence[object]]) -> Iterable[str]:
    for each in found:
        yield from (str(one[0]) for one in each if isinstance(one, tuple))
