"""A quote is accepted once, by a button, by somebody who may; every other way ends without a charge."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk.clients import ChatIdentity, Role
from bot.desk.enquiries import Choice
from bot.desk.errors import DeskError, NotAllowed, OutOfDate
from bot.desk.money import Money
from bot.desk.quotes import QuoteState
from bot.desk.tickets import TicketState
from bot.operations.intake import receive_message
from bot.operations.ports import IncomingMessage, Pressed, ShownButton
from bot.operations.quotes import (
    answer_waiting_quote,
    ask_for_another_price,
    expire_quotes,
    greet_again,
    note_cards_seen,
    pass_on_stranded_quotes,
    waiting_cards,
    who_may_approve,
)
from bot.operations.quotes.answering import ONLY_BY_BUTTON
from bot.operations.tickets import open_ticket
from bot.operations.turns import Turn, begin_turn
from bot.operations.wording import USED_BUTTON
from tests.makers import (
    DANA,
    FOOTHILLS,
    GWEN,
    MAPLE,
    MARTY,
    NEXT_OPENING,
    PRIYA,
    RAVI,
    SAM,
    STRANGER,
    DeskForTests,
    demo_file,
    key_of,
    with_contact,
)
from tests.operations.situations import answers, asked_at_night, asked_at_the_garage, opened

GWENS = "gwen@foothills-auto.example"
MARTYS = "marty@foothills-auto.example"
APPROVED_BY_DANA = "Dana Reyes approved Q-1001 up to $430.00, today 20:00."

PRINTER_FIX = "You can still try a fix yourself, for nothing: The printer is offline or prints nothing."


def _refusal(desk: DeskForTests, turn: Turn, kind: type[DeskError], accept: bool = True) -> str:
    with pytest.raises(kind) as refusal:
        answer_waiting_quote(ports=desk.ports, turn=turn, accept=accept)
    return str(refusal.value)


def test_the_approvers_button_starts_the_work_and_tells_the_requester(desk: DeskForTests) -> None:
    desk.turn(DANA, "hello")
    quote = asked_at_night(desk)
    (card,) = desk.said_to(DANA)
    turn = desk.turn(DANA, button=card.buttons[0].key)
    answered = answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
    assert (answered.quote.state, answered.ticket.state, answered.ticket.billing.value) == (
        QuoteState.ACCEPTED,
        TicketState.TRIAGED,
        "approved",
    )
    approval = answered.quote.approval
    assert approval is not None
    assert (approval.by, approval.turn, approval.revision_hash, approval.accepted) == (
        "dana@maple-dental.example",
        turn.id,
        quote.revision_hash,
        True,
    )
    assert (answered.ticket.resolution is not None, answered.ticket.not_to_exceed) == (True, quote.limit)
    assert desk.texts_to(SAM) == [
        "Dana Reyes approved up to $430.00 for ND-1001. Amara Obi is being called right now. "
        "A technician answers by today 22:00."
    ]
    assert desk.kinds(quote.ticket) == ["opened", "approved", "paged"]
    again = answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
    assert answered.ahead.called is not None
    assert again.ahead == answered.ahead


def test_the_same_turn_accepts_once_however_often_it_runs(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    turn = answers(desk, DANA, quote)
    first = answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
    desk.clock.step(days=2)
    again = answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
    assert (again.quote, again.ticket) == (first.quote, first.ticket)
    assert len(desk.texts_to(SAM)) == 1


@pytest.mark.parametrize("second", [True, False], ids=["accepted again", "declined after all"])
def test_an_answered_quote_cannot_be_answered_again(desk: DeskForTests, second: bool) -> None:
    quote = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote), accept=True)
    said = _refusal(desk, answers(desk, DANA, quote), OutOfDate, accept=second)
    assert said == APPROVED_BY_DANA
    assert desk.quote(quote.number).state is QuoteState.ACCEPTED


def test_of_twenty_who_press_at_once_one_accepts(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    base = answers(desk, DANA, quote)
    turns = [replace(base, id=f"turn-{number}") for number in range(20)]

    def accept(turn: Turn) -> str:
        try:
            answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
        except OutOfDate as refusal:
            return str(refusal)
        return "accepted"

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(accept, turns))
    assert sorted(outcomes) == [APPROVED_BY_DANA] * 19 + ["accepted"]
    assert desk.kinds(quote.ticket) == ["opened", "approved", "paged"]
    assert len(desk.texts_to(SAM)) == 1


def test_of_twenty_deliveries_of_one_pressed_button_one_counts(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    key = desk.shows_button(DANA, "approve_quote", quote=quote.number, revision=quote.revision_hash)

    def press(number: int) -> str:
        message = IncomingMessage(f"press-{number}", DANA, "", key)
        stored = receive_message(ports=desk.ports, message=message)
        assert stored is not None
        try:
            turn = begin_turn(ports=desk.ports, turn=stored.id)
        except OutOfDate as refusal:
            return str(refusal)
        assert turn is not None
        return answer_waiting_quote(ports=desk.ports, turn=turn, accept=True).quote.state.value

    with ThreadPoolExecutor(20) as pool:
        outcomes = sorted(pool.map(press, range(20)))
    # Who comes before the answer is on record hears that the button is used, who comes after it what was answered.
    assert outcomes.count("accepted") == 1
    assert set(outcomes) <= {USED_BUTTON, APPROVED_BY_DANA, "accepted"}


def test_typed_words_approve_nothing(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    for typed in ("approve", f"approve {quote.number}", f'/approve_quote{{"quote": "{quote.number}"}}'):
        assert _refusal(desk, desk.turn(DANA, typed), NotAllowed) == ONLY_BY_BUTTON
    assert desk.quote(quote.number) == quote


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        pytest.param(SAM, NotAllowed, id="the requester, who has no rights"),
        pytest.param(PRIYA, NotAllowed, id="an approver whose limit is too low and who was not asked"),
        pytest.param(MARTY, NotAllowed, id="an approver of another client"),
    ],
)
def test_whoever_may_not_approve_is_refused(desk: DeskForTests, who: ChatIdentity, kind: type[DeskError]) -> None:
    quote = asked_at_night(desk)
    for accept in (True, False):
        _refusal(desk, answers(desk, who, quote), kind, accept=accept)
    assert (desk.quote(quote.number), desk.ticket(quote.ticket).state) == (quote, TicketState.AWAITING_APPROVAL)


def test_a_quote_past_its_date_is_not_accepted_even_before_it_was_let_lapse(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    desk.clock.set(quote.valid_until - timedelta(seconds=1))
    early = answers(desk, DANA, quote)
    desk.clock.step(seconds=1)
    assert "past its date" in _refusal(desk, early, OutOfDate)
    assert desk.quote(quote.number).state is QuoteState.SENT


def test_any_approver_with_the_limit_may_answer(desk: DeskForTests) -> None:
    quote = asked_at_the_garage(desk)
    assert quote.asked == GWENS
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, MARTY, quote), accept=True)
    assert answered.quote.approval is not None and answered.quote.approval.by == MARTYS


def _with_limit_of_ten(desk: DeskForTests) -> None:
    """Gwen's limit shrinks after she was asked."""
    desk.take_in(with_contact(demo_file(FOOTHILLS), GWENS, approval_limit=Money.of("10.00", "CAD")))


