"""Which of several problems that were told at once comes first: "the third one first", also after another one was taken up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.people import Person
from bot.desk.second_words import comes_first, may_say_what_comes_first, says_which_comes_first
from bot.operations.free_buttons import all_told, free_meanings
from bot.operations.ports import OutgoingMessage, Pressed, StoredMessage, Work

# So many are looked at, and so near to one another they begin: those of one message stand a moment apart, in its order.
_MOST = 12
_AT_ONCE = timedelta(microseconds=_MOST)
_WAITS = (EnquiryState.ASIDE, EnquiryState.OPEN)


def which_comes_first(work: Work, asked: OutgoingMessage, message: StoredMessage, person: Person) -> Pressed | None:
    """The one that the words name, to be gone on with; None where they name none, or where they name what is asked.

    "The second one" is a thing that is shown, where several are: only who says "first" means a problem then.
    """
    if not may_say_what_comes_first(message.text):
        return None
    meanings = free_meanings(work, asked, person)
    shown = next((all_told(each) for each in meanings if each.intent == "one_problem"), ())
    if shown:
        told = [each for id in shown if (each := work.enquiries.get(id)) is not None]
    elif says_which_comes_first(message.text) or _asks_one_thing(meanings):
        told = _told_at_once(work, message.conversation, person)
    else:
        return None
    place = comes_first(message.text, [each.words for each in told]) if len(told) > 1 else None
    if place is None or told[place].state not in _WAITS:
        return None
    return Pressed("go_on_with", {"enquiry": told[place].id})


def _asks_one_thing(meanings: Sequence[Pressed]) -> bool:
    """Whether what stands under it are ways on with one problem, none of them twice, and no step, hour or price to choose from."""
    often = Counter(each.intent for each in meanings)
    return "affirm" in often and often["affirm"] == 1 and "choose_callout" not in often


def _told_at_once(work: Work, conversation: str, person: Person) -> list[Enquiry]:
    """The problems of the last message that told several, in its order, of which one still waits."""
    by = person.contact.email if person.contact else None
    recent = [each for each in work.enquiries.recent(conversation, _MOST) if each.contact in (None, by)]
    waiting = next((each for each in recent if each.state is EnquiryState.ASIDE), None)
    if waiting is None:
        return []
    together = [each for each in recent if abs(each.started_at - waiting.started_at) <= _AT_ONCE]
    return sorted(together, key=lambda each: each.started_at, reverse=True)
