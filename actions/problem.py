"""Taking a problem up, and the answer to it: verdict, why, and the ways on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions.hours import ask_which_hour
from actions.scene import Scene, asks, asks_about, asks_nothing, asks_the_two, button, leaves_questions, person_button
from actions.ways import (
    HELP_NOW,
    approval_of,
    choice_question,
    free_ways,
    later_button,
    now_button,
    other_ways,
    price_and_ways,
    priced_ways,
    questions_about,
    something_else,
    what_next,
)
from actions.wording import (
    PARTS_ARE_EXTRA,
    WHICH_WAY,
    estimate_lines,
    parts_are_extra,
)
from bot.desk.catalogue import category_or_raise
from bot.desk.decisions import Decision, Verdict, later_way
from bot.desk.enquiries import Enquiry
from bot.desk.missing_facts import FactQuestion
from bot.operations.choice_words import (
    and_later,
    check_lines,
    falls_in_hours,
    later_line,
    now_in_words,
    price_in_short,
    what_it_takes,
)
from bot.operations.coverage import decide_for_enquiry, may_be_visited, wants_a_visit
from bot.operations.enquiries import open_enquiry, put_aside, take_up_problem
from bot.operations.fixes import fixes_for
from bot.operations.missing_facts import device_not_told, question_for
from bot.operations.named_hour import impossible_beside
from bot.operations.names import own_programs
from bot.operations.ports import About, FoundFixes, StoredDecision, Subject
from bot.operations.purchase_talk import bought_beside
from bot.operations.visits import visit_beside
from bot.operations.wanted_calls import beside_in_words
from bot.operations.wording import VERDICT_WORDS, capital, moment

SHOWN_WORDS = 120
# The category of the programs that a client's business rests on, and what a fault in one of them is easily taken for.
OWN_PROGRAM = "lob_application"
_TAKEN_FOR = frozenset({"software_error", "file_share", "website_dns", "slow_computer"})
# What a wet device is taken up as, where nothing says more.
SPILLED_ON = "peripheral_hardware"


def take_up(scene: Scene, category: str | None = None) -> Enquiry:
    """The enquiry of this turn, under the category that Rasa proposes or the button names, or under another one."""
    return take_up_problem(
        ports=scene.ports,
        turn=scene.turn,
        category=category or scene.intent,
        ranking=scene.ranking,
        facts=scene.facts,
        asked=scene.asked_about,
    )


def speaks_of_own_program(scene: Scene) -> bool:
    """Whether the words name a program that the client has given us the name of."""
    client, application = scene.turn.person.client, scene.fact("application")
    if client is None or application is None or scene.turn.pressed is not None:
        return False
    return application.casefold() in own_programs(ports=scene.ports, client=client)


def category_by_name(scene: Scene) -> str | None:
    """The category that the name of the client's own program gives to a fault in it; None where the language part knows better."""
    return OWN_PROGRAM if scene.intent in _TAKEN_FOR and speaks_of_own_program(scene) else None


def answer_afresh(scene: Scene, enquiry: Enquiry, *, again: bool = False) -> list[dict[str, Any]]:
    """The answer to a problem that is taken up now: what was told of another one must not answer for it."""
    return taken_up(enquiry) + answer_for(scene, enquiry, again=again)


def taken_up(enquiry: Enquiry) -> list[dict[str, Any]]:
    """The events with which the talk turns to a problem."""
    return [
        *leaves_questions(),
        SlotSet("impact", enquiry.impact and enquiry.impact.value),
        SlotSet("urgency", enquiry.urgency and enquiry.urgency.value),
        SlotSet("unclear", 0),
    ]


def is_gone(scene: Scene) -> list[dict[str, Any]]:
    """A button of something that has ended: show what is open instead, or ask for the words again."""
    enquiry = open_enquiry(ports=scene.ports, turn=replace(scene.turn, pressed=None))
    if enquiry is not None:
        return answer_afresh(scene, enquiry, again=True)
    scene.say("say_several_gone")
    return [*leaves_questions(), asks_nothing()]