def test_an_approver_whose_limit_does_not_reach_passes_the_quote_on(desk: DeskForTests) -> None:
    quote = asked_at_the_garage(desk)
    _with_limit_of_ten(desk)
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote), accept=True)
    assert answered.passed_to is not None and answered.passed_to.email == MARTYS
    assert (answered.quote.state, answered.quote.asked, answered.quote.passed_over, answered.quote.approval) == (
        QuoteState.SENT,
        MARTYS,
        (GWENS,),
        None,
    )
    assert len(desk.said_to(f"web::{MARTYS}")) == 1
    assert desk.kinds(quote.ticket) == ["opened", "passed on"]
    _refusal(desk, answers(desk, GWEN, quote), NotAllowed)
    done = answer_waiting_quote(ports=desk.ports, turn=answers(desk, MARTY, quote), accept=True)
    assert done.quote.state is QuoteState.ACCEPTED


def test_when_nobody_is_left_to_ask_a_person_takes_over_and_the_ticket_is_not_lost(desk: DeskForTests) -> None:
    quote = asked_at_the_garage(desk)
    _with_limit_of_ten(desk)
    with desk.ports.begin() as work:
        client = work.clients.get(FOOTHILLS)
    assert client is not None
    file = replace(demo_file(FOOTHILLS), client=client)
    desk.take_in(with_contact(file, MARTYS, roles=frozenset({Role.DEPARTED})))
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote), accept=True)
    assert (answered.passed_to, answered.quote.asked) == (None, None)
    assert answered.ticket.state is TicketState.TRIAGED
    assert desk.kinds(quote.ticket) == ["opened", "passed on", "nobody may approve"]
    # What a person is looking after is not cancelled when the date of the quote comes.
    desk.clock.set(quote.valid_until)
    assert expire_quotes(ports=desk.ports) == 0
    assert desk.ticket(quote.ticket).state is TicketState.TRIAGED


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"roles": frozenset({Role.APPROVER, Role.DEPARTED})}, id="has left"),
        pytest.param({"roles": frozenset[Role]()}, id="is no approver any more"),
        pytest.param({"approval_limit": Money.of("10.00", "CAD")}, id="has a lower limit"),
    ],
)
def test_a_quote_whose_approver_cannot_answer_any_more_goes_to_the_next_by_itself(
    desk: DeskForTests, changes: dict[str, object]
) -> None:
    quote = asked_at_the_garage(desk)
    assert pass_on_stranded_quotes(ports=desk.ports) == 0
    desk.take_in(with_contact(demo_file(FOOTHILLS), GWENS, **changes))
    assert [pass_on_stranded_quotes(ports=desk.ports), pass_on_stranded_quotes(ports=desk.ports)] == [1, 0]
    waiting = desk.quote(quote.number)
    assert (waiting.state, waiting.asked, waiting.passed_over) == (QuoteState.SENT, MARTYS, (GWENS,))
    assert waiting.revision_hash == quote.revision_hash
    assert [message.buttons[0].title for message in desk.said_to(f"web::{MARTYS}")] == ["Approve up to $120.00"]
    assert desk.texts_to(RAVI) == ["The cost of ND-1001 still waits for a yes. I have asked Marty Blais instead."]


