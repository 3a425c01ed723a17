"""Text is only text: whatever is typed is read by the classifier, sets nothing, runs nothing and is kept as it was typed."""

from __future__ import annotations

import unicodedata
import warnings
from dataclasses import replace

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.assistant.agent import Assistant, _is_ours, _text_for_rasa
from bot.connectors.reading import LanguageReader
from bot.desk.clients import ChatIdentity
from bot.desk.people import Conversation, Person
from bot.language.typed_text import MAX_CHARACTERS
from bot.nlu.payload_guard import PayloadGuard
from bot.operations.commands import MENU
from bot.operations.turns import Turn
from tests.journeys.desk import House
from tests.journeys.payload_mutants import INTENTS, Mutant, mutants
from tests.proving import cases, seeded
from tests.storage.values import NOON

SAM = "sam@maple-dental.example"
# What Rasa would do by itself, and what no words may reach.
FORBIDDEN_ACTIONS = {"action_restart", "action_back", "action_revert_fallback_events", "action_unlikely_intent"}
DOMAIN = Domain.from_dict({"intents": list(INTENTS)})
TOLD_BY_THE_DESK = {"/nlu_fallback", "/security_incident", "/server_down", "/danger"}
OF_THE_MENU = {"greet", "help", "ticket_status", "talk_to_human", "cancel"}
TURN = Turn("t-1", Person(Conversation(ChatIdentity("web", "", SAM))), "", None, NOON)


def letters(text: str) -> str:
    """What is read of a text: its letters and digits as the composed form has them."""
    shown = unicodedata.normalize("NFC", "".join(each for each in text if unicodedata.category(each) not in _HIDDEN))
    return "".join(each for each in shown if unicodedata.category(each)[0] in "LN" and ord(each) not in _BLANK_LETTERS)


_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
# Letters by name that show nothing.
_BLANK_LETTERS = {0x115F, 0x1160, 0x3164, 0xFFA0}


def is_kept_as_typed(stored: str, typed: str) -> bool:
    """Nothing but leading `EXTERNAL:` and what stands behind the limit is missing, and nothing has been put in."""
    if "removed]" in stored:
        return True
    whole, kept = letters(typed[:40_000]), letters(stored)
    cut = len(stored) > MAX_CHARACTERS - 50
    while whole != kept and not (cut and whole.startswith(kept)):
        if whole[:8].casefold() != "external":
            return len(typed) > 40_000 and "external".startswith(whole.casefold())
        whole = whole[8:]
    return True


def faults(mutant: Mutant, parsed: dict[str, object]) -> list[str]:
    """What shows that a parse is of a payload and not of words."""
    intent, entities = parsed["intent"], parsed["entities"]
    assert isinstance(intent, dict)
    assert isinstance(entities, list)
    found = []
    if "nightdesk" not in parsed:
        found.append("not read by the classifier")
    ranking = parsed.get("intent_ranking") or []
    assert isinstance(ranking, list)
    if len(ranking) < 2 or intent["confidence"] == 1.0:
        found.append(f"sure without doubt: {intent}")
    for entity in entities:
        if entity.get("extractor") == "RegexMessageHandler" or not isinstance(entity["value"], str):
            found.append(f"entity {entity}")
    return [f"{mutant.how} {mutant.typed[:80]!r}: {each}" for each in found]


def is_of_the_menu(platform: str, typed: str) -> bool:
    """Whether it is a command of the menu, on the one platform on which the bot has one."""
    return platform == "telegram" and typed.strip() in {f"/{command.value}" for command in MENU}


def second_guard_lets_through(typed: str) -> bool:
    """Whether Rasa's own handler takes what somebody typed for a payload although our component stands before it."""
    message = Message({TEXT: typed, "metadata": {"nightdesk": {"turn": "t", "trusted": False}}})
    guarded = PayloadGuard().process([message])
    (read,) = RegexMessageHandler().process(guarded, domain=DOMAIN)
    return read.get(INTENT) is not None or bool(read.get(ENTITIES))


def _does_something_to_rasa_alone(typed: str) -> bool:
    with warnings.catch_warnings():
        # It complains of what it cannot read.
        warnings.simplefilter("ignore")
        try:
            (read,) = RegexMessageHandler().process([Message({TEXT: typed})], domain=DOMAIN)
        except RecursionError:
            return True
    return read.get(INTENT) is not None


