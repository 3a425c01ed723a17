"""What Zammad's webhook says, as far as it concerns us; everything else in it is left alone."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from datetime import datetime, timezone
from html.parser import HTMLParser
from typing import Any

from bot.desk.errors import DeskError
from bot.operations.outside_news import OutsideAnswer, OutsideNews

LONGEST_ANSWER = 4_000
OURS = re.compile(r"Nightdesk \S+/\S+")
"""The subject of what the desk itself has written there."""
_LINES = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3"})
_UNSAID = frozenset({"blockquote", "style", "script"})
_EMPTY_LINES = re.compile(r"\n\s*\n+")


class UnreadableNews(DeskError):
    """A body that is not in Zammad's form; says what is wrong, and nothing of what stands in it."""


def read_news(body: bytes, *, receiver: str, login: str, closed: Collection[str]) -> OutsideNews | None:
    """The news in a webhook whose sender is proved; None where there are none for us. UnreadableNews.

    ``login`` is as whom the desk writes there: what it did itself is no news. ``closed`` are the states that end a ticket.
    """
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableNews("The body is not JSON.") from None
    ticket = said.get("ticket") if isinstance(said, dict) else None
    if not isinstance(ticket, dict) or not isinstance(ticket.get("id"), int):
        raise UnreadableNews("The body has no ticket with an id.")
    answer = _answer(said.get("article"), login)
    by = _person(ticket.get("updated_by"))
    ends = ticket.get("state") in closed and _login(ticket.get("updated_by")) not in ("", login.casefold())
    if answer is None and not ends:
        return None
    at = _instant(ticket.get("updated_at"))
    return OutsideNews(receiver, str(ticket["id"]), at, answer, by if ends else None)


def _answer(article: object, login: str) -> OutsideAnswer | None:
    """What an agent wrote for the customer to read."""
    if not isinstance(article, dict) or not isinstance(article.get("id"), int):
        return None
    ours = OURS.fullmatch(str(article.get("subject") or "")) or _login(article.get("created_by")) == login.casefold()
    if ours or article.get("sender") != "Agent" or article.get("internal") is not False:
        return None
    body = _clean(str(article.get("body") or ""))
    words = _plain(body) if "html" in str(article.get("content_type") or "") else body.strip()
    if not words:
        return None
    if len(words) > LONGEST_ANSWER:
        words = f"{words[:LONGEST_ANSWER]}… (the rest stands in the ticket)"
    return OutsideAnswer(str(article["id"]), _person(article.get("created_by")), words)


def _person(said: object) -> str:
    """First and last name; whoever has none is a technician."""
    names = (
        [_clean(str(said.get(each) or "")).strip() for each in ("firstname", "lastname")]
        if isinstance(said, dict)
        else []
    )
    return " ".join(filter(None, names))[:100] or "A technician"


def _login(said: object) -> str:
    """As whom somebody is signed in there: in a webhook a person is an object, or only the login."""
    found = said.get("login") if isinstance(said, Mapping) else said
    return found.casefold() if isinstance(found, str) else ""


def _instant(said: object) -> datetime:
    try:
        at = datetime.fromisoformat(str(said).replace("Z", "+00:00"))
        return at.astimezone(timezone.utc) if at.tzinfo else at.replace(tzinfo=timezone.utc)
    except (ValueError, OverflowError):
        raise UnreadableNews("The ticket does not say when it was changed.") from None


def _clean(words: str) -> str:
    """As a database can hold it: anybody can send half characters and NUL."""
    return words.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


class _Words(HTMLParser):
    """Collects what is said, line by line; what is quoted from an earlier mail is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        """A tag begins."""
        self._unsaid += tag in _UNSAID
        if tag in _LINES:
            self.said.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        self._unsaid -= tag in _UNSAID and self._unsaid > 0
        if tag in _LINES:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._unsaid:
            self.said.append(data)


def _plain(body: str) -> str:
    words = _Words()
    words.feed(body)
    words.close()
    return _EMPTY_LINES.sub("\n", "".join(words.said)).strip()
