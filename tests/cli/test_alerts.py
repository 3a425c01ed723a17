"""``nightdesk alerts``: what is there, who may report, maintenance windows."""

from __future__ import annotations

import hashlib
import json

import pytest
from typer.testing import CliRunner

from bot.bootstrap import DEMO_FOLDER
from bot.cli.alerts import app
from bot.operations.ports import WorkFactory
from tests.makers import MAPLE, DeskForTests
from tests.operations.monitored import Monitored, an_alert

run = CliRunner()


@pytest.fixture
def monitored(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> Monitored:
    """The desk of the command line, with the demo's sources."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_ALERTS", str(DEMO_FOLDER / "alerts.yml"))
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return Monitored(desk)


def test_what_monitoring_sees_is_listed_with_its_ticket(monitored: Monitored) -> None:
    assert run.invoke(app, ["list"]).stdout == "Monitoring sees nothing wrong.\n"
    monitored.reports(an_alert(condition="[bold]Disk[/bold]"), an_alert("MD-WS-07"), an_alert("MD-WS-07", firing=False))
    found = json.loads(run.invoke(app, ["list", "--json", "--client", MAPLE]).stdout)
    assert [(each["asset"], each["condition"], each["state"], each["ticket_state"]) for each in found] == [
        ("MD-SRV-01", "[bold]Disk[/bold]", "firing", "triaged")
    ]
    assert len(json.loads(run.invoke(app, ["list", "--all", "--json"]).stdout)) == 2
    assert "[bold]" in run.invoke(app, ["list"], env={"COLUMNS": "200"}).stdout


def test_sources_are_listed_without_their_secrets(monitored: Monitored) -> None:
    said = run.invoke(app, ["sources"]).stdout
    assert said == (
        "demo-prometheus  /alerts/prometheus, by token, for label client\n"
        "demo-rmm  /alerts/json, by token, for whoever has the device\n"
    )
    assert [each["proof"] for each in json.loads(run.invoke(app, ["sources", "--json"]).stdout)["sources"]] == [
        "token"
    ] * 2


def test_a_new_token_fits_its_hash_and_every_one_is_another() -> None:
    one, other = (json.loads(run.invoke(app, ["new-secret", "--json"]).stdout) for _ in range(2))
    digest = hashlib.sha256(one["for_the_source"].encode()).hexdigest()
    assert one["in_the_alerts_file"] == f"token_sha256: {digest}"
    assert one != other
    assert json.loads(run.invoke(app, ["new-secret", "--signing", "--json"]).stdout)["for_the_source"].startswith(
        "whsec_"
    )


def test_a_window_is_added_listed_and_ended(monitored: Monitored) -> None:
    options = ["--client", MAPLE, "--device", "srv01.maple-dental.example", "--reason", "updates", "--by", "Robin"]
    added = run.invoke(
        app, ["maintenance", "add", *options, "--from", "2036-11-28T22:00", "--to", "2036-11-29T02:00"]
    ).stdout
    id = added.partition(":")[0]
    assert added == f"{id}: maple-dental, MD-SRV-01 from 2036-11-28 22:00 to 2036-11-29 02:00.\n"
    (found,) = json.loads(run.invoke(app, ["maintenance", "list", "--json"]).stdout)
    assert (found["id"], found["from"], found["reason"]) == (id, "2036-11-28T22:00:00-05:00", "updates")
    assert run.invoke(app, ["maintenance", "end", id]).stdout == f"{id} has ended.\n"
    assert run.invoke(app, ["maintenance", "list"]).stdout == "No window holds or is still to come.\n"


def test_a_weekly_window_goes_on_until_it_is_ended(monitored: Monitored) -> None:
    options = ["--client", MAPLE, "--reason", "backups", "--by", "Robin", "--weekly", "sun 02:00-06:00"]
    assert "until it is ended, in its hours of the week" in run.invoke(app, ["maintenance", "add", *options]).stdout
    assert run.invoke(app, ["maintenance", "list"]).stdout.endswith(": backups (Robin)\n")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--client", "nobody", "--to", "2036-01-01T00:00"], 1),
        (["--client", MAPLE, "--site", "moon", "--to", "2036-01-01T00:00"], 1),
        (["--client", MAPLE], 1),
        (["--client", MAPLE, "--to", "2020-01-01T00:00"], 1),
        (["--client", MAPLE, "--to", "soon"], 2),
        (["--client", MAPLE, "--weekly", "someday 02:00"], 2),
    ],
    ids=["no such client", "no such site", "no end", "an end before the beginning", "no instant", "no week"],
)
def test_a_window_that_cannot_be_meant_is_refused(monitored: Monitored, options: list[str], code: int) -> None:
    assert run.invoke(app, ["maintenance", "add", *options, "--reason", "r", "--by", "b"]).exit_code == code
