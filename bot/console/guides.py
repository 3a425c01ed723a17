"""The section "Guides": what is offered to people, what became of it, and taking a guide from draft to the shelf."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.screen import Screen, in_address
from bot.console.table import Asked, Handler, status_of
from bot.desk.catalogue import CATALOGUE
from bot.desk.deflection import Fate
from bot.desk.errors import DeskError, NotFound
from bot.desk.walkthroughs import EVERYONE, PERSON, SOLVED, Article, Audience, Risk, Status
from bot.operations.articles import BEFORE, change_status
from bot.operations.guides import GuideRow, list_guides, look_at_guide
from bot.operations.ports import DeskPorts

STATUS_WORDS = {
    Status.DRAFT: "draft",
    Status.REVIEW: "waits for review",
    Status.PUBLISHED: "published",
    Status.ARCHIVED: "archived",
}
RISK_WORDS = {
    Risk.SAFE: "",
    Risk.NEEDS_IDENTITY: "Not shown: first it has to be sure who it is. A person takes over here.",
    Risk.TECHNICIAN_ONLY: "Not shown: this is for a technician. A person takes over here.",
}
# What each form does, and what is told when it is done.
MOVES = {
    "review": (Status.REVIEW, "Send to review", "It waits for somebody to review it."),
    "publish": (Status.PUBLISHED, "Publish", "It is published. People are offered it within a few seconds."),
    "send-back": (Status.DRAFT, "Send back", "It is a draft again."),
    "archive": (Status.ARCHIVED, "Archive", "It is archived. Whoever is in the middle of it goes on."),
}
SHOWN_AT_FIRST = 30
"""Guides of the list before somebody asks for all of them: those that are used."""
_ID = re.compile(r"[a-z0-9-]{1,80}")


@dataclass(frozen=True)
class WantedGuides:
    """Which guides the list shows; empty choices leave nothing out."""

    words: str = ""
    category: str = ""
    status: str = ""
    whole: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str]) -> WantedGuides:
        """Out of an address; what is not known there is left out."""
        status = query.get("status", "")
        category = query.get("category", "")
        return cls(
            query.get("words", "").strip()[:80],
            category if category in CATALOGUE else "",
            status if status in {each.value for each in Status} else "",
            query.get("all") == "1",
        )

    @property
    def address_of_all(self) -> str:
        """The same list to its end."""
        chosen = {"words": self.words, "category": self.category, "status": self.status, "all": "1"}
        return f"/guides?{in_address(chosen)}"

    def fits(self, row: GuideRow) -> bool:
        """Whether the list shows this one."""
        article = row.article
        said = " ".join((article.id, article.title, *article.symptoms)).casefold()
        return (
            all(word in said for word in self.words.casefold().split())
            and (not self.category or self.category in article.categories)
            and (not self.status or self.status == article.status.value)
        )


class GuidePages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        moves = {f"guide_{name}": self._moving(name) for name in MOVES}
        return {"guides": self.guides, "guide": self.guide, "guide_picture": self.picture, **moves}

    async def guides(self, asked: Asked) -> Response:
        """All guides, what fails often, and where there is none."""
        wanted = WantedGuides.read(asked.request.query_params)
        guides = await anyio.to_thread.run_sync(lambda: list_guides(ports=self._ports))
        fitting = [row for row in guides.rows if wanted.fits(row)]
        return self._screen.page(
            asked,
            "guides.html",
            guides=guides,
            wanted=wanted,
            rows=fitting if wanted.whole else fitting[:SHOWN_AT_FIRST],
            fitting=len(fitting),
            categories=_choices(guides.rows),
            statuses=[(status.value, words) for status, words in STATUS_WORDS.items()],
            status_words=STATUS_WORDS,
            for_whom=for_whom,
            fates=Fate,
        )

    async def guide(self, asked: Asked) -> Response:
        """One guide, as people see it, with what became of it."""
        return await self._page(asked, self._screen.told(asked))

    async def picture(self, asked: Asked) -> Response:
        """A picture of a guide, also of one that is not published or not for everyone."""
        name = str(asked.request.path_params["name"])
        article = await anyio.to_thread.run_sync(self._ports.article_files.get, _id_of(asked))
        shown = (
            {step.picture.rpartition("/")[2]: step.picture for step in article.steps if step.picture} if article else {}
        )
        found = (
            await anyio.to_thread.run_sync(self._ports.article_files.picture, shown[name]) if name in shown else None
        )
        if found is None:
            raise HTTPException(404)
        return Response(found, media_type="image/svg+xml")

    def _moving(self, name: str) -> Handler:
        """A form of a guide's page: done, and back to the page; or the page again, with why not."""
        becomes, _, told = MOVES[name]

        async def move(asked: Asked) -> Response:
            article = _id_of(asked)
            try:
                await anyio.to_thread.run_sync(
                    lambda: change_status(
                        work=self._ports.begin,
                        files=self._ports.article_files,
                        clock=self._ports.clock,
                        article=article,
                        becomes=becomes,
                        by=asked.visitor.member.email,
                        seen=field(asked.form, "version"),
                    )
                )
            except NotFound:
                raise HTTPException(404) from None
            except DeskError as refusal:
                return await self._page(asked, str(refusal), status=status_of(refusal))
            return self._screen.back(asked, f"/guides/{article}", told)

        return move

    async def _page(self, asked: Asked, told: str, *, status: int = 200) -> Response:
        article = _id_of(asked)
        try:
            details = await anyio.to_thread.run_sync(lambda: look_at_guide(ports=self._ports, article=article))
        except NotFound:
            raise HTTPException(404) from None
        now = details.row.article.status
        return self._screen.page(
            asked,
            "guide.html",
            status=status,
            details=details,
            told=told,
            moves=[(name, title) for name, (becomes, title, _) in MOVES.items() if now in BEFORE[becomes]],
            status_words=STATUS_WORDS,
            risk_words=RISK_WORDS,
            for_whom=for_whom,
            leads_to=leads_to,
            picture_address=picture_address,
        )


def for_whom(audience: Audience) -> str:
    """Whom a guide is meant for, in words."""
    if audience == EVERYONE:
        return "everyone"
    return "technicians alone" if audience.technicians else "people of " + ", ".join(sorted(audience.clients))


def leads_to(target: str) -> str:
    """Where an answer leads."""
    return {SOLVED: "solved", PERSON: "a person takes over"}.get(target, f"step {target}")


def _choices(rows: Sequence[GuideRow]) -> list[tuple[str, str]]:
    there = {category for row in rows for category in row.article.categories}
    return sorted(((id, CATALOGUE[id].title) for id in there if id in CATALOGUE), key=lambda pair: pair[1])


def _id_of(asked: Asked) -> str:
    """The guide that the address names; what cannot be an id is no page."""
    id = str(asked.request.path_params["id"])
    if not _ID.fullmatch(id):
        raise HTTPException(404)
    return id


def picture_address(article: Article, picture: str) -> str:
    """Where the console shows a picture of a guide."""
    return f"/guides/{article.id}/pictures/{picture.rpartition('/')[2]}"
