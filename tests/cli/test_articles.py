"""``nightdesk articles search`` finds by words and by meaning, and says why."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from bot.cli.articles import app

run = CliRunner()


def test_scripts_get_the_articles_with_score_and_reason() -> None:
    result = run.invoke(app, ["search", "wlan is gone on my notebook", "--json"])
    found = json.loads(result.stdout)
    assert [(each["id"], each["reason"]) for each in found][:1] == [
        ("wifi-does-not-connect", "means about the same as: wireless network is missing from the list")
    ]
    assert sorted(found[0]) == ["id", "reason", "score", "title"]


@pytest.mark.parametrize("words", ["who is the ceo of apple", ""])
def test_where_nothing_fits_that_is_said(words: str) -> None:
    result = run.invoke(app, ["search", words])
    assert (result.exit_code, result.stdout) == (0, "Nothing fits well enough.\n")
