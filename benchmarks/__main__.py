"""`python -m benchmarks`: what is measured, printed as a table; a few minutes. How well messages are understood is
measured by `python -m benchmarks.understanding`."""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.assistant.quiet import be_quiet

be_quiet()

from benchmarks import rules, running_demo, turns  # noqa: E402  # Rasa reads the environment when it is imported
from benchmarks.measuring import Row, in_text, machine  # noqa: E402
from bot.cli.logs import log_to_stderr  # noqa: E402
from bot.cli.training import trained_model  # noqa: E402
from bot.settings import Settings, read_settings  # noqa: E402


def main() -> None:
    """Measure what was asked for, everything by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the desk on this machine.")
    parser.add_argument("--train", action="store_true", help="measure training too: about a minute more")
    parser.add_argument("--only", choices=("rules", "turns", "demo"), help="measure this alone")
    asked = parser.parse_args()
    log_to_stderr("CRITICAL")
    print(machine(), flush=True)
    settings = replace(read_settings(), database_url="")
    with tempfile.TemporaryDirectory(prefix="nightdesk-bench-") as folder:
        # The embedded server may run as another user than we do.
        Path(folder).chmod(0o755)
        for name, measure in _measurements(settings, Path(folder), train=asked.train).items():
            if asked.only in (None, name):
                print(f"\n{in_text(measure())}", flush=True)


def _measurements(settings: Settings, folder: Path, *, train: bool) -> dict[str, Callable[[], list[Row]]]:
    return {
        "rules": rules.measure,
        "training": lambda: _training(settings, train),
        "turns": lambda: turns.measure(settings, trained_model(settings.project), folder / "turns"),
        "demo": lambda: _demo(settings, folder / "demo"),
    }


def _training(settings: Settings, wanted: bool) -> list[Row]:
    if not wanted:
        return [Row("training", "not measured", "python -m benchmarks --train")]
    begun = time.perf_counter()
    trained_model(settings.project, force=True)
    return [Row("training", f"{time.perf_counter() - begun:.0f} s", "a process of its own, reading the data included")]


def _demo(settings: Settings, folder: Path) -> list[Row]:
    trained_model(settings.project)
    return running_demo.measure(settings, folder)


if __name__ == "__main__":
    main()
