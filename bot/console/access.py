"""Who is at a page of the console: cookies, sessions, the token that every form carries, and where a sign-in leads."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import timedelta

import anyio.to_thread
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.sessions import OLD_PAGE, field, refuse_other_sites
from bot.channels.web.signing import mark, same, seal, unseal
from bot.desk.staff import SESSION_LASTS, ConsoleSession, StaffMember, Whence
from bot.operations.ports import DeskPorts, ProviderRequest
from bot.operations.sign_in import SignedIn, session_of

HOME = "/tickets"
VISIT_LASTS = timedelta(hours=1)
BEGUN_LASTS = timedelta(minutes=10)
FIELDS = 40
LONGEST_FIELD = 2 * 1024 * 1024
"""Bytes of one field; how much a whole form may hold, its address says."""
_SECTIONS = (
    "alerts",
    "clients",
    "disputes",
    "guides",
    "health",
    "learning",
    "pages",
    "people",
    "quotes",
    "reports",
    "rota",
    "staff",
    "tickets",
    "what-if",
)
_OUR_PAGE = re.compile(
    rf"/(?:{'|'.join(_SECTIONS)})(?:/[A-Za-z0-9][A-Za-z0-9@._-]{{0,80}}){{0,2}}(?:\?[A-Za-z0-9=&_.,:+%-]{{0,300}})?"
)
_PORT = re.compile(r":[0-9]{1,5}\Z")
_LOOPBACK = frozenset({"127.0.0.1", "::1", "[::1]", "localhost"})


@dataclass(frozen=True)
class Visitor:
    """Somebody who is signed in, and the token that their forms carry."""

    member: StaffMember
    session: ConsoleSession
    token: str
    form_token: str


@dataclass(frozen=True)
class Begun:
    """A sign-in at an outside system that the browser is away for."""

    provider: str
    state: str
    nonce: str
    verifier: str
    then: str

    @property
    def request(self) -> ProviderRequest:
        """What the outside system has to answer to."""
        return ProviderRequest("", self.state, self.nonce, self.verifier)


class Access:
    """Reads and writes the cookies of the console.

    ``secure`` says that browsers reach us over TLS: cookies then belong to this very host and are never sent in the clear.
    """

    def __init__(self, ports: DeskPorts, secret: str, *, demo: bool) -> None:
        if not secret:
            raise ValueError("the console needs a secret to sign its cookies with")
        self._ports = ports
        self._secret = secret
        self._demo = demo
        self.secure = ports.public_url.startswith("https://")
        prefix = "__Host-" if self.secure else ""
        self.cookie = f"{prefix}nightdesk-console"
        self._visit = f"{prefix}nightdesk-visit"
        self._away = f"{prefix}nightdesk-away"

    # ---- signed in ---------------------------------------------------------------------------------------------------

    async def visitor(self, request: Request) -> Visitor | None:
        """Who is signed in with this browser; None for nobody, and for a session that has ended."""
        token = request.cookies.get(self.cookie)
        if not token:
            return None
        found = await anyio.to_thread.run_sync(lambda: session_of(ports=self._ports, token=token))
        if found is None:
            return None
        session, member = found
        return Visitor(member, session, token, mark(token, "console form", session.id))

    async def form_of(self, request: Request, visitor: Visitor, *, files: int = 0) -> FormData:
        """The form, once it is proved to come from a page of this session; HTTPException 403 otherwise."""
        refuse_other_sites(request)
        form = await request.form(max_files=files, max_fields=FIELDS, max_part_size=LONGEST_FIELD)
        if not same(field(form, "token"), visitor.form_token):
            raise HTTPException(403, OLD_PAGE)
        return form

    def let_in(self, response: Response, signed_in: SignedIn) -> None:
        """Put the session into the browser's cookie; what it had before a sign-in is forgotten."""
        self._set(response, self.cookie, signed_in.token, SESSION_LASTS)
        for name in (self._visit, self._away):
            self._forget(response, name)

    def let_out(self, response: Response) -> None:
        """Take the cookie away."""
        self._forget(response, self.cookie)

    # ---- before a sign-in --------------------------------------------------------------------------------------------

    def visit_of(self, request: Request) -> str | None:
        """The visit that this browser's forms belong to before anybody has signed in."""
        cookie = request.cookies.get(self._visit)
        return unseal(self._secret, "visit", cookie, self._ports.clock.now(), VISIT_LASTS) if cookie else None

    def begin_visit(self, request: Request) -> str:
        """The visit, a new one where there is none."""
        return self.visit_of(request) or secrets.token_hex(16)

    def keep_visit(self, response: Response, visit: str) -> None:
        """Put it into the browser's cookie."""
        self._set(response, self._visit, seal(self._secret, "visit", visit, self._ports.clock.now()), VISIT_LASTS)

    def visit_token(self, visit: str) -> str:
        """What the forms of the sign-in pages carry, so that no other site can sign a browser in."""
        return mark(self._secret, "sign-in form", visit)

    async def form_of_visit(self, request: Request) -> FormData:
        """The form of a sign-in page; HTTPException 403 when it does not belong to this browser's visit."""
        refuse_other_sites(request)
        visit = self.visit_of(request)
        form = await request.form(max_files=0, max_fields=FIELDS)
        if visit is None or not same(field(form, "token"), self.visit_token(visit)):
            raise HTTPException(403, OLD_PAGE)
        return form

    # ---- away at an outside system -------------------------------------------------------------------------------------

    def send_away(self, response: Response, provider: str, begun: ProviderRequest, then: str) -> None:
        """Remember in the browser what has to come back with it."""
        kept = json.dumps(asdict(Begun(provider, begun.state, begun.nonce, begun.verifier, then)))
        self._set(response, self._away, seal(self._secret, "away", kept, self._ports.clock.now()), BEGUN_LASTS)

    def back(self, request: Request) -> Begun | None:
        """The sign-in that this browser has begun, if it was not too long ago."""
        cookie = request.cookies.get(self._away)
        kept = unseal(self._secret, "away", cookie, self._ports.clock.now(), BEGUN_LASTS) if cookie else None
        return Begun(**json.loads(kept)) if kept else None

    def forget_away(self, response: Response) -> None:
        """However it ended: it is over."""
        self._forget(response, self._away)

    # ---- the demo ----------------------------------------------------------------------------------------------------

    def may_choose(self, request: Request) -> bool:
        """Whether people may be chosen with one click: in the demo, from this very machine, by its own name.

        A page of another site whose name leads here is refused by the name.
        """
        here = request.client is not None and request.client.host in _LOOPBACK
        name = _PORT.sub("", request.headers.get("host", ""))
        return self._demo and here and name in _LOOPBACK

    def _set(self, response: Response, name: str, value: str, lasts: timedelta) -> None:
        response.set_cookie(
            name,
            value,
            max_age=int(lasts.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=self.secure,
        )

    def _forget(self, response: Response, name: str) -> None:
        response.delete_cookie(name, httponly=True, samesite="lax", secure=self.secure)


def whence(request: Request) -> Whence:
    """Where a request comes from."""
    return Whence(request.client.host if request.client else "", request.headers.get("user-agent", "")[:200])


def our_page(address: str | None) -> str:
    """Where to go after a sign-in: a page of ours, whatever somebody has put into a link."""
    return address if address and _OUR_PAGE.fullmatch(address) else HOME
