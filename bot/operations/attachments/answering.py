"""What is said when pictures and files come: with the words beside them, or alone. Alone they answer no question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.desk.attachments import (
    WAITS_FOR_A_TICKET,
    Attachment,
    AttachmentState,
    asks_to_mend_it,
    says_only_that_it_is_there,
)
from bot.desk.catalogue import CATALOGUE
from bot.desk.tickets import Ticket, TicketState
from bot.operations.attachments import words
from bot.operations.attachments.taking import claim_files
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.tickets import own_tickets
from bot.operations.turns import Turn
from bot.operations.wording import NEW_PROBLEM

PUT_TO = "put_files_to"
"""What the buttons mean that ask which ticket files belong to; ``ticket`` is its number, none is a new matter."""

YOUR_TICKET = "your ticket"
TICKETS_OFFERED = 3
# What has happened on a ticket within this time is what is talked about.
JUST_NOW = timedelta(hours=1)
# Ten pictures of one album are ten messages: they get one thanks.
SAID_ENOUGH = timedelta(minutes=1)


def answer_about_files(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answers to files that came without words of their own, or to the button that says which ticket they are for.

    None leaves the turn to the assistant. No answer at all where the same was said just now. "Can you fix this?" beside them
    may be about a ticket that is open or about something new: it is asked which, however lately that was opened.
    """
    if turn.pressed is not None:
        return _put_to_the_chosen(ports, turn) if turn.pressed.intent == PUT_TO else None
    if not turn.files or turn.emergency is not None:
        return None
    shown, to_mend = says_only_that_it_is_there(turn.words), asks_to_mend_it(turn.words)
    if not (shown or to_mend):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        if to_mend and _is_asked_about(work, turn):
            return None
        answer = _answer_alone(work, turn, now, to_mend=to_mend)
        work.commit()
        return () if _said_just_now(work, turn, answer, now) else (answer,)


def with_word_of_files(*, ports: DeskPorts, turn: Turn, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers to words that came with files, after a sentence about the files.

    Where the words began nothing, the files go to the ticket that is talked about, if there is one.
    """
    if not turn.files:
        return tuple(answers)
    now = ports.clock.now()
    with ports.begin() as work:
        taken = _taken(work, turn)
        if any(each.loose for each in taken) and not _is_asked_about(work, turn):
            ticket = next(_talked_about(work, turn, now), None)
            if ticket is not None:
                claim_files(work, ticket, turn.conversation, now)
        said = _word_of(turn, taken, _ticket_of(work, turn))
        work.commit()
    return (Answer("\n".join(said)), *answers) if said else tuple(answers)


def _answer_alone(work: Work, turn: Turn, now: datetime, *, to_mend: bool) -> Answer:
    taken = _taken(work, turn)
    if _is_asked_about(work, turn):
        # What was asked last stays asked: this is no answer to it.
        return Answer("\n".join(_word_of(turn, taken, YOUR_TICKET)))
    talked_about = _talked_about(work, turn, now)
    if to_mend and turn.person.verified:
        # Only what waits for something from them has been asked for; else it may be of something new.
        talked_about = (each for each in talked_about if each.state is TicketState.WAITING_CLIENT)
    ticket = next(talked_about, None)
    if ticket is not None:
        claim_files(work, ticket, turn.conversation, now)
        return Answer("\n".join(_word_of(turn, taken, ticket.number)))
    said = _word_of(turn, taken)
    offered = [each for each in own_tickets(work, turn) if each.is_open][:TICKETS_OFFERED] if taken else []
    if not offered:
        return Answer("\n".join([*said, NEW_PROBLEM]))
    return Answer("\n".join([*said, words.WHICH_TICKET]), (*(_button(each) for each in offered), _NEW))


def _word_of(turn: Turn, taken: Sequence[Attachment], ticket: str | None = None) -> list[str]:
    """Of each file that was refused, then thanks for those that are kept, with the ticket they go to."""
    return [*refusals_of(turn), *([words.kept(taken, ticket)] if taken else [])]


def _taken(work: Work, turn: Turn) -> list[Attachment]:
    """Those of the turn's files that were not refused at once."""
    fresh = work.attachments.of_turn(turn.id)
    return [each for each in fresh if each.state is not AttachmentState.REFUSED or each.attempts]


def refusals_of(turn: Turn) -> list[str]:
    """One sentence for each file that was refused at once; of the others whoever fetches them tells."""
    return [words.refused(each.name, each.why) for each in turn.files if each.why is not None and not each.attempts]


def _ticket_of(work: Work, turn: Turn) -> str | None:
    """The ticket that the turn's files belong to by now; while the matter is talked about it has no number yet."""
    put = [each.ticket for each in work.attachments.of_turn(turn.id) if each.ticket is not None]
    return put[0] if put else (YOUR_TICKET if _is_asked_about(work, turn) else None)


def _is_asked_about(work: Work, turn: Turn) -> bool:
    """Whether a matter is open here, or was put aside or is open in another chat of the person since yesterday."""
    if work.enquiries.current(turn.conversation) is not None:
        return True
    others = [*work.enquiries.aside(turn.conversation)]
    if turn.client is not None and turn.contact is not None:
        # At the computer they write, with the telephone they take the photo.
        others += work.enquiries.elsewhere(turn.conversation, turn.client, turn.contact)
    return any(turn.at - each.started_at <= WAITS_FOR_A_TICKET for each in others)


def _talked_about(work: Work, turn: Turn, now: datetime) -> Iterator[Ticket]:
    """The person's open tickets that wait for them, then those on which something has just happened, newest first."""
    theirs = [each for each in _their_tickets(work, turn) if each.is_open]
    yield from (each for each in theirs if each.state is TicketState.WAITING_CLIENT)
    for each in theirs:
        if any(now - entry.at <= JUST_NOW for entry in work.tickets.history(each.number)[-1:]):
            yield each


def _their_tickets(work: Work, turn: Turn) -> Sequence[Ticket]:
    """A stranger's are those that nobody known has opened in this very chat: what is sent belongs there, unseen."""
    if turn.person.verified:
        return own_tickets(work, turn)
    return [each for each in work.tickets.of_conversation(turn.conversation) if each.contact is None]


def _button(ticket: Ticket) -> Button:
    category = CATALOGUE.get(ticket.category or "")
    title = f"{ticket.number}: {category.title}" if category else ticket.number
    return Button(title[:75], Pressed(PUT_TO, {"ticket": ticket.number}))


_NEW = Button(words.SOMETHING_NEW, Pressed(PUT_TO))


def _put_to_the_chosen(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...]:
    number, now = turn.arg("ticket"), ports.clock.now()
    if number is None:
        return (Answer(NEW_PROBLEM),)
    with ports.begin() as work:
        ticket = next((each for each in own_tickets(work, turn) if each.number == number), None)
        done = work.done.recall(turn.id, PUT_TO)
        if done is not None:
            return (Answer(done),)
        claimed = claim_files(work, ticket, turn.conversation, now) if ticket is not None else ()
        said = words.kept(claimed, number) if claimed else words.SEND_AGAIN
        work.done.remember(turn.id, PUT_TO, said)
        work.commit()
    return (Answer(said),)


def _said_just_now(work: Work, turn: Turn, answer: Answer, now: datetime) -> bool:
    ours = [line for line in work.conversations.lines(turn.conversation, 10) if line.ours]
    return bool(ours) and ours[-1].text == answer.text and now - ours[-1].at <= SAID_ENOUGH
