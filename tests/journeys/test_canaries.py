"""Secrets that people type, by every way in and through every turn: afterwards they stand nowhere, and no log holds their words."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random

import pytest
import structlog
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.bootstrap import Desk
from bot.cli.logs import log_to_stderr
from bot.console.metrics import metrics_route
from bot.operations.exporting import export_person
from bot.operations.intake import receive_message
from bot.operations.ports import Answer, IncomingMessage
from bot.operations.turns import Turn
from bot.storage.backups import dump, snapshot
from bot.storage.postgres import programs
from bot.worker.turns import handle_turn
from tests.journeys.slack_desk import SlackHouse
from tests.journeys.telegram_desk import TelegramHouse
from tests.language.secrets.making import ALNUM, UPPER, mixed, with_luhn
from tests.proving import cases, seeded
from tests.stand_ins.slack import BOT_USER, TEAM, SlackStandIn
from tests.stand_ins.slack_files import SharedFile
from tests.stand_ins.telegram import TelegramStandIn
from tests.storage.rows import rows_with

SAM_IN_SLACK, SAM_IN_TELEGRAM = "U0SAM", 500100
# Stands in every message beside its secret: what people write is in no log either.
MARK = "zebrafinch"
SHAPES = (
    "my outlook does not open, my password is {}",
    "the printer asks for a password: {} and then stops",
    "vpn with pw {} fails",
    "log says Authorization: Bearer {}",
    "backup uses postgres://desk:{}@db.example/desk",
    "token ghp_{} does not work in the editor",
    "error in app.env, API_KEY={}",
    "is this right? AKIA{}",
    "key: -----BEGIN PRIVATE KEY----- {} -----END PRIVATE KEY-----",
    "my card {} is refused by the shop page",
)


@dataclass
class Canaries:
    """Messages with a secret each; ``told`` are the secrets so far."""

    random: Random
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._shapes = cycle(SHAPES)

    def message(self, mark: str = f"{MARK} ") -> str:
        """The next one."""
        shape = next(self._shapes)
        if "AKIA" in shape:
            secret = mixed(self.random, UPPER, 16)
        elif "card" in shape:
            secret = with_luhn(self.random, "4", 16)
        else:
            secret = mixed(self.random, ALNUM, 36 if "ghp_" in shape else 20)
        self.told.append(secret)
        return mark + shape.format(secret)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """All that is logged at DEBUG, as `serve` sets it up."""
    before, root = structlog.get_config(), logging.getLogger()
    handlers, level, written = list(root.handlers), root.level, io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    log_to_stderr("DEBUG")
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)


class Quotes:
    """An assistant that fails, and says in its error what it was told."""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """Break."""
        raise RuntimeError(f"cannot answer {turn.words}")


async def _through_slack(house: SlackHouse, canaries: Canaries, number: int) -> None:
    slack, sam = house.slack, house.member(SAM_IN_SLACK)
    await sam.writes(canaries.message())
    written = slack.writes(SAM_IN_SLACK, "my outlook won't open")
    await house.bring("events_api", slack.event_of(written))
    await house.bring("events_api", slack.edit_of(written, canaries.message()))
    await sam.shares(SharedFile(f"{canaries.message()}.txt", "text/plain", b"text"), text=canaries.message())
    command = {"command": "/helpdesk", "text": canaries.message(), "trigger_id": f"{number}.a", "api_app_id": "A0NIGHT"}
    await house.bring("slash_commands", {**command, "team_id": TEAM, "user_id": SAM_IN_SLACK})
    person = {"team": {"id": TEAM}, "user": {"id": SAM_IN_SLACK, "team_id": TEAM}, "api_app_id": "A0NIGHT"}
    shortcut = {"type": "message_action", "callback_id": "make_ticket", "trigger_id": f"{number}.b"}
    await house.bring("interactive", {**shortcut, "message": {"text": canaries.message()}, **person})
    said = {"words": {"words": {"type": "plain_text_input", "value": canaries.message()}}}
    view: dict[str, object] = {
        "id": f"V{number}",
        "type": "modal",
        "callback_id": "nightdesk_tell",
        "private_metadata": "{}",
    }
    view["state"] = {"values": said}
    await house.bring("interactive", {"type": "view_submission", "view": view, **person})
    await sam.writes(f"<@U0NIGHT> {canaries.message()}", room="C1")


async def _through_telegram(house: TelegramHouse, canaries: Canaries, number: int) -> None:
    sam = house.chat(SAM_IN_TELEGRAM)
    await sam.writes(canaries.message())
    update = house.telegram.writes(SAM_IN_TELEGRAM, "my outlook won't open")
    await house.take()
    house.telegram.edits(update, canaries.message())
    await house.take()
    for command in ("new", "status", "human", "cancel", "privacy", "link", "start", "nonsense"):
        await sam.writes(f"/{command} {canaries.message()}")
    name = f"{canaries.message()}.txt"
    document = {"file_id": f"D{number}", "file_unique_id": f"d{number}", "file_name": name, "mime_type": "text/plain"}
    await sam.sends(document={**document, "file_size": 4}, caption=canaries.message())


async def _past_the_assistant(house: SlackHouse, canaries: Canaries) -> None:
    """A turn whose failure quotes what was said, on the web."""
    ports, sam = house.house.desk.ports, house.house.person("sam@maple-dental.example").identity
    message = IncomingMessage(f"canary {len(canaries.told)}", sam, canaries.message(mark=""))
    stored = receive_message(ports=ports, message=message)
    assert stored is not None
    await handle_turn(ports=ports, assistant=Quotes(), turn_id=stored.id)
    await house.house.work()


def _read_elsewhere(desk: Desk, slack: SlackStandIn, telegram: TelegramStandIn) -> dict[str, str]:
    """What leaves the desk: its figures, what is handed out to people about themselves, a backup, and what we have sent."""
    metrics = TestClient(Starlette(routes=[metrics_route(desk.ports, "token")])).get(
        "/metrics", headers={"authorization": "Bearer token"}
    )
    export = export_person(ports=desk.ports, email="sam@maple-dental.example")
    with snapshot(desk.dsn) as held:
        dumped = b"".join(dump(desk.dsn, held.name))
    script = subprocess.run(
        [programs() / "pg_restore", "--file=-"], input=dumped, stdout=subprocess.PIPE, check=True
    ).stdout
    return {
        "metrics": metrics.text,
        "export": str(export.rows),
        "backup": script.decode(),
        "slack": str([message for message in slack.messages if message.user == BOT_USER]),
        "telegram": str([message for chat in (SAM_IN_TELEGRAM,) for message in telegram.to(chat)]),
    }


def _files_with(folder: Path, needles: list[str]) -> list[tuple[str, str]]:
    """Files of the desk, such as what the stand-in pager remembers and mails, that hold one of them."""
    texts = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return [(name, each) for name, held in texts.items() for each in needles if each.encode() in held]


async def test_no_secret_that_people_type_stands_anywhere_afterwards(
    slack_house: SlackHouse, telegram_house: TelegramHouse, engine: Engine, log: io.StringIO, tmp_path: Path
) -> None:
    canaries = Canaries(seeded("canaries"))
    for number in range(cases(1, 48)):
        await _through_slack(slack_house, canaries, number)
        await _through_telegram(telegram_house, canaries, number)
        await _past_the_assistant(slack_house, canaries)
    print(f"{len(canaries.told)} secrets told")
    assert rows_with(engine, canaries.told) == []
    assert rows_with(engine, (MARK,)) != []
    elsewhere = _read_elsewhere(slack_house.house.desk, slack_house.slack, telegram_house.telegram)
    assert [(name, each) for name, held in elsewhere.items() for each in canaries.told if each in held] == []
    # Each was really read.
    assert "nightdesk_waiting" in elsewhere["metrics"]
    assert all(len(elsewhere[name]) > 1_000 for name in ("slack", "telegram"))
    assert MARK in elsewhere["backup"] and MARK in elsewhere["export"]
    folder = Path(slack_house.house.desk.settings.data_folder)
    assert _files_with(folder, canaries.told) == _files_with(tmp_path, canaries.told) == []
    written = log.getvalue()
    assert [each for each in (*canaries.told, MARK) if each in written] == []
