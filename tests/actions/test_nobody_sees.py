"""Whoever is not verified hears the same, after the same queries, as if there were nothing; and so does another client's."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import pytest
from sqlalchemy.engine import Engine

from actions.base import DeskAction
from actions.coverage import (
    ChooseNow,
    ContractQuestion,
    DisputeCoverage,
    ExplainCoverage,
    HoursLeft,
    ReportProblem,
    TellPrice,
)
from actions.earlier import ReturnToEarlier
from actions.people import HandOver, WhoIsOnCall
from actions.quotes import ApproveQuote, ChangeQuote, DeclineQuote
from actions.ticket_status import TicketStatus
from actions.tickets import (
    AddInformation,
    CloseTicket,
    EscalateTicket,
    OpenTicket,
    ReopenTicket,
    WantTicket,
)
from actions.walkthroughs import StepFailed, StepRepeated
from bot.desk.clients import ChatIdentity, Role
from bot.desk.errors import OutOfDate
from bot.operations.cards import card_for
from bot.operations.home import home_of
from bot.operations.links import issue_code, redeem_code, unlink
from bot.operations.ports import About, Subject
from bot.operations.turns import Turn, begin_turn
from tests.actions.stage import play, tracker_of
from tests.makers import EVENING, MAPLE, MARTY, PRIYA, SAM, DeskForTests, demo_file, key_of, with_contact
from tests.operations.situations import asked_at_night
from tests.statements import statements_of

NOBODY = ChatIdentity("telegram", "", "900000")
LINKED = ChatIdentity("telegram", "", "700700")
UNKNOWN = {
    "a stranger": ChatIdentity("telegram", "", "900001"),
    "a guest of the workspace": ChatIdentity("slack", "T0MAPLE", "U0GUEST"),
    "a user of another workspace": ChatIdentity("slack", "T0MAPLE~T0FOOT", "U0SAM"),
    "somebody who has left": PRIYA,
    "an unlinked chat": LINKED,
}
SECRETS = re.compile(r"ND-\d+|Q-\d+|MD-\d+|\$|Maple|Dana|Sam\b|Priya|Queen Street|visits|printer on the second floor")
THEIRS = re.compile(r"Q-\d+|MD-\d+|Maple|Dana|Sam\b|Priya|Queen Street|printer on the second floor")


@dataclass(frozen=True)
class World:
    """What there is to be seen: a ticket of Sam's, its decision and quote, and buttons shown to others."""

    ticket: str
    quote: str
    decision: str
    sams_button: str
    own_buttons: dict[ChatIdentity, str]


@pytest.fixture
async def world(desk: DeskForTests) -> World:
    """At night: two people report, choose, get a ticket and a quote; then one leaves, and the other's chat is unlinked."""
    desk.clock.set(EVENING)
    code = issue_code(ports=desk.ports, email="dana@maple-dental.example", by="Kim Osei").code
    redeem_code(ports=desk.ports, identity=LINKED, code=code)
    buttons = {}
    for identity in (PRIYA, LINKED):
        await _does(desk, identity, ReportProblem(), "the printer on the second floor shows offline", "printer")
        await _does(desk, identity, ChooseNow(), "now")
        await _does(desk, identity, OpenTicket(), "today")
        await _does(desk, identity, ReportProblem(), "outlook on the front desk does not open", "email_client")
        await _does(desk, identity, ExplainCoverage(), "why?")
        buttons[identity] = desk.shows_button(identity, "approve_quote", quote="Q-1001", revision="x")
    quote = asked_at_night(desk)
    ticket = desk.ticket(quote.ticket)
    desk.take_in(with_contact(demo_file(MAPLE), "priya@maple-dental.example", roles=frozenset({Role.DEPARTED})))
    unlink(ports=desk.ports, email="dana@maple-dental.example", by="Kim Osei")
    others = {each: desk.shows_button(SAM, "ticket_status") for each in (NOBODY, MARTY, *UNKNOWN.values())}
    return World(ticket.number, quote.number, str(ticket.decision), desk.shows_button(SAM, "affirm"), others | buttons)


async def _does(
    desk: DeskForTests,
    identity: ChatIdentity,
    action: DeskAction,
    words: str,
    intent: str = "",
    named: str | None = None,
) -> str:
    entities = [{"entity": "ticket", "value": named, "start": 0, "end": 0}] if named else []
    played = await play(action, tracker_of(desk.turn(identity, words), intent, entities=entities))
    return json.dumps([played.names, played.texts, played.payloads, played.slots])


Read = Callable[[DeskForTests, World, ChatIdentity], Awaitable[str]]


def _typed(action: DeskAction, words: str, *, named: bool = False) -> Read:
    async def read(desk: DeskForTests, world: World, identity: ChatIdentity) -> str:
        return await _does(desk, identity, action, words, named=world.ticket if named else None)

    return read


def _card(kind: Subject) -> Read:
    async def read(desk: DeskForTests, world: World, identity: ChatIdentity) -> str:
        id = {Subject.TICKET: world.ticket, Subject.QUOTE: world.quote, Subject.DECISION: world.decision}[kind]
        return str(card_for(ports=desk.ports, about=About(kind, id), conversation=key_of(identity)))

    return read


