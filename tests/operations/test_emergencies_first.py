"""Attack, outage, danger to life, with whatever is dead behind it: somebody is woken, then the next, until somebody comes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from itertools import product

import pytest
from procrastinate import App
from procrastinate.jobs import Job
from procrastinate.testing import InMemoryConnector
from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.escalation import Call
from bot.operations.failing import LATE, fail_late_turns
from bot.operations.intake import AMONG_OTHERS, receive_message
from bot.operations.oncall import climb_due, send_call, take_page
from bot.operations.ports import FAILED, Answer, IncomingMessage
from bot.operations.turns import Turn
from bot.worker.app import jobs_for_deliveries
from bot.worker.turns import handle_turn
from tests.fakes import Breaks, SteppingClock
from tests.makers import MAPLE, PRIYA, SAM, STRANGER, DeskForTests, key_of
from tests.proving import cases

WORDS = {
    EmergencyKind.DANGER: (
        "there is smoke coming from the server",
        "somebody got an electric shock in the server room",
        "I want to end my life",
    ),
    EmergencyKind.SECURITY_INCIDENT: (
        "there is a ransom note on the reception computer",
        "all our files are encrypted and they want bitcoin",
        "I entered my password on a fake page and now mails are going out in my name",
    ),
    EmergencyKind.OUTAGE: (
        "the server is down and nobody can work",
        "the internet is down for the whole office",
        "our whole network is down",
    ),
}
KNOWN = {"slack": SAM, "telegram": PRIYA, "web": ChatIdentity("web", "", "sam@maple-dental.example")}
STRANGERS = {
    "slack": STRANGER,
    "telegram": ChatIdentity("telegram", "", "500999"),
    "web": ChatIdentity("web", "", "nobody@elsewhere.example"),
}
PEOPLE = {
    **{f"known on {where}": who for where, who in KNOWN.items()},
    **{f"stranger on {w}": s for w, s in STRANGERS.items()},
}
DEAD = ("rasa", "process")
ALL = tuple(product(range(3), DEAD, EmergencyKind, PEOPLE))


class FailsFirst:
    """A pager that breaks so many times, and remembers whom it called when."""

    def __init__(self, clock: SteppingClock, failures: int) -> None:
        self._clock, self._failures = clock, failures
        self.called: list[str] = []

    def page(self, page: Page, call: Call, text: str) -> None:
        """Call, or break."""
        if self._failures:
            self._failures -= 1
            raise OSError("the pager does not answer")
        self.called.append(call.technician)


@contextmanager
def _slow(engine: Engine, seconds: float) -> Iterator[None]:
    """Every statement takes so much longer."""

    def wait(connection: object, cursor: object, *rest: object) -> None:
        time.sleep(seconds)

    event.listen(engine, "before_cursor_execute", wait)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", wait)


def _send(desk: DeskForTests, pager: FailsFirst, page: str) -> None:
    """The jobs of the calls, each run again while it fails; one that went before does nothing."""
    with desk.ports.begin() as work:
        calls = work.pages.calls(page)
    for call in calls:
        for _ in range(5):
            try:
                send_call(ports=desk.ports, pager=pager, call_id=call.id)
                break
            except OSError:
                continue


@pytest.mark.parametrize(
    ("phrase", "dead", "kind", "who"),
    ALL[:: cases(13, 1)],
    ids=["-".join((str(phrase), dead, kind.value, who)) for phrase, dead, kind, who in ALL[:: cases(13, 1)]],
)
async def test_somebody_is_woken_at_once_and_the_next_after_five_minutes_until_somebody_comes(
    desk: DeskForTests, phrase: int, dead: str, kind: EmergencyKind, who: str
) -> None:
    identity, words = PEOPLE[who], WORDS[kind][phrase]
    stored = desk.receives(identity, words)
    assert stored is not None
    with desk.ports.begin() as work:
        (page,) = work.pages.list()
    assert (page.kind, page.sent_at, page.client) == (kind.value, desk.clock.now(), MAPLE if "known" in who else None)
    first = desk.texts_to(identity)
    if kind is EmergencyKind.DANGER:
        # The number of where they are, before anything else; a stranger may be anywhere.
        number = "911" if "known" in who else "112, or 911 in North America,"
        assert first[0].startswith(f"Call {number} now. ")
    else:
        assert first == []
    pager = FailsFirst(desk.clock, 2)
    _send(desk, pager, page.id)
    assert pager.called == ["Amara Obi"]
    if dead == "rasa":
        await handle_turn(ports=desk.ports, assistant=Breaks(), turn_id=stored.id)
    else:
        desk.clock.step(seconds=LATE.total_seconds() + 0.5)
        assert fail_late_turns(ports=desk.ports, reference="r") == (stored.id,)
    _told_whom_and_what(desk, identity, kind, stored.id)
    desk.clock.step(minutes=5)
    while climb_due(ports=desk.ports):
        pass
    _send(desk, pager, page.id)
    assert (len(pager.called), len(set(pager.called))) == (2, 2)
    take_page(ports=desk.ports, page_id=page.id, by=pager.called[-1], through="chat")
    desk.clock.step(hours=2)
    assert climb_due(ports=desk.ports) == 0
    assert desk.texts_to(identity)[-1] == f"{pager.called[-1]} has your call and is on it."


def _told_whom_and_what(desk: DeskForTests, identity: ChatIdentity, kind: EmergencyKind, turn: str) -> None:
    assert desk.message(turn).state == FAILED
    (ticket,) = desk.tickets()
    said = desk.texts_to(identity)
    assert "Amara Obi is being called" in said[-1] and ticket.number in said[-1]
    if kind is EmergencyKind.DANGER:
        assert not any(sign in " ".join(said) for sign in ("?", "$", "cover", "quote", "charge"))
    with desk.ports.begin() as work:
        assert [(each.ticket, each.kind) for each in work.pages.list()] == [(ticket.number, kind.value)]


async def test_a_slow_database_makes_nobody_wait_for_a_minute(desk: DeskForTests, shared_engine: Engine) -> None:
    began = time.monotonic()
    with _slow(shared_engine, 0.02):
        desk.receives(SAM, WORDS[EmergencyKind.DANGER][0])
        with desk.ports.begin() as work:
            (page,) = work.pages.list()
        pager = FailsFirst(desk.clock, 0)
        _send(desk, pager, page.id)
    assert pager.called == ["Amara Obi"]
    # Fifty times as slow as it is: a fiftieth of a minute is what it may take otherwise.
    assert time.monotonic() - began < 30


async def test_what_only_the_classifier_knows_is_an_emergency_when_the_rest_of_rasa_is_dead(desk: DeskForTests) -> None:
    class OnlyClassifies(Breaks):
        async def emergency_named(self, words: str) -> EmergencyKind | None:
            return EmergencyKind.SECURITY_INCIDENT

    stored = desk.receives(SAM, "everything looks a bit odd since this morning")
    assert stored is not None and stored.emergency is None
    await handle_turn(ports=desk.ports, assistant=OnlyClassifies(), turn_id=stored.id)
    with desk.ports.begin() as work:
        assert [page.kind for page in work.pages.list()] == ["security_incident"]
    assert "is being called now" in desk.texts_to(SAM)[-1]


async def test_a_classifier_that_is_dead_too_leaves_the_words_in_a_ticket(desk: DeskForTests) -> None:
    class AllBroken(Breaks):
        async def emergency_named(self, words: str) -> EmergencyKind | None:
            raise RuntimeError("no classifier")

        async def answer(self, turn: Turn) -> tuple[Answer, ...]:
            raise MemoryError

    stored = desk.receives(SAM, "my mouse is gone")
    assert stored is not None
    await handle_turn(ports=desk.ports, assistant=AllBroken(), turn_id=stored.id)
    assert [ticket.words for ticket in desk.tickets()] == ["my mouse is gone"]


def test_the_first_words_stand_in_the_room_where_they_were_written(desk: DeskForTests) -> None:
    place = {"channel": "C0GENERAL", "thread_ts": "1.2", AMONG_OTHERS: "1"}
    receive_message(ports=desk.ports, message=IncomingMessage("k-1", SAM, "there is a fire in the office", place=place))
    first, aside = desk.said_to(SAM)
    assert (first.private, first.text[:12], aside.private) == (False, "Call 911 now", False)


def test_a_call_that_could_not_be_sent_is_tried_again_within_the_minute(desk: DeskForTests, engine: Engine) -> None:
    """The waits of the job that sends a call: three tries in the first half of a minute."""
    app = App(connector=InMemoryConnector())
    jobs_for_deliveries(app, desk.ports, {}, FailsFirst(desk.clock, 0))
    strategy = app.tasks["nightdesk.page"].retry_strategy
    assert strategy is not None
    waits = []
    for attempts in range(3):
        job = Job(id=1, queue="pages", lock=None, queueing_lock=None, task_name="nightdesk.page", attempts=attempts)
        decision = strategy.get_retry_decision(exception=OSError(), job=job)
        assert decision is not None and decision.retry_at is not None
        waits.append(decision.retry_at - datetime.now(timezone.utc))
    assert sum(waits, timedelta(0)) <= timedelta(seconds=30)


def test_the_conversation_of_an_emergency_holds_nothing_of_another(desk: DeskForTests, engine: Engine) -> None:
    desk.receives(SAM, WORDS[EmergencyKind.DANGER][0])
    with engine.connect() as connection:
        found = connection.execute(text("SELECT DISTINCT conversation FROM outbox")).scalars()
        assert list(found) == [key_of(SAM)]