def test_a_quote_that_strands_with_nobody_left_goes_to_a_person(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    desk.take_in(with_contact(demo_file(MAPLE), "dana@maple-dental.example", roles=frozenset({Role.DEPARTED})))
    assert pass_on_stranded_quotes(ports=desk.ports) == 1
    assert (desk.quote(quote.number).state, desk.ticket(quote.ticket).state) == (
        QuoteState.DRAFT,
        TicketState.TRIAGED,
    )
    assert desk.texts_to(SAM) == [
        "The cost of ND-1001 still waits for a yes. A person at the help desk looks after it."
    ]


def test_nobody_on_file_to_approve_is_a_ticket_for_a_person(desk: DeskForTests) -> None:
    desk.take_in(with_contact(demo_file(MAPLE), "dana@maple-dental.example", roles=frozenset({Role.PRIMARY})))
    quote = asked_at_night(desk)
    assert (quote.asked, quote.state) == (None, QuoteState.DRAFT)
    assert desk.ticket(quote.ticket).state is TicketState.TRIAGED
    assert desk.kinds(quote.ticket) == ["opened", "nobody may approve"]


def test_declined_with_a_free_time_ahead_is_planned_for_it(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote, "decline_quote"), accept=False)
    assert answered.planned is not None
    assert (answered.quote.state, answered.ticket.state, answered.ticket.planned_for) == (
        QuoteState.DECLINED,
        TicketState.SCHEDULED,
        NEXT_OPENING,
    )
    assert (answered.ticket.billing.value, answered.ticket.not_to_exceed) == ("covered", None)
    # An answer is promised for the planned day, not for the night that nobody pays for.
    assert answered.ticket.respond_by is not None
    assert answered.ticket.respond_by.isoformat() == "2026-11-25T16:00:00-05:00"
    (told,) = desk.said_to(SAM)
    assert told.text == (
        "Dana Reyes declined the cost for ND-1001. "
        "It is planned for tomorrow 08:00, when it is covered and costs nothing."
    )
    assert [button.title for button in told.buttons] == ["Talk to a person"]


def test_declined_with_no_free_time_ahead_is_cancelled(desk: DeskForTests) -> None:
    quote = asked_at_the_garage(desk)
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote, "decline_quote"), accept=False)
    assert (answered.ticket.state, answered.planned) == (TicketState.CANCELLED, None)
    assert desk.texts_to(RAVI) == [
        f"Gwen Tait declined the cost for ND-1001, so nothing is done and nothing is charged. {PRINTER_FIX}"
    ]


def test_who_declines_their_own_request_is_not_told_about_it(desk: DeskForTests) -> None:
    _, done = opened(desk, MARTY)
    assert done.quote is not None
    quote = done.quote
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, MARTY, quote, "decline_quote"), accept=False)
    assert desk.texts_to(MARTY) == ["Which?"]