async def _page(desk: DeskForTests, world: World, identity: ChatIdentity) -> str:
    return str(home_of(ports=desk.ports, identity=identity))


def _pressed(key: Callable[[World, ChatIdentity], str]) -> Read:
    async def read(desk: DeskForTests, world: World, identity: ChatIdentity) -> str:
        message = desk.receives(identity, button=key(world, identity))
        assert message is not None
        with pytest.raises(OutOfDate) as refusal:
            begin_turn(ports=desk.ports, turn=message.id)
        return str(refusal.value)

    return read


READS: dict[str, Read] = {
    "a ticket by its number": _typed(TicketStatus(), "how is it?", named=True),
    "how tickets stand": _typed(TicketStatus(), "how are my tickets?"),
    "more words for a ticket": _typed(AddInformation(), "add: it beeps", named=True),
    "more words for the last one": _typed(AddInformation(), "add: it beeps"),
    "close a ticket": _typed(CloseTicket(), "close it", named=True),
    "close the last one": _typed(CloseTicket(), "close it"),
    "open a ticket again": _typed(ReopenTicket(), "it is back", named=True),
    "open the last one again": _typed(ReopenTicket(), "it is back"),
    "more speed for a ticket": _typed(EscalateTicket(), "too slow", named=True),
    "more speed for the last one": _typed(EscalateTicket(), "too slow"),
    "why": _typed(ExplainCoverage(), "why?"),
    "this is wrong": _typed(DisputeCoverage(), "that is wrong"),
    "what it costs": _typed(TellPrice(), "how much?"),
    "hours left": _typed(HoursLeft(), "how many hours have we left?"),
    "the contract": _typed(ContractQuestion(), "who serves us?"),
    "yes to a quote in words": _typed(ApproveQuote(), "approve"),
    "no to a quote in words": _typed(DeclineQuote(), "decline"),
    "another price": _typed(ChangeQuote(), "too dear"),
    "the choice": _typed(ChooseNow(), "now"),
    "a ticket for what was talked about": _typed(WantTicket(), "open a ticket"),
    "the two answers": _typed(OpenTicket(), "today"),
    "back to the earlier problem": _typed(ReturnToEarlier(), "back to the other one"),
    "the step again": _typed(StepRepeated(), "again"),
    "the step did not help": _typed(StepFailed(), "no"),
    "who is on call": _typed(WhoIsOnCall(), "who is on call?"),
    "the card of a ticket": _card(Subject.TICKET),
    "the card of a quote": _card(Subject.QUOTE),
    "the card of a decision": _card(Subject.DECISION),
    "the own page": _page,
    "somebody else's button": _pressed(lambda world, _: world.sams_button),
    "a button that was theirs": _pressed(lambda world, identity: world.own_buttons[identity]),
    "a person": _typed(HandOver(), "I want a person"),
}


async def _heard(
    desk: DeskForTests, engine: Engine, world: World, read: Read, identity: ChatIdentity
) -> tuple[str, list[str]]:
    """What was said, without the numbers that new tickets get and those that were asked for; and the queries."""
    desk.turn(identity, "hello")
    with statements_of(engine) as said:
        words = await read(desk, world, identity)
    known = {
        ticket.number for ticket in desk.tickets() if ticket.conversation == key_of(identity) and not ticket.contact
    }
    for number in (*known, world.ticket):
        words = words.replace(number, "#")
    return words, said


@pytest.mark.parametrize("who", UNKNOWN)
async def test_who_is_not_verified_hears_and_costs_the_same_as_somebody_who_never_was_here(
    desk: DeskForTests, engine: Engine, world: World, who: str
) -> None:
    expected = {name: await _heard(desk, engine, world, read, NOBODY) for name, read in READS.items()}
    heard = {name: await _heard(desk, engine, world, read, UNKNOWN[who]) for name, read in READS.items()}
    assert {name: (heard[name], expected[name]) for name in READS if heard[name] != expected[name]} == {}
    assert {name: found for name in READS if (found := SECRETS.findall(heard[name][0]))} == {}


async def test_another_clients_person_hears_and_costs_the_same_as_about_what_is_not_there(
    desk: DeskForTests, engine: Engine, world: World
) -> None:
    there, nothing = (
        "no such button",
        {"ticket": "ND-9999", "quote": "Q-9999", "decision": "none", "sams_button": "none"},
    )
    empty = replace(world, **nothing, own_buttons={MARTY: there})
    for read in READS.values():
        await read(desk, empty, MARTY)
    expected = {name: await _heard(desk, engine, empty, read, MARTY) for name, read in READS.items()}
    world.own_buttons[MARTY] = world.sams_button
    heard = {name: await _heard(desk, engine, world, read, MARTY) for name, read in READS.items()}
    assert {name: (heard[name], expected[name]) for name in READS if heard[name] != expected[name]} == {}
    assert {name: found for name in READS if (found := THEIRS.findall(heard[name][0]))} == {}


def test_the_turns_of_the_matrix_are_of_the_people_they_say(desk: DeskForTests, world: World) -> None:
    turns: list[Turn] = [desk.turn(identity, "hello") for identity in (NOBODY, *UNKNOWN.values())]
    assert [turn.person.verified for turn in turns] == [False] * 6
    assert desk.turn(MARTY, "hello").person.verified
