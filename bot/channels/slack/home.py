"""The App Home and the window in which words about a problem are asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    InputBlock,
    PlainTextInputElement,
    PlainTextObject,
)

from bot.channels.slack.blocks import as_json, header, section, small
from bot.channels.slack.payloads import PLATFORM, identity_of
from bot.channels.slack.text import cut, escaped
from bot.operations.cards import Card
from bot.operations.home import CommonProblem, Home
from bot.operations.ports import IncomingMessage

PICK, TELL = "nightdesk_pick", "nightdesk_tell"
_WORDS_BLOCK, _WORDS = "words", "words"
_ROW = 4
MOST_WORDS = 3_000


def home_view(home: Home) -> dict[str, Any]:
    """``view`` of ``views.publish``."""
    hello = f"Hello {home.name}. " if home.name else ""
    blocks: list[Block] = [
        section(f"*{escaped(hello)}What is not working?* Pick one, or write it in *Messages* in your own words."),
        *_problems(home.problems),
    ]
    if home.name is None:
        blocks.append(small("I do not know you yet, so I show nothing of your company here. You can report anything."))
    if home.tickets:
        blocks += [DividerBlock(), header("Your open tickets"), *(_ticket(card) for card in home.tickets)]
    elif home.name is not None:
        blocks += [DividerBlock(), small("You have no open tickets.")]
    if home.left:
        lines = "\n".join(f"• {escaped(line.text)}: {escaped(line.value)}" for line in home.left)
        blocks += [DividerBlock(), header("Left of your plan"), section(lines)]
    return {"type": "home", "blocks": as_json(blocks)}


def words_view(problem: CommonProblem) -> dict[str, Any]:
    """``view`` of ``views.open``: one question, in a window of its own."""
    asked = InputBlock(
        block_id=_WORDS_BLOCK,
        label=PlainTextObject(text="What happens, and since when?"),
        element=PlainTextInputElement(action_id=_WORDS, multiline=True, max_length=MOST_WORDS),
    )
    return {
        "type": "modal",
        "callback_id": TELL,
        "private_metadata": json.dumps({"title": problem.title}),
        "title": {"type": "plain_text", "text": "Tell me more"},
        "submit": {"type": "plain_text", "text": "Send"},
        "close": {"type": "plain_text", "text": "Never mind"},
        "blocks": as_json([section(f"*{escaped(problem.title)}*"), asked]),
    }


def message_of_view(body: Mapping[str, Any]) -> IncomingMessage:
    """The words of the window, as if they had been written: what they were about stands before them."""
    view, user = body.get("view") or {}, body.get("user") or {}
    team = str((body.get("team") or {}).get("id"))
    values = ((view.get("state") or {}).get("values") or {}).get(_WORDS_BLOCK) or {}
    words = str((values.get(_WORDS) or {}).get("value") or "")
    title = str(json.loads(view.get("private_metadata") or "{}").get("title") or "")
    return IncomingMessage(
        delivery_key=f"{PLATFORM}:{team}:view:{view.get('id')}:{user.get('id')}",
        identity=identity_of(team, str(user.get("id")), user.get("team_id")),
        text=f"{title}: {words}" if title else words,
    )


def _problems(problems: tuple[CommonProblem, ...]) -> list[Block]:
    elements = [
        ButtonElement(
            text=PlainTextObject(text=cut(problem.title, 75), emoji=False),
            action_id=f"{PICK}:{problem.category}",
            value=problem.category,
        )
        for problem in problems
    ]
    return [ActionsBlock(elements=elements[begin : begin + _ROW]) for begin in range(0, len(elements), _ROW)]


def _ticket(card: Card) -> Block:
    lines = "\n".join(f"{escaped(line.text)}: {escaped(line.value)}" for line in card.lines)
    return section(f"*{escaped(card.title)}*\n{escaped(card.verdict)}\n{lines}".rstrip())
