"""``nightdesk console`` and ``nightdesk staff``: ways in, and who may use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.bootstrap import DEMO_FOLDER, open_desk
from bot.cli import console, staff
from bot.cli.providers import providers_of
from bot.connectors.oidc import BadProvider
from bot.desk.staff import Whence
from bot.operations.sign_in import session_of, sign_in_with_link, sign_in_with_password
from bot.settings import Settings

run = CliRunner()
ROBIN = "robin@nightdesk.example"
STAFF = str(DEMO_FOLDER / "staff.yml")


@pytest.fixture(autouse=True)
def settings(database: str, engine: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A database of the tests, a data folder of its own, and an address."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_DATA_FOLDER", str(tmp_path))
    monkeypatch.setenv("NIGHTDESK_PUBLIC_URL", "https://desk.example/")


def test_the_list_is_imported_shown_and_on_record() -> None:
    done = run.invoke(staff.app, ["import", STAFF, "--by", "Kim"])
    assert (done.exit_code, "Robin Castell (technician) is new." in done.stdout) == (0, True)
    assert run.invoke(staff.app, ["import", STAFF]).stdout == "Nothing has changed.\n"
    shown = json.loads(run.invoke(staff.app, ["list", "--json"]).stdout)
    assert {each["email"]: each["role"] for each in shown}[ROBIN] == "technician"
    assert ROBIN in run.invoke(staff.app, ["list"]).stdout
    (event,) = json.loads(run.invoke(staff.app, ["events", ROBIN, "--json"]).stdout)
    assert (event["kind"], event["by"]) == ("added", "Kim")
    assert "added (technician), by Kim" in run.invoke(staff.app, ["events"]).stdout


def test_a_bad_list_is_refused_with_the_line(tmp_path: Path) -> None:
    bad = tmp_path / "staff.yml"
    bad.write_text("format: 1\nstaff:\n  - {name: A, email: a@x.example, role: boss}\n")
    refused = run.invoke(staff.app, ["import", str(bad)])
    assert (refused.exit_code, f"{bad}:3: error" in refused.stderr) == (1, True)


def test_a_link_of_the_command_signs_in_in_another_process() -> None:
    run.invoke(staff.app, ["import", STAFF])
    given = json.loads(run.invoke(console.app, ["link", ROBIN, "--json"]).stdout)
    start = "https://desk.example/sign-in/"
    assert (given["email"], given["link"].startswith(start)) == (ROBIN, True)
    with open_desk() as desk:
        token = given["link"].removeprefix(start)
        signed_in = sign_in_with_link(ports=desk.ports, token=token, whence=Whence())
        assert session_of(ports=desk.ports, token=signed_in.token) is not None
    assert "once:\nhttps://desk.example/sign-in/" in run.invoke(console.app, ["link", ROBIN]).stdout


def test_nobody_gets_a_link_who_does_not_work_here() -> None:
    refused = run.invoke(console.app, ["link", "sam@maple-dental.example"])
    assert (refused.exit_code, "nightdesk staff list" in refused.stderr) == (1, True)


def test_the_first_admin_is_made_with_a_password_from_standard_input() -> None:
    options = ["first-admin", "kim@x.example", "--name", "Kim Osei", "--password-stdin"]
    short = run.invoke(console.app, options, input="short\n")
    assert (short.exit_code, "12 to 200 characters" in short.stderr) == (1, True)
    made = run.invoke(console.app, options, input="four words in a row\n")
    assert (made.exit_code, made.stdout) == (
        0,
        "Kim Osei may sign in at https://desk.example/sign-in with kim@x.example and that password.\n",
    )
    with open_desk() as desk:
        sign_in_with_password(ports=desk.ports, email="kim@x.example", password="four words in a row", whence=Whence())
    second = run.invoke(
        console.app, ["first-admin", "eve@x.example", "--password-stdin"], input="four words in a row\n"
    )
    assert (second.exit_code, "is an admin already" in second.stderr) == (1, True)


def test_without_anybody_to_ask_the_first_admin_is_not_made() -> None:
    refused = run.invoke(console.app, ["first-admin", "kim@x.example"], input="four words in a row\n")
    assert (refused.exit_code, "--password-stdin" in refused.stderr) == (1, True)


TENANT = "11111111-2222-3333-4444-555555555555"
_GOOD = {
    "public_url": "https://desk.example",
    "google_client_id": "a",
    "google_client_secret": "b",
    "google_domains": "x.example, y.example",
    "entra_client_id": "a",
    "entra_client_secret": "b",
    "entra_tenant": TENANT,
    "slack_client_id": "a",
    "slack_client_secret": "b",
    "slack_sign_in_teams": "T0DESK",
}


def test_the_providers_are_those_that_are_set_up() -> None:
    assert [provider.title for provider in providers_of(Settings(**_GOOD))] == ["Google", "Microsoft", "Slack"]
    assert providers_of(Settings()) == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("public_url", "http://desk.example"),
        ("public_url", ""),
        ("google_client_secret", ""),
        ("google_domains", " , "),
        ("entra_tenant", "common"),
        ("entra_tenant", ""),
        ("slack_sign_in_teams", ""),
    ],
)
def test_a_provider_that_is_set_up_by_half_stops_the_start(name: str, value: str) -> None:
    with pytest.raises(BadProvider):
        providers_of(Settings(**{**_GOOD, name: value}))
