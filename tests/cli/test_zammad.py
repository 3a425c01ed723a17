"""``nightdesk zammad``: the file is checked against what is there, and Zammad follows or does not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from typer.testing import CliRunner

from bot.bootstrap import Desk
from bot.cli import webhooks
from bot.cli.outside import outside_trouble, outward_senders_of, zammad_trouble
from bot.cli.zammad import app
from bot.desk.receivers import ReceiverKind
from bot.operations.ports import WorkFactory
from bot.settings import read_settings
from tests.makers import MAPLE, DeskForTests
from tests.stand_ins.zammad import TOKEN, ZammadStandIn

run = CliRunner()
SHORT = "format: 1\ngroup: Service Desk\nunknown_requester: unverified@msp.example\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file, as short as can be."""
    file = tmp_path / "zammad.yml"
    file.write_text(SHORT, encoding="utf-8")
    return file


@pytest.fixture
def zammad(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZammadStandIn]:
    """Set up."""
    with ZammadStandIn() as zammad:
        monkeypatch.setenv("NIGHTDESK_ZAMMAD_URL", zammad.url)
        monkeypatch.setenv("NIGHTDESK_ZAMMAD_TOKEN", TOKEN)
        monkeypatch.setenv("NIGHTDESK_ZAMMAD", str(file))
        yield zammad


@pytest.fixture
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """The desk of the command line."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return desk


def _senders(desk: DeskForTests) -> Iterable[ReceiverKind]:
    return outward_senders_of(cast(Desk, SimpleNamespace(settings=read_settings(), ports=desk.ports)))


def test_a_file_is_checked_without_zammad(file: Path) -> None:
    good = run.invoke(app, ["check", str(file)])
    assert (good.exit_code, "Zammad was not asked" in good.stdout) == (0, True)
    file.write_text(SHORT + "states: {resolvd: closed}\n", encoding="utf-8")
    bad = run.invoke(app, ["check", str(file)])
    assert (bad.exit_code, "Did you mean 'resolved'?" in bad.stderr) == (1, True)
    assert run.invoke(app, ["check"]).exit_code == 2


def test_a_file_is_checked_against_what_zammad_has(zammad: ZammadStandIn, file: Path) -> None:
    zammad.groups = [f"Group {number}" for number in range(150)] + ["Service Desk"]
    good = run.invoke(app, ["check"])
    assert (good.exit_code, "The desk writes there as nightdesk@msp.example" in good.stdout) == (0, True)
    file.write_text(SHORT + "groups: {maple-dental: Denists}\nstates: {closed: removed}\n", encoding="utf-8")
    bad = run.invoke(app, ["check"])
    assert (bad.exit_code, bad.stdout.splitlines()) == (
        1,
        ["✗ There is no group 'Denists' in Zammad.", "✗ There is no state 'removed' in Zammad."],
    )


def test_a_token_that_zammad_does_not_know_is_said(zammad: ZammadStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_ZAMMAD_TOKEN", "wrong")
    ended = run.invoke(app, ["check"])
    assert (ended.exit_code, "it answers 401: Invalid token!" in ended.stderr) == (1, True)


def test_zammad_follows_until_it_is_told_not_to(desk: DeskForTests, zammad: ZammadStandIn) -> None:
    assert run.invoke(app, ["connect", "--client", MAPLE, "--include", "words"]).exit_code == 0
    (shown,) = json.loads(run.invoke(webhooks.app, ["list", "--json"]).stdout)
    assert (shown["id"], shown["kind"], shown["client"], shown["include"]) == (
        "zammad",
        "ticket system",
        MAPLE,
        ["words"],
    )
    again = run.invoke(app, ["connect"])
    assert (again.exit_code, "connected already" in again.stderr) == (1, True)
    assert run.invoke(webhooks.app, ["test", "zammad"]).exit_code == 2
    assert run.invoke(webhooks.app, ["rotate", "zammad"]).exit_code == 1
    assert run.invoke(app, ["disconnect"]).exit_code == 0
    assert run.invoke(app, ["disconnect"]).exit_code == 1


def test_without_all_settings_nothing_is_connected_and_the_doctor_says_so(
    desk: DeskForTests, zammad: ZammadStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (zammad_trouble(read_settings()), outside_trouble(read_settings())) == ("", (True, ""))
    assert set(_senders(desk)) == set(ReceiverKind)
    monkeypatch.setenv("NIGHTDESK_ZAMMAD_TOKEN", "")
    assert outside_trouble(read_settings())[0] is False
    assert set(_senders(desk)) == {ReceiverKind.WEBHOOK}
    assert run.invoke(app, ["connect"]).exit_code == 1


@pytest.mark.parametrize("address", ["http://zammad.example", "http://127.0.0.1.evil.example", "zammad.example"])
def test_a_token_goes_nowhere_in_the_open(zammad: ZammadStandIn, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("NIGHTDESK_ZAMMAD_URL", address)
    assert zammad_trouble(read_settings()) != ""
