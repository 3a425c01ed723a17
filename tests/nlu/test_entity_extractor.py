"""Names come from the lookup tables, facts from patterns, and nothing is found twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entity_extractor import DeskEntityExtractor
from tests.nlu.support import example, trained_and_loaded


@pytest.fixture
def extractor(tmp_path: Path) -> DeskEntityExtractor:
    data = TrainingData(
        [example("they charged me for the scanned pages", "billing_contract")] * 3
        + [example("the chargor is new", "greet")],
        lookup_tables=[
            {
                "name": "device",
                "elements": ["laptop", "printer", "scanner", "charger", "iPad", "label printer", "MacBook"],
            },
            {
                "name": "application",
                "elements": ["Microsoft Outlook", "QuickBooks", "Outlook on the web", "Excel"],
            },
            {"name": "city", "elements": ["Toronto"]},
        ],
        entity_synonyms={
            "outlook": "Microsoft Outlook",
            "owa": "Outlook on the web",
            "notebook": "laptop",
            "T.O.": "Toronto",
        },
    )
    return trained_and_loaded(DeskEntityExtractor, tmp_path, data)  # type: ignore[no-any-return]


def _found(extractor: DeskEntityExtractor, text: str) -> list[tuple[str, str]]:
    message = extractor.process([Message(data={"text": text})])[0]
    return [(entity["entity"], entity["value"]) for entity in message.get("entities")]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("my laptop is off", [("device", "laptop")]),
        ("OUTLOOK hangs", [("application", "Microsoft Outlook")]),
        ("microsoft outlook hangs", [("application", "Microsoft Outlook")]),
        ("outlook on the web hangs", [("application", "Outlook on the web")]),
        ("owa, is it up?", [("application", "Outlook on the web")]),
        ("both printers jam", [("device", "printer")]),
        ("the label printer jams", [("device", "label printer")]),
        ("old notebook", [("device", "laptop")]),
        ("my pritner jams", [("device", "printer")]),
        ("quickboks and outlok", [("application", "QuickBooks"), ("application", "Microsoft Outlook")]),
        ("i scanned it and printed it", []),
        ("they charged me", []),
        ("excl", []),
        ("from Toronto", []),
        ("laptopp", [("device", "laptop")]),
        ("SAM-IPAD broken", [("asset_tag", "SAM-IPAD")]),
        ("error 1603 in excel", [("error_code", "1603"), ("application", "Excel")]),
        ("printer on printsrv", [("device", "printer"), ("host_name", "printsrv")]),
        ("excel on \\\\fs02\\excel", [("application", "Excel"), ("host_name", "fs02")]),
        ("outlook, call 416-555-0199", [("application", "Microsoft Outlook"), ("phone_number", "+14165550199")]),
        ("printer asap, evryone waits", [("device", "printer"), ("hurry", "urgent"), ("impact", "client")]),
        (
            "since the outlook update",
            [("application", "Microsoft Outlook"), ("since", "since the outlook update")],
        ),
        ("hello", []),
        ("", []),
    ],
)
def test_entities_of_a_message(text: str, entities: list[tuple[str, str]], extractor: DeskEntityExtractor) -> None:
    assert sorted(_found(extractor, text)) == sorted(entities)


def test_an_entity_has_the_form_that_rasa_expects(extractor: DeskEntityExtractor) -> None:
    message = extractor.process([Message(data={"text": "My Laptop died"})])[0]
    expected: list[dict[str, Any]] = [
        {"entity": "device", "start": 3, "end": 9, "value": "laptop", "extractor": "DeskEntityExtractor"}
    ]
    assert message.get("entities") == expected
    assert message.as_dict(only_output_properties=True)["entities"] == expected


def test_what_another_extractor_found_is_kept_and_not_found_again(extractor: DeskEntityExtractor) -> None:
    earlier = {"entity": "device", "start": 3, "end": 9, "value": "thin laptop", "extractor": "other"}
    message = extractor.process([Message(data={"text": "my laptop and printer", "entities": [earlier]})])[0]
    assert [entity["value"] for entity in message.get("entities")] == ["thin laptop", "printer"]


def test_a_message_without_text_has_no_entities(extractor: DeskEntityExtractor) -> None:
    assert extractor.process([Message(data={"text": None})])[0].get("entities") == []
