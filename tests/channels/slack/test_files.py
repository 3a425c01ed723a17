"""Files that are shared in Slack: taken down with their message, fetched with a token that nobody else is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web

from bot.channels.outcomes import Fetched, Later, Never, TooLarge
from bot.channels.slack.connection import catch_up
from bot.channels.slack.files import SlackFiles, is_of_slack
from bot.channels.slack.payloads import message_of_event, message_of_shortcut
from bot.channels.slack.workspaces import Workspaces
from bot.connectors.files import SafeFiles
from bot.desk.attachments import LARGEST, Attachment, AttachmentState, SentFile
from bot.operations.intake import receive_message
from bot.worker.files import fetch_file
from tests.channels.slack.talking import connected, send
from tests.makers import SAM, DeskForTests, key_of
from tests.sent_files import photo_with_place, screenshot
from tests.stand_ins.serving import Fault, Served
from tests.stand_ins.slack import BOT_TOKEN, TEAM, SlackStandIn
from tests.stand_ins.slack_files import SharedFile

PHOTO = SharedFile("kitchen.jpg", "image/jpeg", photo_with_place())
SCREEN = SharedFile("screen.png", "image/png", screenshot())


class Elsewhere(Served):
    """Somebody else's server, which remembers what it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str | None] = []

    def application(self) -> web.Application:
        """Takes everything."""
        app = web.Application()
        app.router.add_get("/{path:.*}", self._take)
        return app

    async def _take(self, request: web.Request) -> web.Response:
        self.shown.append(request.headers.get("Authorization"))
        return web.Response(body=b"x")


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as served:
        yield served


@pytest.fixture
def files(slack: SlackStandIn, workspaces: Workspaces) -> SlackFiles:
    return SlackFiles(workspaces, slack.api)


def _taken(desk: DeskForTests) -> list[Attachment]:
    with desk.ports.begin() as work:
        return list(work.attachments.loose(key_of(SAM), desk.clock.now()))


def _shared(desk: DeskForTests, slack: SlackStandIn, *shared: SharedFile, **changes: Any) -> Attachment:
    message = message_of_event(slack.event_of(slack.shares("U0SAM", *(shared or (SCREEN,))), **changes))
    assert message is not None and receive_message(ports=desk.ports, message=message) is not None
    return _taken(desk)[-1]


# ---- taken down ------------------------------------------------------------------------------------------------------


async def test_files_and_their_message_are_taken_in_once_however_often_slack_sends_them(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    async with connected(desk, slack, workspaces):
        envelope = slack.event_of(slack.shares("U0SAM", PHOTO, SCREEN))
        assert [await send(slack, "events_api", envelope) for _ in range(3)] == [True] * 3
    assert [(each.name, each.state) for each in _taken(desk)] == [
        ("kitchen.jpg", AttachmentState.WANTED),
        ("screen.png", AttachmentState.WANTED),
    ]


async def test_what_was_shared_while_nobody_listened_is_caught_up_with(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    slack.shares("U0SAM", PHOTO)
    slack.shares("U0SAM", SCREEN, text="it says this")
    assert await catch_up(desk.ports, workspaces, now=1_764_000_100.0) == 1
    assert [each.name for each in _taken(desk)] == ["kitchen.jpg", "screen.png"]


def test_the_shortcut_brings_the_files_of_the_message(slack: SlackStandIn) -> None:
    shared = slack.shares("U0DANA", SCREEN, text="look", channel="C1")
    body = {"team": {"id": TEAM}, "user": {"id": "U0SAM", "team_id": TEAM}, "trigger_id": "1.b"}
    message = message_of_shortcut({**body, "message": shared.as_json()})
    assert [each.name for each in message.files] == ["screen.png"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"id": "F1", "name": "a.png", "mimetype": "image/png", "size": 5}, [SentFile("F1", "a.png", "image/png", 5)]),
        ({"id": "F1", "mode": "tombstone"}, []),
        ({"id": "F1", "mode": "hidden_by_limit"}, []),
        ({"name": "no id"}, []),
        ("no file", []),
        ({"id": "F1", "title": "Doc", "mode": "external", "is_external": True}, [SentFile("F1", "Doc", link=True)]),
        ({"id": "F1", "file_access": "check_file_info", "url_private": "x"}, [SentFile("F1", "file")]),
    ],
    ids=["a picture", "deleted", "hidden", "nameless", "nonsense", "a link", "from another company"],
)
def test_what_slack_tells_of_a_file_is_read(slack: SlackStandIn, told: Any, found: list[SentFile]) -> None:
    message = message_of_event(slack.event_of(slack.writes("U0SAM", "look"), subtype="file_share", files=[told]))
    assert message is not None
    assert [(each.file, each.name, each.media_type, each.size, each.link) for each in message.files] == [
        (each.file, each.name, each.media_type, each.size, each.link) for each in found
    ]
    assert not any("url" in each.source for each in message.files)


# ---- fetched ---------------------------------------------------------------------------------------------------------


