"""What a conversation is about: taking a problem up, changing one's mind, leaving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from bot.desk.catalogue import Impact, Urgency, category_or_raise
from bot.desk.enquiries import Choice, Enquiry, EnquiryState
from bot.desk.errors import NotFound
from bot.desk.tickets import Fact
from bot.operations.ports import DeskPorts, Work
from bot.operations.turns import Turn

E = TypeVar("E", bound=Enum)

RANKING_KEPT = 5


def take_up_problem(
    *,
    ports: DeskPorts,
    turn: Turn,
    category: str,
    ranking: Sequence[tuple[str, float]] = (),
    facts: Sequence[Fact] = (),
) -> Enquiry:
    """The enquiry this turn is about.

    A button that names an enquiry sorts that one anew; words about the same kind of problem add to the open one;
    anything else puts the open one aside and begins another.
    """
    category_or_raise(category)
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        resort = turn.arg("enquiry")
        if resort is not None:
            enquiry = _sorted_anew(work, turn, resort, category)
        elif current is not None and current.category == category and current.ticket is None:
            enquiry = _told_more(current, turn, facts)
        else:
            enquiry = _begun(work, ports, turn, current, category, ranking, facts)
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def _sorted_anew(work: Work, turn: Turn, enquiry_id: str, category: str) -> Enquiry:
    enquiry = work.enquiries.get(enquiry_id)
    if enquiry is None or enquiry.conversation != turn.conversation or enquiry.ticket is not None:
        raise NotFound("I no longer have that problem in front of me. Please tell me about it again.")
    current = work.enquiries.current(turn.conversation)
    if current is not None and current.id != enquiry.id:
        work.enquiries.save(replace(current, state=EnquiryState.ASIDE))
    return replace(enquiry, category=category, state=EnquiryState.OPEN, decision=None, run=None, choice=None)


def tell_more(*, ports: DeskPorts, turn: Turn, words: str, facts: Sequence[Fact] = ()) -> Enquiry | None:
    """Add words to the problem that is talked about; None when nothing is open."""
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        if current is None:
            return None
        enquiry = _told_more(current, replace(turn, words=words), facts)
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def _told_more(current: Enquiry, turn: Turn, facts: Sequence[Fact]) -> Enquiry:
    words = current.words if not turn.words or turn.words in current.words else f"{current.words}\n{turn.words}"
    known = {(fact.kind, fact.value) for fact in current.facts}
    return replace(
        current,
        words=words,
        facts=current.facts + tuple(fact for fact in facts if (fact.kind, fact.value) not in known),
        impact=_value(Impact, facts, "impact") or current.impact,
        urgency=_value(Urgency, facts, "urgency") or current.urgency,
    )


def _begun(
    work: Work,
    ports: DeskPorts,
    turn: Turn,
    current: Enquiry | None,
    category: str,
    ranking: Sequence[tuple[str, float]],
    facts: Sequence[Fact],
) -> Enquiry:
    if current is not None:
        work.enquiries.save(replace(current, state=EnquiryState.ASIDE))
    return Enquiry(
        id=str(uuid5(NAMESPACE_URL, f"{turn.id}/enquiry")),
        conversation=turn.conversation,
        client=turn.client,
        contact=turn.contact,
        words=turn.words,
        category=category,
        state=EnquiryState.OPEN,
        started_at=ports.clock.now(),
        ranking=tuple(ranking[:RANKING_KEPT]),
        facts=tuple(facts),
        impact=_value(Impact, facts, "impact"),
        urgency=_value(Urgency, facts, "urgency"),
    )


def _value(kind: type[E], facts: Sequence[Fact], name: str) -> E | None:
    """The last fact of that name as a member of the Enum, if it is one."""
    found = [fact.value for fact in facts if fact.kind == name and fact.value in {member.value for member in kind}]
    return kind(found[-1]) if found else None


def keep_unclear_words(
    *, ports: DeskPorts, turn: Turn, ranking: Sequence[tuple[str, float]], facts: Sequence[Fact]
) -> Enquiry:
    """Words that fit no category surely: kept under the likeliest one until the person has chosen."""
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        enquiry = _begun(work, ports, turn, current, ranking[0][0], ranking, facts)
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def choose(*, ports: DeskPorts, turn: Turn, choice: Choice) -> Enquiry | None:
    """Keep whether help is wanted now, at a price, or later; None when nothing is open."""
    with ports.begin() as work:
        current = _named_or_current(work, turn)
        if current is None:
            return None
        enquiry = replace(current, choice=choice)
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def _named_or_current(work: Work, turn: Turn) -> Enquiry | None:
    """The enquiry a button belongs to, if it is still open; otherwise the open one."""
    current = work.enquiries.current(turn.conversation)
    named = turn.arg("enquiry")
    return current if named is None or (current is not None and current.id == named) else None


def open_enquiry(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """What is being talked about."""
    with ports.begin() as work:
        return _named_or_current(work, turn)


def drop_enquiry(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The person changed their mind: nothing is opened, nothing is charged. The enquiry that was dropped, if any."""
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        if current is None:
            return None
        dropped = replace(current, state=EnquiryState.DROPPED)
        work.enquiries.save(dropped)
        work.commit()
        return dropped


def put_aside(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The newest enquiry that was put aside when another problem came first."""
    with ports.begin() as work:
        waiting = work.enquiries.aside(turn.conversation)
        return waiting[0] if waiting else None


def return_to(*, ports: DeskPorts, turn: Turn, enquiry_id: str | None) -> Enquiry | None:
    """Take up again an enquiry of this conversation that was put aside."""
    with ports.begin() as work:
        enquiry = work.enquiries.get(enquiry_id) if enquiry_id else None
        if enquiry is None or enquiry.conversation != turn.conversation or enquiry.state is not EnquiryState.ASIDE:
            return None
        current = work.enquiries.current(turn.conversation)
        if current is not None:
            work.enquiries.save(replace(current, state=EnquiryState.ASIDE))
        enquiry = replace(enquiry, state=EnquiryState.OPEN)
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry
