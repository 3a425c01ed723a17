"""The app as Slack is told of it: what it listens to, and the scopes for what it calls; nothing that is not used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.channels.slack.app import COMMAND, PROMPTS, SHORTCUT
from bot.channels.slack.connection import PATH

_IN_ROOMS = ("channels:history", "groups:history", "im:history")
METHODS: Mapping[str, tuple[str, ...]] = {
    "assistant.threads.setStatus": ("assistant:write",),
    "assistant.threads.setSuggestedPrompts": ("assistant:write",),
    "auth.test": (),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": _IN_ROOMS,
    "conversations.list": ("im:read",),
    "conversations.open": ("im:write",),
    "conversations.replies": _IN_ROOMS,
    "files.info": ("files:read",),
    "users.info": ("users:read", "users:read.email"),
    "views.open": (),
    "views.publish": (),
}
"""What we call, each with the scopes it needs."""

EVENTS: Mapping[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "user_change": ("users:read",),
}
"""What we listen to, each with the scopes it needs."""

_COMMANDS = ("commands",)
SCOPES = tuple(sorted({*_COMMANDS, *(scope for of in (METHODS, EVENTS) for scopes in of.values() for scope in scopes)}))

NAME = "Nightdesk"
SHORT = "Tells what is wrong, whether your plan covers it and what it costs, before it costs anything."


def manifest(http: str | None = None) -> dict[str, Any]:
    """The app manifest. Socket Mode, which needs no address; with ``http``, our address (https://...), requests to there."""
    address = f"{http.rstrip('/')}{PATH}" if http else None
    to_us = {"request_url": address} if address else {}
    command = {
        "command": COMMAND,
        "description": "Tell the help desk what is not working",
        "usage_hint": "the printer shows offline",
        "should_escape": False,
        **({"url": address} if address else {}),
    }
    shortcut = {
        "name": "Make a ticket from this",
        "type": "message",
        "callback_id": SHORTCUT,
        "description": "The words of this message become a request to the help desk",
    }
    return {
        "display_information": {"name": NAME, "description": SHORT},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "agent_view": {
                "agent_description": SHORT,
                "suggested_prompts": [{"title": title, "message": message} for title, message in PROMPTS],
            },
            "slash_commands": [command],
            "shortcuts": [shortcut],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": sorted(EVENTS), **to_us},
            "interactivity": {"is_enabled": True, **to_us},
            "org_deploy_enabled": False,
            "socket_mode_enabled": address is None,
            "token_rotation_enabled": False,
        },
    }