async def test_a_photo_with_its_place_goes_in_and_comes_out_without(
    desk: DeskForTests, slack: SlackStandIn, files: SlackFiles
) -> None:
    file = _shared(desk, slack, PHOTO)
    assert b"Exif" in PHOTO.content
    await fetch_file(ports=desk.ports, fetchers={"slack": files}, cleaner=SafeFiles(), attachment=file.id)
    with desk.ports.begin() as work:
        kept, content = work.attachments.get(file.id), work.attachments.content(file.id)
    assert kept is not None and content is not None
    assert (kept.state, kept.name, content[:2], b"Exif" in content) == (
        AttachmentState.KEPT,
        "kitchen.jpg",
        b"\xff\xd8",
        False,
    )
    assert slack.files.asked == [(file.file, f"Bearer {BOT_TOKEN}")]


async def test_without_the_right_to_read_it_is_tried_again_and_no_page_to_sign_in_is_kept(
    desk: DeskForTests, slack: SlackStandIn, files: SlackFiles
) -> None:
    slack.files.may_be_read = False
    file = _shared(desk, slack)
    assert isinstance(await files.fetch(file), Later)
    slack.files.may_be_read = True
    assert await files.fetch(file) == Fetched(SCREEN.content)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(429, {"Retry-After": "7"}), (Later, 7.0)),
        (Fault(503), (Later, None)),
        (Fault(403), (Later, None)),
        (Fault(answer_lost=True), (Later, None)),
        (Fault(404), (Never, None)),
        (Fault(200, {"Content-Type": "text/html"}, body="<html>Sign in</html>"), (Later, None)),
    ],
    ids=["limited", "away", "forbidden", "answer lost", "gone", "a page with 200"],
)
async def test_what_goes_wrong_is_tried_again_or_given_up(
    desk: DeskForTests, slack: SlackStandIn, files: SlackFiles, fault: Fault, outcome: tuple[type, float | None]
) -> None:
    file = _shared(desk, slack)
    slack.faults.add("file", fault)
    found = await files.fetch(file)
    after = found.after.total_seconds() if isinstance(found, Later) and found.after else None
    assert (type(found), after) == outcome
    assert await files.fetch(file) == Fetched(SCREEN.content)


async def test_a_file_with_more_bytes_than_slack_said_is_not_read_to_its_end(
    desk: DeskForTests, slack: SlackStandIn, files: SlackFiles
) -> None:
    large = SharedFile("a.txt", "text/plain", b"x" * (LARGEST + 100_000), {"size": 5})
    assert await files.fetch(_shared(desk, slack, large)) == TooLarge()


async def test_of_a_file_from_another_company_the_address_is_asked_for(
    desk: DeskForTests, slack: SlackStandIn, files: SlackFiles
) -> None:
    file = _shared(desk, slack, SharedFile("a.png", "image/png", b"x", {"file_access": "check_file_info"}))
    assert await files.fetch(file) == Fetched(b"x")
    slack.files.told.clear()
    assert await files.fetch(file) == Never("file_not_found")


async def test_the_token_is_shown_to_nobody_but_slack(
    desk: DeskForTests, slack: SlackStandIn, files: SlackFiles, elsewhere: Elsewhere
) -> None:
    named = SharedFile("a.png", "image/png", b"x", {"url_private": f"{elsewhere.url}/a.png"})
    assert isinstance(await files.fetch(_shared(desk, slack, named)), Never)
    led_away = _shared(desk, slack)
    slack.faults.add("file", Fault(302, {"Location": f"{elsewhere.url}/a.png"}))
    assert isinstance(await files.fetch(led_away), Never)
    assert elsewhere.shown == []


async def test_addresses_that_lead_in_a_circle_come_to_an_end(
    desk: DeskForTests, slack: SlackStandIn, files: SlackFiles
) -> None:
    file = _shared(desk, slack)
    slack.faults.plan = lambda method: Fault(302, {"Location": file.source["url"]}) if method == "file" else None
    assert isinstance(await files.fetch(file), Later)
    assert len(slack.files.asked) == 4


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("https://files.slack.com/files-pri/T1-F1/a.png", True),
        ("https://maple.slack.com/files/a.png", True),
        ("https://slack.com/a", True),
        ("http://files.slack.com/a", False),
        ("https://files.slack.com:8443/a", False),
        ("https://files.slack.com@evil.example/a", False),
        ("https://evil@files.slack.com/a", False),
        ("https://slack.com.evil.example/a", False),
        ("https://evilslack.com/a", False),
        ("https://FILES.SLACK.COM/a", True),
        ("https://files.slack.com:x/a", False),
        ("file:///etc/passwd", False),
        ("//files.slack.com/a", False),
        ("", False),
    ],
)
def test_whose_address_it_is(address: str, ours: bool) -> None:
    assert is_of_slack(urlsplit(address), urlsplit("https://slack.com/api/")) is ours


def test_below_an_address_in_numbers_there_is_nobody() -> None:
    home = urlsplit("http://127.0.0.1:8090/api/")
    assert is_of_slack(urlsplit("http://127.0.0.1:8090/files/a"), home)
    assert not is_of_slack(urlsplit("http://9.127.0.0.1:8090/a"), home)
