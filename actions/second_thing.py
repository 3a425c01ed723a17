"""Two matters while one of them is mended: the second is said back and kept, and the person says which comes first."""

from __future__ import annotations

from typing import Any

from actions.problem import SHOWN_WORDS, category_by_name
from actions.scene import Scene, asks, button, person_button
from actions.steps import note_in_a_fix, run_under_way
from actions.wording import SECOND_THING
from bot.desk.catalogue import category_or_raise
from bot.desk.enquiries import Enquiry
from bot.desk.second_words import names_another_matter, says_besides, speaks_of_it, told_besides
from bot.desk.walkthroughs import Run
from bot.operations.second_things import SECOND, keep_second

# "It" may be more than what is mended.
_AT_ONCE = frozenset({"phishing_report", "internet_down", "computer_wont_start"})


def second_thing(scene: Scene) -> list[dict[str, Any]] | None:
    """ "And the sound is gone too", in the middle of a fix for the printer; None for any other words."""
    under_way = _fix_under_way(scene)
    if under_way is None:
        return None
    likely = told_besides(scene.turn.words, _what_is_mended(*under_way))
    if not likely:
        return None
    best = next((name for name, _ in scene.ranking if name in likely), likely[0])
    return _ask_which_first(scene, under_way[0], best)


def another_by_its_name(scene: Scene) -> list[dict[str, Any]] | None:
    """ "Another thing: my signature is gone", while the mail program is mended: another matter, because it is called one."""
    under_way = _fix_under_way(scene)
    if under_way is None or not names_another_matter(scene.turn.words) or speaks_of_it(scene.turn.words):
        return None
    return _ask_which_first(scene, under_way[0], category_by_name(scene) or scene.intent)


def another_kind(scene: Scene) -> list[dict[str, Any]] | None:
    """One thing more of another kind than what is mended, by what Rasa proposes; None for any other words."""
    under_way = _fix_under_way(scene)
    category = category_by_name(scene) or scene.intent
    if under_way is None or category == under_way[0].category:
        return None
    if speaks_of_it(scene.turn.words) and category not in _AT_ONCE:
        return note_in_a_fix(scene)
    # Told for itself it is what the person wants now: the fix waits for it, and is offered again.
    if not says_besides(scene.turn.words):
        return None
    return _ask_which_first(scene, under_way[0], category)


def _fix_under_way(scene: Scene) -> tuple[Enquiry, Run] | None:
    typed = scene.turn.pressed is None and scene.turn.emergency is None and scene.slot("question") == "step"
    return run_under_way(scene) if typed else None


def _what_is_mended(enquiry: Enquiry, run: Run) -> str:
    told = (step.tells or "" for step in run.steps)
    shown = (enquiry.words, category_or_raise(enquiry.category).title, run.title, run.intro)
    return " . ".join([*shown, *(step.text for step in run.steps), *told])


def _ask_which_first(scene: Scene, enquiry: Enquiry, category: str) -> list[dict[str, Any]]:
    other = keep_second(ports=scene.ports, turn=scene.turn, category=category, facts=scene.facts)
    scene.tell(
        SECOND_THING.format(words=" ".join(scene.turn.words.split())[:SHOWN_WORDS]),
        button("Go on with this fix", "step_repeat", enquiry=enquiry.id, **{SECOND: other.id}),
        button("The other one first", "go_on_with", enquiry=other.id, **{SECOND: other.id}),
        button("A ticket for the other", "open_ticket", enquiry=other.id, **{SECOND: other.id}),
        person_button(),
    )
    return [asks("step")]
