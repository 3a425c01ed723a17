"""The layers of the house: who may import whom, and what no module may do by itself."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = [*sorted((ROOT / "bot").rglob("*.py")), *sorted((ROOT / "actions").rglob("*.py"))]
DESK = ROOT / "bot" / "desk"
# Alembic loads these from their files, and the names in them are Alembic's.
MIGRATIONS = ROOT / "bot" / "storage" / "migrations"
LIGHT_LAYERS = ("desk", "operations", "storage", "cli")
_TIMES_OF_THE_MACHINE = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def test_the_contracts_between_the_layers_hold() -> None:
    """The contracts stand in pyproject.toml, under tool.importlinter.

    In a process of its own: the linter silences every logger that exists where it runs, and with them other tests.
    """
    lint = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]

    linted = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)

    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_desk_imports_the_standard_library_and_itself_alone() -> None:
    """The rules must run, and be tested, without anything else installed."""
    foreign = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in OURS
        if path.is_relative_to(DESK)
        for name in _imported(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not (name == "bot.desk" or name.startswith("bot.desk."))
    ]

    assert foreign == []


def test_only_the_composition_root_asks_the_machine_for_the_time() -> None:
    """Everybody else is told the time, so that a test or `chat --at` can choose it."""
    asking = [
        str(path.relative_to(ROOT))
        for path in OURS
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (_last_name(node.func.value), node.func.attr) in _TIMES_OF_THE_MACHINE
    ]

    assert asking == ["bot/bootstrap.py"]


def test_every_public_name_says_what_it_is_for() -> None:
    """One line is enough; what is nested in a function is nobody else's business."""
    silent = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', 'the module')}"
        for path in OURS
        if not path.is_relative_to(MIGRATIONS)
        for node in _public(_tree(path))
        if ast.get_docstring(node) is None
    ]

    assert silent == []


@pytest.mark.parametrize("layer", LIGHT_LAYERS)
def test_importing_a_layer_touches_nothing(layer: str, tmp_path: Path) -> None:
    """No engine, file, model or connection comes into being by an import; the environment stays as it was."""
    seen = _in_a_fresh_process(
        f"""
        import importlib, json, os, pathlib, socket, sys
        sys.dont_write_bytecode = True
        reached = []
        socket.socket.connect = lambda self, address: reached.append(repr(address))
        before = dict(os.environ)
        folder = pathlib.Path({str(ROOT)!r})
        for path in sorted((folder / "bot" / {layer!r}).rglob("*.py")):
            if "migrations" in path.parts or path.name == "__main__.py":
                continue
            name = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
            importlib.import_module(name)
        from bot.bootstrap import _current
        changed = sorted(name for name in before.keys() | os.environ if before.get(name) != os.environ.get(name))
        print(json.dumps({{
            "connections": reached, "desks": len(_current), "environment": changed,
            "rasa": "rasa" in sys.modules, "tensorflow": "tensorflow" in sys.modules,
        }}))
        """,
        tmp_path,
    )

    assert seen == {"connections": [], "desks": 0, "environment": [], "rasa": False, "tensorflow": False}
    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("*")] == [Path("home")]


def test_the_command_line_shows_its_help_without_what_it_lists(tmp_path: Path) -> None:
    """Rasa costs four seconds and half a gigabyte, the desk with its database a second; asking for help shall wait for neither."""
    seen = _in_a_fresh_process(
        """
        import contextlib, io, json, sys
        from bot.cli.main import app
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            try:
                app(["--help"])
            except SystemExit as ended:
                code = ended.code
        heavy = {"rasa", "rasa_sdk", "tensorflow", "spacy", "sklearn", "sqlalchemy", "bot.bootstrap", "bot.cli.demo"}
        loaded = sorted(heavy & set(sys.modules))
        print(json.dumps({"code": code, "loaded": loaded, "names_demo": "demo" in said.getvalue()}))
        """,
        tmp_path,
    )

    assert seen == {"code": 0, "loaded": [], "names_demo": True}


def test_the_actions_do_not_load_rasa(tmp_path: Path) -> None:
    """They live on rasa_sdk alone, so that `python -m rasa_sdk --actions actions` stays light."""
    seen = _in_a_fresh_process(
        """
        import importlib, json, pkgutil, sys
        import actions
        found = [each.name for each in pkgutil.iter_modules(actions.__path__)]
        for name in found:
            importlib.import_module(f"actions.{name}")
        print(json.dumps({"some": len(found) > 5, "loaded": sorted({"rasa", "tensorflow"} & set(sys.modules))}))
        """,
        tmp_path,
    )

    assert seen == {"some": True, "loaded": []}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imported(path: Path) -> Iterator[str]:
    """Every module that is imported anywhere in the file, inside functions too."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(path.relative_to(ROOT).parts[: -node.level]) + "." if node.level else ""
            yield (package + (node.module or "")).rstrip(".")


def _last_name(node: ast.expr) -> str:
    """`datetime` of both `datetime.now` and `datetime.datetime.now`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _public(module: ast.Module) -> Iterator[Documented]:
    yield module
    for node in module.body:
        yield from _public_in(node)


def _public_in(node: ast.stmt) -> Iterator[Documented]:
    if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
        return
    yield node
    if isinstance(node, ast.ClassDef) and not _is_protocol(node):
        for inner in node.body:
            if not _is_overload(inner):
                yield from _public_in(inner)


def _is_protocol(node: ast.ClassDef) -> bool:
    """A Protocol's methods say what they do by their names and types; the class says what it is for."""
    return any(_last_name(base) == "Protocol" for base in node.bases)


def _is_overload(node: ast.stmt) -> bool:
    decorators = getattr(node, "decorator_list", [])
    return any(_last_name(decorator) == "overload" for decorator in decorators)


def _in_a_fresh_process(program: str, folder: Path) -> dict[str, object]:
    """What the program prints as JSON; it runs in an empty folder, with a home and a data folder inside it."""
    home = folder / "home"
    home.mkdir()
    lines = [line.removeprefix(" " * 8) for line in program.strip("\n").splitlines()]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NIGHTDESK_")}
    finished = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=folder,
        env={
            **kept,
            "HOME": str(home),
            "TMPDIR": str(folder),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "NIGHTDESK_DATA_FOLDER": str(folder / "data"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    answer: dict[str, object] = json.loads(finished.stdout.splitlines()[-1])
    return answer
