"""Somebody at a page in a real browser, in the words of what people do there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from playwright.async_api import ConsoleMessage, Page, expect

# Milliseconds, on a machine that is busy with other things.
SLOWEST = 20_000.0
expect.set_options(timeout=SLOWEST)


class Visitor:
    """A page, and whatever went wrong on it: scripts that failed, what the content policy refused."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.trouble: list[str] = []
        self._pages: set[str] = set()
        page.on("request", lambda request: request.is_navigation_request() and self._pages.add(request.url))
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        # A page that refuses something says so itself; the browser notes its status as if a part of it were missing.
        if message.type == "error" and message.location["url"] not in self._pages:
            self.trouble.append(message.text)

    async def signs_in(self, name: str, then: str = "/tickets") -> None:
        """One click, as in the demo."""
        await self.page.goto(f"/sign-in?next={then}")
        await self.page.get_by_role("button", name=name).click()
        await self.page.wait_for_url(f"**{then}")

    async def becomes(self, name: str) -> None:
        """Choose a person of the demo in the web chat."""
        await self.page.goto("/")
        await self.page.get_by_role("button", name=name).click()
        await self.page.wait_for_url("**/chat")

    async def writes(self, words: str) -> None:
        """In the web chat."""
        await self.page.get_by_label("Your message").fill(words)
        await self.page.get_by_role("button", name="Send").click()

    async def chooses(self, title: str) -> None:
        """A button under the last answer."""
        await self.page.get_by_role("button", name=title).last.click()

    async def reads(self, words: str) -> None:
        """Sees this somewhere on the page, sooner or later."""
        await expect(self.page.get_by_text(words).last).to_be_visible()

    async def fills(self, label: str, words: str) -> None:
        """A field, by the words that stand at it."""
        await self.page.get_by_label(label).first.fill(words)

    async def presses(self, button: str) -> None:
        """A button, by its words."""
        await self.page.get_by_role("button", name=button, exact=True).first.click()


Opens = Callable[..., AbstractAsyncContextManager[Visitor]]
"""Opens a browser of its own at an address, with the options of Playwright's ``new_context``."""
