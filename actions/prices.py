"""What something costs, in the words that fit its verdict."""

from __future__ import annotations

from actions.scene import Scene, person_button
from actions.ways import approval_of
from actions.wording import PARTS_ARE_EXTRA, estimate_lines, parts_are_extra
from bot.desk.decisions import Decision, Verdict
from bot.desk.money import in_words
from bot.operations.choice_words import check_lines, price_in_short, what_it_takes
from bot.operations.enquiries import open_enquiry
from bot.operations.purchase_talk import bought_beside
from bot.operations.visits import visit_in_words


def say_price(scene: Scene, decision: Decision, *ways: dict[str, str]) -> None:
    """The price of a decision: nothing, a range, one amount, or that a person has to put it together."""
    estimate, bought = decision.estimate, bought_in_words(scene, decision)
    if decision.verdict.free:
        reason = next((check.text for check in decision.checks if check.passed and not check.detail), "")
        takes = what_it_takes(ports=scene.ports, turn=scene.turn, decision=decision)
        scene.say("say_price_free", *ways, reason=" ".join(filter(None, (reason, takes, bought))))
    elif estimate is None or decision.verdict is Verdict.NEEDS_PERSON:
        scene.say("say_price_person", *ways)
    elif parts_are_extra(estimate):
        scene.tell(PARTS_ARE_EXTRA, *ways)
    elif estimate.low == estimate.high:
        price = (
            f"That is {price_in_short(estimate)} without asking again. {approval_of(scene, estimate)} {bought}".strip()
        )
        scene.tell(f"{estimate_lines(estimate)}\n{price}", *ways)
    else:
        scene.say(
            "say_price",
            *ways,
            lines="\n".join(filter(None, (bought, estimate_lines(estimate)))),
            likely=in_words(estimate.likely),
            low=in_words(estimate.low),
            high=in_words(estimate.high),
            limit=in_words(estimate.not_to_exceed),
        )


def bought_in_words(scene: Scene, decision: Decision) -> str:
    """That a licence or a device has its own price, where the matter may need one."""
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    return bought_beside(decision.category, enquiry.told if enquiry is not None else "")


def say_price_of_visit(scene: Scene, visit: Decision) -> None:
    """What it would mean if somebody came: with the verdict, which may be another than that of help from afar."""
    estimate, lines = visit.estimate, [visit_in_words(ports=scene.ports, turn=scene.turn, visit=visit)]
    if visit.verdict.free:
        lines.append(check_lines(check for check in visit.checks if check.passed))
    elif estimate is not None and estimate.total.amount and visit.verdict is not Verdict.NEEDS_PERSON:
        lines += [estimate_lines(estimate), approval_of(scene, estimate)]
    scene.tell("\n".join(lines), person_button())
