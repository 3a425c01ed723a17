"""What a conversation is about: taking a problem up, changing one's mind, leaving it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from bot.desk.catalogue import Impact, Urgency, category_or_raise
from bot.desk.enquiries import Choice, Enquiry, EnquiryState
from bot.desk.errors import NotFound
from bot.desk.second_words import takes_the_other
from bot.desk.tickets import Fact
from bot.operations.attachments.taking import let_go_of_files
from bot.operations.ports import DeskPorts, Work
from bot.operations.turns import Turn
from bot.operations.typed_calls import TOLD
from bot.operations.wanted_calls import call_after
from bot.operations.wording import PROBLEM_LOST

E = TypeVar("E", bound=Enum)

RANKING_KEPT = 5


def take_up_problem(
    *,
    ports: DeskPorts,
    turn: Turn,
    category: str,
    ranking: Sequence[tuple[str, float]] = (),
    facts: Sequence[Fact] = (),
    asked: Sequence[str] = (),
) -> Enquiry:
    """The enquiry this turn is about.

    A button that names an enquiry sorts that one anew; words about the same kind of problem add to the open one, or
    take up the one put aside that was just asked about (`asked`: their ids) or is named ("first the folder");
    anything else puts the open one aside and begins another.
    """
    category_or_raise(category)
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        resort = turn.arg("enquiry")
        if resort is not None:
            enquiry = _sorted_anew(work, turn, resort, category)
            enquiry = _told_more(enquiry, turn, facts) if turn.arg(TOLD) is not None else enquiry
        elif current is not None and current.category == category and current.ticket is None:
            enquiry = _told_more(current, turn, facts)
        elif meant := [each for each in _waiting(work, turn, asked) if each.category == category] or [
            each
            for each in work.enquiries.aside(turn.conversation)
            if each.category == category and takes_the_other(turn.words, each.words)
        ]:
            if current is not None:
                work.enquiries.save(replace(current, state=EnquiryState.ASIDE))
            enquiry = replace(_told_more(meant[0], turn, facts), state=EnquiryState.OPEN)
        else:
            enquiry = _begun(work, ports, turn, current, category, ranking, facts)
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def _waiting(work: Work, turn: Turn, ids: Sequence[str]) -> list[Enquiry]:
    """Those of these that are put aside in this conversation."""
    found = [work.enquiries.get(id) for id in ids]
    return [
        each
        for each in found
        if each is not None and each.conversation == turn.conversation and each.state is EnquiryState.ASIDE
    ]


def _sorted_anew(work: Work, turn: Turn, enquiry_id: str, category: str) -> Enquiry:
    enquiry = work.enquiries.get(enquiry_id)
    if enquiry is None or enquiry.conversation != turn.conversation or enquiry.ticket is not None:
        raise NotFound(PROBLEM_LOST)
    current = work.enquiries.current(turn.conversation)
    if current is not None and current.id != enquiry.id:
        work.enquiries.save(replace(current, state=EnquiryState.ASIDE))
    return replace(enquiry, category=category, state=EnquiryState.OPEN, decision=None, run=None, choice=None)


def tell_more(*, ports: DeskPorts, turn: Turn, words: str, facts: Sequence[Fact] = ()) -> Enquiry | None:
    """Add words to the problem that is talked about; None when nothing is open."""
    with ports.begin() as work:
        enquiry = tell_more_in(work, turn, words, facts)
        work.commit()
        return enquiry


def tell_more_in(work: Work, turn: Turn, words: str, facts: Sequence[Fact] = ()) -> Enquiry | None:
    """The same inside the caller's transaction."""
    current = work.enquiries.current(turn.conversation)
    if current is None:
        return None
    enquiry = _told_more(current, replace(turn, words=words), facts)
    work.enquiries.save(enquiry)
    return enquiry


def tell_more_of_those_aside(*, ports: DeskPorts, turn: Turn, ids: Sequence[str]) -> None:
    """Add the words to each of these that is put aside: of how to reach somebody all of them are to know."""
    with ports.begin() as work:
        for waiting in _waiting(work, turn, ids):
            work.enquiries.save(_told_more(waiting, turn, ()))
        work.commit()


def _told_more(current: Enquiry, turn: Turn, facts: Sequence[Fact]) -> Enquiry:
    words = current.words if _is_told(current.words, turn.words) else f"{current.words}\n{turn.words}"
    known = {(fact.kind, fact.value) for fact in current.facts}
    return replace(
        current,
        words=words,
        call=call_after(turn, turn.words, current.call),
        facts=current.facts + tuple(fact for fact in facts if (fact.kind, fact.value) not in known),
        impact=_value(Impact, facts, "impact") or current.impact,
        urgency=_value(Urgency, facts, "urgency") or current.urgency,
    )


