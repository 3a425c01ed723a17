"""Any two things that may be done to one ticket, done at the same instant: the rules may refuse one, the database neither.

Two operations that hold the same rows in another order wait for each other until PostgreSQL gives up one of them, and
somebody reads that something went wrong. Receivers outside are there, because what they are told is written last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations_with_replacement, count
from random import Random

import pytest
from sqlalchemy.engine import Engine

from bot.connectors.webhooks.connecting import networks_of
from bot.desk.catalogue import Priority
from bot.desk.decisions import Verdict
from bot.desk.enquiries import Choice
from bot.desk.quotes import Quote
from bot.desk.ticket_work import WaitFor
from bot.operations.disputes import dispute_decision
from bot.operations.oncall import climb_due, pass_page, take_page
from bot.operations.overrides import override_coverage
from bot.operations.quotes import answer_waiting_quote, expire_quotes, pass_on_stranded_quotes, take_back_quote
from bot.operations.quotes.reminding import remind_approver
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_work import (
    assign_ticket,
    claim_ticket,
    let_wait,
    merge_ticket,
    note_internally,
    recategorise_ticket,
    reopen_ticket,
    resume_ticket,
    split_ticket,
)
from bot.operations.tickets import add_information, ask_for_more_speed, close_own_ticket, reopen_own_ticket
from bot.operations.timesheet import add_part, log_time
from bot.operations.together import answer_together, resolve_together
from bot.operations.webhooks import add_webhook
from bot.operations.when_talk import answer_about_the_hour
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import AMARA_AT, FOOTHILLS, GWEN, JONAS_AT, KIM_AT, MARTY, RAVI, ROBIN_AT, DeskForTests
from tests.operations.racing import Race
from tests.operations.situations import answers, opened
from tests.proving import PROVING, cases, seeded

NIGHT = datetime.fromisoformat("2026-11-24T22:00-07:00")
SAMPLE = 40
ROUNDS = cases(1, 2)
_keys = count(1)


@dataclass(frozen=True)
class Stage:
    """Two tickets of the garage at night, their calls, and whether Gwen has approved the first one's price."""

    desk: DeskForTests
    quote: Quote
    other: str
    page: str
    """The call about the first ticket, if it is approved; of the other one else."""
    chance: Random

    @property
    def number(self) -> str:
        return self.quote.ticket

    def key(self) -> str:
        return f"deed {next(_keys)}"

    def member(self) -> str:
        return self.chance.choice((AMARA_AT, KIM_AT, ROBIN_AT, JONAS_AT))


Act = Callable[[], object]
Deed = Callable[[Stage], Act]
"""What is prepared for a ticket, and done when everybody is ready."""


def _says(words: str) -> Deed:
    def prepare(stage: Stage) -> Act:
        turn = stage.desk.turn(RAVI, words)
        return lambda: answer_about_the_hour(ports=stage.desk.ports, turn=turn)

    return prepare


def _answers(identity: object, accept: bool) -> Deed:
    def prepare(stage: Stage) -> Act:
        turn = answers(stage.desk, identity, stage.quote, "approve_quote" if accept else "decline_quote")  # type: ignore[arg-type]
        return lambda: answer_waiting_quote(ports=stage.desk.ports, turn=turn, accept=accept)

    return prepare


def _of_their_own(act: Callable[..., object], said: str, **more: object) -> Deed:
    def prepare(stage: Stage) -> Act:
        turn = stage.desk.turn(RAVI, said)
        return lambda: act(ports=stage.desk.ports, turn=turn, number=stage.number, **more)

    return prepare


def _by_us(act: Callable[..., object], **more: object) -> Deed:
    def prepare(stage: Stage) -> Act:
        by = stage.member()
        return lambda: act(ports=stage.desk.ports, number=stage.number, by=by, **more)

    return prepare


def _work(act: Callable[..., object], **more: object) -> Deed:
    def prepare(stage: Stage) -> Act:
        by, key = stage.member(), stage.key()
        return lambda: act(ports=stage.desk.ports, ticket=stage.number, by=by, key=key, **more)

    return prepare


def _round(act: Callable[..., object]) -> Deed:
    return lambda stage: lambda: act(ports=stage.desk.ports)


def _disputes(stage: Stage) -> Act:
    turn = stage.desk.turn(RAVI, "that is wrong, we never agreed to this")
    return lambda: dispute_decision(ports=stage.desk.ports, turn=turn)


def _reminds(stage: Stage) -> Act:
    turn = stage.desk.turn(RAVI, "can you remind her")
    return lambda: remind_approver(ports=stage.desk.ports, turn=turn)


DEEDS: dict[str, Deed] = {
    "can wait": _says("it can wait until tomorrow"),
    "cannot wait": _says("it cannot wait"),
    "approves": _answers(GWEN, True),
    "another approves": _answers(MARTY, True),
    "declines": _answers(MARTY, False),
    "taken back": lambda stage: (
        lambda: take_back_quote(ports=stage.desk.ports, number=stage.quote.number, by="kim", reason="A mistake.")
    ),
    "reminds": _reminds,
    "lapses": _round(expire_quotes),
    "passed on": _round(pass_on_stranded_quotes),
    "disputes": _disputes,
    "adds": _of_their_own(add_information, "it says 0x80070005", words="it says 0x80070005", facts=()),
    "hurries": _of_their_own(ask_for_more_speed, "this takes far too long"),
    "closes": _of_their_own(close_own_ticket, "it works, close it"),
    "opens again": _of_their_own(reopen_own_ticket, "it is back"),
    "claims": _by_us(claim_ticket),
    "assigns": _by_us(assign_ticket, to=ROBIN_AT),
    "lets wait": _by_us(let_wait, reason=WaitFor.VENDOR),
    "resumes": _by_us(resume_ticket),
    "reopens": _by_us(reopen_ticket, reason="it is back"),
    "merges": lambda stage: (
        lambda: merge_ticket(ports=stage.desk.ports, number=stage.number, into=stage.other, by=KIM_AT)
    ),
    "merges the other": lambda stage: (
        lambda: merge_ticket(ports=stage.desk.ports, number=stage.other, into=stage.number, by=KIM_AT)
    ),
    "splits": _by_us(split_ticket),
    "sorts": _by_us(recategorise_ticket, category="email_client"),
    "weighs": _by_us(reprioritise_ticket, priority=Priority.P2, reason="a customer waits"),
    "overrides": _by_us(override_coverage, verdict=Verdict.COVERED, reason="A favour."),
    "answers": _by_us(record_first_response, words="I look at it."),
    "answers together": _by_us(answer_together, words="We look at it."),
    "notes": lambda stage: (
        lambda: note_internally(ports=stage.desk.ports, number=stage.number, by=KIM_AT, words="hm", key=stage.key())
    ),
    "logs time": _work(log_time, minutes=30),
    "uses a part": _work(add_part, text="toner", cost=Decimal(20)),
    "resolves": _work(resolve_ticket, text="A new cable."),
    "resolves together": lambda stage: (
        lambda: resolve_together(
            ports=stage.desk.ports, number=stage.number, by=KIM_AT, text="A new cable.", key=stage.key()
        )
    ),
    "takes the call": lambda stage: (
        lambda: take_page(ports=stage.desk.ports, page_id=stage.page, by="Amara Obi", through="test")
    ),
    "passes the call": lambda stage: lambda: pass_page(ports=stage.desk.ports, page_id=stage.page, by="Amara Obi"),
    "calls the next": _round(climb_due),
}


@pytest.fixture
def desk(engine: Engine, own_connections: Engine) -> DeskForTests:
    """The garage at night, the people of the MSP, and somebody outside who is told of everything."""
    desk = DeskForTests(sql_work_factory(own_connections))
    desk.take_in(FOOTHILLS)
    desk.take_in_staff()
    desk.clock.set(NIGHT)
    add_webhook(ports=desk.ports, address="http://127.0.0.1:9/x", by="the tests", allowed=networks_of("127.0.0.1"))
    return desk


def _stage(desk: DeskForTests, approved: bool, chance: Random) -> Stage:
    numbers: list[Quote] = []
    for category, words, yes in (("printer", "the printer jams", approved), ("email_client", "outlook hangs", True)):
        quote = opened(desk, RAVI, category, words, choice=Choice.NOW)[1].quote
        assert quote is not None
        numbers.append(quote)
        if yes:
            answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote), accept=True)
    with desk.ports.begin() as work:
        (page,) = work.pages.of_ticket(numbers[0].ticket if approved else numbers[1].ticket)
        climbing = work.pages.escalation(page.id)
    assert climbing is not None and climbing.due_at is not None
    return Stage(desk, numbers[0], numbers[1].ticket, page.id, chance)


def _pairs(chance: Random) -> list[tuple[str, str, bool]]:
    every = [(one, other, yes) for one, other in combinations_with_replacement(DEEDS, 2) for yes in (True, False)]
    return every if PROVING else chance.sample(every, SAMPLE)


def test_of_any_two_at_the_same_instant_neither_waits_for_ever(desk: DeskForTests, own_connections: Engine) -> None:
    chance = seeded("any two at once")
    race, failed, refused = Race(own_connections, chance), Counter[str](), 0
    for one, other, approved in _pairs(chance):
        for _ in range(ROUNDS):
            stage = _stage(desk, approved, chance)
            desk.clock.set(NIGHT + timedelta(minutes=chance.choice((0, 20))))
            acts = [DEEDS[name](stage) for name in (one, other)]

            def done(act: Act) -> str:
                act()
                return "done"

            try:
                outcomes = race([lambda act=act: done(act) for act in acts])  # type: ignore[misc]
                refused += outcomes["refused"]
            except Exception as failure:
                failed[f"{one} and {other}: {type(failure).__name__}"] += 1
            desk.clock.set(NIGHT)
    print(f"pairs at once: {race.run}, {refused} refused by the rules")
    assert failed == Counter()
    assert refused > 0
