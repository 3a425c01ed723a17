"""What is asked for that nobody gets on the word of a chat: a ticket for a call back, and a word to whoever it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.all_clear import all_clear
from bot.desk.catalogue import Priority, category_or_raise
from bot.desk.clients import Client, Contact
from bot.desk.first_aid import Aid, first_aid
from bot.desk.identity_proof import (
    PROOFS,
    SAME_ATTEMPT,
    TOLD_AT_MOST,
    Asked,
    addresses_in,
    full_names_in,
    mentioned,
    pairs_in,
    ways_to_call,
    whose,
)
from bot.desk.leaving_words import asks_for_quiet, goes_away
from bot.desk.second_words import trouble_beside
from bot.desk.sensitive_words import what_is_asked
from bot.desk.ticket_events import NOTED
from bot.desk.tickets import Ticket
from bot.operations import identity_words
from bot.operations.attachments.taking import claim_files
from bot.operations.notices import where_to_reach, write
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.promised_calls import call_in_time
from bot.operations.records import BOT, note, opened_lately, unsorted_ticket, with_promise
from bot.operations.speakers import on_file
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON

PROOF = "identity proof"
"""The kind of history line that says what was asked for, and the step of a turn that has led to it."""
BY_ITSELF = 'And "{words}"? Write that to me by itself, and I take it up at once.'
# What was said just before says what "it" is.
_LINES_BEFORE, _SAID_BEFORE = 12, 3
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\s+(?:and|also|but) (?=please|can you|could you)", re.IGNORECASE)


@dataclass(frozen=True)
class _Meant:
    """The client whose people may be meant, and those of them who are."""

    client: Client | None
    named: tuple[Contact, ...] = ()


def answer_about_identity(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to what nobody gets on the word of a chat, once it is on record; None when something else is asked for.

    Nothing of it is done. In one transaction a ticket is written for a call back to the number on file, and whoever it
    belongs to is told, in a chat that we know as theirs: never whoever asks. ``ports`` reach beyond the speaker's client: a
    stranger may have asked for something of somebody we know.
    """
    if turn.pressed is not None or not turn.words or all_clear(turn.words):
        # "Everybody can open their files again" asks for nobody's files.
        return None
    with ports.begin() as work:
        now = ports.clock.now()
        done = work.done.recall(turn.id, PROOF)
        if done is not None:
            return (Answer(done, (TALK_TO_A_PERSON,)),)
        before = _said_before(work, turn)
        meant = _meant(work, turn, turn.words)
        if before and not meant.named:
            meant = _meant(work, turn, f"{before}\n{turn.words}")
        asked = _asked(turn, meant, before)
        if asked is None:
            return None
        if turn.person.client is None and not meant.named:
            meant = _one_of_all(work, turn.words) or meant
        said = _put_on_record(work, ports, turn, asked, meant, now)
        beside = trouble_beside(turn.words) if turn.emergency is None else ""
        if beside and _asked(replace(turn, words=beside), meant, "") is None:
            said = f"{said} {BY_ITSELF.format(words=beside)}"
        work.done.remember(turn.id, PROOF, said)
        work.commit()
    return (Answer(said, (TALK_TO_A_PERSON,)),)


