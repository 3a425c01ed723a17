"""'This is wrong' goes on record and to a person once, and its answer is kept and told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.desk.decisions import Override, Verdict
from bot.desk.disputes import Outcome, Ruling
from bot.desk.errors import NotAllowed, NotFound, OutOfDate
from bot.desk.quotes import QuoteState
from bot.operations.coverage import decide_for_enquiry, decisions_of_ticket
from bot.operations.disputes import DisputeView, dispute_decision, list_disputes, settle_dispute
from bot.operations.overrides import override_coverage
from bot.operations.tickets import open_ticket
from tests.makers import DANA, MAPLE, RAVI, SAM, STRANGER, DeskForTests
from tests.operations.situations import asked_at_night, opened

SAMS = "sam@maple-dental.example"
WORDS = "that is wrong, we never agreed to this"


def _objects(desk: DeskForTests, words: str = WORDS) -> str:
    ticket = dispute_decision(ports=desk.ports, turn=desk.turn(SAM, words))
    assert ticket is not None
    return ticket.number


def _settle(
    desk: DeskForTests,
    number: str,
    outcome: Outcome = Outcome.UPHELD,
    words: str = "It is on your list.",
    verdict: Verdict | None = None,
) -> tuple[DisputeView, ...]:
    return settle_dispute(ports=desk.ports, number=number, outcome=outcome, by="Kim Osei", words=words, verdict=verdict)


def test_an_objection_is_on_record_once_and_goes_to_a_person(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    turn = desk.turn(SAM, WORDS)
    objection = dispute_decision(ports=desk.ports, turn=turn)
    assert objection is not None
    assert dispute_decision(ports=desk.ports, turn=turn) == objection
    assert (objection.category, objection.decision, objection.billing.value) == (
        "billing_contract",
        ticket.ticket.decision,
        "no_charge",
    )
    assert desk.kinds(objection.number) == ["disputed"]
    objections = decisions_of_ticket(ports=desk.ports, number=ticket.ticket.number)[0].objections
    assert [(each.by, each.words, each.ticket) for each in objections] == [(SAMS, WORDS, objection.number)]


def test_without_a_decision_there_is_nothing_to_object_to(desk: DeskForTests) -> None:
    assert dispute_decision(ports=desk.ports, turn=desk.turn(SAM, "that is wrong")) is None


def test_before_the_ticket_as_well(desk: DeskForTests) -> None:
    turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
    stored = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    number = _objects(desk)
    assert desk.ticket(number).decision == stored.id
    after = open_ticket(ports=desk.ports, turn=desk.turn(SAM, "yes please"))
    assert after is not None and after.ticket.number != number


def test_saying_it_again_is_heard_on_the_same_ticket(desk: DeskForTests) -> None:
    opened(desk)
    first = _objects(desk)
    assert _objects(desk, "I said it is wrong!") == first
    assert desk.history(first) == [(SAMS, "disputed", WORDS), (SAMS, "disputed", "I said it is wrong!")]
    assert len(list_disputes(ports=desk.ports)) == 1


def test_saying_it_twice_at_once_opens_one_ticket(desk: DeskForTests) -> None:
    opened(desk)
    turns = [desk.turn(SAM, f"{WORDS} ({number})") for number in range(6)]
    with ThreadPoolExecutor() as pool:
        tickets = set(pool.map(lambda turn: dispute_decision(ports=desk.ports, turn=turn), turns))
    assert len({ticket.number for ticket in tickets if ticket}) == 1
    assert len(list_disputes(ports=desk.ports)) == 1


def test_the_button_means_the_decision_it_was_shown_under(desk: DeskForTests) -> None:
    _, printer = opened(desk)
    opened(desk, category="email_client", words="Outlook does not open")
    assert printer.decision is not None
    turn = desk.press(SAM, "dispute_coverage", decision=printer.decision.id)
    objection = dispute_decision(ports=desk.ports, turn=turn)
    assert objection is not None and objection.decision == printer.decision.id
    (view,) = list_disputes(ports=desk.ports)
    assert (view.decision, view.dispute.words) == (printer.decision, "This is wrong")


@pytest.mark.parametrize("who", [RAVI, STRANGER], ids=["another client", "nobody"])
def test_nobody_objects_to_the_decision_of_another_client(desk: DeskForTests, who: object) -> None:
    _, ticket = opened(desk)
    assert ticket.decision is not None
    turn = desk.press(who, "dispute_coverage", decision=ticket.decision.id)  # type: ignore[arg-type]
    assert dispute_decision(ports=desk.ports, turn=turn) is None


def test_the_answer_is_on_record_on_the_ticket_and_told_with_the_clause(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    number = _objects(desk)
    desk.clock.step(hours=1)
    (view,) = _settle(desk, number)
    ruling = Ruling(Outcome.UPHELD, "Kim Osei", "It is on your list.", desk.clock.now())
    assert view.dispute.ruling == ruling
    (objection,) = decisions_of_ticket(ports=desk.ports, number=ticket.ticket.number)[0].objections
    assert objection == view.dispute
    assert (desk.ticket(number).state.value, desk.ticket(number).solved_by) == ("resolved", "Kim Osei")
    assert desk.history(number)[-1] == ("Kim Osei", "objection upheld", "It is on your list.")
    told = desk.said_to(SAM)[-1]
    assert told.text.splitlines()[:2] == [
        f"Kim Osei has looked at your objection ({number}). You were right.",
        "“It is on your list.”",
    ]
    assert told.text.splitlines()[2].startswith("It is about contract MD-2026, version 2, clause 3.1: ")
    assert [button.title for button in told.buttons] == ["Talk to a person"]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [(Outcome.PARTLY, "You were right in part."), (Outcome.REJECTED, "The decision stays as it is.")],
)
def test_the_other_answers_are_as_plain(desk: DeskForTests, outcome: Outcome, words: str) -> None:
    opened(desk)
    _settle(desk, _objects(desk), outcome)
    assert words in desk.said_to(SAM)[-1].text


def test_the_disputed_ticket_stands_for_everybody_who_objected_to_it(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    number = _objects(desk)
    assert ticket.decision is not None
    dispute_decision(ports=desk.ports, turn=desk.press(DANA, "dispute_coverage", decision=ticket.decision.id))
    settled = _settle(desk, ticket.ticket.number)
    assert [view.dispute.by for view in settled] == [SAMS, "dana@maple-dental.example"]
    assert settled[0].dispute.ticket == number
    assert list_disputes(ports=desk.ports, open_only=True) == ()
    assert len(list_disputes(ports=desk.ports, client=MAPLE)) == 2


def test_an_answer_is_given_once_and_a_new_objection_gets_a_new_one(desk: DeskForTests) -> None:
    opened(desk)
    first = _objects(desk)
    _settle(desk, first, Outcome.REJECTED)
    with pytest.raises(OutOfDate, match=r"was answered on 2026-11-24 15:00 UTC by Kim Osei: rejected"):
        _settle(desk, first, Outcome.UPHELD)
    second = _objects(desk, "no, look at the list again")
    assert second != first
    (view,) = _settle(desk, second, Outcome.UPHELD)
    assert view.dispute.ticket == second


def test_two_who_answer_at_once_give_one_answer(desk: DeskForTests) -> None:
    opened(desk)
    number = _objects(desk)

    def answer(outcome: Outcome) -> int:
        try:
            return len(_settle(desk, number, outcome))
        except OutOfDate:
            return 0

    with ThreadPoolExecutor() as pool:
        assert sum(pool.map(answer, (Outcome.UPHELD, Outcome.REJECTED, Outcome.PARTLY))) == 1


def test_what_nobody_objected_to_is_not_answered(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    for number in ("ND-9999", ticket.ticket.number):
        with pytest.raises(NotFound):
            _settle(desk, number)


def test_the_answer_points_to_the_decision_that_was_made_instead(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    number = _objects(desk)
    overridden = override_coverage(
        ports=desk.ports, number=ticket.ticket.number, verdict=Verdict.NEEDS_PERSON, by="Kim Osei", reason="Asked Dana."
    )
    (view,) = _settle(desk, ticket.ticket.number, Outcome.PARTLY)
    assert view.dispute.ticket == number
    assert view.about == ticket.ticket.number
    assert view.dispute.ruling is not None and view.dispute.ruling.decision == overridden.now.id


def test_an_objection_that_is_right_is_answered_and_decided_in_one_step(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    _objects(desk)
    (view,) = settle_dispute(
        ports=desk.ports,
        number=quote.ticket,
        outcome=Outcome.UPHELD,
        by="Kim Osei",
        words="It is on your list.",
        verdict=Verdict.COVERED,
    )
    now, before = decisions_of_ticket(ports=desk.ports, number=quote.ticket)
    assert [each.stored.decision.verdict for each in (before, now)] == [Verdict.QUOTE_REQUIRED, Verdict.COVERED]
    assert view.dispute.ruling is not None and view.dispute.ruling.decision == now.stored.id
    assert now.stored.decision.override == Override("Kim Osei", "It is on your list.")
    assert desk.quote(quote.number).state is QuoteState.CANCELLED
    told = [text for text in desk.texts_to(SAM) if text.startswith("Kim Osei")]
    assert [text.splitlines()[-1] for text in told] == [f"So for {quote.ticket}: it is covered, nothing to pay."]


def test_whoever_asked_for_help_hears_it_when_somebody_else_objected(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    button = desk.shows_button(DANA, "dispute_decision", decision=desk.ticket(quote.ticket).decision or "")
    assert dispute_decision(ports=desk.ports, turn=desk.turn(DANA, button=button)) is not None
    _settle(desk, quote.ticket, verdict=Verdict.COVERED)
    assert desk.texts_to(SAM)[-1] == (
        f"Kim Osei has looked at {quote.ticket}: it is covered, nothing to pay. The reason: It is on your list."
    )


@pytest.mark.parametrize("objected", ["ticket", "nothing"])
def test_what_is_rejected_or_has_no_ticket_is_not_decided_otherwise(desk: DeskForTests, objected: str) -> None:
    if objected == "ticket":
        opened(desk)
    else:
        turn, enquiry = desk.reports(SAM, "printer", "the printer is offline")
        decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    number = _objects(desk)
    outcome = Outcome.REJECTED if objected == "ticket" else Outcome.UPHELD
    with pytest.raises(NotAllowed, match="Leave the verdict out"):
        settle_dispute(
            ports=desk.ports, number=number, outcome=outcome, by="Kim", words="No.", verdict=Verdict.NEEDS_PERSON
        )
    (waiting,) = list_disputes(ports=desk.ports, open_only=True)
    assert waiting.dispute.ticket == number
