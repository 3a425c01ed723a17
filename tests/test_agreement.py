"""What stands in several places says the same in each: catalogue, language data, rules, responses, actions, documents."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.connectors.client_files import read_client_file
from bot.desk.catalogue import CATALOGUE, SERVICE_LINES, Impact, Urgency
from bot.desk.decisions import Verdict
from bot.desk.emergencies import CATEGORY_OF, EmergencyKind
from bot.knowledge.loading import load_articles
from bot.language import entities, entity

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
# What the classifier gives itself, when no intent is sure or it is not the whole story; and what only buttons mean.
BY_RASA = {"nlu_fallback", "several_problems", "maybe_emergency"} | {
    "one_problem",
    "go_on_with",
    "leave_it",
    "tell_fact",
}
LINES_AT_LEAST = 25
# Where a problem may lead before anything else is asked.
FIRST_ACTIONS = {"action_report_problem", "action_contract_question", "action_emergency"}
_RESPONSE = re.compile(r"(?:say|utter)_[a-z_]+")

DOMAIN: Mapping[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
INTENTS = frozenset(DOMAIN["intents"])


def _yaml_files(folder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted((DATA / folder).rglob("*.yml")):
        yield path, yaml.safe_load(path.read_text(encoding="utf-8"))


def _examples() -> dict[str, list[str]]:
    """The lines of every intent."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, content in _yaml_files("nlu"):
        for block in content["nlu"]:
            if "intent" in block:
                lines = block["examples"].splitlines()
                found[block["intent"]] += [line[2:].strip() for line in lines if line.startswith("- ")]
    return dict(found)


def _rules() -> list[dict[str, Any]]:
    return [rule for _, content in _yaml_files("rules") for rule in content["rules"]]


def _responses() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for _, content in _yaml_files("responses"):
        found.update(content["responses"])
    return found


