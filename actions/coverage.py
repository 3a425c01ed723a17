"""From a problem to its coverage answer, the choice, and the questions about both."""

from __future__ import annotations

from abc import ABC
from typing import Any

from actions.base import DeskAction
from actions.earlier import ask_again, back_to_the_question
from actions.facts import answered_in_words
from actions.hours import say_of_the_hour
from actions.prices import bought_in_words, say_price, say_price_of_visit
from actions.problem import answer_afresh, ask_in_short, category_by_name, take_up
from actions.quotes import show_waiting, who_approves
from actions.scene import OFFERED, UNDECIDED, Scene, asks_nothing, asks_the_two, button, person_button
from actions.second_thing import another_by_its_name, another_kind
from actions.standing import (
    asks_whether_to_close,
    newest_open,
    tell_what_waits,
    tells_how_it_stands,
)
from actions.steps import more_in_a_fix
from actions.suspicion import ask_whether_emergency
from actions.unsure import asked_which_first
from actions.ways import ways_on, wrong_button
from actions.wording import (
    FIX_IS_KEPT,
    IS_IT_AGAIN,
    NOT_CHEAPER_LATER,
    PLAN_OR_CALLOUTS,
    estimate_lines,
)
from bot.desk.catalogue import Work as HowWorked
from bot.desk.choice_words import only_wonders
from bot.desk.complaints import disputes_a_decision, doubts_a_bill
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Choice, Enquiry
from bot.desk.money_words import asks_what_is_cheaper, asks_which_clause, asks_who_pays, asks_why_not
from bot.desk.second_words import told_with_a_wish
from bot.desk.short_answers import asks_who_approves, means_a_visit
from bot.operations.allowances import allowances_left
from bot.operations.choice_words import check_lines, waiting_gains_nothing
from bot.operations.complaints import BILL_HEARD, BILLING, pass_complaint_on, said_of
from bot.operations.contracts import rates_in_words, what_is_left, who_serves
from bot.operations.coverage import (
    decide_visit,
    decision_in_question,
    explain_again,
)
from bot.operations.disputes import dispute_decision
from bot.operations.enquiries import choose, open_enquiry
from bot.operations.money_talk import who_pays
from bot.operations.named_hour import hour_in_button
from bot.operations.solved_before import solved_before
from bot.operations.wording import VERDICT_WORDS, moment


def _undecided(scene: Scene) -> list[dict[str, Any]]:
    """Such a question once more, after what the person asked in between."""
    return back_to_the_question(scene) if scene.slot("question") in UNDECIDED else []


class ReportProblem(DeskAction):
    """A problem: taken up, decided, answered."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_report_problem"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Take the problem up and say what it costs before it costs anything."""
        told = answered_in_words(scene)
        if told is not None:
            return told
        suspected = scene.slot("suspected")
        if scene.slot("question") == "emergency" and suspected and _is_about_the_same(scene):
            # A further symptom does not take the offer of a call away.
            return ask_whether_emergency(scene, EmergencyKind(suspected))
        more = another_by_its_name(scene) or more_in_a_fix(scene) or another_kind(scene)
        if more is not None:
            return more
        if tells_how_it_stands(scene) or asks_whether_to_close(scene):
            return [asks_nothing()]
        which = asked_which_first(scene)
        if which is not None:
            return which
        before = open_enquiry(ports=scene.ports, turn=scene.turn)
        enquiry = take_up(scene, category_by_name(scene))
        sorted_anew = scene.turn.arg("enquiry") is not None
        again = before is not None and before.id == enquiry.id and not sorted_anew
        if before is not None and not again:
            _say_the_fix_is_kept(scene, before)
        _is_it_back(scene, enquiry)
        return answer_afresh(scene, enquiry, again=again)


def _say_the_fix_is_kept(scene: Scene, before: Enquiry) -> None:
    """Who tells of another problem in the middle of a fix hears that the fix is not lost."""
    if before.run is not None and before.run.running and scene.turn.pressed is None:
        scene.tell(FIX_IS_KEPT.format(title=before.run.title))


def _is_it_back(scene: Scene, enquiry: Enquiry) -> None:
    """What was solved lately may be back: its ticket is a button away, and nobody pays twice to have it looked at."""
    solved = solved_before(ports=scene.ports, turn=scene.turn, category=enquiry.category)
    if solved is None:
        return
    opens = button(f"Open {solved.number} again", "ticket_reopen", ticket=solved.number, enquiry=enquiry.id)
    when = moment(solved.over[-1], solved.timezone, scene.ports.clock.now()) if solved.over else ""
    scene.tell(IS_IT_AGAIN.format(number=solved.number, when=f", solved {when}" if when else ""), opens)