def _is_told(told: str, words: str) -> bool:
    """Whether the words stand there already: "call me at 4" does not stand in "call me at 4:30"."""
    return not words or re.search(rf"(?<![\w:.]){re.escape(words)}(?![:.]?\w)", told) is not None


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
        call=call_after(turn, turn.words, None),
    )


def _value(kind: type[E], facts: Sequence[Fact], name: str) -> E | None:
    """The last fact of that name as a member of the Enum, if it is one."""
    found = [fact.value for fact in facts if fact.kind == name and fact.value in {member.value for member in kind}]
    return kind(found[-1]) if found else None


def keep_unclear_words(
    *,
    ports: DeskPorts,
    turn: Turn,
    ranking: Sequence[tuple[str, float]],
    facts: Sequence[Fact],
    more: bool = False,
) -> Enquiry:
    """Words that fit no category surely: kept under the likeliest one until the person has chosen.

    With `more` they are further words about what is open, if anything is.
    """
    with ports.begin() as work:
        current = work.enquiries.current(turn.conversation)
        if more and current is not None:
            enquiry = _told_more(current, turn, facts)
        else:
            enquiry = _begun(work, ports, turn, current, ranking[0][0], ranking, facts)
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def put_several_aside(
    *, ports: DeskPorts, turn: Turn, problems: Sequence[tuple[str, str, Sequence[Fact]]]
) -> tuple[Enquiry, ...]:
    """An enquiry for each problem of one message (category, words, facts), all put aside, in the message's order.

    What was open is put aside too, or is told more where it is one of them; what was told before in the same words is
    not kept twice. The first problem is the newest, so that it is the first to be taken up. Once per turn.
    """
    for category, _, _ in problems:
        category_or_raise(category)
    with ports.begin() as work:
        known = work.done.recall(turn.id, "several")
        if known is not None:
            return tuple(each for id in known.split() if (each := work.enquiries.get(id)) is not None)
        current = work.enquiries.current(turn.conversation)
        if current is not None:
            current = replace(current, state=EnquiryState.ASIDE)
            work.enquiries.save(current)
        waiting = work.enquiries.aside(turn.conversation)
        kept = []
        for place, (category, words, facts) in enumerate(problems):
            part = replace(turn, words=words)
            same = [each for each in waiting if each.category == category and words in each.words]
            if current is not None and current.category == category:
                enquiry = _told_more(current, part, facts)
            elif same:
                enquiry = same[0]
            else:
                begun = _begun(work, ports, part, None, category, (), facts)
                enquiry = replace(begun, id=str(uuid5(NAMESPACE_URL, f"{turn.id}/enquiry/{place + 1}")))
            newest_first = ports.clock.now() + timedelta(microseconds=len(problems) - place)
            enquiry = replace(enquiry, state=EnquiryState.ASIDE, started_at=newest_first)
            work.enquiries.save(enquiry)
            kept.append(enquiry)
        work.done.remember(turn.id, "several", " ".join(each.id for each in kept))
        work.commit()
        return tuple(kept)


def take_as_one(*, ports: DeskPorts, turn: Turn, enquiry_id: str, other_ids: Sequence[str]) -> Enquiry | None:
    """Enquiries of one message that are one matter: the first is taken up with the words of all, the others dropped.

    None when one of them has become something else meanwhile.
    """
    with ports.begin() as work:
        one, others = work.enquiries.get(enquiry_id), [work.enquiries.get(each) for each in other_ids]
        told = [each for each in (one, *others) if each is not None and each.conversation == turn.conversation]
        if one is None or not others or len(told) <= len(others):
            return None
        if one.state is EnquiryState.OPEN and work.done.recall(turn.id, "as one") is not None:
            return one
        # Who has begun with the first may still say that all are one.
        waiting = all(each.state is EnquiryState.ASIDE for each in told[1:])
        if one.state not in (EnquiryState.OPEN, EnquiryState.ASIDE) or not waiting:
            return None
        current = work.enquiries.current(turn.conversation)
        if current is not None and current.id != one.id:
            work.enquiries.save(replace(current, state=EnquiryState.ASIDE))
        taken = merge(work, one, told[1:])
        work.done.remember(turn.id, "as one", taken.id)
        work.commit()
        return taken


