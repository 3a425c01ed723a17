"""``nightdesk articles search`` finds by words and by meaning, and says why."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from bot.cli.articles import app
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, DeskForTests

run = CliRunner()


def test_scripts_get_the_articles_with_score_and_reason() -> None:
    result = run.invoke(app, ["search", "wlan is gone on my notebook", "--json"])
    found = json.loads(result.stdout)
    assert [(each["id"], each["reason"]) for each in found][:1] == [
        ("wifi-does-not-connect", "means about the same as: wireless network is missing from the list")
    ]
    assert sorted(found[0]) == ["id", "meaning", "reason", "score", "title", "words"]


def test_people_see_the_score_and_both_voices() -> None:
    result = run.invoke(app, ["search", "the printer jams", "--top", "1"])
    score, rest = result.stdout.split(" ", 1)
    assert re.fullmatch(r"0\.\d\d", score)
    assert re.match(r"\(meaning 0\.\d\d, words 0\.\d\d\)  paper-jam  Paper is stuck in the printer  \(matches: ", rest)


def test_where_nothing_fits_that_is_said_with_the_nearest() -> None:
    result = run.invoke(app, ["search", "who is the ceo of apple"])
    first, second = result.stdout.splitlines()
    assert (result.exit_code, first, second[:15]) == (0, "Nothing fits well enough.", "The nearest: 0.")


def test_no_words_find_nothing() -> None:
    result = run.invoke(app, ["search", ""])
    assert (result.exit_code, result.stdout) == (0, "Nothing fits well enough.\n")


def test_a_client_that_nobody_knows_is_refused_with_those_that_are_known(
    begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    DeskForTests(begin).take_in(MAPLE, FOOTHILLS)
    refused = run.invoke(app, ["search", "the printer jams", "--client", "nobody"])
    known = "There is no client 'nobody'. Known clients: foothills-auto, maple-dental."
    assert (refused.exit_code, refused.stderr.strip()) == (1, known)
    assert "paper-jam" in run.invoke(app, ["search", "the printer jams", "--client", MAPLE]).stdout
