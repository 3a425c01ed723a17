"""The documents say what is true: commands exist, links lead somewhere, every setting is explained."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bot.cli.main import app
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMANDS: Any = get_command(app)
# A program's name, then anything up to where the command ends in prose, a comment or a list of choices.
_LINE = re.compile(r"^(?:[$>]\s*)?(?:uv run )?nightdesk\b(?P<rest>[^#`]*)")
_BLOCK = re.compile(r"```[a-z]*\n(.*?)```", re.DOTALL)
_INLINE = re.compile(r"`(?:uv run )?(nightdesk\b[^`]*)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# Where this was written is nobody's business, and would be wrong anywhere else.
_MACHINE = re.compile("|".join((r"(?<!target=)/root/(?!\.cache/uv)", r"/home/[a-z]+/", r"/Users/[A-Za-z]+/")))


def _named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _shown(text: str) -> Iterator[str]:
    """Every command line that a page shows, in blocks and in sentences."""
    for block in _BLOCK.findall(text):
        for line in block.splitlines():
            found = _LINE.match(line.strip())
            if found:
                yield "nightdesk" + found["rest"]
    yield from _INLINE.findall(_BLOCK.sub("", text))


def _wrong(line: str) -> str | None:
    """What is wrong with a command line as it is shown; None when there is such a command with such options."""
    # `[--json]` may be left out; `[all|gateway]` and FILE are for the reader to fill in.
    words = shlex.split(line.replace("\\|", "|").replace("[", " ").replace("]", " "))[1:]
    command: Any = COMMANDS
    while words and hasattr(command, "commands") and not words[0].startswith("-"):
        name = words.pop(0)
        if name not in command.commands:
            return f"{line}: there is no command {name}"
        command = command.commands[name]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    unknown = [word for word in words if word.startswith("--") and word.partition("=")[0] not in known]
    return f"{line}: there is no option {', '.join(unknown)}" if unknown else None


def _all_commands(command: Any, before: str = "nightdesk") -> Iterator[str]:
    for name, each in command.commands.items():
        if hasattr(each, "commands"):
            yield from _all_commands(each, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_every_command_that_a_page_shows_exists(page: Path) -> None:
    wrong = [_wrong(line) for line in _shown(page.read_text(encoding="utf-8"))]

    assert [each for each in wrong if each] == []


@pytest.mark.parametrize(
    "line",
    ["nightdesk fly", "nightdesk clients sell FILE", "nightdesk chat --to EMAIL", "nightdesk serve [all] --colour"],
)
def test_a_command_that_does_not_exist_is_noticed(line: str) -> None:
    assert _wrong(line) is not None


def test_the_readme_names_every_command() -> None:
    """A group is named once, with its commands after it: `nightdesk clients import`, `check`."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("| `nightdesk")]
    missing = [
        command
        for command in _all_commands(COMMANDS)
        if not any(
            re.search(rf"`{command}\b", row)
            or (f"`{command.rpartition(' ')[0]} " in row and f"`{command.rpartition(' ')[2]}`" in row)
            for row in rows
        )
    ]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    dead = []
    for found in _LINK.finditer(page.read_text(encoding="utf-8")):
        target, _, place = (found.group(1) or found.group(2)).partition("#")
        if "://" in target:
            continue
        there = page.parent / target if target else page
        if not there.exists() or (place and place not in _places(there)):
            dead.append(found.group(0))

    assert dead == []


def _places(page: Path) -> set[str]:
    """The headings of a page as a link names them."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_setting_is_explained_and_no_other() -> None:
    explained = re.findall(rf"^\| `({PREFIX}\w+)`", (ROOT / "docs" / "running.md").read_text(encoding="utf-8"), re.M)

    assert sorted(explained) == sorted(PREFIX + each.name.upper() for each in fields(Settings))


def test_containers_are_given_only_settings_that_exist() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("compose.yaml", "Dockerfile")]
    given = {name for text in texts for name in re.findall(rf"{PREFIX}[A-Z_]+", text)}

    assert given - {PREFIX + each.name.upper() for each in fields(Settings)} == set()
    assert given != set()


def test_the_services_of_compose_are_processes_that_can_be_served() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    served = re.findall(r"command: \[serve, (\w+)\]", text)

    assert [_wrong(f"nightdesk serve {part}") for part in served] == [None, None, None]
    assert sorted(served) == ["assistant", "gateway", "worker"]


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    found = [
        f"{name}: {match.group(0)}"
        for name in listed.stdout.splitlines()
        if (ROOT / name).is_file() and name != "tests/test_docs.py"
        for match in _MACHINE.finditer((ROOT / name).read_bytes().decode("utf-8", "replace"))
    ]

    assert found == []
