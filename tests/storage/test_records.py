"""Enquiries, decisions, tickets, quotes, pages, and what a turn has done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.desk.disputes import Dispute, Outcome, Ruling
from bot.desk.enquiries import EnquiryState
from bot.desk.errors import DeskError
from bot.desk.escalation import Notified, begin_escalation, end, take
from bot.desk.quotes import QuoteState
from bot.desk.tickets import HistoryEntry, TicketState
from bot.operations.ports import Shown, WorkFactory

from .values import MINUTE, NOON, ROOM, call, client, contract, decision, enquiry, page, quote, ticket


@pytest.fixture
def begin(begin: WorkFactory) -> WorkFactory:
    """Transactions in a database that knows a client with a contract, an enquiry and a ticket."""
    with begin() as work:
        work.clients.save(client())
        work.contracts.add("acme", contract(), 0, NOON)
        work.enquiries.save(enquiry())
        work.tickets.save(ticket())
        work.commit()
    return begin


def test_a_conversation_has_one_open_enquiry(begin: WorkFactory) -> None:
    with begin() as work:
        assert work.enquiries.current(ROOM) == enquiry()
        with pytest.raises(DeskError, match="Another problem is being talked about"):
            work.enquiries.save(enquiry("e-2"))
        work.enquiries.save(enquiry("e-1", state=EnquiryState.ASIDE))
        work.enquiries.save(enquiry("e-2"))
        work.enquiries.save(enquiry("e-3", "web::x"))
        assert work.enquiries.current(ROOM) == enquiry("e-2")
        assert work.enquiries.current("web::y") is None


def test_enquiries_put_aside_come_newest_first(begin: WorkFactory) -> None:
    with begin() as work:
        work.enquiries.save(enquiry(state=EnquiryState.ASIDE))
        work.enquiries.save(enquiry("e-2", state=EnquiryState.ASIDE, started_at=NOON + MINUTE))
        work.enquiries.save(enquiry("e-3", state=EnquiryState.DONE, started_at=NOON + MINUTE))
        assert [each.id for each in work.enquiries.aside(ROOM)] == ["e-2", "e-1"]
        assert work.enquiries.latest(ROOM) == work.enquiries.get("e-3")
        assert work.enquiries.get("e-4") is None


def test_a_decision_comes_back_as_it_was_made(begin: WorkFactory) -> None:
    with begin() as work:
        work.decisions.add(decision("d-2"))
        work.decisions.add(decision("d-1"))
        work.commit()
    with begin() as work:
        assert work.decisions.get("d-1") == decision("d-1")
        assert work.decisions.of_turn("t-1") == (decision("d-2"), decision("d-1"))
        assert work.decisions.get("d-3") is None


def test_a_dispute_is_kept_with_the_decision(begin: WorkFactory) -> None:
    with begin() as work:
        work.decisions.add(decision())
        work.decisions.add(decision("d-2"))
        for id in ("d-1", "d-2"):
            work.disputes.add(id, by="ana@acme.example", words="We pay for that", at=NOON, ticket="ND-1001")
        first, second = (
            Dispute(number, f"d-{number}", "ana@acme.example", "We pay for that", NOON, "ND-1001") for number in (1, 2)
        )
        assert (work.disputes.of_decision("d-1"), work.disputes.of_decision("d-3")) == ((first,), ())
        ruling = Ruling(Outcome.PARTLY, "Kim", "The paper is yours, the printer is ours.", NOON + MINUTE, "d-2")
        work.disputes.settle(1, ruling)
        settled = replace(first, ruling=ruling)
        assert work.disputes.list() == work.disputes.list(client="acme") == (settled, second)
        assert work.disputes.list(open_only=True) == (second,)
        assert work.disputes.list(client="beta") == ()
        work.commit()


def test_a_dispute_is_settled_once(begin: WorkFactory) -> None:
    with begin() as work:
        work.decisions.add(decision())
        work.disputes.add("d-1", by="ana@acme.example", words="We pay for that", at=NOON, ticket="ND-1001")
        work.disputes.settle(1, Ruling(Outcome.UPHELD, "Kim", "You do.", NOON))
        with pytest.raises(IntegrityError, match="pk_dispute_outcomes"):
            work.disputes.settle(1, Ruling(Outcome.REJECTED, "Kim", "You do not.", NOON))


def test_whom_a_decision_was_shown_is_kept_once_for_each_turn(begin: WorkFactory) -> None:
    first = Shown("ana@acme.example", "slack:T1:U1", "t-1", NOON)
    second = Shown("slack:T1:U2", "slack:T1:U2", "t-2", NOON)
    with begin() as work:
        work.decisions.add(decision())
        for shown in (first, first, second):
            work.decisions.note_shown("d-1", shown)
        assert work.decisions.shown("d-1") == (first, second)
        assert work.decisions.shown("d-2") == ()


def test_numbers_count_on_and_survive_a_rollback(begin: WorkFactory) -> None:
    with begin() as work:
        drawn = [work.tickets.next_number(), work.tickets.next_number(), work.quotes.next_number()]
    with begin() as work:
        drawn.append(work.tickets.next_number())
    assert drawn == ["ND-1001", "ND-1002", "Q-1001", "ND-1003"]


def test_a_ticket_is_saved_and_saved_again(begin: WorkFactory) -> None:
    closed = ticket(state=TicketState.RESOLVED, solved_by="Kim")
    with begin() as work:
        work.tickets.save(closed)
        assert work.tickets.get("ND-1001", for_update=True) == closed
        assert work.tickets.get("ND-9") is None


def test_open_tickets_come_by_deadline_then_number_and_the_others_newest_first(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.save(ticket("ND-10000"))
        work.tickets.save(ticket("ND-1002", respond_by=None))
        work.tickets.save(ticket("ND-1003", respond_by=NOON))
        work.tickets.save(ticket("ND-1004", state=TicketState.CLOSED))
        work.tickets.save(ticket("ND-1005", state=TicketState.CLOSED, opened_at=NOON + MINUTE))
        work.tickets.save(ticket("ND-1006", client=None, contact=None, state=TicketState.CLOSED))
        listed = [each.number for each in work.tickets.list()]
        assert listed == ["ND-1003", "ND-1001", "ND-10000", "ND-1002", "ND-1005", "ND-1006", "ND-1004"]
        assert [each.number for each in work.tickets.list(open_only=True, limit=2)] == listed[:2]
        assert [each.number for each in work.tickets.list(client="acme")] == [n for n in listed if n != "ND-1006"]


def test_tickets_of_a_person_and_of_a_conversation_come_newest_first(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.save(ticket("ND-1002"))
        work.tickets.save(ticket("ND-1003", conversation="web::x", opened_at=NOON - MINUTE))
        work.tickets.save(ticket("ND-1004", contact="bob@acme.example"))
        mine = [each.number for each in work.tickets.of_contact("acme", "ana@ACME.example")]
        here = [each.number for each in work.tickets.of_conversation(ROOM)]
    assert mine == ["ND-1002", "ND-1001", "ND-1003"]
    assert here == ["ND-1004", "ND-1002", "ND-1001"]


def test_the_history_of_a_ticket_comes_as_it_was_written(begin: WorkFactory) -> None:
    lines = (HistoryEntry(NOON, "bot", "opened", "Taken down"), HistoryEntry(NOON, "kim", "note", "On it"))
    with begin() as work:
        for line in lines:
            work.tickets.add_history("ND-1001", line)
        assert work.tickets.history("ND-1001") == lines


def test_a_quote_waits_for_its_approver_until_it_is_answered(begin: WorkFactory) -> None:
    with begin() as work:
        work.quotes.save(quote())
        work.quotes.save(quote("Q-1002", asked="bob@acme.example", state=QuoteState.VIEWED))
        assert work.quotes.get("Q-1001", for_update=True) == quote()
        assert work.quotes.waiting_for("acme", "ana@ACME.example") == (quote(),)
        assert work.quotes.waiting_for("other", "ana@acme.example") == ()
        work.quotes.save(quote(state=QuoteState.ACCEPTED))
        assert work.quotes.waiting_for("acme", "ana@acme.example") == ()
        assert [each.number for each in work.quotes.of_ticket("ND-1001")] == ["Q-1002", "Q-1001"]


def test_a_quote_is_due_to_expire_from_its_date_on_while_it_waits(begin: WorkFactory) -> None:
    ends = quote().valid_until
    with begin() as work:
        work.quotes.save(quote())
        work.quotes.save(quote("Q-1002", state=QuoteState.DECLINED))
        assert work.quotes.due_to_expire(ends - timedelta(microseconds=1)) == ()
        assert work.quotes.due_to_expire(ends) == (quote(),)


def test_a_page_waits_until_the_outside_system_took_a_call(begin: WorkFactory) -> None:
    with begin() as work:
        work.pages.add(page("p-1", minute=1), begin_escalation(NOON))
        work.pages.add(page("p-2", minute=0), begin_escalation(NOON))
        assert work.pages.unsent() == (page("p-2", 0), page("p-1", 1))
        work.pages.add_call(call("c-1", "p-2"))
        assert work.pages.call("c-1") == call("c-1", "p-2")
        work.pages.mark_called("c-1", NOON)
        assert work.pages.call("c-1") is None
        assert work.pages.calls("p-2") == (call("c-1", "p-2"),)
        assert work.pages.unsent() == (page("p-1", 1),)
        assert work.pages.list(limit=1) == (page("p-1", 1),)


def test_the_pages_of_a_conversation_and_of_a_ticket_are_found_however_many_others_are_newer(
    begin: WorkFactory,
) -> None:
    with begin() as work:
        work.tickets.save(ticket())
        mine = replace(page("p-1", minute=0), conversation="web::mine")
        work.pages.add(mine, begin_escalation(NOON))
        work.pages.attach("p-1", ticket().number)
        for number in range(2, 60):
            work.pages.add(page(f"p-{number}", minute=1), begin_escalation(NOON))
        found = (replace(mine, ticket=ticket().number),)
        assert work.pages.of_conversation("web::mine", mine.sent_at) == found
        assert work.pages.of_conversation("web::mine", mine.sent_at + timedelta(seconds=1)) == ()
        assert work.pages.of_ticket(ticket().number) == found and work.pages.of_ticket("ND-9999") == ()


def test_nobody_is_called_twice_by_one_step(begin: WorkFactory) -> None:
    with begin() as work:
        work.pages.add(page(), begin_escalation(NOON))
        work.pages.add_call(call("c-1"))
        with pytest.raises(IntegrityError):
            work.pages.add_call(call("c-2"))


def test_the_page_whose_step_has_been_due_longest_comes_first_and_is_held(begin: WorkFactory) -> None:
    with begin() as work:
        for minute, name in enumerate(("p-2", "p-1", "p-3")):
            work.pages.add(page(name), begin_escalation(NOON + timedelta(minutes=minute)))
        work.commit()
    later = NOON + timedelta(minutes=1)
    with begin() as one, begin() as other:
        assert one.pages.due(NOON - timedelta(microseconds=1)) is None
        assert one.pages.due(later) == page("p-2")
        assert other.pages.due(later) == page("p-1")
        assert other.pages.due(later, besides={"p-1"}) is None


def test_how_far_a_page_has_climbed_is_kept_and_who_has_it_waits_no_more(begin: WorkFactory) -> None:
    with begin() as work:
        for name in ("p-1", "p-2", "p-3"):
            work.pages.add(page(name), begin_escalation(NOON))
        notified = replace(begin_escalation(NOON), notified=(Notified(0, 0, "Kim", NOON),), step=1)
        taken, over = take(notified, "Kim", NOON, "slack"), end(notified, "ND-1 is resolved")
        for name, escalation in (("p-1", taken), ("p-2", over), ("p-3", notified)):
            work.pages.climbed(name, escalation)
            assert work.pages.escalation(name, for_update=True) == escalation
        assert work.pages.waiting() == (page("p-3"),)
        assert work.pages.due(NOON) == page("p-3")
        assert work.pages.escalation("nothing") is None


def test_a_page_learns_its_ticket(begin: WorkFactory) -> None:
    with begin() as work:
        work.pages.add(page(), begin_escalation(NOON))
        work.pages.attach("p-1", "ND-1001")
        kept = work.pages.get("p-1")
        assert kept is not None
        assert kept.ticket == "ND-1001"
        assert work.pages.get("p-2") is None


def test_what_a_turn_has_done_is_remembered_as_it_was_the_first_time(begin: WorkFactory) -> None:
    with begin() as work:
        assert work.done.recall("t-1", "open_ticket") is None
        work.done.remember("t-1", "open_ticket", "ND-1001")
        work.done.remember("t-1", "open_ticket", "ND-1002")
        assert work.done.recall("t-1", "open_ticket") == "ND-1001"
        assert work.done.recall("t-2", "open_ticket") is None


@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {0}"], ids=["changed", "removed"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("contracts", "status"),
        ("decisions", "verdict"),
        ("disputes", "words"),
        ("dispute_outcomes", "outcome"),
        ("quote_states", "state"),
        ("audit_entries", "content"),
        ("decision_showings", "shown_to"),
        ("ticket_history", "text"),
        ("ledger", "amount"),
        ("time_entries", "minutes"),
        ("ticket_parts", "cost"),
        ("settlements", "final"),
    ],
)
def test_what_is_only_added_can_not_be(engine: Engine, table: str, column: str, change: str) -> None:
    with (
        engine.connect() as connection,
        pytest.raises(IntegrityError, match=f"Rows of {table} are only added"),
    ):
        connection.execute(text(change.format(table, column, column)))


def test_a_quote_for_a_ticket_of_another_client_is_refused_at_the_commit(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client("beta", email="bob@beta.example"))
        work.contracts.add("beta", contract(), 0, NOON)
        work.quotes.save(quote(client="beta"))
        with pytest.raises(IntegrityError, match="fk_quotes_ticket_client_tickets"):
            work.commit()