def with_word_of_identity(*, ports: DeskPorts, turn: Turn, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Behind the answers to an emergency, which come first: what else was asked for in its name, and that it is not done."""
    if turn.emergency is None:
        return answers
    return (*answers, *(answer_about_identity(ports=ports, turn=turn) or ()))


def _tells_of_a_fraud(turn: Turn) -> bool:
    return turn.emergency is not None and first_aid(turn.words) in (Aid.MONEY_GONE, Aid.MONEY_ASKED)


def _asked(turn: Turn, meant: _Meant, before: str) -> Asked | None:
    contacts = meant.client.contacts if meant.client is not None else ()
    names = ways_to_call([contact for contact in contacts if contact != turn.person.contact])
    asked = what_is_asked(turn.words, names, before)
    if asked is not Asked.PAYMENT or not _tells_of_a_fraud(turn):
        return asked
    # The money that a fraud has asked for is told, and not asked for; whatever else stands beside it is.
    rest = [each for each in _SENTENCES.split(turn.words) if what_is_asked(each, names, "") is not Asked.PAYMENT]
    return what_is_asked(" ".join(rest), names, "")


def _said_before(work: Work, turn: Turn) -> str:
    """What the same person wrote within the hour, before this message, in our memory of the chat."""
    lines = work.conversations.lines(turn.conversation, _LINES_BEFORE)
    theirs = [line.text for line in lines if not line.ours and turn.at - SAME_ATTEMPT <= line.at <= turn.at]
    if turn.words in theirs:
        del theirs[len(theirs) - 1 - theirs[::-1].index(turn.words) :]
    return "\n".join(theirs[-_SAID_BEFORE:])


def _meant(work: Work, turn: Turn, words: str) -> _Meant:
    """Whose people: the speaker's own; somebody else's where an address says so, or where nobody knows who speaks."""
    own = turn.person.client
    for client, contact in _named_elsewhere(work, turn, words):
        if own is None or client.code != own.code:
            return _Meant(client, (contact,))
    if own is not None:
        others = [contact for contact in own.contacts if contact != turn.person.contact]
        return _Meant(own, mentioned(others, words))
    theirs = _client_of_stranger(work, turn) or _client_named(work, words)
    return _Meant(theirs, mentioned(theirs.contacts, words) if theirs is not None else ())


def _named_elsewhere(work: Work, turn: Turn, words: str) -> Iterator[tuple[Client, Contact]]:
    """Contacts of any client whose address is named; for strangers also those whose whole name only one of all has."""
    found = [work.clients.by_email(address) for address in addresses_in(words)]
    yield from (each for each in found if each is not None)
    if turn.person.client is None:
        yield from (each for each in (_only(work, name) for name in full_names_in(words)) if each is not None)


def _only(work: Work, name: str) -> tuple[Client, Contact] | None:
    """The one contact of all clients who has this name."""
    people = work.clients.people(client=None, words=name, unknown=False, after=None, limit=2)
    return work.clients.by_email(people[0][1]) if len(people) == 1 else None


def _one_of_all(work: Work, words: str) -> _Meant | None:
    """Likewise however it is written, once it is known that something is asked for."""
    found = next((each for each in (_only(work, pair) for pair in pairs_in(words)) if each is not None), None)
    return None if found is None else _Meant(found[0], (found[1],))


def _client_of_stranger(work: Work, turn: Turn) -> Client | None:
    """Whose workspace somebody writes in, or where somebody was who has left."""
    identity = turn.person.conversation.identity
    found = on_file(work, identity)
    if found is not None:
        return found[0]
    code = work.identities.client_of_team(identity.workspace) if identity.workspace else None
    return work.clients.get(code) if code is not None else None


def _client_named(work: Work, words: str) -> Client | None:
    """The one client that a stranger's words name."""
    for name in full_names_in(words):
        found = work.clients.page(words=name, after=None, limit=2)
        if len(found) == 1:
            return found[0]
    return None


def _put_on_record(work: Work, ports: DeskPorts, turn: Turn, asked: Asked, meant: _Meant, now: datetime) -> str:
    """The words for whoever asked; on the ticket and to the owner stands what the asker is not told."""
    asker, about = turn.person.contact, next(iter(meant.named), None)
    # Who is sent away hears it from their employer, not from us.
    quietly = goes_away(turn.words) or asks_for_quiet(turn.words)
    owner = whose(asked, meant.client, meant.named, asker, quietly=quietly) if meant.client is not None else None
    line = f"{asked.value}: {owner.email if owner is not None else 'nobody on file'}"
    earlier = _same_attempt(work, turn, asked, now)
    ticket = earlier or _ticket(work, ports, turn, asked, now)
    if earlier is not None:
        note(work, ticket, now, turn.contact or turn.conversation, "added", turn.words)
        claim_files(work, ticket, turn.conversation, now)
    ours = meant.client is not None and turn.client == meant.client.code
    if line not in _proofs(work, ticket):
        note(work, ticket, now, BOT, PROOF, line)
        where = None
        if meant.client is not None and owner is not None and _may_be_told(work, owner, now):
            where = where_to_reach(work, ports, meant.client, owner)
            said = identity_words.notice(asked, ticket.number, turn.person, own=ours)
            write(work, where, Answer(said), contact=owner.email, at=now)
        checks = identity_words.check_first(asked, turn.person, about, owner, told_in=where, quietly=quietly)
        note(work, ticket, now, BOT, NOTED, checks)
    if earlier is not None:
        return identity_words.refused_again(ticket.number)
    shown = about if ours and about is not None and about.served else None
    return identity_words.refused(ticket.number, shown, asker, quietly=quietly)


def _ticket(work: Work, ports: DeskPorts, turn: Turn, asked: Asked, now: datetime) -> Ticket:
    proof = PROOFS[asked]
    category = category_or_raise(proof.category)
    ticket = replace(
        unsorted_ticket(work, turn, turn.words, now, category),
        priority=Priority.P2,
        priority_reasons=("P2: somebody has to be called back before anything happens",),
    )
    ticket = with_promise(work, ticket, None, solution=False)
    work.tickets.save(ticket)
    call_in_time(work, ports, turn, ticket, now)
    note(work, ticket, now, turn.contact or turn.conversation, "opened", turn.words)
    claim_files(work, ticket, turn.conversation, now)
    return ticket


def _same_attempt(work: Work, turn: Turn, asked: Asked, now: datetime) -> Ticket | None:
    """The open ticket of this talk, from the last hour, for the same kind of thing.

    Whose it is makes no difference: two answers that differ would say to a stranger whom we know.
    """
    for ticket in opened_lately(work, turn, now, SAME_ATTEMPT):
        if any(line.startswith(f"{asked.value}: ") for line in _proofs(work, ticket)):
            return ticket
    return None


def _proofs(work: Work, ticket: Ticket) -> list[str]:
    """What was asked for, and whose it was, as the ticket says."""
    return [line.text for line in work.tickets.history(ticket.number) if (line.by, line.kind) == (BOT, PROOF)]


def _may_be_told(work: Work, owner: Contact, now: datetime) -> bool:
    """Not more than a few times a day: nobody is to be worn down with notices."""
    key = f"identity notices {now.date()} {owner.email.casefold()}"
    for number in range(TOLD_AT_MOST):
        if work.done.recall(key, str(number)) is None:
            work.done.remember(key, str(number), "told")
            return True
    return False
