"""What the comparison with stock Rasa makes of its figures; the training itself is for `make prove`."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from benchmarks.stock import HELD_ASIDE, STOCK_PIPELINE, copy_data, stock_config
from benchmarks.stock_figures import (
    Accuracy,
    Entry,
    Labelled,
    Round,
    Side,
    Training,
    choose_texts,
    entries,
    in_json,
    judge,
    ratio,
    read_labelled,
    table,
)
from benchmarks.stock_side import first_and_final
from benchmarks.understanding import COUNT_AS

ROOT = Path(__file__).resolve().parent.parent


def _side(*, cpu: float, peaks: tuple[float, ...], milliseconds: tuple[tuple[float, ...], ...], right: float) -> Side:
    return Side(
        Training(cpu, cpu / 2, cpu + 10, cpu / 2 + 10),
        tuple(Round(peak, each, each) for peak, each in zip(peaks, milliseconds, strict=True)),
        Accuracy(680, 0, right, 0.1, 0.2, math.nan, math.nan),
    )


OURS = _side(cpu=10.0, peaks=(700.0, 900.0, 800.0), milliseconds=((4.0, 5.0, 90.0), (6.0, 6.0), (1.0, 1.0)), right=0.9)
STOCK = _side(cpu=400.0, peaks=(1000.0,), milliseconds=((10.0,),), right=0.75)


@pytest.mark.parametrize(
    ("ours", "stock", "expected"),
    [
        (1.0, 4.0, 0.25),
        (4.0, 1.0, 4.0),
        (0.0, 2.0, 0.0),
        (1.0, 0.0, None),
        (math.nan, 1.0, None),
        (1.0, math.nan, None),
    ],
)
def test_a_ratio_is_ours_to_stock_and_nothing_where_it_says_nothing(
    ours: float, stock: float, expected: float | None
) -> None:
    assert ratio(ours, stock) == expected


def test_memory_and_messages_are_medians_over_the_rounds() -> None:
    rows = {row.what: row for row in entries(OURS, STOCK)}

    assert rows["peak memory, NLU alone, after 50 messages"].ours == 800.0
    assert rows["a message, CPU"].ours == 5.0


def test_a_row_shows_both_figures_and_the_ratio() -> None:
    assert Entry("training, CPU", 10.0, 400.0, "s").cells() == ("training, CPU", "10.0 s", "400.0 s", "0.03")
    assert Entry("memory", 812.4, 1624.8, "MB").cells() == ("memory", "812 MB", "1,625 MB", "0.50")
    assert Entry("right", 0.9, 0.75, "%").cells() == ("right", "90.0 %", "75.0 %", "1.20")
    assert Entry("called so", math.nan, math.nan, "%").cells() == ("called so", "–", "–", "–")


def test_the_columns_of_the_table_stand_under_each_other() -> None:
    lines = table(entries(OURS, STOCK)).splitlines()

    assert lines[0].split() == ["ours", "stock", "Rasa", "ours/stock"]
    assert {len(line) for line in lines} == {len(lines[0])}


def test_the_json_holds_facts_rows_and_ratios_and_no_nan() -> None:
    told = json.loads(in_json({"examples": 680}, OURS, STOCK))
    rows = {row["what"]: row for row in told["rows"]}

    assert told["examples"] == 680
    assert rows["training, CPU"] == {"what": "training, CPU", "ours": 10.0, "stock": 400.0, "unit": "s", "ratio": 0.025}
    assert rows["out of scope (0): called so"]["ours"] is None
    assert told["ours"]["rounds"][0]["cpu_ms"] == [4.0, 5.0, 90.0]


def test_right_is_the_first_choice_and_talk_about_money_is_the_contract() -> None:
    printer, money, foreign = frozenset({"printer"}), frozenset({"billing_contract"}), frozenset({"out_of_scope"})
    guesses = [
        ("printer", "printer"),
        ("printer", "nlu_fallback"),
        ("ask_price", "ask_price"),
        ("scanner", "scanner"),
        ("scanner", "nlu_fallback"),
        ("out_of_scope", "out_of_scope"),
        ("out_of_scope", "nlu_fallback"),
        ("greet", "nlu_fallback"),
        ("greet", "greet"),
        ("printer", "printer"),
    ]
    accepted = [printer, printer, money, printer, printer, printer, *[foreign] * 4]

    found = judge(guesses, accepted, COUNT_AS, "out_of_scope")

    assert found == Accuracy(
        in_scope=6,
        out_of_scope=4,
        right=3 / 6,
        rejected=3 / 6,
        answered_wrongly=1 / 6,
        out_of_scope_recall=1 / 4,
        held_back=2 / 4,
    )


def test_the_share_of_no_messages_is_not_a_number() -> None:
    found = judge([("printer", "printer")], [frozenset({"printer"})], COUNT_AS, "out_of_scope")

    assert (found.right, math.isnan(found.out_of_scope_recall)) == (1.0, True)


@pytest.mark.parametrize(
    ("parsed", "expected"),
    [
        (
            {"intent": {"name": "nlu_fallback"}, "intent_ranking": [{"name": "nlu_fallback"}, {"name": "wifi"}]},
            ("wifi", "nlu_fallback"),
        ),
        ({"intent": {"name": "wifi"}, "intent_ranking": [{"name": "wifi"}, {"name": "printer"}]}, ("wifi", "wifi")),
        ({"intent": {"name": "wifi"}}, ("wifi", "wifi")),
        ({"intent": {"name": "wifi"}, "nightdesk": {"band": "offer", "category": "wifi"}}, ("wifi", "nlu_fallback")),
        ({"intent": {"name": "wifi"}, "nightdesk": {"band": "act", "category": "wifi"}}, ("wifi", "wifi")),
        ({"intent": {"name": "thanks"}, "nightdesk": {"band": "offer", "category": "wifi"}}, ("thanks", "thanks")),
    ],
    ids=["asked again", "sure", "no ranking", "asked where it begins a talk", "sure there too", "talk"],
)
def test_the_first_choice_is_the_classifiers_own(parsed: dict[str, object], expected: tuple[str, str]) -> None:
    assert first_and_final(parsed) == expected


def test_timed_messages_are_nearest_to_sixteen_words_and_are_parsed_once() -> None:
    own = [" ".join([f"w{count}"] * count) for count in (3, 16, 40, 15, 18, 17, 8)]
    judged = [Labelled("hello", frozenset({"greet"}))]

    texts = choose_texts([*own, own[1]], judged, timed=3, warm=2)

    assert [len(text.split()) for text in texts.timed] == [16, 15, 17]
    assert [len(text.split()) for text in texts.warm] == [3, 40]
    assert texts.judged == tuple(judged)


def test_without_a_map_a_category_is_an_intent_of_ours(tmp_path: Path) -> None:
    file, names = tmp_path / "messages.jsonl", tmp_path / "map.yml"
    file.write_text('{"text": "paper jam", "category": "printer"}\n\n{"text": "how much", "category": "ask_price"}\n')
    names.write_text("printer: [printer, scanner]\nask_price: [ask_price]\n")

    assert [each.accepted for each in read_labelled(file, None, COUNT_AS)] == [{"printer"}, {"billing_contract"}]
    assert [each.accepted for each in read_labelled(file, names, COUNT_AS)] == [
        {"printer", "scanner"},
        {"billing_contract"},
    ]


def test_a_category_that_the_map_lacks_is_named(tmp_path: Path) -> None:
    file, names = tmp_path / "messages.jsonl", tmp_path / "map.yml"
    file.write_text('{"text": "paper jam", "category": "hardware"}\n')
    names.write_text("printer: [printer]\n")

    with pytest.raises(ValueError, match="hardware"):
        read_labelled(file, names, COUNT_AS)


def test_our_messages_held_aside_are_of_categories_of_ours_and_of_none() -> None:
    intents = set(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"])
    named = {name for each in read_labelled(HELD_ASIDE, None, COUNT_AS) for name in each.accepted}

    assert named - intents == set()
    assert "out_of_scope" in named


def test_stock_rasa_gets_our_policies_and_its_own_pipeline() -> None:
    ours = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))

    stock, short = stock_config(ours), stock_config(ours, epochs=3)

    assert stock["pipeline"] == [dict(component) for component in STOCK_PIPELINE]
    assert {name: stock[name] for name in stock if name != "pipeline"} == {
        name: ours[name] for name in ours if name != "pipeline"
    }
    assert [each["epochs"] for each in (*stock["pipeline"], *short["pipeline"]) if "epochs" in each] == [100, 3]


def test_a_small_copy_keeps_a_few_examples_of_each_intent_and_whole_lookups(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "one.yml").write_text(
        "nlu:\n- intent: wifi\n  examples: |\n    - a\n    - b: c\n    - d\n- lookup: device\n  examples: |\n    - x\n    - y\n"
    )
    (source / "two.yml").write_text(
        "nlu:\n- intent: wifi\n  examples: |\n    - e\n- intent: vpn\n  examples: |\n    - f\n"
    )

    whole, few = copy_data(source, tmp_path / "whole", None), copy_data(source, tmp_path / "few", 2)

    assert (whole, few) == (5, 3)
    assert (tmp_path / "whole" / "one.yml").read_text() == (source / "one.yml").read_text()
    assert yaml.safe_load((tmp_path / "few" / "one.yml").read_text())["nlu"] == [
        {"intent": "wifi", "examples": "- a\n- b: c\n"},
        {"lookup": "device", "examples": "- x\n- y\n"},
    ]
    assert yaml.safe_load((tmp_path / "few" / "two.yml").read_text())["nlu"] == [{"intent": "vpn", "examples": "- f\n"}]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")
def test_the_peak_of_a_process_is_not_that_of_the_one_that_started_it() -> None:
    """The system's own figure of a child begins with its parent's memory."""
    ballast = b"x" * (300 * 1024 * 1024)

    told = subprocess.run(
        [sys.executable, "-c", "from benchmarks.stock_side import peak_megabytes; print(peak_megabytes())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert len(ballast) > 0
    assert 5 < float(told.stdout) < 200
