"""The section "People": the clients' people, the chats that stand for each, codes that link one, and ending such a link.

Who may not look after links sees in which chats somebody is known, and never the identity there.
"""

from __future__ import annotations

from collections.abc import Mapping

import anyio.to_thread
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.client_pages import LONGEST_SEARCH, approval_words
from bot.console.screen import Screen, in_address
from bot.console.table import Asked, Handler, status_of
from bot.console.words import identity_words
from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError
from bot.desk.identities import EventKind, IdentityEvent
from bot.desk.staff import Right
from bot.operations.links import GivenCode, issue_code, unlink
from bot.operations.people import look_at_people, show_person
from bot.operations.ports import DeskPorts
from bot.operations.wording import HOW_WORDS


class PeoplePages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "people": self.people,
            "person": self.person,
            "person_code": self.code,
            "person_unlink": self.unlink,
        }

    async def people(self, asked: Asked) -> Response:
        """Everybody by client and address, or some of them."""
        given = {name: value.replace("\0", "") for name, value in asked.request.query_params.items()}
        client, words = given.get("client", "")[:80], given.get("words", "")[:LONGEST_SEARCH]
        unknown = given.get("unknown") == "1"
        of, _, email = given.get("after", "")[:400].partition(" ")
        found = await anyio.to_thread.run_sync(
            lambda: look_at_people(
                work=self._ports.begin,
                client=client or None,
                words=words,
                unknown=unknown,
                after=(of, email) if email else None,
            )
        )
        chosen = {"client": client, "words": words, "unknown": "1" if unknown else ""}
        following = in_address({**chosen, "after": " ".join(found.following)}) if found.following else ""
        return self._page(asked, "people.html", found=found, chosen=chosen, following=following)

    async def person(self, asked: Asked) -> Response:
        """One person: chats, how each is known, and all that happened to it."""
        return await self._person(asked, self._screen.told(asked))

    async def code(self, asked: Asked) -> Response:
        """A one-time code, shown once on this page and written down nowhere."""
        email, by, mail = _named(asked), asked.visitor.member.email, field(asked.form, "mail") == "1"
        try:
            given = await anyio.to_thread.run_sync(lambda: issue_code(ports=self._ports, email=email, by=by, mail=mail))
        except DeskError as refusal:
            return await self._person(asked, str(refusal), status=status_of(refusal))
        return await self._person(asked, "", given=given, mailed=mail)

    async def unlink(self, asked: Asked) -> Response:
        """What codes and profiles have linked stands for nobody any more."""
        email, by = _named(asked), asked.visitor.member.email
        ended = await anyio.to_thread.run_sync(lambda: unlink(ports=self._ports, email=email, by=by))
        told = (
            f"Ended: {len(ended)}. These chats see nothing of theirs any more."
            if ended
            else "There was no link to end."
        )
        return self._screen.back(asked, f"/people/{email}", told)

    async def _person(
        self, asked: Asked, told: str, *, status: int = 200, given: GivenCode | None = None, mailed: bool = False
    ) -> Response:
        email = _named(asked)
        person = await anyio.to_thread.run_sync(lambda: show_person(work=self._ports.begin, email=email))
        return self._page(asked, "person.html", status, person=person, told=told, given=given, mailed=mailed)

    def _page(self, asked: Asked, template: str, status: int = 200, **values: object) -> Response:
        whole = asked.visitor.member.may(Right.PEOPLE)

        def shown(identity: ChatIdentity) -> str:
            return identity_words(identity, whole=whole)

        def happened(event: IdentityEvent) -> str:
            if event.kind is EventKind.CODE or event.identity is None:
                return "a code was given out"
            return f"{shown(event.identity)} {event.kind.value}"

        return self._screen.page(
            asked,
            template,
            status,
            shown=shown,
            happened=happened,
            how_words=HOW_WORDS,
            approval_words=approval_words,
            **values,
        )


def _named(asked: Asked) -> str:
    """The address that the page is about."""
    return str(asked.request.path_params["email"])[:254].replace("\0", "")
