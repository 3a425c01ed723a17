"""What Slack sends, taken in: written down first, acknowledged then; everything else is a logged no-op."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

import structlog
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.channels.slack.blocks import PRESS
from bot.channels.slack.home import PICK, TELL, home_view, message_of_view, words_view
from bot.channels.slack.members import Members
from bot.channels.slack.payloads import (
    edit_of_event,
    identity_of,
    message_of_command,
    message_of_event,
    message_of_press,
    message_of_shortcut,
)
from bot.channels.slack.rooms import (
    ANSWER,
    ROOM_WINDOW,
    press_in_channel,
    press_in_window,
    room_of,
    said_in_channel,
    window,
)
from bot.channels.slack.text import VERBATIM, escaped
from bot.channels.slack.trouble import TROUBLE, name_of
from bot.channels.slack.workspaces import Workspaces
from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import ChatIdentity
from bot.operations.home import COMMON, CommonProblem, home_of
from bot.operations.intake import note_edit, receive_message
from bot.operations.ports import DeskPorts, IncomingMessage, RoomChange, RoomPress
from bot.operations.rooms.presses import Said, press_in_room
from bot.operations.rooms.words import change_in_room, write_in_room

log = structlog.get_logger(__name__)

COMMAND, SHORTCUT = "/helpdesk", "make_ticket"
_COMMAND_HELP = (
    "Write what is not working, like `/helpdesk the printer on the second floor shows offline`. "
    "I answer you in a direct message."
)
_COMMAND_TAKEN = "I have that. I answer you in a direct message."
_ANY = re.compile(".*", re.DOTALL)
SECONDS_FOR_A_COURTESY = 2.0
WORKING = "is looking into it …"
PROMPTS = (
    ("Something does not work", "Something on my computer does not work: "),
    ("How does my ticket stand?", "What is the status of my ticket?"),
    ("What is left of our plan?", "How many visits have we left this month?"),
    ("I need a person", "I need to talk to a person"),
)


def make_slack_app(ports: DeskPorts, workspaces: Workspaces, signing_secret: str | None = None) -> AsyncApp:
    """Bolt with our listeners, for Socket Mode and for HTTP alike."""
    # Bolt logs bodies, which hold what people wrote; what went wrong is in our own lines.
    quiet = logging.getLogger("nightdesk.slack_bolt")
    quiet.setLevel(logging.CRITICAL)

    async def authorize(team_id: str | None) -> AuthorizeResult | None:
        # A function and not the method itself: Bolt fills in what it finds among the names of the arguments.
        return await workspaces.authorize(team_id)

    app = AsyncApp(
        logger=quiet,
        # Socket Mode is authenticated by its connection; a secret that nobody knows lets no HTTP request through.
        signing_secret=signing_secret or secrets.token_hex(32),
        authorize=authorize,  # type: ignore[arg-type]  # Bolt takes None for "not installed", its hints do not
        process_before_response=True,
    )
    listeners = _Listeners(ports, workspaces)
    app.error(listeners.failed)
    app.event(_ANY)(listeners.event)
    app.action(_ANY)(listeners.action)
    app.command(_ANY)(listeners.command)
    app.shortcut(_ANY)(listeners.shortcut)
    app.view(_ANY)(listeners.view)
    return app


class _Listeners:
    """One for each kind of payload. What raises is answered with 500 and comes again; what we do not know is acknowledged."""

    def __init__(self, ports: DeskPorts, workspaces: Workspaces) -> None:
        self._ports = ports
        self._workspaces = workspaces
        self._members = Members(ports, workspaces)
        self._taking_in: WeakValueDictionary[object, asyncio.Lock] = WeakValueDictionary()

    async def event(self, body: dict[str, Any]) -> None:
        """Messages and mentions are taken in; the page of a person is shown; Bolt acknowledges when we are done."""
        event = body.get("event") or {}
        room = room_of(body.get("team_id"), event.get("channel"), self._ports.rooms)
        if room is not None:
            await self._said_in_room(room, body)
            return
        message = message_of_event(body)
        if message is not None:
            if await self._receive(message):
                await self._say_working(str(body.get("team_id")), event)
            return
        edited = edit_of_event(body)
        if edited is not None:
            await asyncio.to_thread(note_edit, ports=self._ports, message=edited[0], of=edited[1])
            return
        team, kind = str(body.get("team_id")), event.get("type")
        if kind == "app_home_opened" and event.get("tab") == "home":
            await self._show_home(team, str(event.get("user")))
        elif kind == "app_home_opened":
            await self._suggest(team, event)
        elif kind == "user_change" and isinstance(event.get("user"), dict):
            await self._members.changed(team, event["user"])
        else:
            log.debug("slack_event_not_for_us", kind=kind, subtype=event.get("subtype"))

    async def action(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """A button of ours is taken in; one of the page opens the window for words."""
        for action in body.get("actions") or []:
            name = str(action.get("action_id") or "").partition(":")[0]
            in_room = press_in_channel(body, action, self._ports.rooms)
            if name == PRESS and in_room is not None:
                await self._press_in_room(in_room, body)
            elif name == PRESS:
                message = message_of_press(body, action)
                if message is not None:
                    await self._receive(message)
            elif name == PICK and action.get("value") in COMMON:
                problem = CommonProblem(action["value"], CATALOGUE[action["value"]].title)
                team = str((body.get("team") or {}).get("id"))
                await self._politely(team, "views_open", trigger_id=body.get("trigger_id"), view=words_view(problem))
        await ack()

    async def command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """``/helpdesk words``."""
        if body.get("command") != COMMAND or not str(body.get("text") or "").strip():
            await ack(_COMMAND_HELP)
            return
        await self._receive(message_of_command(body))
        await ack(_COMMAND_TAKEN)

    async def shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """'Make a ticket from this'."""
        if body.get("type") == "message_action" and body.get("callback_id") == SHORTCUT:
            await self._receive(message_of_shortcut(body))
        await ack()

    async def view(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """The window with words about a problem, and those of the technicians' room: a refusal is shown in them."""
        window_of = (body.get("view") or {}).get("callback_id")
        if window_of == TELL:
            await self._receive(message_of_view(body))
        press = press_in_window(body, self._ports.rooms) if window_of == ROOM_WINDOW else None
        if press is not None:
            answer = await asyncio.to_thread(press_in_room, ports=self._ports, press=press)
            refused = answer.refused if isinstance(answer, Said) else answer.question
            if refused:
                await ack(response_action="errors", errors={ANSWER: refused})
                return
        await ack()

    async def failed(self, error: Exception, body: dict[str, Any]) -> BoltResponse:
        """Not written down, so not acknowledged: Slack sends it again."""
        event = body.get("event") if isinstance(body.get("event"), dict) else {}
        log.error("slack_payload_failed", kind=(event or {}).get("type") or body.get("type"), exc_info=error)
        return BoltResponse(status=500, body="")

    async def _receive(self, message: IncomingMessage) -> bool:
        """Whether it is new. What one person sends is written down in the order in which it came, also in a hurry."""
        one_by_one = self._taking_in.setdefault(message.identity, asyncio.Lock())
        async with one_by_one:
            await self._members.get_to_know(message.identity)
            return await asyncio.to_thread(receive_message, ports=self._ports, message=message) is not None

    async def _said_in_room(self, room: ChatIdentity, body: dict[str, Any]) -> None:
        """What stands in a thread of the technicians' channel goes to the requester; nothing else there is for us."""
        said = said_in_channel(body, room)
        if isinstance(said, RoomChange):
            await asyncio.to_thread(change_in_room, ports=self._ports, change=said)
        elif said is not None:
            aside = await asyncio.to_thread(write_in_room, ports=self._ports, words=said)
            if aside:
                await self._say_aside(room, said.identity, aside, said.under["ts"])

    async def _press_in_room(self, press: RoomPress, body: dict[str, Any]) -> None:
        """Whoever pressed is told alone why nothing was changed; what is needed first is asked in a window."""
        answer = await asyncio.to_thread(press_in_room, ports=self._ports, press=press)
        if not isinstance(answer, Said):
            view = window(answer, press)
            await self._politely(press.room.workspace, "views_open", trigger_id=body.get("trigger_id"), view=view)
        elif answer.refused:
            await self._say_aside(press.room, press.identity, answer.refused)

    async def _say_aside(self, room: ChatIdentity, who: ChatIdentity, words: str, thread: str | None = None) -> None:
        """For one reader in a room, where nobody else sees it."""
        given = {"channel": room.user_id, "user": who.user_id, "text": escaped(words), **VERBATIM}
        beside = {"thread_ts": thread} if thread else {}
        await self._politely(room.workspace, "chat_postEphemeral", **given, **beside)

    async def _show_home(self, team: str, user: str) -> None:
        identity = identity_of(team, user, None)
        await self._members.get_to_know(identity)
        home = await asyncio.to_thread(home_of, ports=self._ports, identity=identity)
        await self._politely(team, "views_publish", user_id=user, view=home_view(home))

    async def _suggest(self, team: str, event: dict[str, Any]) -> None:
        prompts = [{"title": title, "message": message} for title, message in PROMPTS]
        given = {"channel_id": str(event.get("channel")), "prompts": prompts, "title": "What can I do for you?"}
        await self._politely(team, "assistant_threads_setSuggestedPrompts", **given)

    async def _say_working(self, team: str, event: dict[str, Any]) -> None:
        """Shown while the answer is found, where Slack shows such a thing; the next message of ours ends it."""
        if event.get("channel_type") == "im":
            ts = event.get("thread_ts") or event.get("ts")
            given = {"channel_id": str(event.get("channel")), "thread_ts": str(ts), "status": WORKING}
            await self._politely(team, "assistant_threads_setStatus", **given)

    async def _politely(self, team: str, method: str, **given: Any) -> None:
        """A courtesy that must not keep a message from being acknowledged."""
        try:
            await asyncio.wait_for(self._call(team, method, given), SECONDS_FOR_A_COURTESY)
        except TROUBLE as trouble:
            self._workspaces.refused(team, name_of(trouble))
            log.info("slack_courtesy_failed", method=method, error=name_of(trouble))

    async def _call(self, team: str, method: str, given: dict[str, Any]) -> None:
        workspace = await self._workspaces.of(team)
        if workspace is not None:
            call: Callable[..., Any] = getattr(workspace.slack_api, method)
            await call(**given)
