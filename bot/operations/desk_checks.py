"""What the auditor looks at: how long things wait, who is alive, what was due, the clocks, the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.desk.auditor import Check
from bot.desk.steady import LIVES_FOR
from bot.operations.clocks import walls
from bot.operations.health import NEEDED, TOO_LONG, Health
from bot.operations.ports import DeskPorts, Late, Process, Waiting, WaitingFor, Work
from bot.operations.wording import length, platform_name, short_length

STEP_LATE = timedelta(minutes=2)
"""A call whose next step was due for so long, and a ticket that should have been looked at: the worker looks every 10 s."""
UNANSWERED_FOR = timedelta(days=7)
START_TAKES = timedelta(seconds=170)
"""Nobody is woken for a part that is just being started, which takes an assistant half a minute, and longer where much goes on."""
APART = timedelta(seconds=5)
"""Clocks that are further apart than this make deadlines differ."""
CONNECTIONS_SHARE = 0.85
TRANSACTION_RUNS = timedelta(minutes=15)

_STOPS = frozenset({WaitingFor.ASSISTANT, WaitingFor.CALL, WaitingFor.ALERTS})
_WORDS = {
    WaitingFor.ASSISTANT: (
        "messages",
        "look at `turn_failed` in the assistant's log; start it: `nightdesk serve assistant`",
    ),
    WaitingFor.DELIVERY: ("answers", "look at `delivery_put_off` in the worker's log: a platform may be down"),
    WaitingFor.CALL: ("calls", "nobody is being woken: look at the pager's addresses, and call people yourself"),
    WaitingFor.ALERTS: (
        "reported alerts",
        "look at `round_failed` in the worker's log; start it: `nightdesk serve worker`",
    ),
    WaitingFor.FILES: ("files", "look at the worker's log: a platform gives its files no more"),
    WaitingFor.MAIL: ("codes", "look at the worker's log: codes are not being mailed"),
    WaitingFor.OUTSIDE: ("news for systems outside", "`nightdesk webhooks list` says what each receiver answered"),
}


def desk_checks(work: Work, ports: DeskPorts, now: datetime) -> tuple[Check, ...]:
    """Everything that is the same wherever one looks from."""
    processes = tuple(work.pulse.processes())
    waiting = {each.what: each for each in work.pulse.waiting(left_out=ports.left_out)}
    health = Health(now, processes, tuple(waiting.values()), 0)
    return (
        _processes(health),
        *(_waits(work, each, health) for each in waiting.values()),
        _deadlines(work.auditor.deadlines_not_seen_to(now - STEP_LATE), now),
        _steps(work.auditor.steps_not_taken(now - STEP_LATE), now),
        _unanswered(work.auditor.unanswered_calls(now - UNANSWERED_FOR), now),
        _jobs(work),
        *_database(work, now),
        _clocks([each for each in processes if health.alive(each)]),
        walls([each for each in processes if health.alive(each)]),
        *_left_out(work, ports),
    )


def _processes(health: Health) -> Check:
    missing = health.missing
    figure = f"nothing runs the {', the '.join(missing)}" if missing else f"{', '.join(NEEDED)} run"
    start = " and ".join(f"`nightdesk serve {part}`" for part in missing)
    limit = f"a sign of life in {LIVES_FOR.seconds} s"
    return Check("processes", not missing, f"start {start}", figure, limit, True, START_TAKES)


def _waits(work: Work, waiting: Waiting, health: Health) -> Check:
    name, advice = _WORDS[waiting.what]
    late = health.waits_too_long(waiting)
    stops = waiting.what in _STOPS
    if late and waiting.what is WaitingFor.DELIVERY:
        # One chat that takes nothing is a matter for whoever looks after it; that no chat takes anything is everybody's.
        sent = work.auditor.last_sent()
        stops = sent is None or health.at - sent > TOO_LONG[waiting.what]
    return Check(
        name,
        not late,
        advice,
        _late(Late(waiting.count, waiting.since), health.at),
        length(TOO_LONG[waiting.what]),
        stops,
    )


def _deadlines(late: Late, now: datetime) -> Check:
    advice = "nobody is warned of missed promises: look at `round_failed` in the worker's log"
    return Check("deadlines", not late.count, advice, _late(late, now), length(STEP_LATE), True)


def _steps(late: Late, now: datetime) -> Check:
    advice = "the next person is not called: look at `round_failed` in the worker's log, and call them yourself"
    return Check("escalation", not late.count, advice, _late(late, now), length(STEP_LATE), True)


def _unanswered(late: Late, now: datetime) -> Check:
    advice = "everybody was called and nobody has it: `nightdesk oncall pages` lists them"
    return Check("unanswered calls", not late.count, advice, _late(late, now), "none")


def _jobs(work: Work) -> Check:
    failed = Counter(each.task for each in work.auditor.stranded())
    figure = ", ".join(f"{count} {task}" for task, count in sorted(failed.items())) or "none"
    return Check(
        "stranded jobs", not failed, "they will not be tried any more: see `nightdesk db jobs`", figure, "none"
    )


def _database(work: Work, now: datetime) -> Iterator[Check]:
    found = work.auditor.database()
    yield Check(
        "connections",
        found.connections < found.most * CONNECTIONS_SHARE,
        "raise max_connections, or end what else is connected",
        f"{found.connections} of {found.most}",
        f"{CONNECTIONS_SHARE:.0%}",
        found.connections >= found.most - 1,
    )
    yield Check(
        "transactions",
        found.longest < TRANSACTION_RUNS,
        "look at pg_stat_activity: something holds the database",
        f"the longest for {short_length(found.longest)}",
        length(TRANSACTION_RUNS),
    )
    away = now - found.at
    yield Check(
        "database clock",
        abs(away) <= APART,
        "let both machines take the time from the same NTP servers",
        f"{short_length(abs(away))} {'behind' if away > timedelta(0) else 'ahead of'} the desk's",
        short_length(APART),
    )


def _clocks(alive: list[Process]) -> Check:
    apart = timedelta(
        seconds=max((each.ahead for each in alive), default=0) - min((each.ahead for each in alive), default=0)
    )
    return Check(
        "clocks",
        apart <= APART,
        "our processes do not agree what time it is: let their machines take it from the same NTP servers, start them anew",
        f"{short_length(apart)} between processes",
        short_length(APART),
    )


def _left_out(work: Work, ports: DeskPorts) -> Iterator[Check]:
    """Who is in no chat but those that this desk does not run: that is as it was set up, and no trouble."""
    if not ports.left_out:
        return
    contacts = {each.email.casefold() for client in work.clients.list() for each in client.contacts if each.served}
    chats: dict[str, set[str]] = defaultdict(set)
    for known in work.identities.of_contacts(contacts):
        chats[known.contact].add(known.identity.platform)
    for member in work.staff.list():
        if member.active:
            chats[f"staff {member.email}"].update(each.platform for each in member.identities)
    without = [platforms for platforms in chats.values() if platforms and platforms <= ports.left_out]
    kept = work.pulse.kept_for(ports.left_out)
    if not (without or kept):
        return
    names = " or ".join(sorted(map(platform_name, set().union(*without) or ports.left_out)))
    said = f"{_counted(len(without), 'person is', 'people are')} in {names}, which this desk does not run"
    if kept:
        said += f"; {_counted(kept, 'message is', 'messages are')} kept for it"
    yield Check("chats", True, figure=said, limit="they read in the web chat, colleagues in the console")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _late(late: Late, now: datetime) -> str:
    if late.since is None:
        return f"{late.count} wait" if late.count else "none waits"
    return f"{late.count} wait{'s' if late.count == 1 else ''}, the oldest for {short_length(now - late.since)}"
