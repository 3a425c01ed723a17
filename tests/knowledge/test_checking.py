"""The editor's look over articles: place, length, words, dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge.checking import check_articles
from bot.knowledge.findings import Severity

TODAY = date(2026, 11, 22)
GOOD = """---
id: paper-jam
title: Paper is stuck
categories: [printer]
symptoms: [paper jam]
stop_when: [it smells burnt]
minutes: 5
review_by: 2026-11-22
sources: ["Vendor: Clear a jam"]
---
The panel shows which door to open.

1. Pull the paper out slowly.
   - tells: The message is gone.
"""
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def put(folder: Path, text: str, name: str = "printer/paper-jam") -> None:
    file = folder / f"{name}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_a_good_article_has_no_findings(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    assert check_articles(tmp_path, ["printer"], TODAY) == ()


LONG = " ".join(["word"] * 61)
TROUBLES = [
    ("unknown category", "[printer]", "[printer, toaster]", 4, ERROR, "there is no category toaster"),
    ("long title", "Paper is stuck", "P" * 71, 3, ERROR, "the title has 71 letters"),
    ("long symptom", "[paper jam]", f"[{'s' * 101}]", 5, ERROR, "a symptom has 101 letters"),
    ("no introduction", "The panel shows which door to open.", "", 11, ERROR, "the introduction is missing"),
    ("long introduction", "The panel", " ".join(["w"] * 41), 11, ERROR, "the introduction has 46 words"),
    ("long step", "Pull the paper out slowly.", LONG, 13, ERROR, "step 1 has 65 words"),
    ("past review", "2026-11-22", "2026-11-21", 8, WARNING, "it was to be reviewed by 2026-11-21"),
    ("jargon", "Pull the paper", "Restart the Spooler", 13, WARNING, "few people know the word spooler"),
    ("jargon in tells", "The message", "The DNS", 13, WARNING, "few people know the word dns"),
    ("formatting", "Pull the", "Pull **the**", 13, WARNING, "links and formatting"),
    ("a link", "Pull the", "See https://example.com for the", 13, WARNING, "links and formatting"),
    ("other file name", "id: paper-jam", "id: jam", 2, ERROR, "the file must be called jam.md"),
    ("no stop conditions", "stop_when: [it smells burnt]\n", "", 1, ERROR, "stop_when is missing"),
    ("five of them", "[it smells burnt]", "[a, b, c, d, e]", 6, ERROR, "there are 5 lines in stop_when: at most 4"),
    ("a long one", "[it smells burnt]", f"[{'s' * 101}]", 6, ERROR, "a line of stop_when has 101 letters"),
    ("jargon in stop_when", "smells burnt", "shows the BIOS", 6, WARNING, "few people know the word bios"),
    ("a banned word", "Pull the", "Simply pull the", 13, WARNING, "leave out the word simply"),
    (
        "protection off",
        "Pull the",
        "Turn off the firewall and pull the",
        13,
        WARNING,
        "must not ask for this: turn off the",
    ),
    ("an administrator", "Pull the", "Choose Run as administrator. Pull the", 13, WARNING, "run as administrator"),
    (
        "a picture that is not there",
        "   - tells",
        "   - picture: a.svg\n   - alt: a\n   - tells",
        13,
        ERROR,
        "put a.svg beside",
    ),
    ("a broken file", "minutes: 5", "minutes: x", 7, ERROR, "minutes must be a whole number"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "severity", "message"),
    [case[1:] for case in TROUBLES],
    ids=[case[0] for case in TROUBLES],
)
def test_trouble_is_named_by_its_line(
    tmp_path: Path, old: str, new: str, line: int, severity: Severity, message: str
) -> None:
    assert old in GOOD
    put(tmp_path, GOOD.replace(old, new, 1))
    (finding,) = check_articles(tmp_path, ["printer"], TODAY)
    assert (finding.path, finding.line, finding.severity) == ("printer/paper-jam.md", line, severity)
    assert message in finding.message


def test_never_doing_something_dangerous_is_no_danger(tmp_path: Path) -> None:
    put(tmp_path, GOOD.replace("Pull the", "Never turn off the firewall. Pull the"))
    assert check_articles(tmp_path, ["printer"], TODAY) == ()


def test_what_is_hard_to_read_is_named_for_the_step_and_for_the_whole(tmp_path: Path) -> None:
    hard = "Subsequently deactivate the peripheral and reinitialise communication after an appropriate interval."
    put(tmp_path, GOOD.replace("Pull the paper out slowly.", hard))
    said = [(f.line, f.severity, f.message.split(":")[0]) for f in check_articles(tmp_path, ["printer"], TODAY)]
    assert said == [
        (11, WARNING, "it reads like school year 12.5"),
        (13, WARNING, "step 1 reads like school year 17.2"),
    ]


def test_a_picture_beside_the_article_is_found(tmp_path: Path) -> None:
    put(tmp_path, GOOD.replace("   - tells", "   - picture: a.svg\n   - alt: a door\n   - tells"))
    (tmp_path / "printer" / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    assert check_articles(tmp_path, ["printer"], TODAY) == ()


def test_only_what_is_published_has_to_be_read_again_in_time(tmp_path: Path) -> None:
    put(tmp_path, GOOD.replace("2026-11-22", "2020-01-01\nstatus: archived"))
    assert check_articles(tmp_path, ["printer"], TODAY) == ()


def test_an_article_in_the_wrong_folder_is_named(tmp_path: Path) -> None:
    put(tmp_path, GOOD, name="scanner/paper-jam")
    (finding,) = check_articles(tmp_path, ["printer", "scanner"], TODAY)
    assert finding.message == "the file stands in scanner, which is not among its categories"


def test_too_many_steps_are_named_at_the_last(tmp_path: Path) -> None:
    put(tmp_path, GOOD + "".join(f"{n}. Try again.\n" for n in range(2, 14)))
    (finding,) = check_articles(tmp_path, ["printer"], TODAY)
    assert (finding.line, finding.message) == (26, "there are 13 steps: at most 12, split the article")


def test_two_general_articles_of_one_category_are_named(tmp_path: Path) -> None:
    general = GOOD.replace("minutes: 5", "minutes: 5\ngeneral: true")
    put(tmp_path, general)
    put(tmp_path, general.replace("paper-jam", "zebra"), name="printer/zebra")
    (finding,) = check_articles(tmp_path, ["printer"], TODAY)
    assert (finding.path, finding.line) == ("printer/zebra.md", 8)
    assert finding.message == "printer/paper-jam.md is already the general article of printer: keep one"


def test_two_articles_with_one_id_are_named(tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    put(tmp_path, GOOD, name="printer/zebra")
    messages = [finding.message for finding in check_articles(tmp_path, ["printer"], TODAY)]
    assert messages == ["the id paper-jam is taken by printer/paper-jam.md: choose another"]


def test_the_example_in_the_documentation_passes_the_check(tmp_path: Path) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "articles.md").read_text(encoding="utf-8")
    put(tmp_path, docs.split("```markdown\n")[1].split("```")[0])
    assert check_articles(tmp_path, ["printer"], TODAY) == ()