def test_a_quote_lapses_once_and_both_sides_are_told(desk: DeskForTests) -> None:
    desk.turn(DANA, "hello")
    quote = asked_at_night(desk)
    assert expire_quotes(ports=desk.ports) == 0
    desk.clock.set(quote.valid_until)
    assert [expire_quotes(ports=desk.ports), expire_quotes(ports=desk.ports)] == [1, 0]
    assert desk.quote(quote.number).state is QuoteState.EXPIRED
    assert desk.texts_to(DANA)[1:] == ["Quote Q-1001 for ND-1001 has expired. Nothing is charged."]
    # Its price was for the night, and support hours begin as it lapses: the problem is not dropped when it is free.
    assert desk.texts_to(SAM) == [
        "Nobody approved the cost in time for ND-1001. "
        "Support hours have begun, so it is covered now and costs nothing; a technician has it."
    ]
    ticket = desk.ticket(quote.ticket)
    assert (ticket.state, ticket.billing.value, ticket.planned_for) == (TicketState.TRIAGED, "covered", None)
    assert ticket.respond_by is not None and ticket.respond_by.isoformat() == "2026-11-25T16:00:00-05:00"
    assert desk.kinds(quote.ticket) == ["opened", "expired"]


def test_a_quote_that_lapses_with_no_free_time_cancels_its_ticket(desk: DeskForTests) -> None:
    quote = asked_at_the_garage(desk)
    desk.clock.set(quote.valid_until)
    assert expire_quotes(ports=desk.ports) == 1
    assert desk.ticket(quote.ticket).state is TicketState.CANCELLED
    assert desk.texts_to(RAVI) == [
        f"Nobody approved the cost in time for ND-1001, so nothing is done and nothing is charged. {PRINTER_FIX}"
    ]


def test_quotes_lapse_once_when_several_rounds_run_at_once(desk: DeskForTests) -> None:
    quotes = [asked_at_night(desk) for _ in range(3)]
    desk.clock.set(quotes[0].valid_until)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: expire_quotes(ports=desk.ports), range(4)))
    assert [desk.quote(quote.number).state for quote in quotes] == [QuoteState.EXPIRED] * 3
    assert len(desk.texts_to(SAM)) == 3


def test_an_answered_quote_does_not_lapse(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote), accept=True)
    desk.clock.step(days=30)
    assert expire_quotes(ports=desk.ports) == 0
    assert desk.ticket(quote.ticket).state is TicketState.TRIAGED


def test_the_cards_that_wait_are_shown_to_their_approver_only(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    (card,) = waiting_cards(ports=desk.ports, turn=desk.turn(DANA, "what waits?"))
    args = {"quote": quote.number, "revision": quote.revision_hash}
    assert [button.pressed for button in card.buttons] == [
        Pressed("approve_quote", args),
        Pressed("decline_quote", args),
        Pressed("put_off_quote", args),
    ]
    assert card.text == (
        "Sam Okoro asks for a callout that the plan does not cover.\n"
        "Printer (ND-1001), quote Q-1001:\n"
        "• Remote work, outside support hours: 2 h at 187.50 (the minimum is 2 h): $375.00\n"
        "• HST 13%: $48.75\n"
        "Expected $423.75, never more than $430.00 without asking you again.\n"
        "Contract MD-TM, clause A. Valid until Wed 25 Nov, 08:00.\n"
        "Nobody else may approve this amount. Without a yes nothing is charged.\n"
        "If ND-1001 waits until tomorrow 08:00, it is covered and costs nothing."
    )
    for other in (SAM, PRIYA, MARTY):
        assert waiting_cards(ports=desk.ports, turn=desk.turn(other, "what waits?")) == ()
    late = desk.turn(DANA, "what waits?")
    desk.clock.set(quote.valid_until)
    assert waiting_cards(ports=desk.ports, turn=late) == ()


def test_the_card_says_who_else_may_approve_and_they_get_it_by_asking(desk: DeskForTests) -> None:
    quote = asked_at_the_garage(desk)
    (gwens,) = waiting_cards(ports=desk.ports, turn=desk.turn(GWEN, "what waits?"))
    assert "\nMarty Blais may approve it too. Without a yes nothing is charged." in gwens.text
    (martys,) = waiting_cards(ports=desk.ports, turn=desk.turn(MARTY, "approve it"))
    assert martys.buttons == gwens.buttons
    assert quote.state is QuoteState.SENT


def test_a_card_is_shown_once_in_each_conversation(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    web = ChatIdentity("web", "", "dana@maple-dental.example")
    on_the_web, on_slack = desk.person(web), desk.person(DANA)
    # It was written to the web chat already, where Dana had not been yet.
    shown = [greet_again(ports=desk.ports, person=person) for person in (on_the_web, on_slack, on_slack)]
    assert shown == [0, 1, 0]
    assert [len(desk.said_to(identity)) for identity in (web, DANA)] == [1, 1]
    assert greet_again(ports=desk.ports, person=desk.person(SAM)) == 0
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote), accept=True)
    assert greet_again(ports=desk.ports, person=desk.person(ChatIdentity("terminal", "", web.user_id))) == 0


