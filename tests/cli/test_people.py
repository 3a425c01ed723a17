"""``nightdesk people``: codes, links, and who is known where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.bootstrap import open_desk
from bot.cli.people import app
from bot.desk.clients import ChatIdentity
from bot.operations.links import Outcome, redeem_code
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, DeskForTests

run = CliRunner()
SAM = "sam@maple-dental.example"
NEW = ChatIdentity("telegram", "", "700700")


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DeskForTests:
    """Two clients, and a data folder of its own."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_DATA_FOLDER", str(tmp_path))
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return desk


def _linked(*options: str) -> str:
    given = json.loads(run.invoke(app, ["link", SAM, "--json", *options]).stdout)
    with open_desk() as here:  # another process: the key is the one in the data folder
        assert redeem_code(ports=here.ports, identity=NEW, code=given["code"]) is Outcome.LINKED
    return str(given["code"])


def test_a_code_of_the_command_links_a_chat_in_another_process_and_unlink_ends_it(tmp_path: Path) -> None:
    _linked()
    shown = json.loads(run.invoke(app, ["show", SAM, "--json"]).stdout)
    assert [(each["identity"], each["how"]) for each in shown["identities"]] == [
        ("slack:T0MAPLE/U0SAM", "file"),
        ("telegram:500100", "file"),
        ("telegram:700700", "code"),
    ]
    ended = json.loads(run.invoke(app, ["unlink", SAM, "--by", "Kim Osei", "--json"]).stdout)
    assert ended == {"unlinked": ["telegram:700700"], "left": ["slack:T0MAPLE/U0SAM", "telegram:500100"]}
    events = json.loads(run.invoke(app, ["show", SAM, "--json"]).stdout)["events"]
    assert [(each["kind"], each["by"]) for each in events] == [
        ("code", "the help desk"),
        ("linked", SAM),
        ("unlinked", "Kim Osei"),
    ]
    assert (tmp_path / "link.key").stat().st_mode & 0o077 == 0


def test_a_mailed_code_lies_in_the_data_folder_for_its_owner_alone(tmp_path: Path) -> None:
    code = _linked("--mail")
    (mail,) = (tmp_path / "mail").glob("*.eml")
    words = mail.read_text(encoding="utf-8")
    assert (f"To: {SAM}" in words, code in words, mail.stat().st_mode & 0o077) == (True, True, 0)


def test_people_read_who_is_known_where() -> None:
    _linked()
    listed = run.invoke(app, ["list", "--client", MAPLE]).stdout
    assert f"{SAM}  Sam Okoro, Maple Dental: slack:T0MAPLE/U0SAM, telegram:500100, telegram:700700" in listed
    assert "foothills" not in listed
    assert {each["client"] for each in json.loads(run.invoke(app, ["list", "--json"]).stdout)} == {MAPLE, FOOTHILLS}
    shown = run.invoke(app, ["show", SAM]).stdout
    assert "slack:T0MAPLE/U0SAM: named in the client file" in shown
    assert "telegram:700700: linked with a code, since 20" in shown
    said = run.invoke(app, ["link", SAM]).stdout
    assert "is for Sam Okoro, Maple Dental, until" in said and "Sam writes in Telegram" in said
    left = run.invoke(app, ["unlink", SAM]).stdout
    assert "telegram:700700 stands for nobody now." in left
    assert "slack:T0MAPLE/U0SAM stays: the client file names it." in left


@pytest.mark.parametrize("command", [["show"], ["link"], ["unlink"]], ids=lambda command: command[0])
def test_an_address_that_nobody_has_is_refused(command: list[str]) -> None:
    result = run.invoke(app, [*command, "nobody@maple-dental.example"])
    assert result.exit_code == 1
    assert "No client has a contact with the address" in " ".join(result.stderr.split())


def test_a_client_that_nobody_knows_is_refused() -> None:
    result = run.invoke(app, ["list", "--client", "other"])
    assert (result.exit_code, "Known clients:" in result.stderr) == (1, True)
