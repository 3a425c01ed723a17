"""``nightdesk classify``: a line in, a JSON line out; the model is a stand-in."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from bot.assistant.understanding import Understanding
from bot.cli import classify as module
from bot.cli.classify import _messages, classify

app = typer.Typer()
app.command()(classify)
run = CliRunner()


class FakeParser:
    """Takes a message for a printer's unless it speaks of weather; notes how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def parse_message(self, message_data: str) -> dict[str, Any]:
        self.asked += 1
        ours = "weather" not in message_data
        category = "printer" if ours else "out_of_scope"
        others = ["scanner", "wifi", "vpn_remote", "how_to", "meetings", "file_share"]
        return {
            "text": message_data,
            "intent": {"name": category, "confidence": 0.9},
            "entities": [{"entity": "device", "value": "printer", "start": 4, "end": 11, "extractor": "x"}]
            if ours
            else [],
            "nightdesk": {
                "band": "act" if ours else "reject",
                "category": category,
                "categories": [[category, 0.123456], *([name, 0.01] for name in others)],
                "ours": 0.9 if ours else 0.1,
                "emergency": "danger" if "smoke" in message_data else None,
                "problems": [{"text": "the printer", "start": 0, "end": 11, "category": "printer", "confidence": 0.9}]
                if "wifi" in message_data
                else [],
                "corrected": "the printer" if "pritner" in message_data else None,
            },
        }


class OldParser(FakeParser):
    async def parse_message(self, message_data: str) -> dict[str, Any]:
        return {"text": message_data, "intent": {"name": "printer", "confidence": 0.9}, "entities": []}


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> FakeParser:
    """The stand-in in the model's place."""
    fake = FakeParser()
    monkeypatch.setattr(module, "trained_model", lambda project: Path("model.tar.gz"))
    monkeypatch.setattr(Understanding, "load", lambda model: Understanding(fake))
    monkeypatch.setattr(module, "log_to_stderr", lambda level: None)
    return fake


def answers(words: str | bytes, *arguments: str) -> list[dict[str, Any]]:
    result = run.invoke(app, list(arguments), input=words)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.split("\n")[:-1]]


def test_an_answer_has_the_promised_keys(parser: FakeParser) -> None:
    assert answers("the printer smokes, smoke everywhere, and the wifi is slow, my pritner\n") == [
        {
            "text": "the printer smokes, smoke everywhere, and the wifi is slow, my pritner",
            "category": "printer",
            "confidence": 0.1235,
            "band": "act",
            "ranking": [
                {"category": "printer", "confidence": 0.1235},
                {"category": "scanner", "confidence": 0.01},
                {"category": "wifi", "confidence": 0.01},
                {"category": "vpn_remote", "confidence": 0.01},
                {"category": "how_to", "confidence": 0.01},
            ],
            "emergency": "danger",
            "problems": [{"text": "the printer", "start": 0, "end": 11, "category": "printer", "confidence": 0.9}],
            "entities": [{"entity": "device", "value": "printer", "start": 4, "end": 11}],
            "intent": "printer",
            "corrected": "the printer",
        }
    ]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        pytest.param("one\ntwo\nthree\n", ["one", "two", "three"], id="in order"),
        pytest.param("one\ntwo", ["one", "two"], id="no end of line at the end"),
        pytest.param("one\n\n   \ntwo\n", ["one", "", "   ", "two"], id="blank lines"),
        pytest.param("one\r\ntwo\r\n", ["one", "two"], id="ends of lines of another system"),
        pytest.param("one\u2028still one\x0bstill\n", ["one\u2028still one\x0bstill"], id="other separators"),
        pytest.param(b"\xef\xbb\xbfone\ntwo\n", ["one", "two"], id="a mark in front"),
        pytest.param(b"caf\xe9\n", ["caf\ufffd"], id="no UTF-8"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_every_line_gets_one_line(parser: FakeParser, words: str | bytes, texts: list[str]) -> None:
    assert [each["text"] for each in answers(words)] == texts


def test_a_blank_line_is_none_of_ours_and_costs_no_model(parser: FakeParser) -> None:
    (answer,) = answers("\n")
    assert answer == {
        "text": "",
        "category": "out_of_scope",
        "confidence": 0.0,
        "band": "reject",
        "ranking": [],
        "emergency": None,
        "problems": [],
        "entities": [],
        "intent": None,
        "corrected": None,
    }
    assert parser.asked == 0


def test_what_is_none_of_ours_is_out_of_scope(parser: FakeParser) -> None:
    (answer,) = answers("how is the weather\n")
    assert (answer["category"], answer["band"]) == ("out_of_scope", "reject")


def test_ten_thousand_words_are_one_answer(parser: FakeParser) -> None:
    words = "the printer broke " * 3_400
    assert [(each["text"], each["category"]) for each in answers(words + "\n")] == [(words, "printer")]


def test_an_answer_is_plain_ascii_whatever_the_message_holds(parser: FakeParser) -> None:
    result = run.invoke(app, [], input="the imprimé is – \u2028 broken 🖨\n")
    assert (result.stdout.isascii(), len(result.stdout.splitlines())) == (True, 1)


def test_a_file_is_read_like_standard_input(parser: FakeParser, tmp_path: Path) -> None:
    file = tmp_path / "messages.txt"
    file.write_text("one\ntwo\n", encoding="utf-8")
    assert answers("", str(file)) == answers("one\ntwo\n", "-") == answers("one\ntwo\n")


def test_a_line_is_answered_before_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch, parser: FakeParser) -> None:
    written: list[str] = []
    seen: list[int] = []

    def lines(_: object) -> Iterator[str]:
        for text in ("one", "two", "three"):
            seen.append(sum("\n" in each for each in written))
            yield text
            # Back here: the answer is written, and flushed rather than kept for later.
            assert written[-1] == "flushed"

    class Out(io.StringIO):
        def write(self, text: str) -> int:
            written.append(text)
            return len(text)

        def flush(self) -> None:
            written.append("flushed")

    monkeypatch.setattr(module, "_messages", lines)
    monkeypatch.setattr(module.sys, "stdout", Out())
    monkeypatch.setattr(module.sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    classify("-")
    assert seen == [0, 1, 2]


def test_no_more_is_read_than_one_line_at_a_time() -> None:
    source = io.BytesIO(b"one\ntwo\nthree\n")
    first = next(_messages(source))
    assert (first, source.tell()) == ("one", 4)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        pytest.param("nothing.txt", "cannot be read (No such file or directory)", id="no file"),
        pytest.param(".", "cannot be read (Is a directory)", id="a folder"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_before_any_model_is_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str, says: str
) -> None:
    monkeypatch.setattr(module, "load_understanding", lambda: pytest.fail("the model was loaded"))
    result = run.invoke(app, [str(tmp_path / place)])
    assert (result.exit_code, says in result.output, "Give a text file" in result.output) == (2, True, True)


def test_an_older_model_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, parser: FakeParser) -> None:
    monkeypatch.setattr(Understanding, "load", lambda model: Understanding(OldParser()))
    result = run.invoke(app, [], input="the printer\n")
    assert (result.exit_code, "nightdesk train --force" in result.output) == (1, True)
