"""What is said around a fix and is no answer to its step: what it costs, how far it is, what an earlier step was, what it was."""

from __future__ import annotations

from bot.desk.catalogue import Impact
from bot.desk.cause_words import tells_cause
from bot.desk.enquiries import Enquiry
from bot.desk.money_words import asks_what_it_costs_here
from bot.desk.progress_words import another_does_it, asked_step, asks_what_then, asks_whether_done, takes_over
from bot.desk.tickets import Fact
from bot.desk.walk_words import asks_about_others, asks_whether_others_can, others_told, people_told
from bot.desk.walkthroughs import Run, current_step, position
from bot.desk.which_one_words import says_where_it_was
from bot.operations.choice_words import cost_in_words
from bot.operations.enquiries import tell_more
from bot.operations.open_question import OFFERED, open_question
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, StoredDecision
from bot.operations.turns import Turn
from bot.operations.walk_words import GONE
from bot.operations.which_one import NOTED
from bot.operations.wording import IS_IT_GONE, TALK_TO_A_PERSON

ANOTHER_MAY = (
    "Yes. Whoever is at the device can do the steps, with you or for you: tell me here what they see. They can also write to me "
    "themselves, or a technician helps: write 'person'."
)
NOBODY_CAN_WORK = "If nobody can work, write that, and somebody is called."
FIX_IS_FREE = "Trying this costs nothing."
AFTER_IT = "If it does not help, a technician takes over: {price}"
NOTHING_BEFORE_A_YES = "Nothing else costs anything before somebody has agreed."
NOT_YET = "Not yet: this is step {number} of at most {most}. When it works, write 'it works'; to stop, write 'cancel'."
IT_WAS = 'Step {number} was: "{text}" Now we are here:'
# Of what is looked for it is told where it was; of anything else that may be the answer to a step.
_LOST_FILE = "file_restore"
NO_SUCH_STEP = "We have not been at step {number} yet. We are here:"


def answer_about_a_fix(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer, and the step again; before the fix has begun, whether the problem is gone. None for any other words."""
    if turn.pressed is not None or turn.emergency is not None or not turn.words:
        return None
    costs = asks_what_it_costs_here(turn.words) or asks_what_then(turn.words)
    done, wanted = asks_whether_done(turn.words), asked_step(turn.words)
    found, other = tells_cause(turn.words), takes_over(turn.words)
    place = says_where_it_was(turn.words)
    many, another = others_told(turn.words), another_does_it(turn.words)
    if not (costs or done or wanted or found or other or many or another or place):
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    if enquiry is None or asked is None:
        return None
    run = enquiry.run
    if run is None:
        return _found_before(ports, turn, enquiry, asked) if found else None
    if not run.running:
        return None
    if costs:
        return (Answer(_costs(ports, turn, stored)), asked)
    if another:
        return (Answer(ANOTHER_MAY), asked)
    if many is not None:
        return _affected(ports, turn, run, many, asked)
    if other or (place and enquiry.category == _LOST_FILE):
        tell_more(ports=ports, turn=turn, words=turn.words)
        return (Answer(NOTED.format(words=turn.words)), asked)
    said = _how_far(run, wanted) if done or wanted else ""
    return (Answer(said), asked) if said else None


def _affected(ports: DeskPorts, turn: Turn, run: Run, many: Impact, asked: Answer) -> tuple[Answer, ...] | None:
    """How many are affected is kept, and the step asked again; None where it answers the step, by itself or by its first word."""
    step = current_step(run)
    of_others = step is not None and (asks_about_others(step) or asks_whether_others_can(step))
    if people_told(turn.words) is None and not of_others:
        # The no before it answers the step.
        return None
    tell_more(ports=ports, turn=turn, words=turn.words, facts=(Fact("impact", many.value),))
    if of_others:
        return None
    noted = NOTED.format(words=turn.words)
    return (Answer(f"{noted} {NOBODY_CAN_WORK}" if many is Impact.CLIENT else noted), asked)


def _costs(ports: DeskPorts, turn: Turn, stored: StoredDecision | None) -> str:
    after = NOTHING_BEFORE_A_YES
    if stored is not None and turn.person.verified and stored.decision.client == turn.client:
        after = AFTER_IT.format(price=cost_in_words(ports=ports, turn=turn, decision=stored.decision))
    return f"{FIX_IS_FREE} {after}"


def _how_far(run: Run, wanted: int | None) -> str:
    """How far the fix is, or what the wanted step was; empty before its first step."""
    if current_step(run) is None:
        return ""
    number, most = position(run)
    if wanted is None:
        return NOT_YET.format(number=number, most=most)
    if wanted > len(run.records):
        return "" if wanted == number else NO_SUCH_STEP.format(number=wanted)
    return IT_WAS.format(number=wanted, text=run.records[wanted - 1].text)


def _found_before(ports: DeskPorts, turn: Turn, enquiry: Enquiry, asked: Answer) -> tuple[Answer, ...] | None:
    """What it was, told while a fix or a technician is offered: it may work by now, and nothing of that be needed."""
    if not asked.meanings & OFFERED:
        return None
    tell_more(ports=ports, turn=turn, words=turn.words)
    gone = Button("Yes, it is gone", Pressed("step_worked", {"enquiry": enquiry.id, GONE: "yes"}))
    return (
        Answer(IS_IT_GONE, (gone, Button("No", Pressed("step_repeat", {"enquiry": enquiry.id})), TALK_TO_A_PERSON)),
    )
