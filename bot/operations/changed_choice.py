"""Who has chosen between now and later and takes it back while the two questions are asked: "actually no, tomorrow"."""

from __future__ import annotations

from bot.desk.choice_words import wants_it_done
from bot.desk.decisions import later_way
from bot.desk.enquiries import Choice
from bot.desk.short_answers import other_choice
from bot.desk.side_words import only_can_wait, only_cannot_wait
from bot.operations.choice_words import approval_words, later_line, outcome_in_words, price_in_short
from bot.operations.enquiries import choose
from bot.operations.ports import Answer, Button, DeskPorts, StoredDecision
from bot.operations.turns import Turn

AS_CHOSEN = "Yes, help now is what I have noted. This is still open:"
_QUESTIONS = frozenset({"tell_impact", "tell_urgency"})
_DONE = "other choice"


def answer_about_changed_choice(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Keep the other choice, say what it means, and put the open question again; None for anything else.

    Before the assistant, which waits for the answer to its question and for nothing else: nobody shall be asked to approve
    what is not wanted any more.
    """
    if turn.pressed is not None or turn.emergency is not None or not turn.words:
        return None
    if not (wants_it_done(turn.words) or any(_wanted(turn.words, chosen) for chosen in Choice)):
        # Most words are none of these, and are looked at before anything is read.
        return None
    asked = _asked(ports, turn)
    if asked is None:
        return None
    stored, chosen, question, hour = asked
    wanted = _taken_back(ports, turn) or _wanted(turn.words, chosen)
    if wanted is None:
        same = wants_it_done(turn.words) or other_choice(turn.words, Choice.LATER) is Choice.NOW
        return (Answer(AS_CHOSEN), question) if same and chosen is Choice.NOW else None
    said = _said(ports, turn, stored, wanted, hour=hour)
    if said is None:
        return None
    with ports.begin() as work:
        if work.done.recall(turn.id, _DONE) is None:
            work.done.remember(turn.id, _DONE, wanted.value)
            work.commit()
    choose(ports=ports, turn=turn, choice=wanted)
    return (Answer(f"All right. {said}"), question)


def _wanted(words: str, chosen: Choice) -> Choice | None:
    """The other choice by its name, "it can wait" after help now was chosen, or "it cannot wait" after it was put off."""
    named = other_choice(words, chosen)
    if named is not None:
        return named
    if chosen is Choice.NOW:
        return Choice.LATER if only_can_wait(words) else None
    return Choice.NOW if only_cannot_wait(words) else None


def _taken_back(ports: DeskPorts, turn: Turn) -> Choice | None:
    """What this turn has chosen already, when its job runs again."""
    with ports.begin() as work:
        done = work.done.recall(turn.id, _DONE)
    return Choice(done) if done is not None else None


def _asked(ports: DeskPorts, turn: Turn) -> tuple[StoredDecision, Choice, Answer, bool] | None:
    """The decision that was chosen about, the choice, the question that is open, and whether an hour was chosen by its name."""
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        if enquiry is None or enquiry.choice is None or enquiry.decision is None:
            return None
        stored, last = work.decisions.get(enquiry.decision), work.conversations.last_said(turn.conversation)
        known = [work.conversations.button(shown.key) for shown in last.buttons] if last is not None else []
    buttons = tuple(Button(each.title, each.pressed) for each in known if each is not None)
    if stored is None or last is None or not buttons or {each.pressed.intent for each in buttons} - _QUESTIONS:
        return None
    return stored, enquiry.choice, Answer(last.text, buttons), enquiry.wanted_at is not None


def _said(ports: DeskPorts, turn: Turn, stored: StoredDecision, wanted: Choice, *, hour: bool) -> str | None:
    """What the other choice means; None where there is none."""
    decision, now = stored.decision, ports.clock.now()
    later = later_way(decision, now)
    if wanted is Choice.LATER:
        return later_line(later, decision, now) if later is not None else None
    if later is None and not hour:
        return None
    if decision.estimate is None:
        return f"Now: {outcome_in_words(ports=ports, turn=turn, decision=decision, needs='')}"
    approval = approval_words(turn=turn, price=decision.estimate)
    return f"Now: {price_in_short(decision.estimate)}. {approval}"
