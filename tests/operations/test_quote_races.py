"""A hundred presses at the same instant, each on a connection of its own: one counts, and all agree on which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from bot.desk.clients import ChatIdentity
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Billing, TicketState
from bot.operations.intake import receive_message
from bot.operations.ports import DeskPorts, IncomingMessage
from bot.operations.quotes import answer_waiting_quote, expire_quotes, take_back_quote
from bot.operations.tickets import close_own_ticket
from bot.operations.turns import Turn, begin_turn
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import FOOTHILLS, GWEN, MARTY, RAVI, DeskForTests
from tests.operations.racing import Race
from tests.operations.situations import answers, asked_at_the_garage, revised
from tests.proving import cases, seeded

PRESSES = 100
ROUNDS = cases(1, 25)
_S = QuoteState
_RUN: Counter[str] = Counter()  # for the figures in docs/proofs.md


@dataclass(frozen=True)
class _At:
    """A clock that one side of a race goes by."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant


@pytest.fixture(scope="module")
def own_connections(shared_engine: Engine) -> Iterator[Engine]:
    """A connection for everybody who presses."""
    address = shared_engine.url.render_as_string(hide_password=False)
    engine = make_engine(address, pool_size=PRESSES)
    yield engine
    print(f"quote races: {dict(_RUN)}")
    engine.dispose()


@pytest.fixture
def desk(engine: Engine, own_connections: Engine) -> DeskForTests:
    """The garage, whose quotes Gwen and Marty may both approve."""
    desk = DeskForTests(sql_work_factory(own_connections))
    desk.take_in(FOOTHILLS)
    return desk


@pytest.fixture
def race(own_connections: Engine, request: pytest.FixtureRequest) -> Race:
    """Races whose lone starters differ from round to round."""
    return Race(own_connections, seeded(request.node.name), _RUN)


def _presses(ports: DeskPorts, base: Turn, count: int, accept: bool = True) -> list[Callable[[], str]]:
    """So many turns, each with a button of its own."""

    def press(turn: Turn) -> str:
        answered = answer_waiting_quote(ports=ports, turn=turn, accept=accept)
        return answered.quote.state.value if answered.newest is None else "shown the newest"

    turns = [replace(base, id=f"{base.id}-{accept}-{number}") for number in range(count)]
    return [lambda turn=turn: press(turn) for turn in turns]  # type: ignore[misc]


def _versions(desk: DeskForTests, number: str) -> list[Quote]:
    with desk.ports.begin() as work:
        return list(work.quotes.revisions(number))


def _agrees(desk: DeskForTests, quote: Quote, outcomes: Counter[str]) -> QuoteState:
    """One answer at most, and ticket, quote, history and what people were told all say the same; the first version's state."""
    versions = _versions(desk, quote.number)
    answered = [each for each in versions if each.approval is not None]
    assert outcomes["accepted"] + outcomes["declined"] == len(answered) <= 1
    ticket = desk.ticket(quote.ticket)
    kinds = desk.kinds(quote.ticket)
    accepted = [each for each in versions if each.state is _S.ACCEPTED]
    assert kinds.count("approved") == outcomes["accepted"]
    told = [words for words in desk.texts_to(RAVI) if "approved up to" in words and quote.ticket in words]
    assert len(told) == outcomes["accepted"]
    if accepted:
        assert (ticket.billing, ticket.not_to_exceed) == (Billing.APPROVED, accepted[0].limit)
        assert ticket.state is not TicketState.CANCELLED
        assert accepted[0].approval is not None
        assert accepted[0].approval.revision_hash == accepted[0].revision_hash
        assert accepted[0].approval.at < accepted[0].valid_until
    else:
        assert ticket.billing is not Billing.APPROVED
    _RUN.update({f"first version {versions[-1].state.value}": 1})
    return versions[-1].state


def _fresh(desk: DeskForTests) -> Quote:
    return asked_at_the_garage(desk)


