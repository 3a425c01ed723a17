"""`python -m benchmarks`: what is measured, printed as a table; a quarter of an hour. `--stock` compares with stock Rasa too, which
takes many. How well messages are understood is measured by `python -m benchmarks.understanding`."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.assistant.quiet import be_quiet

be_quiet()

from benchmarks import channels, contracts, deadlines, history, queue_page, rules, running_demo, search, turns, walks  # noqa: E402  # Rasa reads the environment when it is imported
from benchmarks.measuring import Row, in_text, machine  # noqa: E402
from bot.assistant.signature import key_file  # noqa: E402
from bot.cli.logs import log_to_stderr  # noqa: E402
from bot.cli.training import trained_model  # noqa: E402
from bot.settings import Settings, read_settings  # noqa: E402

_ALWAYS = ("rules", "deadlines", "contracts", "history", "turns", "walks", "demo", "channels", "search")
_ASKED_FOR = ("queue",)


def main() -> None:
    """Measure what was asked for, everything but training and stock Rasa by default."""
    asked = _asked()
    log_to_stderr("CRITICAL")
    print(machine(), flush=True)
    settings = replace(read_settings(), database_url="")
    # Whatever is started has a data folder of its own; the model is signed with the key of ours.
    os.environ["NIGHTDESK_MODEL_KEY"] = str(key_file(settings).resolve())
    with tempfile.TemporaryDirectory(prefix="nightdesk-bench-") as folder:
        # The embedded server may run as another user than we do.
        Path(folder).chmod(0o755)
        for name, measure in _measurements(settings, Path(folder), asked).items():
            if asked.only == name or (asked.only is None and name not in _ASKED_FOR):
                print(f"\n{measure()}", flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the desk on this machine.")
    parser.add_argument("--train", action="store_true", help="measure training too: about a minute more")
    parser.add_argument(
        "--only",
        choices=(*_ALWAYS, *_ASKED_FOR, "stock"),
        help=f"measure this alone; {' and '.join(_ASKED_FOR)} takes minutes, and is measured only so",
    )
    stock = parser.add_argument_group("beside stock Rasa")
    stock.add_argument("--stock", action="store_true", help="compare with a stock Rasa pipeline too: many minutes more")
    stock.add_argument("--file", type=Path, help="JSONL with text and category, instead of our messages held aside")
    stock.add_argument("--map", type=Path, help="YAML: which intents count as right for each category of FILE")
    stock.add_argument("--rounds", type=int, default=3, help="how often each side is loaded and parses (3)")
    stock.add_argument("--lines", type=int, help="learn from so many examples of each intent (all of them: hours)")
    stock.add_argument("--small", action="store_true", help="few examples and epochs, to see that it works")
    stock.add_argument("--json", type=Path, help="write the figures of the comparison here too")
    asked = parser.parse_args()
    asked.stock = asked.stock or asked.only == "stock"
    if not asked.stock and (asked.file or asked.map or asked.small or asked.lines or asked.json):
        parser.error("--file, --map, --lines, --small and --json belong to --stock")
    if asked.map and not asked.file:
        parser.error("--map belongs to a --file")
    if asked.rounds < 1:
        parser.error("--rounds must be at least 1")
    if asked.json and not asked.json.resolve().parent.is_dir():
        parser.error("--json names a folder that does not exist")
    return asked


def _measurements(settings: Settings, folder: Path, asked: argparse.Namespace) -> dict[str, Callable[[], str]]:
    measurements = {
        "rules": lambda: in_text(rules.measure()),
        "deadlines": lambda: in_text(deadlines.measure()),
        "history": lambda: in_text(history.measure(settings, folder / "history")),
        "contracts": lambda: in_text(contracts.measure(folder / "contracts")),
        "training": lambda: in_text(_training(settings, asked.train)),
        "turns": lambda: in_text(turns.measure(settings, trained_model(settings.project), folder / "turns")),
        "walks": lambda: in_text(walks.measure(settings, folder / "walks")),
        "demo": lambda: in_text(_demo(settings, folder / "demo")),
        "search": lambda: in_text(search.measure(folder / "search")),
        "channels": lambda: in_text(_channels(settings, folder / "channels")),
        "queue": lambda: in_text(queue_page.measure(settings, folder / "queue")),
    }
    return {**measurements, "stock": lambda: _stock(settings, folder / "stock", asked)} if asked.stock else measurements


def _stock(settings: Settings, folder: Path, asked: argparse.Namespace) -> str:
    # Not before it is wanted: the rules alone need no scikit-learn.
    from benchmarks import stock

    folder.mkdir()
    wanted = stock.Wanted(
        settings.project,
        file=asked.file or stock.HELD_ASIDE,
        map=asked.map,
        rounds=asked.rounds,
        small=asked.small,
        lines=asked.lines,
        json=asked.json,
    )
    try:
        return stock.compare(wanted, folder)
    except (ValueError, RuntimeError, OSError) as failure:
        raise SystemExit(str(failure)) from failure


def _training(settings: Settings, wanted: bool) -> list[Row]:
    if not wanted:
        return [Row("training", "not measured", "python -m benchmarks --train")]
    begun = time.perf_counter()
    trained_model(settings.project, force=True)
    return [Row("training", f"{time.perf_counter() - begun:.0f} s", "a process of its own, reading the data included")]


def _channels(settings: Settings, folder: Path) -> list[Row]:
    trained_model(settings.project)
    return channels.measure(settings, folder)


def _demo(settings: Settings, folder: Path) -> list[Row]:
    trained_model(settings.project)
    return running_demo.measure(settings, folder)


if __name__ == "__main__":
    main()