def answer_for(scene: Scene, enquiry: Enquiry, *, again: bool) -> list[dict[str, Any]]:
    """Say the verdict and the ways on; the events set what a yes will mean."""
    fixes = fixes_for(ports=scene.ports, enquiry=enquiry)
    opening = _opening(scene, enquiry, again)
    if not scene.turn.person.verified:
        ways = free_ways(enquiry, fixes)
        scene.say("say_unverified", *ways, person_button(), opening=opening, next=what_next(fixes, enquiry))
        return [asks("offer")]
    stored = decide_for_enquiry(ports=scene.ports, turn=scene.turn, enquiry=enquiry)
    decision = stored.decision
    opening = _lines(opening, impossible_beside(ports=scene.ports, turn=scene.turn, enquiry=enquiry))
    if not again:
        opening = _lines(opening, _call_beside(scene, enquiry))
    visit = _lines(
        bought_beside(enquiry.category, enquiry.told),
        visit_beside(ports=scene.ports, turn=scene.turn, enquiry=enquiry, decision=decision),
    )
    close = _lines(visit, device_not_told(enquiry, decision), what_next(fixes, enquiry))
    question = question_for(scene.turn, enquiry, decision)
    if question is not None:
        return _ask_fact(scene, enquiry, question, opening)
    hour = ask_which_hour(scene, enquiry, decision, opening)
    if hour is not None:
        return hour
    takes = what_it_takes(ports=scene.ports, turn=scene.turn, decision=decision)
    about = About(Subject.DECISION, stored.id, opening, _lines(takes, close))
    if decision.verdict is Verdict.QUOTE_REQUIRED and decision.estimate is not None:
        return _answer_with_price(scene, enquiry, stored, fixes, opening, replace(about, close=visit))
    checks = check_lines(decision.checks)
    free = free_ways(enquiry, fixes, decision, scene.ports.clock.now())
    ways = [*free, person_button(), *something_else(scene, enquiry), *questions_about(stored)]
    if decision.verdict is Verdict.QUOTE_REQUIRED:
        scene.say("say_person_prices", *ways, about=about, opening=opening, checks=checks, next=close)
    elif decision.verdict is Verdict.PARTLY_COVERED:
        return _answer_in_part(scene, decision, ways, close, opening, about)
    else:
        response = f"say_{decision.verdict.value}"
        scene.say(response, *ways, about=about, opening=opening, checks=_lines(checks, takes), next=close)
    return [asks("offer")]


def _call_beside(scene: Scene, enquiry: Enquiry) -> str:
    """Until there is a ticket nobody knows of the hour: that much is said."""
    client = scene.turn.person.client
    if enquiry.call is None or client is None or enquiry.call.has_passed(scene.turn.at):
        return ""
    return beside_in_words(enquiry.call, client.timezone, scene.turn.at)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _ask_fact(scene: Scene, enquiry: Enquiry, question: FactQuestion, opening: str) -> list[dict[str, Any]]:
    """Whether it is covered depends on one thing that the person may know."""
    answers = [
        button(title, "tell_fact", enquiry=enquiry.id, fact=question.fact, value=value)
        for title, value in question.answers
    ]
    scene.say(
        {
            "asset": "say_ask_asset",
            "site": "say_ask_site",
            "cause": "say_ask_cause",
            "meets_standard": "say_ask_meets_standard",
            "person_listed": "say_ask_person_listed",
        }[question.fact],
        *answers,
        person_button(),
        opening=opening,
    )
    return [asks("fact")]


def _opening(scene: Scene, enquiry: Enquiry, again: bool) -> str:
    name = scene.turn.person.first_name
    hello = f"{name}, " if name else ""
    title = category_or_raise(enquiry.category).title
    title = f"{title}, with a visit" if wants_a_visit(enquiry) and may_be_visited(enquiry.category) else title
    words = f"{hello}noted. Still: {title}." if again else f"{hello}this is about: {title}."
    return capital(words)


