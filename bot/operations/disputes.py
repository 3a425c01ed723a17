"""Objections to coverage decisions: on record, to a person, and answered once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import CATALOGUE
from bot.desk.decisions import Verdict
from bot.desk.disputes import OUTCOME_WORDS, Dispute, Outcome, Ruling
from bot.desk.errors import NotAllowed, NotFound, OutOfDate
from bot.desk.tickets import MOVES, Ticket, TicketState, move_ticket
from bot.operations.attachments.taking import claim_files
from bot.operations.coverage import decision_in_question
from bot.operations.notices import tell
from bot.operations.overrides import Overridden, override_id, override_inside, tell_requester, what_changed
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, StoredDecision, Work
from bot.operations.records import hours_of_ticket, note, unsorted_ticket
from bot.operations.turns import Turn
from bot.operations.typed_secrets import kept_words

THIS_IS_WRONG = "This is wrong"


def dispute_decision(*, ports: DeskPorts, turn: Turn) -> Ticket | None:
    """Record an objection to the decision at hand and give it to a person. None without a decision.

    A button says which decision is meant; typed words mean the one that was talked about last. Whoever says it again
    while nobody has answered is heard on the same ticket.
    """
    stored = decision_in_question(ports=ports, turn=turn)
    if stored is None:
        return None
    with ports.begin() as work:
        work.disputes.hold(stored.id)
        known = work.done.recall(turn.id, "dispute")
        ticket = work.tickets.get(known) if known else None
        if ticket is not None:
            return ticket
        now = ports.clock.now()
        by = turn.contact or turn.conversation
        words = turn.words or THIS_IS_WRONG
        ticket = _objected_before(work, stored, by) or _objection(work, turn, stored, by, words, now)
        note(work, ticket, now, by, "disputed", words)
        work.done.remember(turn.id, "dispute", ticket.number)
        work.commit()
        return ticket


def _objected_before(work: Work, stored: StoredDecision, by: str) -> Ticket | None:
    """The ticket of an objection by the same person that nobody has answered yet."""
    for dispute in work.disputes.of_decision(stored.id):
        if dispute.is_open and dispute.by == by and dispute.ticket is not None:
            return work.tickets.get(dispute.ticket)
    return None


def _objection(work: Work, turn: Turn, stored: StoredDecision, by: str, words: str, now: datetime) -> Ticket:
    about = f"Objection to a coverage decision: {words}"
    ticket = replace(
        unsorted_ticket(work, turn, about, now, CATALOGUE["billing_contract"], by_day=True),
        decision=stored.id,
    )
    work.tickets.save(ticket)
    claim_files(work, ticket, turn.conversation, now)
    work.disputes.add(stored.id, by=by, words=words, at=now, ticket=ticket.number)
    return ticket


@dataclass(frozen=True)
class DisputeView:
    """An objection with the decision it is about, and the ticket that rested on it (None: none was opened)."""

    dispute: Dispute
    decision: StoredDecision
    about: str | None = None


def list_disputes(*, ports: DeskPorts, client: str | None = None, open_only: bool = False) -> tuple[DisputeView, ...]:
    """Objections, oldest first."""
    with ports.begin() as work:
        found = work.disputes.list(client=client, open_only=open_only)
        return tuple(_view(work, dispute) for dispute in found)


def open_disputes(*, ports: DeskPorts) -> tuple[tuple[Dispute, StoredDecision], ...]:
    """Objections that nobody has answered with what each is about, the oldest first; two queries."""
    with ports.begin() as work:
        found = work.disputes.list(open_only=True)
        stored = {each.id: each for each in work.decisions.of_ids([dispute.decision for dispute in found])}
    return tuple((dispute, stored[dispute.decision]) for dispute in found)


def _view(work: Work, dispute: Dispute) -> DisputeView:
    stored = work.decisions.get(dispute.decision)
    assert stored is not None
    enquiry = work.enquiries.get(stored.enquiry)
    return DisputeView(dispute, stored, enquiry.ticket if enquiry else None)


def settle_dispute(
    *, ports: DeskPorts, number: str, outcome: Outcome, by: str, words: str, verdict: Verdict | None = None
) -> tuple[DisputeView, ...]:
    """Answer the open objections that a ticket stands for, once: on record, on the ticket, and in the chat.

    With ``verdict`` the disputed ticket is decided so in the same step, for the words of the answer; NotAllowed where
    the objection is rejected or no ticket rests on the decision.

    ``number`` is the ticket of an objection, or the disputed ticket itself: then all objections to its decision are
    meant. A decision that was overridden meanwhile is what the answer points to. NotFound when there is none,
    OutOfDate when each has its answer.
    """
    words = kept_words(ports, words)
    with ports.begin() as work:
        ticket = work.tickets.get(number)
        if ticket is None or ticket.decision is None:
            raise NotFound(f"There is no objection to {number}. `nightdesk disputes list --open` shows what waits.")
        decision = _disputed(work, ticket.decision)
        work.disputes.hold(decision)
        waiting = _open_ones(work, number, decision)
        overridden = (
            None if verdict is None else _decide_otherwise(work, ports, waiting[0], outcome, verdict, by, words)
        )
        instead = work.decisions.get(override_id(decision))
        ruling = Ruling(outcome, by, words, ports.clock.now(), instead.id if instead else None)
        settled = []
        for dispute in waiting:
            work.disputes.settle(dispute.id, ruling)
            view = _view(work, replace(dispute, ruling=ruling))
            _close(work, view.dispute, ruling)
            _tell(work, ports, view, ruling, overridden)
            settled.append(view)
        if overridden is not None and overridden.ticket.contact not in {dispute.by for dispute in waiting}:
            tell_requester(work, ports, overridden)
        work.commit()
        return tuple(settled)


def _decide_otherwise(
    work: Work, ports: DeskPorts, dispute: Dispute, outcome: Outcome, verdict: Verdict, by: str, words: str
) -> Overridden:
    about = _view(work, dispute).about
    if outcome is Outcome.REJECTED:
        raise NotAllowed("An objection that is rejected leaves the decision as it is. Leave the verdict out.")
    if about is None:
        raise NotAllowed(
            "No ticket rests on that decision, so there is nothing to decide otherwise. Leave the verdict out."
        )
    return override_inside(work, ports, number=about, verdict=verdict, by=by, reason=words)


def _disputed(work: Work, decision: str) -> str:
    """The newest decision of a ticket that somebody has objected to; one that was overridden keeps its objections."""
    at: str | None = decision
    while at is not None and not work.disputes.of_decision(at):
        stored = work.decisions.get(at)
        at = stored.decision.supersedes if stored else None
    return at or decision


def _open_ones(work: Work, number: str, decision: str) -> Sequence[Dispute]:
    disputes = work.disputes.of_decision(decision)
    own = [dispute for dispute in disputes if dispute.ticket == number]
    meant = own or disputes
    if not meant:
        raise NotFound(f"Nobody has objected to the decision of {number}.")
    waiting = [dispute for dispute in meant if dispute.is_open]
    if not waiting:
        ruling = meant[-1].ruling
        assert ruling is not None
        raise OutOfDate(
            f"The objection to {number} was answered on {ruling.at:%Y-%m-%d %H:%M} UTC by {ruling.by}: "
            f"{ruling.outcome.value}. An answer is not changed; a new objection gets a new one."
        )
    return waiting


def _close(work: Work, dispute: Dispute, ruling: Ruling) -> None:
    """The ticket of the objection is solved with its answer; one that cannot be any more keeps the line alone."""
    ticket = work.tickets.get(dispute.ticket, for_update=True) if dispute.ticket else None
    if ticket is None:
        return
    note(work, ticket, ruling.at, ruling.by, f"objection {ruling.outcome.value}", ruling.words)
    if TicketState.RESOLVED in MOVES[ticket.state]:
        moved = move_ticket(ticket, TicketState.RESOLVED, ruling.at, hours_of_ticket(work, ticket))
        work.tickets.save(replace(moved, solved_by=ruling.by))


def _tell(work: Work, ports: DeskPorts, view: DisputeView, ruling: Ruling, overridden: Overridden | None) -> None:
    client = work.clients.get(view.decision.decision.client)
    contact = client.contact(view.dispute.by) if client else None
    if client is None or contact is None:
        return
    ticket = view.dispute.ticket
    buttons = (Button("Talk to a person", Pressed("talk_to_human", {"ticket": ticket} if ticket else {})),)
    lines = [_in_words(view, ruling)]
    if overridden is not None:
        lines.append(f"So for {overridden.ticket.number}: {what_changed(client, overridden)}")
    tell(work, ports, client, contact, Answer("\n".join(lines), buttons))


def _in_words(view: DisputeView, ruling: Ruling) -> str:
    """The answer to an objection in plain words, with the clause that was weighed again."""
    decision = view.decision.decision
    about = f" ({view.dispute.ticket})" if view.dispute.ticket else ""
    lines = [f"{ruling.by} has looked at your objection{about}. {OUTCOME_WORDS[ruling.outcome]}.", f"“{ruling.words}”"]
    if decision.contract is not None:
        clause = f", clause {decision.clause}" if decision.clause else ""
        said = f": {decision.term}" if decision.term else "."
        lines.append(f"It is about contract {decision.contract}, version {decision.contract_version}{clause}{said}")
    return "\n".join(lines)
