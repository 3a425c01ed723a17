"""A complaint, a bill that somebody doubts: a ticket with the words as they are, for a person to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import category_or_raise
from bot.desk.complaints import besides_the_complaint, complains, goes_on_about_it, takes_complaint_back
from bot.desk.tickets import Ticket
from bot.operations.attachments.taking import claim_files
from bot.operations.kept_words import SAME_MATTER
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import note, opened_lately, unsorted_ticket
from bot.operations.staffed import staffed
from bot.operations.tickets import close_own_ticket
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON, at_the_desk

PASSED_ON = (
    "I am sorry about that. I have passed it on word for word ({number}), and a person reads it and answers you. {when}"
)
_SORRY = PASSED_ON.split("{", 1)[0]
HEARD = f"{PASSED_ON} If something is not working, tell me what, and I take it up."
BILL_HEARD = "Thank you for telling us. A person checks the bill ({number}) and answers you; that costs nothing. {when}"
TAKEN_BACK = "Taken back. {number} is closed."
BILLING = "billing_contract"
COMPLAINT, _DONE, _TAKEN_BACK = "complaint", "complaint", "complaint taken back"
TERMS = "terms asked for"
_REASON = {
    (COMPLAINT, None): "P3: a complaint, for a person",
    (COMPLAINT, BILLING): "P3: a bill that somebody doubts, for a person",
    (TERMS, BILLING): "P3: asks what is agreed or could be, for a person",
}


@dataclass(frozen=True)
class HeardComplaint:
    """The ticket that a person reads, and when somebody is there (None: now, or nobody can say)."""

    ticket: Ticket
    open_now: bool
    opens_at: datetime | None


def answer_about_complaint(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to a complaint about us, and then the question that was open, once more; None for anything else.

    Before the assistant, which knows of problems and of contracts: it would explain, and nobody wants that now.
    """
    if turn.pressed is not None or turn.emergency is not None or besides_the_complaint(turn.words):
        return None
    complaint = complains(turn.words)
    if not complaint and not goes_on_about_it(turn.words):
        return None
    with ports.begin() as work:
        if not complaint and not _has_just_complained(work, turn, ports.clock.now()):
            return None
        asked = open_question(work, turn)
    heard = pass_complaint_on(ports=ports, turn=turn)
    words = HEARD if asked is None else PASSED_ON
    return (Answer(said_of(ports, heard, words), (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def answer_about_taken_back(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """ "Never mind the complaint": its ticket ends, and what is talked about goes on. None where none was made lately."""
    if turn.pressed is not None or turn.emergency is not None or not takes_complaint_back(turn.words):
        return None
    with ports.begin() as work:
        number = work.done.recall(turn.id, _TAKEN_BACK)
        ticket = work.tickets.get(number) if number else _lately(work, turn, None, ports.clock.now())
        asked = open_question(work, turn)
        if ticket is None:
            return None
        work.done.remember(turn.id, _TAKEN_BACK, ticket.number)
        work.commit()
    close_own_ticket(ports=ports, turn=turn, number=ticket.number)
    return (Answer(TAKEN_BACK.format(number=ticket.number)), *([asked] if asked is not None else []))


def _has_just_complained(work: Work, turn: Turn, now: datetime) -> bool:
    """Whether a complaint was answered last: what they tell on is more of it, which a classifier may take for danger to somebody."""
    last, ticket = work.conversations.last_said(turn.conversation), _lately(work, turn, None, now)
    return last is not None and ticket is not None and last.text.startswith(_SORRY) and ticket.number in last.text


def _is_complaint(turn: Turn) -> bool:
    return turn.pressed is None and turn.emergency is None and complains(turn.words)


def complaint_with_a_problem(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, str] | None:
    """Who complains and says in the same breath what does not work: that the complaint is passed on, and the words about the
    problem, which the assistant reads next. None for anything else."""
    problem = besides_the_complaint(turn.words) if _is_complaint(turn) else ""
    if not problem:
        return None
    return Answer(said_of(ports, pass_complaint_on(ports=ports, turn=turn), PASSED_ON)), problem


def pass_complaint_on(
    *, ports: DeskPorts, turn: Turn, category: str | None = None, kind: str = COMPLAINT
) -> HeardComplaint:
    """The words become a ticket of their own for a person; once in a turn, and more words within the hour join it.

    What is talked about stays as it is: a complaint is no reason to lose a problem. `category` is that of bills, or none.
    """
    now, by = ports.clock.now(), turn.contact or turn.conversation
    with ports.begin() as work:
        number = work.done.recall(turn.id, _DONE)
        ticket = work.tickets.get(number) if number else _lately(work, turn, category, now, kind)
        if ticket is None:
            sorted_as = category_or_raise(category) if category else None
            ticket = unsorted_ticket(work, turn, turn.words, now, sorted_as, by_day=True)
            ticket = replace(ticket, priority_reasons=(_REASON[kind, category],))
            work.tickets.save(ticket)
            note(work, ticket, now, by, "opened", turn.words)
            note(work, ticket, now, by, kind, category or "about us")
        elif number is None:
            note(work, ticket, now, by, "added", turn.words)
        if number is None:
            claim_files(work, ticket, turn.conversation, now)
            work.done.remember(turn.id, _DONE, ticket.number)
        open_now, opens_at = staffed(work, turn, now)
        work.commit()
        return HeardComplaint(ticket, open_now, opens_at)


def said_of(ports: DeskPorts, heard: HeardComplaint, words: str) -> str:
    """That it has been passed on, under which number, and when somebody is there."""
    when = at_the_desk(heard.open_now, heard.opens_at, heard.ticket.timezone, ports.clock.now())
    return " ".join(words.format(number=heard.ticket.number, when=when).split())


def _lately(work: Work, turn: Turn, category: str | None, now: datetime, kind: str = COMPLAINT) -> Ticket | None:
    """The ticket of the same complaint, where it was made within the hour."""
    for ticket in opened_lately(work, turn, now, SAME_MATTER):
        if ticket.category == category and any(each.kind == kind for each in work.tickets.history(ticket.number)):
            return ticket
    return None