def test_without_the_guards_many_of_them_would_be_payloads() -> None:
    """The proof below can fail: what it looks for is what Rasa does with these very texts when it is left alone."""
    tried = mutants(seeded("payload mutants"), cases(400, 5_000))
    taken = [each for each in tried if _does_something_to_rasa_alone(each.typed)]
    print(f"{len(taken)} of {len(tried)} are payloads to Rasa, or more than it can read")
    assert len(taken) > len(tried) / 20
    assert not any(second_guard_lets_through(each.typed) for each in taken)
    assert not is_kept_as_typed("hello", "/greet")


# The model alone: it makes no difference where anybody is met.
@pytest.mark.parametrize("platform", ["web"])
async def test_the_model_reads_typed_payloads_as_words(house: House, assistant: Assistant) -> None:
    random, reader = seeded("payload mutants"), LanguageReader()
    processor = assistant._agent.processor
    assert processor is not None
    wrong: list[str] = []
    ours = parses = 0
    for mutant in mutants(random, cases(40, 5_000)):
        read = reader.read(mutant.typed)
        if not is_kept_as_typed(read.text, mutant.typed):
            wrong.append(f"{mutant.how} {mutant.typed[:80]!r} is kept as {read.text[:80]!r}")
        turn = replace(TURN, words=read.text, emergency=read.emergency)
        told, trusted = _text_for_rasa(turn), _is_ours(turn)
        if trusted:
            # An emergency or nothing to read: what the desk makes of that, never what was typed.
            ours += 1
            if told not in TOLD_BY_THE_DESK:
                wrong.append(f"{mutant.how} {mutant.typed[:80]!r} is told as {told!r}")
            continue
        if second_guard_lets_through(mutant.typed):
            wrong.append(f"{mutant.how} {mutant.typed[:80]!r} passes the second guard")
        parses += 1
        message = UserMessage(told, sender_id="mutant", metadata={"nightdesk": {"turn": "t", "trusted": False}})
        wrong += faults(mutant, await processor.parse_message(message))
    print(f"{parses} parses, {ours} told by the desk itself, {len(wrong)} wrong")
    assert wrong == []


async def test_a_typed_payload_changes_nothing_in_a_conversation(
    house: House, assistant: Assistant, platform: str
) -> None:
    random = seeded("payload mutants in conversations")
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    asked = await sam.presses("open_ticket")
    keys = [button.key for button in asked.buttons]
    tried = mutants(random, cases(8, 300))
    for key in keys:
        # The key of a button that is shown is words as well when it is typed.
        tried.append(Mutant(random.choice(("{}", "#{}", "/press {}", "?{}")).format(key), "key"))
    for mutant in tried:
        before = await _events(assistant, sam.conversation)
        answer = await sam.says(mutant.typed)
        assert answer.text.strip(), mutant
        events = (await _events(assistant, sam.conversation))[len(before) :]
        assert not {each.action_name for each in events if isinstance(each, ActionExecuted)} & FORBIDDEN_ACTIONS, mutant
        set_to = [each.value for each in events if isinstance(each, SlotSet) and each.key in {"impact", "urgency"}]
        assert set(set_to) <= {None}, mutant
        for event in events:
            if isinstance(event, UserUttered) and is_of_the_menu(platform, mutant.typed):
                # Telegram's own menu: what it says is what a button of ours says, and spends, approves and closes nothing.
                assert event.intent_name in OF_THE_MENU, mutant
            elif isinstance(event, UserUttered) and event.text not in TOLD_BY_THE_DESK:
                # What its words mean when they are read for themselves, and nothing more.
                assert event.intent_name == (await assistant.understand(event.text))["intent"]["name"], mutant
                assert not event.text.startswith("/"), mutant
        with house.desk.begin() as work:
            assert all(button.used_by is None for key in keys if (button := work.conversations.button(key))), mutant


async def _events(assistant: Assistant, conversation: str) -> list[object]:
    tracker = await assistant._agent.tracker_store.retrieve_full_tracker(conversation)
    return list(tracker.events) if tracker is not None else []
