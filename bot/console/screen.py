"""How a page of the console is drawn and led back to: the templates, and what every one of them is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from bot.channels.web.pages import Pages
from bot.channels.web.signing import seal, unseal
from bot.console import words
from bot.console.navigation import links_for
from bot.console.table import Asked
from bot.desk.staff import Right
from bot.desk.tickets import STATE_WORDS
from bot.desk.triage import IMPACT_WORDS, URGENCY_WORDS
from bot.operations.attachments.words import became
from bot.operations.ports import Clock
from bot.operations.wording import length

TOLD_LASTS = timedelta(minutes=5)
WORDS: Mapping[str, Any] = {
    "words": words,
    "became": became,
    "length": length,
    "state_words": STATE_WORDS,
    "impact_words": IMPACT_WORDS,
    "urgency_words": URGENCY_WORDS,
}


class Screen:
    """Draws the pages of every section alike."""

    def __init__(self, pages: Pages, clock: Clock) -> None:
        self._pages = pages
        self._clock = clock

    def page(self, asked: Asked, template: str, status: int = 200, **values: Any) -> Response:
        """The template with the visitor, what may be done, the token of the session's forms, and ``values``."""
        return self._pages.page(
            template,
            status,
            me=asked.visitor.member,
            may={right.value: asked.visitor.member.may(right) for right in Right},
            links=links_for(asked.visitor.member),
            here=asked.request.url.path,
            token=asked.visitor.form_token,
            **WORDS,
            **values,
        )

    def back(self, asked: Asked, path: str, told: str = "") -> Response:
        """Back to a page after a form was done; it says ``told`` once there.

        What is told is sealed for this session: a link from elsewhere cannot put words on the page.
        """
        kept = seal(asked.visitor.form_token, "told", told, self._clock.now()) if told else ""
        behind = f"{'&' if '?' in path else '?'}{urlencode({'told': kept})}" if kept else ""
        return RedirectResponse(path + behind, status_code=303)

    def told(self, asked: Asked) -> str:
        """What the form before this page has to say; nothing when it was said minutes ago, or not by us."""
        kept = asked.request.query_params.get("told", "")
        return (unseal(asked.visitor.form_token, "told", kept, self._clock.now(), TOLD_LASTS) or "") if kept else ""


def in_address(chosen: Mapping[str, str]) -> str:
    """What was chosen, as it stands behind the question mark of an address; what was not is left out."""
    return urlencode({name: value for name, value in chosen.items() if value})
