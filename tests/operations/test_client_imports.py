"""A client file as a person takes it in: what was looked over and nothing else, once, and never two at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.bootstrap import DEMO_FOLDER
from bot.desk.errors import DeskError, OutOfDate
from bot.operations.client_imports import import_client_text, review_client_text
from bot.operations.clients import contract_histories, import_clients
from bot.operations.ports import WorkFactory
from tests.makers import KIM_AT, MAPLE, DeskForTests, demo_file
from tests.proving import cases

TEXT = (DEMO_FOLDER / "clients" / "maple-dental.yml").read_text(encoding="utf-8")


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """A desk that knows Maple Dental."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return desk


def _fee(amount: int) -> str:
    return TEXT.replace("fee: {amount: 1850.00", f"fee: {{amount: {amount}.00")


def _import(desk: DeskForTests, text: str, key: str, mark: str | None = None) -> str:
    agreed = review_client_text(ports=desk.ports, text=text, name="a.yml").mark if mark is None else mark
    return import_client_text(ports=desk.ports, text=text, name="a.yml", mark=agreed, by=KIM_AT, key=key)


def _versions(desk: DeskForTests) -> list[int]:
    (plan, _) = contract_histories(work=desk.ports.begin, code=MAPLE)
    return [version.contract.version for version in plan.versions]


def test_line_ends_are_no_difference(desk: DeskForTests) -> None:
    mark = review_client_text(ports=desk.ports, text=_fee(1), name="a.yml").mark
    _import(desk, _fee(1).replace("\n", "\r\n"), "key", mark)
    assert _versions(desk) == [2, 3]


def test_a_key_counts_once_and_another_one_again(desk: DeskForTests) -> None:
    for text, key in ((_fee(1), "a"), (_fee(2), "b"), (_fee(1), "c"), (_fee(1), "a")):
        assert _import(desk, text, key) == MAPLE
    assert _versions(desk) == [2, 3, 4, 5]


def test_of_people_who_agree_to_different_files_at_once_one_is_heard_and_the_others_look_again(
    desk: DeskForTests,
) -> None:
    rounds = cases(1, 50)
    for turn in range(rounds):
        texts = [_fee(100 * turn + amount) for amount in range(1, 9)]
        marks = [review_client_text(ports=desk.ports, text=text, name="a.yml").mark for text in texts]

        def take_in(place: int, turn: int = turn, texts: list[str] = texts, marks: list[str] = marks) -> bool:
            try:
                _import(desk, texts[place], f"key {turn} {place}", marks[place])
            except OutOfDate:
                return False
            return True

        with ThreadPoolExecutor(8) as people:
            done = list(people.map(take_in, range(8)))
        assert done.count(True) == 1
    assert _versions(desk) == [2, *range(3, 3 + rounds)]


def test_one_form_sent_many_times_at_once_counts_once(desk: DeskForTests) -> None:
    mark = review_client_text(ports=desk.ports, text=_fee(1), name="a.yml").mark
    with ThreadPoolExecutor(8) as tries:
        codes = list(tries.map(lambda _: _import(desk, _fee(1), "the form", mark), range(8)))
    assert (codes, _versions(desk)) == ([MAPLE] * 8, [2, 3])


def test_what_withdraws_a_contract_says_so_before_and_in_history(desk: DeskForTests) -> None:
    file = demo_file(MAPLE)
    without = replace(file, contracts=file.contracts[:1])
    report = import_clients(work=desk.ports.begin, files=[without], now=desk.clock.now(), dry_run=True)
    import_clients(work=desk.ports.begin, files=[without], now=desk.clock.now(), by="Kim")
    with desk.ports.begin() as work:
        newest = work.clients.imports(MAPLE)[0]
    assert tuple(report.clients[0].lines()) == newest.changes == ("MD-TM version 1: withdrawn",)


def test_what_changes_nothing_leaves_no_trace(desk: DeskForTests) -> None:
    review = review_client_text(ports=desk.ports, text=TEXT, name="C:\\files\\maple dental.yml")
    assert (review.changes_something, review.name) == (False, "maple dental.yml")
    _import(desk, TEXT, "key")
    with desk.ports.begin() as work:
        assert len(work.clients.imports(MAPLE)) == 1


def test_a_text_that_no_client_file_is_changes_nothing(desk: DeskForTests) -> None:
    with pytest.raises(DeskError):
        _import(desk, "format: 1", "key", "")
    assert _versions(desk) == [2]
