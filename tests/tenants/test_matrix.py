"""Nobody sees another client's: everything that can be tried from outside, by everybody, against everybody else's things."""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from sqlalchemy.engine import Engine

from bot.cli.logs import log_to_stderr
from bot.desk.errors import DeskError
from tests.makers import DeskForTests
from tests.proving import cases, seeded

from .cells import Cell, Matrix
from .pages import Pages
from .watching import Watch, without_scope


async def tried(cell: Cell) -> str:
    """All that comes out; a refusal is heard too."""
    try:
        return await cell.run()
    except DeskError as refusal:
        return str(refusal)


PARTS = cases(1, 4)


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What a process of the desk would write to its log."""
    into = StringIO()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", into)
        log_to_stderr("INFO")
    yield into
    structlog.reset_defaults()
    logging.basicConfig(force=True, handlers=[logging.NullHandler()])


@pytest.mark.parametrize("part", range(PARTS))
async def test_whatever_is_tried_nothing_of_another_client_comes_out_or_changes(
    part: int, world: tuple[DeskForTests, Engine], capfd: pytest.CaptureFixture[str], logged: StringIO
) -> None:
    desk, engine = world
    matrix, watch, random = Matrix(desk, engine), Watch(engine), seeded("tenants")
    watch.said_since()
    cells = [*matrix.cells(), *Pages(matrix).cells()]
    random.shuffle(cells)
    by_conversation = {actor.conversation: actor for actor in matrix.actors}
    wrong: list[tuple[str, object]] = []
    done, heard, written, since = Counter[str](), 0, 0, time.monotonic()
    for cell in cells[part::PARTS][: cases(40, len(cells))]:
        watch.typed(cell.actor, cell.typed)
        with without_scope(engine) as unscoped:
            came_out = await tried(cell)
        wrong += [(cell.name, statement) for statement in unscoped]
        heard += len(came_out)
        log = logged.getvalue()[written:]
        written += len(log)
        wrong += [(cell.name, leak) for leak in watch.leaks(cell.actor, f"{came_out}\n{log}")]
        wrong += [(cell.name, leak) for leak in watch.leaks_to_others(by_conversation)]
        wrong += [(cell.name, changed) for changed in watch.changed(cell.actor)]
        watch.note_names()
        done[cell.surface] += 1
    with capfd.disabled():
        print(f"{sum(done.values())} of {len(cells)} cells {dict(done)}, {heard} characters said and {written} logged")
        print(f"{time.monotonic() - since:.0f} s")
    assert wrong == []
