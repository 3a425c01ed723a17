"""Nothing of a client gets into an example: people, companies, places, machines, numbers and secrets are replaced."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.connectors.training_files import TrainingFiles
from bot.desk.learning import ClientWords, words_of_clients
from bot.settings import HOME
from tests.makers import FOOTHILLS, MAPLE, demo_file
from tests.proving import cases, seeded

WORDS = ClientWords(
    people=frozenset(
        {"Dana Reyes", "Dana", "Reyes", "Will Stone", "Will", "Stone", "Siobhan Okoro", "Siobhan", "Okoro"}
    ),
    companies=frozenset({"Maple Dental", "maple-dental", "Foothills Auto"}),
    places=frozenset({"Queen Street clinic", "Front office"}),
    addresses=frozenset({"410 Queen Street, second floor"}),
    machines=frozenset({"MD-WS-07", "SAM-IPAD", "srv01.maple-dental.example", "5CG1234XYZ"}),
    programs=frozenset({"CaseTrack", "Outlook"}),
)


@lru_cache(maxsize=1)
def data() -> TrainingFiles:
    return TrainingFiles(HOME, lambda: None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("hi this is Dana from Maple Dental, printer jams", "hi this is Alex from Contoso, printer jams"),
        ("siobhan's laptop is slow", "Alex's laptop is slow"),
        ("Dana and Siobhan cannot log in, Dana first", "Alex and Kim cannot log in, Alex first"),
        ("reset it for Dana Reyes, Reyes is waiting", "reset it for Alex, Alex is waiting"),
        ("will it work? Will says no", "will it work? Alex says no"),
        ("my colleague karen has no sound", "my colleague Alex has no sound"),
        ("karens pc and siobhans screen", "Alexs pc and Kims screen"),
        ("a hole in my jeans", "a hole in my jeans"),
        ("Dr. Brandt cannot print", "Dr. Alex cannot print"),
        ("my name is hannes, wifi is gone", "my name is Alex, wifi is gone"),
        ("no wifi at Queen Street Clinic", "no wifi at the branch"),
        ("no wifi in the front office", "no wifi in the front office"),
        ("come to 410 Queen Street, second floor", "come to the office"),
        ("come to 55 Elm Grove Road please", "come to the office please"),
        ("md ws 07 and SAM-IPAD are off", "PC-001 and PC-001 are off"),
        ("XYZ-LT-204 wont boot", "PC-001 wont boot"),
        ("serial 5CG1234XYZ, screen cracked", "serial PC-001, screen cracked"),
        ("cant reach fs02 or 10.20.30.40", "cant reach srv01 or 192.0.2.10"),
        (r"\\bigserver\payroll is empty", r"\\srv01\share is empty"),
        ("call me at 416-555-0199 or dana@maple-dental.example", "call me at 604-555-0100 or someone@example.com"),
        ("www.mapledental.ca/book is down", "example.com is down"),
        ("our site brightsmile.dental is down but outlook.com works", "our site example.com is down but outlook.com works"),
        ("invoice 44556677 looks wrong", "invoice 12345 looks wrong"),
        ("our CaseTrack crashes with 0x80070005", "our program crashes with 0x80070005"),
        ("outlook shows error 0x80040115", "outlook shows error 0x80040115"),
        ("about ND-1044, still broken", "about ND-1001, still broken"),
        ("my password is Hunter22! and it fails", "my password is [password removed] and it fails"),
        ("the [printer](device) jams", "the printer jams"),
        ("/restart the printer", "restart the printer"),
        ("mail to Foothills Auto bounces", "mail to Contoso bounces"),
    ],
)  # fmt: skip
def test_what_belongs_to_somebody_is_replaced_by_its_like(text: str, line: str) -> None:
    found = data().anonymous(text, WORDS)
    assert found.text == line
    assert [each for each in data().anonymous(line, WORDS).removed if each.was != each.became] == []


def test_what_was_taken_out_is_named_with_what_stands_there_now() -> None:
    removed = data().anonymous("this is Dana, 416-555-0199", WORDS).removed
    assert [(each.kind, each.was, each.became) for each in removed] == [
        ("phone number", "416-555-0199", "604-555-0100"),
        ("name", "Dana", "Alex"),
    ]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Xentral and ottilie's phone hang", ("Xentral", "ottilie's")),
        ("Outlook and the printer hang", ()),
        ("EVERYTHING AT XENTRAL IS DOWN", ()),
    ],
)
def test_words_that_nobody_knows_are_left_for_a_person_to_judge(text: str, doubtful: tuple[str, ...]) -> None:
    assert data().anonymous(text, WORDS).doubtful == doubtful


def test_of_other_clients_the_whole_names_are_known_and_of_the_own_the_parts_too() -> None:
    maple, foothills = demo_file(MAPLE).client, demo_file(FOOTHILLS).client
    words = words_of_clients(maple, [maple, foothills], ["Robin Vale"])
    assert {"Dana", "Okoro", "Gwen Tait", "Robin", foothills.name} <= words.people | words.companies
    assert "Gwen" not in words.people
    assert {"MD-WS-07", "srv01.maple-dental.example"} <= words.machines


_PIECES = [
    "Dana", "dana reyes", "Okoro's", "maple dental", "MD-WS-07", "MD WS 07", "416-555-0199", "dana@maple-dental.example",
    "10.1.2.3", "fs02", r"\\fs02\a", "410 Queen Street, second floor", "queen street clinic", "CaseTrack", "our", "the",
    "printer", "is", "down", "and", "karen", "Mr Okoro", "this is", "Thanks,", "0x80070005", "4455667", "ND-1044", "-", ",",
]  # fmt: skip
_GONE = (
    "dana",
    "okoro",
    "reyes",
    "maple",
    "md-ws",
    "md ws",
    "416",
    "10.1",
    "fs02",
    "queen",
    "casetrack",
    "karen",
    "4455667",
    "1044",
)


def test_nothing_of_a_client_is_left_whatever_stands_beside_it() -> None:
    random = seeded("anonymous")
    for _ in range(cases(300, 20_000)):
        text = " ".join(random.choices(_PIECES, k=random.randint(1, 12)))
        found = data().anonymous(text, WORDS)
        assert [each for each in _GONE if each in found.text.casefold()] == [], text