@pytest.mark.parametrize("who", [[GWEN], [GWEN, MARTY]], ids=["the same approver", "two approvers"])
def test_of_a_hundred_who_accept_at_once_one_does(desk: DeskForTests, race: Race, who: list[ChatIdentity]) -> None:
    for _ in range(ROUNDS):
        quote = _fresh(desk)
        acts = [act for one in who for act in _presses(desk.ports, answers(desk, one, quote), PRESSES // len(who))]
        outcomes = race(acts)
        assert outcomes == {"accepted": 1, "refused": PRESSES - 1}
        assert _agrees(desk, quote, outcomes) is _S.ACCEPTED


def test_of_a_hundred_deliveries_of_one_button_one_counts(desk: DeskForTests, race: Race) -> None:
    for number in range(ROUNDS):
        quote = _fresh(desk)
        key = desk.shows_button(GWEN, "approve_quote", quote=quote.number, revision=quote.revision_hash)

        def deliver(place: int, key: str = key, number: int = number) -> str:
            message = IncomingMessage(f"press-{number}-{place}", GWEN, "", key)
            stored = receive_message(ports=desk.ports, message=message)
            assert stored is not None
            turn = begin_turn(ports=desk.ports, turn=stored.id)
            assert turn is not None
            return answer_waiting_quote(ports=desk.ports, turn=turn, accept=True).quote.state.value

        acts = [lambda place=place: deliver(place) for place in range(PRESSES)]  # type: ignore[misc]
        outcomes = race(acts)
        assert outcomes == {"accepted": 1, "refused": PRESSES - 1}
        assert _agrees(desk, quote, outcomes) is _S.ACCEPTED


def test_of_those_who_accept_and_those_who_decline_at_once_one_is_heard(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote = _fresh(desk)
        acts = _presses(desk.ports, answers(desk, GWEN, quote), PRESSES // 2)
        acts += _presses(desk.ports, answers(desk, MARTY, quote, "decline_quote"), PRESSES // 2, accept=False)
        outcomes = race(acts)
        assert outcomes["refused"] == PRESSES - 1
        state = _agrees(desk, quote, outcomes)
        assert (state.value, desk.ticket(quote.ticket).state) in (
            ("accepted", TicketState.TRIAGED),
            ("declined", TicketState.CANCELLED),
        )


def test_a_version_that_is_replaced_while_it_is_accepted_is_one_or_the_other(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote = _fresh(desk)
        acts = _presses(desk.ports, answers(desk, MARTY, quote), PRESSES - 1)
        outcomes = race(acts, lambda quote=quote: revised(desk, quote, "300.00").state.value)  # type: ignore[misc]
        first = _agrees(desk, quote, outcomes)
        newest = desk.quote(quote.number)
        assert (newest.revision, newest.state, newest.approval) == (2, _S.SENT, None)
        # Accepted in time it stands beside the new one; else it is gone, and everybody was shown the new one.
        if first is _S.ACCEPTED:
            assert newest.approved_before == quote.limit
        else:
            assert (first, outcomes["shown the newest"]) == (_S.SUPERSEDED, PRESSES - 1)


def test_a_quote_that_lapses_while_it_is_accepted_is_one_or_the_other(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote = _fresh(desk)
        turn = answers(desk, GWEN, quote)
        just = replace(desk.ports, clock=_At(quote.valid_until - timedelta(microseconds=1)))
        over = replace(desk.ports, clock=_At(quote.valid_until))
        acts = _presses(just, turn, PRESSES // 2)
        acts += [lambda over=over: "lapsed" if expire_quotes(ports=over) else "nothing"] * (PRESSES // 4)  # type: ignore[misc]
        acts += _presses(over, replace(turn, id=f"{turn.id}-late"), PRESSES // 4)
        outcomes = race(acts)
        state = _agrees(desk, quote, outcomes)
        assert outcomes["accepted"] + outcomes["lapsed"] == 1
        assert state is (_S.ACCEPTED if outcomes["accepted"] else _S.EXPIRED)
        answered = _versions(desk, quote.number)[0].approval
        assert answered is None or "late" not in answered.turn


def test_a_ticket_that_is_closed_while_its_cost_is_accepted_is_one_or_the_other(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote = _fresh(desk)
        closing = desk.turn(RAVI, "close it")
        acts = _presses(desk.ports, answers(desk, GWEN, quote), PRESSES - 1)

        def close(turn: Turn = closing, number: str = quote.ticket) -> str:
            return close_own_ticket(ports=desk.ports, turn=turn, number=number).state.value

        outcomes = race(acts, close)
        state = _agrees(desk, quote, outcomes)
        assert (state, desk.ticket(quote.ticket).state) in (
            (_S.ACCEPTED, TicketState.RESOLVED),
            (_S.CANCELLED, TicketState.CANCELLED),
        )


def test_a_quote_that_is_taken_back_while_it_is_accepted_charges_nothing(desk: DeskForTests, race: Race) -> None:
    for _ in range(ROUNDS):
        quote = _fresh(desk)
        acts = _presses(desk.ports, answers(desk, GWEN, quote), PRESSES - 1)

        def take_back(number: str = quote.number) -> str:
            return take_back_quote(ports=desk.ports, number=number, by="kim", reason="A mistake.").state.value

        outcomes = race(acts, take_back)
        assert (outcomes["cancelled"], outcomes["accepted"] <= 1) == (1, True)
        assert desk.quote(quote.number).state is _S.CANCELLED
        ticket = desk.ticket(quote.ticket)
        assert (ticket.billing, ticket.not_to_exceed) == (Billing.NO_CHARGE, None)
