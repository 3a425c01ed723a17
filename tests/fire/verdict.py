"""What is looked at when the fire is out: what people know against what stands in the database and on the platforms."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.bootstrap import Desk
from bot.desk.escalation import Escalation
from bot.desk.people import Conversation
from bot.desk.quotes import QuoteState
from bot.operations.audit import verify_history
from tests.fire.people import Ledger
from tests.fire.town import Citizen
from tests.stand_ins.slack import SlackStandIn
from tests.stand_ins.telegram import TelegramStandIn

_LEFT = text(
    "SELECT (SELECT count(*) FROM messages WHERE state = 'received') AS unhandled, "
    "(SELECT count(*) FROM outbox WHERE state = 'waiting') AS unsent, "
    "(SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND scheduled_at IS NULL) AS jobs"
)
_ROWS = text(
    "SELECT m.conversation, coalesce(m.button_key, m.text) AS said, count(*) AS times, "
    "bool_and(m.state <> 'received') AS handled, bool_and(EXISTS (SELECT 1 FROM outbox o WHERE o.turn = m.id)) AS answered, "
    "sum((m.state = 'failed')::int) AS failed FROM messages m GROUP BY 1, 2"
)
_GIVEN_UP = text("SELECT conversation, text FROM outbox WHERE state = 'given_up'")
_SENT = text(
    "SELECT conversation, count(*) FROM outbox WHERE state = 'sent' AND edits IS NULL AND ref IS NOT NULL GROUP BY 1"
)
_KEYS = text("SELECT key, message FROM buttons")
_WRITTEN = text("SELECT id, turn, created_at, sent_at FROM outbox")
_SECONDS = text(
    "SELECT extract(epoch FROM min(o.created_at) - m.received_at) FROM messages m JOIN outbox o ON o.turn = m.id "
    "GROUP BY m.id ORDER BY 1"
)
EVERYTHING = 1_000_000
# Two transactions may end in another order than the ids they were given. So what another turn wrote so shortly before a
# later message went out may not have been there to be sent yet.
ENDS_WITHIN = timedelta(seconds=5)


@dataclass(frozen=True)
class Verdict:
    """Everything that is counted; ``bad`` is what must not be, ``seconds`` how long each answer took, the shortest first."""

    figures: dict[str, int]
    bad: dict[str, list[object]]
    seconds: list[float]

    def __str__(self) -> str:
        return ", ".join(f"{name} {number}" for name, number in self.figures.items())


def seconds_to_answers(desk: Desk) -> list[float]:
    """From when each message was written down to when its answer was, the shortest first."""
    with desk.engine.connect() as connection:
        return [float(seconds) for seconds in connection.execute(_SECONDS).scalars()]


def is_quiet(desk: Desk) -> bool:
    """Whether nothing waits to be done."""
    with desk.engine.connect() as connection:
        return set(connection.execute(_LEFT).mappings().one().values()) == {0}


def judge(
    desk: Desk, ledger: Ledger, people: Iterable[Citizen], slack: SlackStandIn, telegram: TelegramStandIn
) -> Verdict:
    """Look at all of it."""
    bad: dict[str, list[object]] = {}
    with desk.engine.connect() as connection:
        rows = {(row["conversation"], row["said"]): row for row in connection.execute(_ROWS).mappings()}
        given_up = [tuple(row) for row in connection.execute(_GIVEN_UP)]
        sent = {str(row[0]): int(row[1]) for row in connection.execute(_SENT)}
        place = {str(row[0]): int(row[1]) for row in connection.execute(_KEYS)}
        written = {int(row["id"]): row for row in connection.execute(_WRITTEN).mappings()}
    taken = Counter((each.conversation, each.said) for each in ledger.taken)
    fewest = {key: ledger.sent[key] or 1 for key in taken}
    bad["lost"] = [
        key for key in taken if key not in rows or not rows[key]["handled"] or rows[key]["times"] < fewest[key]
    ]
    bad["unanswered"] = [key for key in taken if key in rows and not rows[key]["answered"]]
    bad["doubled messages"] = [key for key, times in ledger.sent.items() if key in rows and rows[key]["times"] > times]
    bad["untold"] = [*ledger.untold, *given_up]
    bad["strayed"] = list(ledger.strayed)
    failed = Counter({key[0]: int(row["failed"]) for key, row in rows.items() if row["failed"]})
    tickets = _tickets(desk, ledger, failed, bad)
    notices = _notices(people, sent, slack, telegram, bad, place, written)
    pages = _pages(desk, ledger, bad)
    findings: list[object] = []
    verified = verify_history(work=desk.begin, report=findings.append)
    bad["history"] = findings
    figures = {
        "messages taken": len(ledger.taken),
        "turns failed": sum(failed.values()),
        "answers": sum(sent.values()),
        "repeated notices": notices,
        **tickets,
        **pages,
        "history entries": verified.entries,
        "refused and tried again": sum(ledger.refusals.values()),
    }
    return Verdict(figures, {name: found for name, found in bad.items() if found}, seconds_to_answers(desk))


def _tickets(desk: Desk, ledger: Ledger, failed: Counter[str], bad: dict[str, list[object]]) -> dict[str, int]:
    with desk.begin() as work:
        tickets = list(work.tickets.list(limit=EVERYTHING))
        quotes = {ticket.number: work.quotes.of_ticket(ticket.number) for ticket in tickets}
        yes = {
            ticket.number: [e.kind for e in work.tickets.history(ticket.number)].count("approved") for ticket in tickets
        }
    there = Counter(ticket.conversation for ticket in tickets)
    # Somebody who reports the same emergency anew within the hour is called for again, in the ticket that there is.
    # A turn that failed leaves a ticket with its words.
    wanted = ledger.problems + Counter(dict.fromkeys(ledger.emergencies, 1)) + failed
    bad["tickets too many"] = [(key, there[key], wanted[key]) for key in there if there[key] > wanted[key]]
    bad["tickets too few"] = [
        (key, there[key], wanted[key]) for key in wanted if there[key] < wanted[key] - failed[key]
    ]
    accepted = {n: [q for q in found if q.state is QuoteState.ACCEPTED] for n, found in quotes.items()}
    bad["accepted twice"] = [number for number, found in accepted.items() if len(found) > 1 or yes[number] > 1]
    waiting = {n for n, found in quotes.items() if any(q.may_be_answered for q in found)}
    return {
        "tickets": len(tickets),
        "quotes accepted": sum(len(found) for found in accepted.values()),
        "quotes waiting": len(waiting),
    }


def overtakes(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether the first message, which stands before the second, went out while the second had to be sent before it."""
    if first["id"] < second["id"]:
        return False
    together = first["turn"] is not None and first["turn"] == second["turn"]
    sent: datetime = first["sent_at"] or first["created_at"]
    written: datetime = second["created_at"]
    return together or sent - written > ENDS_WITHIN


