"""What Slack sends, as messages of the desk: who speaks comes from the verified payload alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk.attachments import SentFile
from bot.desk.clients import ChatIdentity
from bot.operations.intake import AMONG_OTHERS
from bot.operations.members import FOREIGN
from bot.operations.ports import IncomingMessage

PLATFORM = "slack"
# Words in a room are for us only where we are named; these kinds of message are somebody's own words.
WRITTEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})
# A file that was deleted, or that the workspace's plan hides.
_NOTHING = frozenset({"tombstone", "hidden_by_limit"})


def identity_of(team: str, user: str, users_team: str | None) -> ChatIdentity:
    """A member of the workspace; somebody from another one (Slack Connect) is nobody that anything is known of."""
    foreign = users_team is not None and users_team != team
    return ChatIdentity(PLATFORM, f"{team}{FOREIGN}{users_team}" if foreign else team, user)


def team_of(identity: ChatIdentity) -> str:
    """The workspace in which the person is reached."""
    return identity.workspace.partition(FOREIGN)[0]


def message_of_event(body: Mapping[str, Any]) -> IncomingMessage | None:
    """A direct message, or a mention in a room; None for everything else, ours and other bots' words among it."""
    event: Mapping[str, Any] = body.get("event") or {}
    direct = event.get("type") == "message" and event.get("channel_type") == "im"
    mention = event.get("type") == "app_mention"
    user = event.get("user")
    if (
        not (direct or mention)
        or not isinstance(user, str)
        or event.get("bot_id")
        or event.get("subtype") not in WRITTEN
    ):
        return None
    team, channel, ts = str(body.get("team_id")), str(event.get("channel")), str(event.get("ts"))
    theirs = event.get("user_team") or event.get("source_team") or event.get("team")
    return IncomingMessage(
        delivery_key=f"{PLATFORM}:{team}:{channel}:{ts}",
        identity=identity_of(team, user, theirs),
        text=_without_mention(str(event.get("text") or ""), body) if mention else plain(str(event.get("text") or "")),
        place=_place(channel, event.get("thread_ts") or (ts if mention else None), others=mention),
        files=files_of(event),
        own=(ts,),
    )


def edit_of_event(body: Mapping[str, Any]) -> tuple[IncomingMessage, str] | None:
    """A direct message that its writer has changed: the new words, and the delivery key of the message as it was sent.

    None for everything else, a message that Slack changed by itself (a preview of a link) among it.
    """
    event: Mapping[str, Any] = body.get("event") or {}
    now = event.get("message")
    if event.get("channel_type") != "im" or event.get("subtype") != "message_changed" or not isinstance(now, Mapping):
        return None
    user, edited = now.get("user"), now.get("edited")
    if not isinstance(user, str) or now.get("bot_id") or not isinstance(edited, Mapping):
        return None
    team = str(body.get("team_id"))
    of = f"{PLATFORM}:{team}:{event.get('channel')}:{now.get('ts')}"
    theirs = now.get("user_team") or now.get("source_team") or now.get("team")
    changed = IncomingMessage(
        f"{of}:edited:{edited.get('ts')}",
        identity_of(team, user, theirs),
        plain(str(now.get("text") or "")),
        own=(str(now.get("ts")),),
    )
    return changed, of


def message_of_press(body: Mapping[str, Any], action: Mapping[str, Any]) -> IncomingMessage | None:
    """A pressed button of ours; None where it carries no key. Pressed again, it is a press of its own."""
    key = action.get("value")
    if not isinstance(key, str) or not key:
        return None
    team, user = str((body.get("team") or {}).get("id")), body.get("user") or {}
    container: Mapping[str, Any] = body.get("container") or {}
    channel = container.get("channel_id")
    return IncomingMessage(
        delivery_key=f"{PLATFORM}:{team}:{channel}:{container.get('message_ts')}:{user.get('id')}:{action.get('action_ts')}",
        identity=identity_of(team, str(user.get("id")), user.get("team_id")),
        button_key=key,
        place=_place(channel, (body.get("message") or {}).get("thread_ts"), others=not channel.startswith("D"))
        if isinstance(channel, str)
        else None,
    )


def message_of_command(body: Mapping[str, Any]) -> IncomingMessage:
    """``/helpdesk words``: answered in a direct message, wherever it was typed."""
    team = str(body.get("team_id"))
    return IncomingMessage(
        delivery_key=f"{PLATFORM}:{team}:command:{body.get('trigger_id')}",
        identity=identity_of(team, str(body.get("user_id")), None),
        text=str(body.get("text") or ""),
    )


def message_of_shortcut(body: Mapping[str, Any]) -> IncomingMessage:
    """'Make a ticket from this': the words of a message, brought by whoever pressed, who need not have written them."""
    team, user = str((body.get("team") or {}).get("id")), body.get("user") or {}
    words = plain(str((body.get("message") or {}).get("text") or ""))
    return IncomingMessage(
        delivery_key=f"{PLATFORM}:{team}:shortcut:{body.get('trigger_id')}",
        identity=identity_of(team, str(user.get("id")), user.get("team_id")),
        text=words,
        files=files_of(body.get("message") or {}),
    )


def files_of(message: Mapping[str, Any]) -> tuple[SentFile, ...]:
    """The files of a message; of those that Slack has removed or hidden nothing is left to fetch."""
    told = message.get("files")
    found = [each for each in told if isinstance(each, Mapping)] if isinstance(told, list) else []
    return tuple(_file(each) for each in found if isinstance(each.get("id"), str) and each.get("mode") not in _NOTHING)


def _file(told: Mapping[str, Any]) -> SentFile:
    known, size = told.get("file_access") != "check_file_info", told.get("size")
    url = told.get("url_private")
    return SentFile(
        file=str(told["id"]),
        name=str(told.get("name") or told.get("title") or "file"),
        media_type=str(told.get("mimetype") or ""),
        size=size if isinstance(size, int) else None,
        source={"id": str(told["id"]), **({"url": url} if known and isinstance(url, str) else {})},
        link=told.get("is_external") is True or told.get("mode") == "external",
    )


def plain(text: str) -> str:
    """Slack's own signs for people, rooms, links and ``&<>``, as a reader sees them."""
    shown = []
    for index, part in enumerate(text.split("<")):
        inside, closed, rest = part.partition(">")
        if index == 0 or not closed:
            shown.append(part)
            continue
        target, bar, label = inside.partition("|")
        shown.append((label if bar else target.lstrip("@#!").removeprefix("mailto:")) + rest)
    return "".join(shown).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _without_mention(text: str, body: Mapping[str, Any]) -> str:
    named = {str(each.get("user_id")) for each in body.get("authorizations") or []}
    for user in named:
        text = text.replace(f"<@{user}>", " ")
    return " ".join(plain(text).split())


def _place(channel: str, thread: str | None, *, others: bool) -> dict[str, str]:
    place = {"channel": channel, **({"thread_ts": thread} if thread else {})}
    return {**place, AMONG_OTHERS: "yes"} if others else place