def _is_about_the_same(scene: Scene) -> bool:
    before = open_enquiry(ports=scene.ports, turn=scene.turn)
    return scene.turn.pressed is None and before is not None and before.category == scene.intent


class ExplainCoverage(DeskAction):
    """Why it is covered or not."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_explain_coverage"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Say every check, from what was stored; to who only asks whose yes it needs, that."""
        words = scene.turn.words
        if scene.turn.pressed is None and asks_who_approves(words) and "why" not in words.casefold():
            return who_approves(scene)
        if scene.turn.pressed is None and scene.turn.person.client is not None and asks_who_pays(words):
            return _who_pays(scene)
        hour = say_of_the_hour(scene)
        if hour is not None:
            return hour
        stored = explain_again(ports=scene.ports, turn=scene.turn)
        if stored is None:
            scene.say("say_nothing_to_explain" if scene.turn.person.verified else "say_no_contract_shown")
            return _undecided(scene)
        decision = stored.decision
        if scene.turn.pressed is None and means_a_visit(words) and decision.work is HowWorked.REMOTE:
            say_price_of_visit(scene, decide_visit(ports=scene.ports, turn=scene.turn, decision=decision))
            return _undecided(scene)
        verdict, checks = VERDICT_WORDS[decision.verdict], check_lines(decision.checks, all_of_them=True)
        bought = bought_in_words(scene, decision)
        checks = f"{checks}\n{bought}" if bought else checks
        buttons = [*ways_on(scene, stored), person_button(), wrong_button(stored)]
        if decision.contract is None or decision.missing:
            # While a fact is missing no contract has decided.
            scene.say("say_explained_without_contract", *buttons, verdict=verdict, checks=checks)
            return []
        if scene.turn.pressed is None and asks_which_clause(words):
            scene.tell(f"{verdict}\n{check_lines(decision.checks)}", *buttons)
            return []
        estimate = f"{estimate_lines(decision.estimate)}\n" if decision.estimate else ""
        scene.say(
            "say_explained",
            *buttons,
            verdict=verdict,
            checks=checks,
            estimate=estimate,
            contract=decision.contract,
            version=decision.contract_version,
            when=moment(stored.decided_at, decision.timezone),
        )
        return []


def _who_pays(scene: Scene) -> list[dict[str, Any]]:
    """Whose money it is; with the price and the ways on, where something is talked about."""
    stored = decision_in_question(ports=scene.ports, turn=scene.turn)
    ways = ways_on(scene, stored) if stored is not None else []
    decision = stored.decision if stored is not None else None
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    told = enquiry.told if enquiry is not None else ""
    said = who_pays(ports=scene.ports, turn=scene.turn, decision=decision, told=told)
    scene.tell(said, *ways, person_button())
    return _undecided(scene)


class DisputeCoverage(DeskAction):
    """'This is wrong': on record, and to a person."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_dispute_coverage"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Record the objection against the stored decision; what it was about can go on meanwhile."""
        stored = decision_in_question(ports=scene.ports, turn=scene.turn)
        ticket = dispute_decision(ports=scene.ports, turn=scene.turn)
        if stored is None or ticket is None:
            scene.say("say_nothing_to_explain")
            return []
        ways = ways_on(scene, stored)
        scene.say("say_disputed", *ways, person_button(), ticket=ticket.number)
        return [] if ways else [asks_nothing()]