def _notices(
    people: Iterable[Citizen],
    sent: dict[str, int],
    slack: SlackStandIn,
    telegram: TelegramStandIn,
    bad: dict[str, list[object]],
    place: dict[str, int],
    written: Mapping[int, Mapping[str, Any]],
) -> int:
    """How many messages stand on a platform more than once; what stands out of order or is missing is bad."""
    repeated, bad["out of order"], bad["not on the platform"] = 0, [], []
    for who in people:
        if who.platform == "web":
            continue
        if who.platform == "slack":
            posts = [m for m in slack.messages if m.channel == slack.dm_of(who.slack_id) and m.metadata]
            ids = [int((post.metadata or {})["event_payload"]["id"]) for post in posts]
            there = len(ids)
        else:
            shown = telegram.to(who.number)
            keys = [[b["callback_data"].lstrip("?<") for b in m.buttons] for m in shown]
            ids, there = [place[found[0]] for found in keys if found and found[0] in place], len(shown)
        first = list(dict.fromkeys(ids))
        if any(overtakes(written[one], written[next]) for one, next in pairwise(first)):
            bad["out of order"].append((Conversation(who.identity).key, ids))
        extra = there - sent.get(Conversation(who.identity).key, 0)
        repeated += max(0, extra)
        if extra < 0:
            bad["not on the platform"].append((Conversation(who.identity).key, extra))
    return repeated


def _waits_for_its_hour(escalation: Escalation | None, desk: Desk) -> bool:
    """Whether nobody has to be called yet: what a plan promises for the night is called about in good time."""
    due = escalation.due_at if escalation is not None and not escalation.notified else None
    return due is not None and due > desk.ports.clock.now()


def _pages(desk: Desk, ledger: Ledger, bad: dict[str, list[object]]) -> dict[str, int]:
    place = Path(desk.settings.data) / "pages.jsonl"
    lines = [json.loads(line) for line in place.read_text().splitlines()] if place.exists() else []
    calls = Counter((line["id"], line["technician"], line["round"], line["step"]) for line in lines)
    with desk.begin() as work:
        pages, unsent = list(work.pages.list(EVERYTHING)), list(work.pages.unsent())
        waits = {page.id for page in unsent if _waits_for_its_hour(work.pages.escalation(page.id), desk)}
    there = Counter(page.conversation for page in pages if page.kind == "security_incident")
    bad["pages"] = [(key, there[key], n) for key, n in ledger.emergencies.items() if there[key] != n]
    bad["pages unsent"] = [page.id for page in unsent if page.id not in waits]
    bad["called more than twice"] = [key for key, times in calls.items() if times > 2]
    return {"pages": len(pages), "calls": len(calls), "calls doubled": sum(times - 1 for times in calls.values())}