def _answer_with_price(
    scene: Scene, enquiry: Enquiry, stored: StoredDecision, fixes: FoundFixes, opening: str, about: About
) -> list[dict[str, Any]]:
    decision = stored.decision
    assert decision.estimate is not None
    now = scene.ports.clock.now()
    later = later_way(decision, now)
    approval = approval_of(scene, decision.estimate)
    ways = [*priced_ways(enquiry, decision, fixes, now), person_button(), button("Never mind", "cancel")]
    about_it = questions_about(stored)
    question = choice_question(fixes) if later is not None else "What would you like?"
    whose = approval_of(scene, decision.estimate, HELP_NOW) if later is not None else approval
    # What a visit would come to, where one was wished for, stands before the question.
    close = _lines(about.close, question)
    about = replace(about, close=_lines(whose, close) if about.close else f"{whose} {question}")
    if later is not None and not falls_in_hours(ports=scene.ports, turn=scene.turn, decision=decision):
        scene.say(
            "say_choice",
            *ways,
            *about_it,
            about=about,
            opening=opening,
            now=now_in_words(ports=scene.ports, turn=scene.turn, decision=decision),
            price_now=price_in_short(decision.estimate),
            approval=approval,
            later=later_line(later, decision, now) + other_ways(decision, later),
            checks=check_lines(decision.checks),
            next=close,
        )
        return [asks("choice")]
    scene.say(
        "say_quote_required",
        *ways,
        *something_else(scene, enquiry),
        *about_it,
        about=about,
        opening=opening,
        checks=check_lines(decision.checks),
        price=price_and_ways(decision, later, approval, now),
        next=close,
    )
    return [asks("choice")]


def say_which(scene: Scene, enquiry: Enquiry, categories: Iterable[str]) -> None:
    """'Which of these is it?' with a button for each category."""
    buttons = [button(category_or_raise(name).title, name, enquiry=enquiry.id) for name in categories]
    scene.say("say_which", *buttons, button("Something else", "none_of_these"), person_button())


def ask_in_short(scene: Scene, enquiry: Enquiry) -> list[dict[str, Any]]:
    """The open question and its ways again, without the reasons, which were given before."""
    if not scene.turn.person.verified:
        return answer_for(scene, enquiry, again=True)
    stored = decide_for_enquiry(ports=scene.ports, turn=scene.turn, enquiry=enquiry)
    decision, title = stored.decision, category_or_raise(enquiry.category).title
    if question_for(scene.turn, enquiry, decision) is not None:
        return answer_for(scene, enquiry, again=True)
    hour = ask_which_hour(scene, enquiry, decision, f"{title}.")
    if hour is not None:
        return hour
    fixes = fixes_for(ports=scene.ports, enquiry=enquiry)
    if decision.verdict is Verdict.QUOTE_REQUIRED and decision.estimate is not None:
        now = scene.ports.clock.now()
        approval = approval_of(scene, decision.estimate, HELP_NOW)
        price = f"Now: {price_in_short(decision.estimate)}.{and_later(decision, now)} {approval}"
        close = choice_question(fixes) if later_way(decision, now) is not None else "What would you like?"
        ways = [*priced_ways(enquiry, decision, fixes, now), person_button(), button("Never mind", "cancel")]
        scene.tell(f"{title}. {price} {close}", *ways)
        return [asks("choice")]
    free = free_ways(enquiry, fixes, decision, scene.ports.clock.now())
    ways = [*free, person_button(), *something_else(scene, enquiry), *questions_about(stored)]
    takes = what_it_takes(ports=scene.ports, turn=scene.turn, decision=decision)
    bought = bought_beside(enquiry.category, enquiry.told)
    said = f"{title}. {VERDICT_WORDS[decision.verdict]} {bought}".strip()
    scene.tell(
        _lines(f"{said} {takes}", what_next(fixes, enquiry)) if takes else f"{said} {what_next(fixes, enquiry)}",
        *ways,
    )
    return [asks("offer")]


