"""Who a browser is: a signed cookie, and the proof that a form came from one of our own pages."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.signing import mark, same, seal, unseal
from bot.desk.clients import ChatIdentity
from bot.operations.ports import Clock

COOKIE = "nightdesk"
LASTS = timedelta(hours=12)
OLD_PAGE = "This page is out of date. Open it again, then repeat what you did."


@dataclass(frozen=True)
class Session:
    """One browser's visit; ``user_id`` is None until somebody has said who they are."""

    visit: str
    user_id: str | None = None

    @property
    def identity(self) -> ChatIdentity | None:
        """The identity on the web platform, once it is known."""
        return ChatIdentity("web", "", self.user_id) if self.user_id else None


class Sessions:
    """Reads and writes the cookie. Cookies count only while there is a way to sign in."""

    def __init__(self, secret: str, clock: Clock, *, usable: bool) -> None:
        if not secret:
            raise ValueError("web chat needs a secret to sign its cookies with")
        self._secret = secret
        self._clock = clock
        self._usable = usable

    def of(self, request: Request) -> Session | None:
        """The session that the cookie proves; None for no cookie, a forged one or an old one."""
        cookie = request.cookies.get(COOKIE)
        if not cookie or not self._usable:
            return None
        value = unseal(self._secret, "session", cookie, self._clock.now(), LASTS)
        if value is None:
            return None
        visit, _, user_id = value.partition(":")
        return Session(visit, user_id or None)

    def begin(self, user_id: str | None = None) -> Session:
        """A new visit; forms of the visit before are not accepted any more."""
        return Session(secrets.token_hex(16), user_id)

    def write(self, request: Request, response: Response, session: Session) -> None:
        """Put the session into the browser's cookie."""
        value = f"{session.visit}:{session.user_id or ''}"
        response.set_cookie(
            COOKIE,
            seal(self._secret, "session", value, self._clock.now()),
            max_age=int(LASTS.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )

    def token(self, session: Session) -> str:
        """What every form of this visit carries, so that no other site can send one."""
        return mark(self._secret, "form", session.visit)

    def page_mark(self, session: Session) -> str:
        """Names this visit in addresses without giving the form token away."""
        return mark(self._secret, "page", session.visit)[:16]

    async def checked_form(self, request: Request) -> tuple[Session, FormData]:
        """The session and the form, once both are proved to belong together; HTTPException 403 otherwise."""
        refuse_other_sites(request)
        session = self.of(request)
        if session is None:
            raise HTTPException(403, OLD_PAGE)
        form = await request.form(max_files=0, max_fields=20)
        if not same(field(form, "token"), self.token(session)):
            raise HTTPException(403, OLD_PAGE)
        return session, form


def refuse_other_sites(request: Request) -> None:
    """HTTPException 403 when the browser says that another site sent this."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    # Our own forms come with "Origin: null", because our pages allow no referrer; the token still has to be right.
    origin = request.headers.get("origin", "null")
    # Compared, not parsed: what somebody sends may be no address at all.
    from_elsewhere = origin != "null" and origin.partition("://")[2] != request.headers.get("host", "")
    if site not in ("same-origin", "none") or from_elsewhere:
        raise HTTPException(403, "That came from another site, so it was not accepted.")


def field(form: FormData, name: str) -> str:
    """A text field of a form, without the NUL that no database takes; empty when it is missing."""
    value = form.get(name)
    return value.replace("\0", "") if isinstance(value, str) else ""
