"""``nightdesk webhooks``: who is told, of what, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from bot.cli.webhooks import app
from bot.operations.outward import next_letter, note_outcome
from bot.operations.ports import NotDelivered, WorkFactory
from tests.makers import MAPLE, SAM, DeskForTests
from tests.stand_ins.webhooks import WebhookReceiver

run = CliRunner()


@pytest.fixture
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """The desk of the command line, which may send to this machine."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_LINK_SECRET", "a key of the tests")
    monkeypatch.setenv("NIGHTDESK_WEBHOOKS_ALLOW", "127.0.0.1")
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return desk


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    """By this machine's clock."""
    with WebhookReceiver() as receiver:
        yield receiver


def _added(receiver: WebhookReceiver, *options: str) -> str:
    said = json.loads(run.invoke(app, ["add", receiver.hook, "--json", *options]).stdout)
    receiver.secret = said["secret"]
    return str(said["id"])


def test_the_secret_is_shown_once_and_stands_in_no_table(desk: DeskForTests, receiver: WebhookReceiver) -> None:
    assert "Nobody is told" in run.invoke(app, ["list"]).stdout
    webhook = _added(receiver, "--client", MAPLE, "--events", "opened,ticket.resolved", "--include", "words")
    listed = run.invoke(app, ["list", "--json"]).stdout
    (shown,) = json.loads(listed)
    assert (shown["id"], shown["client"], shown["events"], shown["include"], shown["active"]) == (
        webhook,
        MAPLE,
        ["ticket.opened", "ticket.resolved"],
        ["words"],
        True,
    )
    assert receiver.secret is not None
    with desk.ports.begin() as work:
        kept = repr(work.outward.receivers())
    assert [receiver.secret in text for text in (listed, kept)] == [False, False]


def test_a_test_says_what_the_other_side_answers(desk: DeskForTests, receiver: WebhookReceiver) -> None:
    webhook = _added(receiver)
    good = run.invoke(app, ["test", webhook])
    assert (good.exit_code, good.stdout.startswith("Taken: it answers 204.")) == (0, True)
    assert [each.type for each in receiver.arrived] == ["nightdesk.test"]
    receiver.secret = None
    bad = run.invoke(app, ["test", webhook])
    assert (bad.exit_code, bad.stderr.startswith("Not taken: it answers 401.")) == (1, True)


def test_after_a_change_the_new_secret_counts_at_once(desk: DeskForTests, receiver: WebhookReceiver) -> None:
    webhook = _added(receiver)
    before = receiver.secret
    receiver.secret = json.loads(run.invoke(app, ["rotate", webhook, "--json"]).stdout)["secret"]
    assert receiver.secret != before
    assert run.invoke(app, ["test", webhook]).exit_code == 0
    again = run.invoke(app, ["rotate", webhook])
    assert (again.exit_code, "--leaked" in again.stderr) == (1, True)


def test_deliveries_are_listed_and_sent_again(desk: DeskForTests, receiver: WebhookReceiver) -> None:
    webhook = _added(receiver)
    number = desk.opens_ticket(SAM, "email_client", "outlook does not open").number
    letter = next_letter(ports=desk.ports, receiver=webhook, ticket=number)
    assert letter is not None
    note_outcome(ports=desk.ports, letter=letter, outcome=NotDelivered("it answers [500]", 500, 12), luck=0.0)
    (shown,) = json.loads(run.invoke(app, ["deliveries", webhook, "--ticket", number.lower(), "--json"]).stdout)
    assert (shown["type"], shown["state"], shown["attempts"], shown["status"], shown["why"]) == (
        "ticket.opened",
        "waiting",
        1,
        500,
        "it answers [500]",
    )
    said = run.invoke(app, ["deliveries"]).stdout.splitlines()
    assert said[0] == f"{shown['event']}  {number} ticket.opened to {webhook}"
    assert said[1].startswith(
        "  waiting after 1 attempt, last 2026-11-24 15:00:00 UTC in 12 ms: it answers [500], next 2026-"
    )
    assert run.invoke(app, ["deliveries", "--failed"]).stdout == "Nothing.\n"
    assert webhook in run.invoke(app, ["again", shown["event"]]).stdout
    assert run.invoke(app, ["again", "msg_nothing"]).exit_code == 1


def test_a_webhook_is_switched_on_again_and_removed(desk: DeskForTests, receiver: WebhookReceiver) -> None:
    webhook = _added(receiver)
    listed = run.invoke(app, ["list"]).stdout.splitlines()
    assert listed == [f"{webhook}  {receiver.hook}", "  every change of all tickets. Waiting: 0, failed: 0. On."]
    assert "Waiting for it: 0" in run.invoke(app, ["enable", webhook]).stdout
    assert "is told nothing more" in run.invoke(app, ["remove", webhook]).stdout
    assert run.invoke(app, ["enable", webhook]).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "https://10.0.0.1/hook"], 1, "NIGHTDESK_WEBHOOKS_ALLOW"),
        (["add", "http://psa.example/hook"], 1, "https://"),
        (["add", "https://psa.example/hook", "--client", "nobody"], 1, "no client nobody"),
        (["add", "https://psa.example/hook", "--events", "opened,exploded"], 2, "'exploded' is none of: opened,"),
        (["add", "https://psa.example/hook", "--include", "passwords"], 2, "people, words, notes"),
        (["test", "wh_nothing"], 1, "no webhook wh_nothing"),
    ],
    ids=["inside", "in the open", "no such client", "no such event", "no such extra", "no such webhook"],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    desk: DeskForTests, arguments: list[str], code: int, said: str
) -> None:
    ended = run.invoke(app, arguments)
    assert (ended.exit_code, said in ended.stderr.replace("\n", " ")) == (code, True)