def ask_which_way(scene: Scene, enquiry: Enquiry) -> list[dict[str, Any]] | None:
    """A yes where a price and a fix were offered may mean either: asked, and nothing is begun or ordered. None for one way."""
    fixes = fixes_for(ports=scene.ports, enquiry=enquiry)
    if fixes.offered is None or not scene.turn.person.verified:
        return None
    decision = decide_for_enquiry(ports=scene.ports, turn=scene.turn, enquiry=enquiry).decision
    hour = ask_which_hour(scene, enquiry, decision)
    if hour is not None:
        return hour
    if decision.verdict is not Verdict.QUOTE_REQUIRED or decision.estimate is None:
        return None
    now = scene.ports.clock.now()
    later = later_way(decision, now)
    price = price_in_short(decision.estimate)
    said = (
        f"a technician now ({price}), one {moment(later.when, decision.timezone, now)}"
        if later
        else f"a technician ({price})"
    )
    ways = priced_ways(enquiry, decision, fixes, now)
    scene.tell(WHICH_WAY.format(ways=said), *ways, person_button(), button("Never mind", "cancel"))
    return [asks("choice")]


def to_the_questions(scene: Scene, enquiry: Enquiry | None) -> list[dict[str, Any]]:
    """On to the two questions of a ticket; where now costs more than later and nobody has chosen, that comes first."""
    if enquiry is None or enquiry.choice is not None or not scene.turn.person.verified:
        return asks_the_two(scene, enquiry)
    decision = decide_for_enquiry(ports=scene.ports, turn=scene.turn, enquiry=enquiry).decision
    if scene.slot("question") == "which" and not decision.verdict.free:
        # Nobody has read yet what it costs.
        return answer_afresh(scene, enquiry)
    hour = ask_which_hour(scene, enquiry, decision)
    if hour is not None:
        return hour
    now = scene.ports.clock.now()
    later = later_way(decision, now)
    if decision.verdict is not Verdict.QUOTE_REQUIRED or decision.estimate is None or later is None:
        return asks_the_two(scene, enquiry)
    scene.say(
        "say_when",
        later_button(enquiry, decision, later, now),
        now_button(enquiry, decision.estimate),
        person_button(),
        later=later_line(later, decision, now),
        price_now=price_in_short(decision.estimate),
        approval=approval_of(scene, decision.estimate),
    )
    return [asks("choice")]


def _answer_in_part(
    scene: Scene, decision: Decision, ways: list[dict[str, str]], next_one: str, opening: str, about: About
) -> list[dict[str, Any]]:
    if decision.estimate is None or parts_are_extra(decision.estimate):
        price = PARTS_ARE_EXTRA
    else:
        price = f"{estimate_lines(decision.estimate)}\nThat is {price_in_short(decision.estimate)}."
        price += other_ways(decision)
    scene.say(
        "say_partly_covered",
        *ways,
        about=about,
        opening=opening,
        checks=check_lines(decision.checks),
        price=price,
        next=next_one,
    )
    return [asks("offer")]


def offer_earlier(scene: Scene) -> list[dict[str, Any]]:
    """When a matter has ended: ask about the one that was put aside, if there is one."""
    waiting = put_aside(ports=scene.ports, turn=scene.turn)
    if waiting is None:
        return [asks_nothing()]
    return say_earlier(scene, waiting)


def say_earlier(scene: Scene, waiting: Enquiry) -> list[dict[str, Any]]:
    """Ask whether to go on with a problem that was put aside."""
    scene.say(
        "say_back_to_earlier",
        button("Yes, go on with it", "go_on_with", enquiry=waiting.id),
        button("No, leave it", "leave_it", enquiry=waiting.id),
        words=waiting.words.splitlines()[0][:SHOWN_WORDS],
    )
    return asks_about(waiting.id)
