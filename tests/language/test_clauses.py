"""A message is cut where another problem may begin, and nowhere else."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.clauses import MAX_CLAUSES, Clause, split_clauses


def _texts(text: str) -> list[str]:
    return [clause.text for clause in split_clauses(text)]


_CUT = {
    "full stop": ("Outlook is down. The printer jams.", "Outlook is down|The printer jams"),
    "question mark": ("Can you unlock Anna? The printer jams", "Can you unlock Anna|The printer jams"),
    "exclamation marks": ("WIFI DOWN!!! printer jams too", "WIFI DOWN|printer jams too"),
    "dots": ("outlook is down... the printer jams", "outlook is down|the printer jams"),
    "one sign for dots": ("outlook is down\u2026 the printer jams", "outlook is down|the printer jams"),
    "no blank behind the stop": ("outlook is down.The printer jams", "outlook is down|The printer jams"),
    "stop behind a number": ("the scanner is on floor 2. The printer jams", "the scanner is on floor 2|The printer jams"),
    "semicolon": ("outlook is down; printer jams", "outlook is down|printer jams"),
    "new line": ("outlook is down\nprinter jams", "outlook is down|printer jams"),
    "windows line ends": ("outlook is down\r\n\r\nprinter jams\r\n", "outlook is down|printer jams"),
    "bullets": ("\u2022 outlook is down\n\u2022 printer jams", "outlook is down|printer jams"),
    "bullets in one line": ("\u2022 outlook is down \u2022 printer jams", "outlook is down|printer jams"),
    "dashes": ("- outlook is down\n- printer jams\n- no wifi", "outlook is down|printer jams|no wifi"),
    "dashes in one line": ("- outlook is down - printer jams - wifi is slow", "outlook is down|printer jams|wifi is slow"),
    "stars": ("* outlook is down * printer jams", "outlook is down|printer jams"),
    "numbers with brackets": ("1) outlook is down 2) need new mouse 3) wifi slow", "outlook is down|need new mouse|wifi slow"),
    "numbers with stops": ("1. outlook is down 2. need new mouse", "outlook is down|need new mouse"),
    "numbers on lines": ("1. outlook is down\n2. need new mouse", "outlook is down|need new mouse"),
    "letters on lines": ("a) outlook is down\nb) need new mouse", "outlook is down|need new mouse"),
    "emoji": ("outlook is down 😭 printer jams", "outlook is down|printer jams"),
    "headline": ("I have two problems: outlook is down, the printer jams", "outlook is down|the printer jams"),
    "headline of its own": ("hi, a couple of things. outlook is down. printer jams", "outlook is down|printer jams"),
    "headline and dash": ("2 issues - printer offline / no scan to mail", "printer offline|no scan to mail"),
    "and need": ("i lost my phone and need the authenticator moved", "i lost my phone|need the authenticator moved"),
    "and the": ("outlook is down and the printer jams", "outlook is down|the printer jams"),
    "and my": ("the wifi is slow and my monitor flickers", "the wifi is slow|my monitor flickers"),
    "and i": ("the wifi is slow and i cant print", "the wifi is slow|i cant print"),
    "and nobody": ("the wifi is slow and nobody can print", "the wifi is slow|nobody can print"),
    "and without a subject": ("wifi is slow and cant print anything", "wifi is slow|cant print anything"),
    "and without an article": ("outlook down and printer jams", "outlook down|printer jams"),
    "and misspelt": ("outlook is donw adn keeps closing and the pritner jams", "outlook is donw adn keeps closing|the pritner jams"),
    "ampersand": ("printer broken & wifi down", "printer broken|wifi down"),
    "plus sign": ("printer broken + wifi down", "printer broken|wifi down"),
    "comma my": ("outlook is down, my phone is dead", "outlook is down|my phone is dead"),
    "comma nobody": ("outlook is down, nobody can print", "outlook is down|nobody can print"),
    "comma and": ("outlook is down, and the printer jams", "outlook is down|the printer jams"),
    "commas alone": ("printer jams, scanner beeps, wifi slow", "printer jams|scanner beeps|wifi slow"),
    "no sign at all": ("outlook is down my printer jams", "outlook is down|my printer jams"),
    "no sign at all, state": ("the camera isnt working the printer jams", "the camera isnt working|the printer jams"),
    "also as a sentence": ("Outlook is down. Also, the printer jams", "Outlook is down|the printer jams"),
    "also in the middle": ("outlook is down also the printer jams", "outlook is down|the printer jams"),
    "also misspelt": ("outlook is down, allso my printer jams", "outlook is down|my printer jams"),
    "and also": ("outlook is slow and also teams crashes", "outlook is slow|teams crashes"),
    "but also": ("outlook is slow but also teams crashes", "outlook is slow|teams crashes"),
    "also behind a dash": ("my printer is down - also no internet", "my printer is down|no internet"),
    "plus": ("my phone is dead plus the printer jams", "my phone is dead|the printer jams"),
    "comma plus": ("my phone is dead, plus no wifi here", "my phone is dead|no wifi here"),
    "another thing": ("outlook is down, another thing: the printer jams", "outlook is down|the printer jams"),
    "another thing is that": ("outlook is down another thing is that the printer jams", "outlook is down|the printer jams"),
    "another issue": ("outlook is down. Another issue: printer jams", "outlook is down|printer jams"),
    "one more thing": ("outlook is down. One more thing, printer jams", "outlook is down|printer jams"),
    "secondly": ("Firstly outlook is down, secondly the printer jams", "outlook is down|the printer jams"),
    "on top of that": ("outlook is down and on top of that my printer jams", "outlook is down|my printer jams"),
    "in addition": ("outlook is down. In addition the printer jams", "outlook is down|the printer jams"),
    "oh and": ("outlook is down oh and my printer jams", "outlook is down|my printer jams"),
    "by the way": ("outlook is down, btw printer jams", "outlook is down|printer jams"),
    "while you are at it": ("please reset anna's password, while you're at it my mouse is dead", "please reset anna's password|my mouse is dead"),
    "two requests": ("please reset my password and order a keyboard", "please reset my password|order a keyboard"),
    "two things needed": ("i need a laptop for Bob and access to the payroll folder", "i need a laptop for Bob|access to the payroll folder"),
    "two questions": ("how do i set an out of office and how do i share my calendar", "how do i set an out of office|how do i share my calendar"),
    "english of a guest": ("printer no work and computer very slow", "printer no work|computer very slow"),
    "english of a guest, also": ("my outlook not open, also the printer not print", "my outlook not open|the printer not print"),
    "a half sentence first": ("when i open outlook, the screen freezes, and the printer jams", "when i open outlook, the screen freezes|the printer jams"),
    "behind a quotation": ('excel says "file, and the disk, is full". The printer jams', 'excel says "file, and the disk, is full"|The printer jams'),
    "behind what an error says": ("error: no paper, and the tray is open. My mouse is dead", "error: no paper, and the tray is open|My mouse is dead"),
    "greeting and thanks": ("Hi team, outlook is down. Also the printer jams. Thanks, Maria", "outlook is down|the printer jams"),
    "wide signs": ("outlook is down\u3002printer jams", "outlook is down|printer jams"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "clauses"), _CUT.values(), ids=_CUT.keys())
def test_another_problem_is_a_clause_of_its_own(text: str, clauses: str) -> None:
    assert _texts(text) == clauses.split("|")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("printer", id="one word"),
        pytest.param("outlook is down", id="one sentence"),
        pytest.param("outlook and the printer are down", id="two subjects"),
        pytest.param("the printer in the kitchen and the scanner are broken", id="two long subjects"),
        pytest.param("cant print or scan", id="two verbs"),
        pytest.param("it freezes and shows a black screen", id="the same subject goes on"),
        pytest.param("i need a mouse and a keyboard", id="two small things"),
        pytest.param("when i open outlook, the screen freezes", id="a half sentence before"),
        pytest.param("since this morning, the printer is down", id="a time before"),
        pytest.param("the printer, the one in the kitchen, is down", id="something put in between"),
        pytest.param("outlook is also slow", id="also inside"),
        pytest.param("can you also unlock my account", id="also inside a question"),
        pytest.param("adobe plus is broken", id="plus in a name"),
        pytest.param("we have another problem with the printer", id="another inside"),
        pytest.param("my laptop is slow. It worked fine yesterday. I restarted it twice", id="it goes on"),
        pytest.param("the printer is dead. It beeped.", id="too short alone"),
        pytest.param("Crashed. Outlook closes at once", id="too short at the beginning"),
        pytest.param('it says "connection lost and the server is down. Try again" when i open excel', id="quotation"),
        pytest.param("it says \u201clost; the server is down\u201d again", id="curly quotation"),
        pytest.param("it says 'lost; the server is down' again", id="single quotation"),
        pytest.param("the scanner (it is on floor 2; the old one) jams", id="brackets"),
        pytest.param("vpn says: operation failed, and my session is closed; try again", id="what it says"),
        pytest.param("use a big monitor, e.g. the one of Mr. Smith in room no. 5", id="abbreviations"),
        pytest.param("it froze at 3.30 p.m. and at 9.15", id="times"),
        pytest.param("upgrade from 10.2.1 to 11.5 fails at 99.9", id="decimals and versions"),
        pytest.param("https://a.example/x;y,the.z?and=1 is down", id="address of a page"),
        pytest.param("mail to anna.b@mail.example.com bounces", id="address of a mailbox"),
        pytest.param("the files report.final.docx and data.v2.xlsx wont open", id="files"),
        pytest.param("drag and drop is broken, copy and paste too", id="fixed pairs"),
        pytest.param("I changed my password and now I cannot log in", id="one thing led to the other"),
        pytest.param("the printer asks for a name and code before it lets me print", id="verb of a half sentence"),
        pytest.param("hier ist etwas kaputt", id="another language"),
    ],
)
def test_one_problem_stays_in_one_piece(text: str) -> None:
    assert _texts(text) == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        pytest.param("hello my printer is broken", ["my printer is broken"], id="hello without a sign"),
        pytest.param("Good morning everyone! My printer is broken", ["My printer is broken"], id="good morning"),
        pytest.param("Hi Dave, my printer is broken", ["my printer is broken"], id="hi with a name"),
        pytest.param("Dear support team,\n\nmy printer is broken", ["my printer is broken"], id="dear team"),
        pytest.param("hi it is broken again, the printer", ["it is broken again, the printer"], id="it is no team"),
        pytest.param("my printer is broken thanks bob", ["my printer is broken"], id="thanks with a name"),
        pytest.param("my printer is broken, thank you so much in advance!", ["my printer is broken"], id="thanks"),
        pytest.param("my printer is broken\n--\nBest regards\nTom Miller\nAccounting", ["my printer is broken"], id="signature"),
        pytest.param("thanks, my printer is broken", ["my printer is broken"], id="thanks before"),
        pytest.param("thanks to the update my printer is broken", ["thanks to the update my printer is broken"], id="thanks to"),
        pytest.param("any ideas? my printer is broken", ["my printer is broken"], id="politeness"),
        pytest.param("Sent from my iPhone", [], id="footer"),
        pytest.param("hi", [], id="hi alone"),
        pytest.param("Hello! Thanks so much, have a nice day :)", [], id="politeness alone"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n .,; - \n", [], id="signs alone"),
        pytest.param("👍👍", [], id="emoji alone"),
    ],
)  # fmt: skip
def test_greetings_thanks_and_names_are_no_clauses(text: str, clauses: list[str]) -> None:
    assert _texts(text) == clauses


def test_a_clause_knows_where_it_stands() -> None:
    assert split_clauses("Hi, outlook is down; and also my printer jams!") == (
        Clause(4, 19, "outlook is down"),
        Clause(30, 45, "my printer jams"),
    )


_NUMBERS = "one two three four five six seven eight nine ten"


def test_more_than_eight_clauses_end_in_the_eighth() -> None:
    clauses = _texts(". ".join(f"printer {name} jams" for name in _NUMBERS.split()))
    assert len(clauses) == MAX_CLAUSES
    assert clauses[6:] == ["printer seven jams", "printer eight jams. printer nine jams. printer ten jams"]


@pytest.mark.parametrize(
    "pattern",
    ["outlook is down and the printer jams, ", "word ", "and ", "also ", "1. ", '" ', "( ", "error: ", "a@", "\\a", "thanks ", "hi ", ". ", "\n", "- "],
)  # fmt: skip
def test_ten_thousand_words_of_any_kind_are_read_at_once(pattern: str) -> None:
    text = pattern * 10_000
    began = perf_counter()
    clauses = split_clauses(text[:60_000])
    # A fifth of a second is usual; quadratic work would take minutes.
    assert perf_counter() - began < 5
    assert len(clauses) <= MAX_CLAUSES


_PARTS = [
    "outlook is down",
    " and ",
    "the printer jams",
    ", ",
    "; ",
    ". ",
    "\n",
    "also ",
    "1) ",
    "2) ",
    '"',
    "(",
    ")",
    "thanks",
    "hi ",
    "it ",
    ": ",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PARTS), max_size=30).map("".join)))
def test_clauses_stand_one_after_the_other_in_the_text(text: str) -> None:
    clauses = split_clauses(text)
    assert [text[clause.start : clause.end] for clause in clauses] == [clause.text for clause in clauses]
    assert all(clause.text.strip() == clause.text != "" for clause in clauses)
    assert all(one.end <= two.start for one, two in pairwise(clauses))
    assert len(clauses) <= MAX_CLAUSES