def _steps(rule: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The steps of a rule, those inside an `or` too."""
    for step in rule["steps"]:
        yield from step.get("or", [step])


def _actions_of_rules() -> set[str]:
    return {step["action"] for rule in _rules() for step in _steps(rule) if "action" in step}


def _trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "actions").glob("*.py"))]


def _said_by_actions() -> set[str]:
    """The names of responses that stand in the actions; the one that is put together from a verdict, in each form."""
    constants = {
        node.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named = {text for text in constants if _RESPONSE.fullmatch(text)}
    assert "say_" in constants  # actions/problem.py: f"say_{decision.verdict.value}"
    return (named - {"say_"}) | {f"say_{verdict.value}" for verdict in Verdict}


def _said_by_forms() -> set[str]:
    return {f"utter_ask_{slot}" for form in DOMAIN["forms"].values() for slot in form["required_slots"]}


# ---- categories and intents -------------------------------------------------------------------------------------------


def test_every_category_has_one_file_of_messages_and_every_file_a_category() -> None:
    files = {path.stem: {block["intent"] for block in content["nlu"]} for path, content in _yaml_files("nlu/problems")}

    assert files == {category: {category} for category in CATALOGUE}


def test_every_category_is_an_intent_and_comes_first_in_the_domain() -> None:
    assert set(DOMAIN["intents"][: len(CATALOGUE)]) == set(CATALOGUE)


def test_every_intent_has_messages_and_every_message_an_intent_of_the_domain() -> None:
    assert set(_examples()) == INTENTS - BY_RASA


def test_every_intent_has_enough_messages_to_learn_from() -> None:
    short = {intent: len(lines) for intent, lines in _examples().items() if len(lines) < LINES_AT_LEAST}

    assert short == {}


def test_no_message_stands_under_two_intents_or_twice_under_one() -> None:
    where = Counter[str]()
    for lines in _examples().values():
        where.update(_normalised(line) for line in lines)

    assert [line for line, times in where.items() if times > 1] == []


def _normalised(line: str) -> str:
    """Without case, signs and annotations: what a classifier sees as the same."""
    words = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", line).casefold()
    kept = re.sub(r"[^\w\s]", " ", re.sub("['’]", "", words))
    return " ".join(kept.split()) or words.strip()


def test_every_category_leads_to_coverage_to_the_contract_or_to_a_person() -> None:
    leads: dict[str, set[str]] = defaultdict(set)
    for rule in _rules():
        steps = list(_steps(rule))
        first = next(step["action"] for step in steps if "action" in step)
        if "condition" not in rule:
            for step in steps:
                if "intent" in step:
                    leads[step["intent"]].add(first)

    assert {category: leads[category] - FIRST_ACTIONS for category in CATALOGUE} == {c: set() for c in CATALOGUE}
    assert [category for category in CATALOGUE if not leads[category]] == []


def test_every_intent_that_can_be_said_has_a_rule() -> None:
    ruled = {step["intent"] for rule in _rules() for step in _steps(rule) if "intent" in step}

    assert ruled == INTENTS


def test_every_category_that_pages_a_person_is_an_emergency_and_the_other_way_round() -> None:
    paged = set(CATEGORY_OF.values())
    at_once = {
        step["intent"]
        for rule in _rules()
        if {"action": "action_emergency"} in rule["steps"] and "condition" not in rule
        for step in _steps(rule)
        if "intent" in step
    }

    assert paged <= set(CATALOGUE)
    # Danger to people is no problem with a computer, so it has no category; it is an intent of its own.
    assert set(EmergencyKind) - set(CATEGORY_OF) == {EmergencyKind.DANGER}
    assert at_once == paged | {EmergencyKind.DANGER.value}


# ---- actions and responses --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def registered() -> frozenset[str]:
    """The actions as rasa_sdk's executor finds them, in a process that knows no actions of other tests."""
    program = (
        "from rasa_sdk.executor import ActionExecutor; executor = ActionExecutor(); "
        "executor.register_package('actions'); print(*executor.actions)"
    )
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return frozenset(said.split())


def test_the_domain_names_exactly_the_actions_that_there_are(registered: frozenset[str]) -> None:
    assert set(DOMAIN["actions"]) == registered


def test_every_action_is_reached_by_a_rule_or_is_rasas_own_fallback() -> None:
    ours = {action for action in _actions_of_rules() if action.startswith("action_")} - {"action_listen"}

    assert ours == set(DOMAIN["actions"]) - {"action_default_fallback"}


def test_rules_name_only_actions_responses_and_forms_that_exist() -> None:
    known = {*DOMAIN["actions"], *DOMAIN["forms"], *_responses(), "action_listen"}

    assert _actions_of_rules() - known == set()


def test_rules_set_the_question_only_to_what_the_slot_may_hold() -> None:
    allowed = {*DOMAIN["slots"]["question"]["values"], None}
    used = {
        event["question"]
        for rule in _rules()
        for step in [*_steps(rule), *rule.get("condition", [])]
        for event in step.get("slot_was_set", [])
        if "question" in event
    }

    assert used == allowed


def test_actions_set_the_question_only_to_what_the_slot_may_hold() -> None:
    asked = {
        node.args[0].value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "asks"
        and isinstance(node.args[0], ast.Constant)
    }

    assert asked == set(DOMAIN["slots"]["question"]["values"])


def test_every_response_that_an_action_says_exists_and_every_other_is_said_by_a_rule_or_a_form() -> None:
    by_rules = {action for action in _actions_of_rules() if action.startswith("utter_")}

    assert _said_by_actions() | by_rules | _said_by_forms() == set(_responses())


def test_what_only_rules_say_is_named_utter_and_what_only_actions_say_is_named_say() -> None:
    by_rules = {action for action in _actions_of_rules() if action.startswith(("utter_", "say_"))}
    wrongly_named = {
        name for name in _responses() if name.startswith("say_") and name in by_rules | _said_by_forms()
    } | {name for name in _said_by_actions() - by_rules - _said_by_forms() if name.startswith("utter_")}

    assert wrongly_named == set()


def test_every_button_means_an_intent_of_the_domain() -> None:
    means = {
        each["payload"].lstrip("/").partition("{")[0]
        for variants in _responses().values()
        for variant in variants
        for each in variant.get("buttons", [])
    }

    assert means | _intents_of_buttons_in_code() <= INTENTS
    assert means != set()


def _intents_of_buttons_in_code() -> set[str]:
    """The constants that `button(title, intent)` in the actions and `Pressed(intent, ...)` anywhere are called with."""
    files = [*(ROOT / "actions").glob("*.py"), *(ROOT / "bot" / "operations").rglob("*.py")]
    found = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = {"button": 1, "Pressed": 0}.get(node.func.id)
                if place is not None and place < len(node.args):
                    intent = node.args[place]
                    if isinstance(intent, ast.Constant):
                        found.add(str(intent.value))
    assert {"open_ticket", "approve_quote"} <= found
    return found


def test_the_buttons_of_the_two_questions_offer_exactly_what_the_desk_knows() -> None:
    # Doubled braces are single ones to whoever fills in the places of a response.
    offered = {
        slot: {
            json.loads(each["payload"].removeprefix(f"/tell_{slot}").format())[slot]
            for variant in _responses()[f"utter_ask_{slot}"]
            for each in variant["buttons"]
            if each["payload"].startswith(f"/tell_{slot}")
        }
        for slot in ("impact", "urgency")
    }

    assert offered == {"impact": {each.value for each in Impact}, "urgency": {each.value for each in Urgency}}


# ---- entities ---------------------------------------------------------------------------------------------------------


def test_the_domain_names_exactly_the_entities_that_can_be_found() -> None:
    by_names = {block["lookup"] for _, content in _yaml_files("nlu") for block in content["nlu"] if "lookup" in block}

    assert set(DOMAIN["entities"]) == entity.PATTERN_KINDS | by_names


def test_the_words_for_impact_and_urgency_stand_for_what_the_desk_knows() -> None:
    found = {
        kind: {each.value for line in lines for each in entities.find_entities(line) if each.kind == kind}
        for kind, lines in (
            (entity.IMPACT_KIND, _examples()["tell_impact"]),
            (entity.URGENCY_KIND, _examples()["tell_urgency"]),
        )
    }

    assert found == {
        entity.IMPACT_KIND: {each.value for each in Impact},
        entity.URGENCY_KIND: {each.value for each in Urgency},
    }


# ---- articles and clients -----------------------------------------------------------------------------------------------


def test_articles_are_about_categories_of_the_catalogue() -> None:
    library = load_articles(ROOT / "knowledge_base")
    named = {category for article in library.articles.values() for category in article.categories}

    assert named - set(CATALOGUE) == set()
    assert len(library.articles) >= 15


@pytest.mark.parametrize("path", sorted((ROOT / "bot" / "demo" / "clients").glob("*.yml")), ids=lambda path: path.stem)
def test_the_demo_clients_name_only_categories_of_the_catalogue(path: Path) -> None:
    file = read_client_file(path)
    in_rules = {category for contract in file.contracts for rule in contract.rules for category in rule.categories}
    in_cases = {str(case.given["category"]) for case in file.cases}

    assert in_rules | in_cases <= set(CATALOGUE) | SERVICE_LINES
    assert in_cases != set()