class TellPrice(DeskAction):
    """'How much would it cost?'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_tell_price"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """The estimate of the matter at hand, or the rates when nothing is at hand."""
        if not scene.turn.person.verified:
            scene.say("say_no_contract_shown")
            return []
        hour = say_of_the_hour(scene)
        if hour is not None:
            return hour
        stored = decision_in_question(ports=scene.ports, turn=scene.turn)
        decision = stored.decision if stored else None
        if decision is None and scene.slot("question") is None and show_waiting(scene):
            # Who has a quote on the table asks what it says.
            return []
        if decision is None:
            rates = rates_in_words(ports=scene.ports, turn=scene.turn)
            scene.say("say_rates", rates=rates) if rates else scene.say("say_no_rates")
        elif means_a_visit(scene.turn.words):
            say_price_of_visit(scene, decide_visit(ports=scene.ports, turn=scene.turn, decision=decision))
        else:
            say_price(scene, decision, *(ways_on(scene, stored) if stored else []), person_button())
        return _undecided(scene)


class HoursLeft(DeskAction):
    """'How many hours have we left?'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_hours_left"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """What the ledger leaves of each allowance."""
        if not scene.turn.person.verified:
            scene.say("say_no_contract_shown")
            return []
        left = allowances_left(ports=scene.ports, turn=scene.turn)
        if not left:
            scene.say("say_no_allowance")
            return back_to_the_question(scene)
        scene.say("say_left", left="\n".join(what_is_left(each, scene.turn) for each in left))
        return back_to_the_question(scene)


class ContractQuestion(DeskAction):
    """A question about the contract or a bill: the contract in a few lines, a person for the rest."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_contract_question"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Which contracts hold now."""
        typed = scene.turn.words if scene.turn.pressed is None else ""
        if disputes_a_decision(typed) and decision_in_question(ports=scene.ports, turn=scene.turn) is not None:
            return DisputeCoverage().act(scene)
        if doubts_a_bill(typed):
            # Never argued with, and no contract is recited: a person looks at it.
            heard = pass_complaint_on(ports=scene.ports, turn=scene.turn, category=BILLING)
            scene.tell(said_of(scene.ports, heard, BILL_HEARD), person_button())
            return back_to_the_question(scene)
        if not scene.turn.person.verified:
            scene.say("say_no_contract_shown")
            return []
        hour = say_of_the_hour(scene)
        if hour is not None:
            return hour
        if asks_who_pays(typed):
            return _who_pays(scene)
        if asks_why_not(typed) and open_enquiry(ports=scene.ports, turn=scene.turn) is not None:
            # Beside a verdict it is the verdict that is asked about, not the contract as a whole.
            return ExplainCoverage().act(scene)
        serves = who_serves(ports=scene.ports, turn=scene.turn)
        if asks_what_is_cheaper(typed):
            scene.tell(f"{serves}\n{PLAN_OR_CALLOUTS}", person_button())
            return back_to_the_question(scene)
        scene.say("say_contract", contracts=serves)
        return back_to_the_question(scene)


def _told_with_its_hour(scene: Scene) -> str | None:
    """ "The internet is slow, no rush", as the first words: what it is about. None where no thing with a trouble is named."""
    if scene.turn.pressed is not None or scene.turn.emergency is not None:
        return None
    likely = told_with_a_wish(scene.turn.words)
    return next((name for name, _ in scene.ranking if name in likely), next(iter(likely), None))


class _Choose(DeskAction, ABC):
    choice: Choice

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Keep the choice; the two questions come next. Who only asks what it would mean is told, and has chosen nothing."""
        enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
        if enquiry is None and not scene.asked_about and (category := _told_with_its_hour(scene)) is not None:
            return answer_afresh(scene, take_up(scene, category))
        if enquiry is not None and scene.turn.pressed is None:
            told = self._only_told(scene, enquiry) or say_of_the_hour(scene)
            if told is not None:
                return told
        at = hour_in_button(scene.turn)
        # The hour that was named has come meanwhile.
        has_come = at is not None and at <= scene.ports.clock.now()
        choice, at = (Choice.NOW, None) if has_come else (self.choice, at)
        chosen = choose(ports=scene.ports, turn=scene.turn, choice=choice, at=at)
        if chosen is None:
            waiting = ask_again(scene) if scene.asked_about else None
            if waiting is not None:
                return waiting
            if newest_open(scene) is not None:
                return tell_what_waits(scene)
            scene.say("say_nothing_to_choose", person_button())
            return [asks_nothing()]
        return asks_the_two(scene, chosen)

    def _only_told(self, scene: Scene, enquiry: Enquiry) -> list[dict[str, Any]] | None:
        """What now and later would mean, where that was the question, or where later is chosen and changes nothing."""
        if scene.slot("question") not in OFFERED:
            return None
        no_gain = self.choice is Choice.LATER and waiting_gains_nothing(ports=scene.ports, turn=scene.turn)
        if no_gain:
            scene.tell(NOT_CHEAPER_LATER)
        elif not only_wonders(scene.turn.words):
            return None
        return ask_in_short(scene, enquiry)


class ChooseNow(_Choose):
    """Now, at a price."""

    choice = Choice.NOW

    def name(self) -> str:
        """Its name in the domain."""
        return "action_choose_now"


class ChooseLater(_Choose):
    """In support hours."""

    choice = Choice.LATER

    def name(self) -> str:
        """Its name in the domain."""
        return "action_choose_later"