def test_a_quote_is_viewed_when_its_card_has_reached_somebody_who_may_answer(desk: DeskForTests) -> None:
    desk.turn(DANA, "hello")
    quote = asked_at_night(desk)
    (card,) = desk.said_to(DANA)
    others = desk.shows_button(SAM, "approve_quote", quote=quote.number, revision="another")

    def seen(identity: ChatIdentity, *keys: str) -> int:
        shown = [ShownButton("Approve", key) for key in keys]
        return note_cards_seen(ports=desk.ports, conversation=key_of(identity), buttons=shown)

    assert [seen(DANA), seen(SAM, others), seen(MARTY, card.buttons[0].key), seen(STRANGER, "nothing")] == [0] * 4
    assert desk.quote(quote.number).state is QuoteState.SENT
    keys = [button.key for button in card.buttons]
    assert [seen(DANA, *keys), seen(DANA, *keys)] == [1, 0]
    viewed = desk.quote(quote.number)
    assert (viewed.state, viewed.moves[-1].who, viewed.moves[-1].at) == (
        QuoteState.VIEWED,
        "dana@maple-dental.example",
        desk.clock.now(),
    )
    assert viewed.revision_hash == quote.revision_hash
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, viewed), accept=True)
    assert seen(DANA, *keys) == 0


@pytest.mark.parametrize(
    ("accept", "said"),
    [
        (True, "Dana Reyes approved Q-1001 up to $430.00, today 20:00."),
        (False, "Dana Reyes declined Q-1001, today 20:00. Nothing is charged for it."),
    ],
)
def test_a_used_button_says_who_did_what_and_when(desk: DeskForTests, accept: bool, said: str) -> None:
    quote = asked_at_night(desk)
    key = desk.shows_button(DANA, "approve_quote", quote=quote.number, revision=quote.revision_hash)
    answer_waiting_quote(ports=desk.ports, turn=desk.turn(DANA, button=key), accept=accept)
    with pytest.raises(OutOfDate) as refusal:
        desk.turn(DANA, button=key)
    assert str(refusal.value) == said


def test_another_price_is_noted_once_for_the_oldest_that_waits(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    turn = desk.turn(DANA, "too much, can it be cheaper?")
    for _ in range(2):
        ticket = ask_for_another_price(ports=desk.ports, turn=turn)
        assert ticket is not None and ticket.number == quote.ticket
    assert desk.history(quote.ticket)[1:] == [
        ("dana@maple-dental.example", "another price wanted", "too much, can it be cheaper?")
    ]
    assert ask_for_another_price(ports=desk.ports, turn=desk.turn(SAM, "cheaper?")) is None


@pytest.mark.parametrize(
    ("who", "amount", "expected"),
    [
        (SAM, "300.00", "Priya Nair"),
        (SAM, "300.01", "Dana Reyes"),
        (SAM, "1500.01", None),
        (DANA, "100.00", "yourself"),
        (PRIYA, "1000.00", "Dana Reyes"),
    ],
)
def test_the_lowest_limit_that_reaches_is_asked(
    desk: DeskForTests, who: ChatIdentity, amount: str, expected: str | None
) -> None:
    turn = desk.turn(who, "how much?")
    assert who_may_approve(turn=turn, limit=Money.of(amount, "CAD")) == expected


def test_a_cheaper_time_that_still_costs_something_is_approved_for_that_time(desk: DeskForTests) -> None:
    desk.clock.set(NEXT_OPENING.replace(hour=3))  # 20:00 in Edmonton
    _, done = opened(desk, RAVI, choice=Choice.LATER)
    assert done.quote is not None and done.ticket.planned_for is not None
    assert (done.ticket.state, done.ticket.planned_for.isoformat()) == (
        TicketState.AWAITING_APPROVAL,
        "2026-11-25T07:30:00-07:00",
    )
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, done.quote), accept=True)
    assert (answered.ticket.state, answered.ticket.planned_for) == (
        TicketState.SCHEDULED,
        done.ticket.planned_for,
    )
    assert open_ticket(ports=desk.ports, turn=desk.turn(RAVI, "and?")) is None
