"""`make mutants`: the rules are changed one operator at a time, and the tests have to notice.

    python -m tests.mutants [--minutes N] [MODULE ...]

mutmut makes and tries the changes; which modules and which tests stand in ``[tool.mutmut]`` of pyproject.toml. What it has
tried it remembers in mutants/, so a run that is cut short by --minutes goes on where it stopped. Ends with 1 when fewer
than 95 % are noticed, or when one lives that docs/proofs.md does not explain.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROOFS = ROOT / "docs" / "proofs.md"
ENOUGH = 0.95
# pytest did not begin (a test whose name is not plain ASCII is not found, for one); mutmut takes it for a timeout.
_BROKE_DOWN = 255
_NUMBER = re.compile(r"__mutmut_\d+$")


@dataclass(frozen=True)
class Mutant:
    """One change: its module, the function it is in, the lines before and after, and what became of it."""

    name: str
    outcome: str

    @property
    def module(self) -> str:
        """``sla`` of bot.desk.sla.x_pause__mutmut_1."""
        return self.name.split(".x", 1)[0].rsplit(".", 1)[-1]

    @property
    def function(self) -> str:
        """``pause``, or ``Window.__str__``."""
        mangled = _NUMBER.sub("", self.name.rsplit(".", 1)[-1])
        return mangled.removeprefix("x_") if mangled.startswith("x_") else ".".join(mangled.split("ǁ")[1:])

    @property
    def noticed(self) -> bool:
        """Whether a test failed, or never came to its end."""
        return self.outcome in ("killed", "timeout", "segfault", "caught by type check")

    def change(self) -> tuple[str, str]:
        """The lines before and after, each as one line of code."""
        from mutmut.mutation.diff_apply import get_diff_for_mutant

        lines = get_diff_for_mutant(self.name).splitlines()[2:]
        before, after = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in ("-", "+"))
        return before, after


def main() -> None:
    """Run, and say what lives."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="only these, like sla hours")
    parser.add_argument("--minutes", type=float, help="stop after so long; what was not tried is not counted")
    parser.add_argument("--no-run", action="store_true", help="only report what was tried before")
    asked = parser.parse_args()
    if not asked.no_run:
        _run(asked.modules, asked.minutes)
    tried = [
        mutant
        for mutant in _remembered()
        if mutant.outcome != "not checked" and (not asked.modules or mutant.module in asked.modules)
    ]
    if not tried:
        raise SystemExit("No mutant was tried. Give it more --minutes.")
    raise SystemExit(_report(tried))


def _run(modules: Sequence[str], minutes: float | None) -> None:
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "2"]
    command += [f"bot.desk.{module}.*" for module in modules]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, preexec_fn=_bounded) as running:
        try:
            code = running.wait(None if minutes is None else minutes * 60)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                running.wait(30)
            running.kill()
            print(f"Stopped after {minutes:g} minutes; the next run goes on from here.")
            return
        if code:
            raise SystemExit(f"mutmut ended with {code}: `mutmut run` says why.")


def _bounded() -> None:
    """A change may make a loop that never ends and fills the memory: 3 GB for each process are plenty."""
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))


def _remembered() -> Iterator[Mutant]:
    from mutmut.stats import status_by_exit_code

    for file in sorted((ROOT / "mutants" / "bot").rglob("*.py.meta")):
        for name, code in json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            yield Mutant(name, "broke down" if code == _BROKE_DOWN else status_by_exit_code[code])


def explained() -> set[tuple[str, str]]:
    """Function and changed line of each survivor that docs/proofs.md lists with its reason."""
    section = PROOFS.read_text(encoding="utf-8").split("\n## Mutants", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| `([^`]+)` \| `+ ?(.+?) ?`+ \| .+ \|$", section, re.MULTILINE)
    return {(function, line.replace("\\|", "|")) for function, line in rows}


def _report(tried: Sequence[Mutant]) -> int:
    known, unexplained = explained(), 0
    for mutant in (mutant for mutant in tried if not mutant.noticed):
        before, after = mutant.change()
        if (f"{mutant.module}.{mutant.function}", after) not in known:
            unexplained += 1
            print(f"{mutant.module}.{mutant.function} ({mutant.outcome}, {mutant.name})\n  - {before}\n  + {after}")
    for module, count in sorted(Counter(mutant.module for mutant in tried).items()):
        noticed = sum(mutant.noticed for mutant in tried if mutant.module == module)
        print(f"{module}: {noticed} of {count} noticed, {noticed / count:.1%}")
    share = sum(mutant.noticed for mutant in tried) / len(tried)
    print(f"all: {share:.1%} of {len(tried)} noticed, {unexplained} live without an explanation")
    return int(share < ENOUGH or unexplained > 0)


if __name__ == "__main__":
    main()
