"""The sign-in pages: a one-time link, an outside system, the first admin's password, and one click in the demo."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.pages import Pages
from bot.channels.web.sessions import field
from bot.channels.web.signing import same
from bot.console.access import Access, our_page, whence
from bot.desk.errors import DeskError
from bot.desk.staff import StaffMember
from bot.operations.ports import DeskPorts, IdentityProvider, NotProven, ProviderRequest
from bot.operations.sign_in import (
    SignedIn,
    link_is_good,
    sign_in_as_proven,
    sign_in_to_demo,
    sign_in_with_link,
    sign_in_with_password,
)
from bot.operations.staff import list_staff
from bot.operations.wording import LINK_REFUSED

PAGE = "/sign-in"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_BROKEN_OFF = "That sign-in was not finished, or it took too long. Begin again here."


class SignInPages:
    """The addresses that somebody who is not signed in may open."""

    def __init__(self, ports: DeskPorts, access: Access, pages: Pages, providers: Sequence[IdentityProvider]) -> None:
        self._ports = ports
        self._access = access
        self._pages = pages
        self._providers = {provider.name: provider for provider in providers}

    def routes(self) -> list[Route]:
        """The routes, the narrower ones first."""
        return [
            Route(PAGE, self.page, methods=["GET"]),
            Route(f"{PAGE}/password", self.with_password, methods=["POST"]),
            Route(f"{PAGE}/demo", self.to_demo, methods=["POST"]),
            Route(f"{PAGE}/link", self.with_link, methods=["POST"]),
            Route(f"{PAGE}/with/{{provider}}", self.go_away, methods=["GET"]),
            Route(f"{PAGE}/back/{{provider}}", self.come_back, methods=["GET"]),
            Route(f"{PAGE}/{{token}}", self.look_at_link, methods=["GET"]),
        ]

    async def page(self, request: Request) -> Response:
        """How to sign in here."""
        return await self._page(request)

    async def look_at_link(self, request: Request) -> Response:
        """A page with one button: opening it uses nothing up, so a preview of the link does no harm."""
        token = request.path_params["token"]
        if not _TOKEN.fullmatch(token):
            raise HTTPException(404)
        if not await anyio.to_thread.run_sync(lambda: link_is_good(ports=self._ports, token=token)):
            return await self._page(request, LINK_REFUSED)
        visit = self._access.begin_visit(request)
        answer = self._pages.page("sign_in_link.html", link=token, token=self._access.visit_token(visit))
        self._access.keep_visit(answer, visit)
        return answer

    async def with_link(self, request: Request) -> Response:
        """Use the link up."""
        form = await self._access.form_of_visit(request)
        link, where = field(form, "link"), whence(request)
        return await self._try(
            request, lambda: sign_in_with_link(ports=self._ports, token=link, whence=where), our_page(None)
        )

    async def with_password(self, request: Request) -> Response:
        """The first admin's way in."""
        form = await self._access.form_of_visit(request)
        email, password, where = field(form, "email").strip()[:254], field(form, "password"), whence(request)
        return await self._try(
            request,
            lambda: sign_in_with_password(ports=self._ports, email=email, password=password, whence=where),
            our_page(field(form, "next")),
        )

    async def to_demo(self, request: Request) -> Response:
        """One click, in the demo."""
        if not self._access.may_choose(request):
            raise HTTPException(403, "People can be chosen in the demo alone, on the machine that it runs on.")
        form = await self._access.form_of_visit(request)
        email, where = field(form, "person"), whence(request)
        return await self._try(
            request,
            lambda: sign_in_to_demo(ports=self._ports, email=email, whence=where),
            our_page(field(form, "next")),
        )

    async def go_away(self, request: Request) -> Response:
        """Off to the outside system."""
        provider = self._provider(request)
        try:
            begun = await anyio.to_thread.run_sync(lambda: provider.begin(redirect_uri=self._back(provider)))
        except NotProven as refusal:
            return await self._page(request, str(refusal))
        answer = RedirectResponse(begun.url, status_code=303)
        self._access.send_away(answer, provider.name, begun, our_page(request.query_params.get("next")))
        return answer

    async def come_back(self, request: Request) -> Response:
        """Back from there, with a code that is traded in for who somebody is."""
        provider, begun = self._provider(request), self._access.back(request)
        code, state = request.query_params.get("code", ""), request.query_params.get("state", "")
        if begun is None or begun.provider != provider.name or not code or not same(state, begun.state):
            answer = await self._page(request, _BROKEN_OFF)
        else:
            answer = await self._try(
                request,
                lambda: self._proven(provider, code, begun.request, request),
                begun.then,
            )
        self._access.forget_away(answer)
        return answer

    def _proven(self, provider: IdentityProvider, code: str, begun: ProviderRequest, request: Request) -> SignedIn:
        proven = provider.finish(code=code, begun=begun, redirect_uri=self._back(provider))
        return sign_in_as_proven(
            ports=self._ports,
            email=proven.email,
            provider=provider.name,
            subject=proven.subject,
            whence=whence(request),
        )

    def _provider(self, request: Request) -> IdentityProvider:
        found = self._providers.get(request.path_params["provider"])
        if found is None:
            raise HTTPException(404)
        return found

    def _back(self, provider: IdentityProvider) -> str:
        return f"{self._ports.public_url}{PAGE}/back/{provider.name}"

    async def _try(self, request: Request, sign_in: Callable[[], SignedIn], then: str) -> Response:
        try:
            signed_in = await anyio.to_thread.run_sync(sign_in)
        except DeskError as refusal:
            return await self._page(request, str(refusal))
        answer = RedirectResponse(then, status_code=303)
        self._access.let_in(answer, signed_in)
        return answer

    async def _page(self, request: Request, refusal: str = "") -> Response:
        visit = self._access.begin_visit(request)
        people: tuple[StaffMember, ...] = ()
        if self._access.may_choose(request):
            people = await anyio.to_thread.run_sync(lambda: list_staff(ports=self._ports))
        answer = self._pages.page(
            "sign_in.html",
            status=403 if refusal else 200,
            refusal=refusal,
            people=people,
            providers=tuple(self._providers.values()),
            token=self._access.visit_token(visit),
            next=our_page(request.query_params.get("next")),
        )
        self._access.keep_visit(answer, visit)
        return answer
