"""What is another client's answers as what is not there: in the same words, after the same statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff

import pytest
from sqlalchemy.engine import Engine

from bot.desk.errors import DeskError
from bot.operations.intake import note_edit
from bot.operations.ports import IncomingMessage
from tests.makers import DeskForTests
from tests.proving import cases, seeded
from tests.statements import statements_of

from .cells import Cell, Matrix, Things
from .copies import Copies
from .worlds import TENANTS

WHO = ("requester of bravo", "main contact of carol", "guest of alfa", "somebody in Telegram")
_OWN_EACH_TIME = re.compile(
    r"\b(?:ND|Q)-\d+\b|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,27}\b|\bid=\d+|\bkey='[^']*'|\bmessage=\d+"
    r"|\b[0-9a-f]{8}\b|datetime\.datetime\([^)]*\)"
)


def _nothing(things: Things) -> Things:
    """Names of the same form for what was never there."""
    none = "00000000-0000-4000-8000-000000000000"
    return replace(
        things,
        ticket="ND-9999",
        quote="Q-9999",
        revision="0" * 64,
        decision=none,
        enquiry=none,
        page=none,
        link=none,
        turn=none,
        file=none,
        delivery="never came",
        buttons={intent: "A" * 22 for intent in things.buttons},
    )


async def _heard(copies: Copies, order: Sequence[int], there: bool) -> list[tuple[str, list[str]]]:
    """What is said to each of the cells, one after the other, and the statements; with names of things or of nothing."""
    heard = []
    with copies.copy() as (desk, engine):
        matrix = Matrix(desk, engine)
        if not there:
            matrix.things = {tenant: _nothing(things) for tenant, things in matrix.things.items()}
        cells = list(_asked(matrix))
        for nth in order:
            with statements_of(engine) as said:
                try:
                    words = await cells[nth].run()
                except DeskError as refusal:
                    words = str(refusal)
            heard.append((_OWN_EACH_TIME.sub("#", words), said))
    return heard


def _asked(matrix: Matrix) -> Iterator[Cell]:
    return (cell for cell in matrix.cells() if cell.actor.name in WHO and not _is_about_text(cell))


def _is_about_text(cell: Cell) -> bool:
    """A typed payload is words, whatever it names; a room shows nobody anything."""
    return cell.way == "its payload typed" or cell.surface in ("room", "home")


async def test_what_is_anothers_answers_as_what_is_not_there(
    copies: Copies, untouched: tuple[DeskForTests, Engine], capfd: pytest.CaptureFixture[str]
) -> None:
    cells = list(_asked(Matrix(*untouched)))
    order = list(range(len(cells)))
    seeded("existence").shuffle(order)
    order = order[: cases(6, len(order))]
    expected = await _heard(copies, order, False)
    heard = await _heard(copies, order, True)
    with capfd.disabled():
        print(f"{len(order)} of {len(cells)} cells, {sum(len(said) for _, said in heard)} statements")
    differing = [cells[nth].name for nth, one, other in zip(order, heard, expected, strict=True) if one != other]
    for nth, one, other in zip(order, heard, expected, strict=True):
        if one != other:
            # The first place is enough to know what it is.
            said = list(unified_diff([other[0], *other[1]], [one[0], *one[1]], lineterm="", n=0))
            print(cells[nth].name, *said[2:8], sep="\n  ")
    assert differing == []


def test_an_edit_that_names_another_persons_message_is_the_edit_of_none(world: tuple[DeskForTests, Engine]) -> None:
    desk, engine = world
    bravo, carol = (next(each for each in TENANTS if each.code == code) for code in ("bravo", "carol"))
    of = Matrix(desk, engine).things[carol].delivery
    with desk.ports.begin() as work:
        theirs = work.conversations.by_delivery_key(of)
    assert theirs is not None
    for words in ("something else", theirs.text):
        message = IncomingMessage(f"edit {words}", bravo.people["requester"], words)
        assert note_edit(ports=desk.ports, message=message, of=of) is None
    own = desk.receives(carol.people["requester"], "the printer is off line")
    assert own is not None
    message = IncomingMessage("own edit", carol.people["requester"], "the printer is offline")
    assert note_edit(ports=desk.ports, message=message, of=own.delivery_key) is not None
