"""``nightdesk evaluate``: figures for people and scripts, refusals with a reason; the model is a stand-in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from matplotlib.image import imread
from typer.testing import CliRunner

from bot.assistant.understanding import Understanding
from bot.cli import classify as classify_module
from bot.cli import evaluate as module
from bot.cli.evaluate import evaluate

app = typer.Typer()
app.command()(evaluate)
run = CliRunner(env={"COLUMNS": "120"})

MESSAGES = [
    {"text": "printer jam", "category": "printer", "source": "forum"},
    {"text": "printer offline", "category": "printer", "source": "forum"},
    {"text": "scanner is dark", "category": "printer", "source": "mail"},
    {"text": "wifi is slow", "category": "wifi", "source": "mail"},
    {"text": "weather", "category": "out_of_scope"},
]


class FakeParser:
    """Takes the first word for the category; what it does not know is offered."""

    async def parse_message(self, message_data: str) -> dict[str, Any]:
        word = message_data.split()[0]
        known = {"printer": "printer", "scanner": "scanner", "wifi": "wifi", "weather": "out_of_scope"}
        return {
            "text": message_data,
            "intent": {"name": known.get(word, "how_to"), "confidence": 0.9},
            "entities": [],
            "nightdesk": {
                "band": "act" if word in known else "offer",
                "category": known.get(word, "how_to"),
                "categories": [[known.get(word, "how_to"), 0.9]],
                "ours": 0.9,
                "emergency": None,
                "problems": [],
                "corrected": None,
            },
        }


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in in the model's place."""
    monkeypatch.setattr(classify_module, "trained_model", lambda project: Path("model.tar.gz"))
    monkeypatch.setattr(classify_module, "log_to_stderr", lambda level: None)
    monkeypatch.setattr(Understanding, "load", lambda model: Understanding(FakeParser()))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Labelled messages: three of four of ours are right."""
    path = tmp_path / "messages.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in MESSAGES), encoding="utf-8")
    return path


def test_the_figures_for_people(file: Path) -> None:
    result = run.invoke(app, [str(file)])
    rows = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [row for row in rows if row and "CPU" not in row] == [
        "messages.jsonl: 5 messages, 4 of ours, 1 none of ours",
        "ours, in the right category 75.0 %",
        "ours, right one among the first three 75.0 %",
        "macro-F1 over the 3 categories of the file 0.933",
        "ours none of ours of all of these right",
        "acted on 100.0 % 0.0 % 80.0 % 75.0 %",
        "offered a choice 0.0 % 0.0 % 0.0 % –",
        "rejected 0.0 % 100.0 % 20.0 % 100.0 %",
        "Most often confused:",
        "1 printer taken for scanner",
        "Right, by source:",
        "forum 100.0 % of 2",
        "mail 50.0 % of 2",
    ]
    assert [row for row in rows if row.startswith("CPU for one message") and row.endswith(" ms")] != []


def test_the_figures_for_scripts(file: Path) -> None:
    document = json.loads(run.invoke(app, [str(file), "--json"]).stdout)
    chosen = ("file", "messages", "right", "top3", "act_precision", "out_of_scope_recall", "worst")
    assert {name: document[name] for name in chosen} == {
        "file": "messages.jsonl",
        "messages": 5,
        "right": 0.75,
        "top3": 0.75,
        "act_precision": 0.75,
        "out_of_scope_recall": 1.0,
        "worst": [["printer", "scanner", 1]],
    }
    assert document["cpu_milliseconds"] > 0


def test_with_a_map_any_category_that_it_names_is_right(file: Path, tmp_path: Path) -> None:
    table = tmp_path / "map.yml"
    table.write_text("printer: [printer, scanner]\nwifi: wifi\n", encoding="utf-8")
    document = json.loads(run.invoke(app, [str(file), "--map", str(table), "--json"]).stdout)
    assert (document["right"], document["macro_f1"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("share", "code", "says"),
    [
        ("0.75", 0, ""),
        ("0.76", 1, "3 of 4 messages of ours (75.00 %) are in the right category; at least 76 % were asked for."),
    ],
)
def test_less_than_was_asked_for_is_exit_1_after_the_figures(file: Path, share: str, code: int, says: str) -> None:
    result = run.invoke(app, [str(file), "--at-least", share])
    assert (result.exit_code, says in result.stderr) == (code, True)
    assert "ours, in the right category" in result.stdout


def test_without_messages_of_ours_nothing_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "foreign.jsonl"
    path.write_text('{"text": "weather", "category": "out_of_scope"}\n', encoding="utf-8")
    result = run.invoke(app, [str(path), "--at-least", "0"])
    assert (result.exit_code, "no message of ours" in result.stderr) == (1, True)


def test_the_chart_is_a_picture_with_the_figures_beside_it(file: Path, tmp_path: Path) -> None:
    result = run.invoke(app, [str(file), "--chart", str(tmp_path / "figures.png")])
    high, wide, _ = imread(tmp_path / "figures.png").shape
    assert (result.exit_code, wide, high > 500) == (0, 1600, True)


def test_the_chart_takes_names_of_any_kind(tmp_path: Path) -> None:
    path, table, chart = (tmp_path / name for name in ("a$b$.jsonl", "map.yml", "figures.png"))
    name = "costs $5, $6 or [bold]more[/nothing] of whatever there is"
    path.write_text(json.dumps({"text": "wifi", "category": name, "source": "[/x]"}), encoding="utf-8")
    table.write_text(json.dumps({name: ["printer"]}), encoding="utf-8")
    result = run.invoke(app, [str(path), "--map", str(table), "--chart", str(chart)])
    assert (result.exit_code, chart.exists(), f"{name} taken for wifi" in result.stdout) == (0, True, True)


def test_a_chart_without_any_message_of_ours_can_be_drawn(tmp_path: Path) -> None:
    path, chart = tmp_path / "foreign.jsonl", tmp_path / "figures.png"
    path.write_text('{"text": "weather", "category": "out_of_scope"}\n', encoding="utf-8")
    assert (run.invoke(app, [str(path), "--chart", str(chart)]).exit_code, chart.exists()) == (0, True)


REFUSED = [
    ("no file", None, [], "cannot be read: No such file or directory."),
    ("no UTF-8", b"\xff\xfe{}", [], "is not UTF-8 text. Save it as UTF-8."),
    ("bad JSON", b'{"text": "x", "category": "printer"}\nprinter', [], "messages.jsonl, line 2: this is not JSON."),
    ("unknown category", b'{"text": "x", "category": "prnter"}', [], "Did you mean 'printer'?"),
    ("nothing", b"\n", [], "messages.jsonl: there is no message in it."),
    ("no map", b'{"text": "x", "category": "printer"}', ["--map", "nothing.yml"], "nothing.yml cannot be read"),
    ("share", b'{"text": "x", "category": "printer"}', ["--at-least", "85"], "0.0<=x<=1.0"),
    ("no picture", b'{"text": "x", "category": "printer"}', ["--chart", "figures.pdf"], "name it figures.png"),
    ("no folder", b'{"text": "x", "category": "printer"}', ["--chart", "nowhere/f.png"], "There is no folder nowhere"),
]


@pytest.mark.parametrize(("content", "options", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_used_is_exit_2_before_any_model_is_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, options: list[str], says: str
) -> None:
    monkeypatch.setattr(module, "load_understanding", lambda: pytest.fail("the model was loaded"))
    path = tmp_path / "messages.jsonl"
    if content is not None:
        path.write_bytes(content)
    result = run.invoke(app, [str(path), *options])
    assert (result.exit_code, says in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize(
    ("table", "says"),
    [
        pytest.param("printer: [", "map.yml, line 1: this is not YAML.", id="no YAML"),
        pytest.param("- printer", "map.yml: it must name", id="a list"),
        pytest.param("printer: [prnter]", "'printer' names 'prnter', which is no category of ours.", id="unknown"),
        pytest.param("wifi: [wifi]", "line 1: 'printer' is not in the map.", id="incomplete"),
    ],
)
def test_a_map_that_cannot_be_used_is_exit_2(file: Path, tmp_path: Path, table: str, says: str) -> None:
    path = tmp_path / "map.yml"
    path.write_text(table, encoding="utf-8")
    result = run.invoke(app, [str(file), "--map", str(path)])
    assert (result.exit_code, says in result.stderr) == (2, True), result.stderr