def merge(work: Work, one: Enquiry, others: Sequence[Enquiry]) -> Enquiry:
    """The first, open, with the words and facts of all; the others are dropped."""
    together = (one, *others)
    for other in others:
        work.enquiries.save(replace(other, state=EnquiryState.DROPPED))
    taken = replace(
        one,
        words="\n".join(each.words for each in together),
        facts=tuple(dict.fromkeys(fact for each in together for fact in each.facts)),
        impact=next((each.impact for each in together if each.impact), None),
        urgency=next((each.urgency for each in together if each.urgency), None),
        call=next((each.call for each in together if each.call), None),
        state=EnquiryState.OPEN,
    )
    work.enquiries.save(taken)
    return taken


def open_asked(work: Work, turn: Turn, asked: Sequence[str]) -> None:
    """Make one open matter of those put aside that were just asked about; nothing where something is open."""
    waiting = _waiting(work, turn, asked)
    if waiting and work.enquiries.current(turn.conversation) is None:
        merge(work, waiting[0], waiting[1:])


def leave_aside(*, ports: DeskPorts, turn: Turn, ids: Sequence[str]) -> None:
    """Drop what was put aside and is not wanted any more; what is open or a ticket stays."""
    with ports.begin() as work:
        for waiting in _waiting(work, turn, ids):
            work.enquiries.save(replace(waiting, state=EnquiryState.DROPPED))
        work.commit()


def choose(*, ports: DeskPorts, turn: Turn, choice: Choice, at: datetime | None = None) -> Enquiry | None:
    """Keep whether help is wanted now, at a price, later, or ``at`` an hour that was named; None when nothing is open."""
    with ports.begin() as work:
        current = _named_or_current(work, turn)
        if current is None:
            return None
        enquiry = replace(current, choice=choice, wanted_at=at)
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
    """The person changed their mind: nothing is opened, nothing is charged. The enquiry that was dropped, if any.

    Pictures and files that wait for a ticket wait no more.
    """
    with ports.begin() as work:
        let_go_of_files(work, turn, ports.clock.now())
        current = work.enquiries.current(turn.conversation)
        if current is None:
            work.commit()
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


def still_aside(*, ports: DeskPorts, turn: Turn, ids: Sequence[str]) -> tuple[Enquiry, ...]:
    """Those of these enquiries that are put aside, in the order given."""
    with ports.begin() as work:
        return tuple(_waiting(work, turn, ids))


def begun_elsewhere(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The newest problem with a fix under way that this person has begun in another chat of theirs."""
    if turn.client is None or turn.contact is None:
        return None
    with ports.begin() as work:
        found = work.enquiries.elsewhere(turn.conversation, turn.client, turn.contact)
        return next((each for each in found if each.run is not None and each.run.running), None)


def return_to(*, ports: DeskPorts, turn: Turn, enquiry_id: str | None) -> Enquiry | None:
    """Take up again an enquiry that was put aside here, or that the same person has begun in another chat.

    The open one is simply gone on with; what is open here is put aside, or joined when it is about the same.
    """
    with ports.begin() as work:
        enquiry = work.enquiries.get(enquiry_id, for_update=True) if enquiry_id else None
        if enquiry is None or not _is_theirs(enquiry, turn):
            return None
        here = enquiry.conversation == turn.conversation
        if enquiry.state is not EnquiryState.ASIDE and (here or enquiry.state is not EnquiryState.OPEN):
            return enquiry if enquiry.state is EnquiryState.OPEN else None
        current = work.enquiries.current(turn.conversation)
        same = current is not None and not here and current.category == enquiry.category and current.run is None
        if current is not None:
            work.enquiries.save(replace(current, state=EnquiryState.DROPPED if same else EnquiryState.ASIDE))
        enquiry = replace(enquiry, state=EnquiryState.OPEN)
        if here:
            work.enquiries.save(enquiry)
        else:
            enquiry = work.enquiries.move(enquiry, turn.conversation)
        if current is not None and same:
            enquiry = merge(work, enquiry, [current])
        work.commit()
        return enquiry


def _is_theirs(enquiry: Enquiry, turn: Turn) -> bool:
    """Of this conversation, or begun by the same verified person in another."""
    if enquiry.conversation == turn.conversation:
        return True
    verified = turn.client is not None and turn.contact is not None
    return verified and (enquiry.client, enquiry.contact) == (turn.client, turn.contact)
