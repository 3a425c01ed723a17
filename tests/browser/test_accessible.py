"""axe-core finds nothing on any page: every address of the console's table, the chat, signing in, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.console.table import TABLE
from bot.operations.sign_in import give_link
from tests.browser.looking import too_wide_for_a_phone, violations
from tests.browser.visitor import Opens
from tests.makers import AMARA_AT, DeskForTests

NOT_PAGES = {
    "/tickets/stream": "a stream of events",
    "/tickets/{number}/files/{id}": "what somebody sent, to be saved",
    "/tickets/{number}/files/{id}/small": "a picture",
    "/guides/{id}/pictures/{name}": "a picture",
    "/clients/{code}/file": "a file, to be saved",
    "/quotes/{quote}/pdf": "a paper",
    "/reports/pdf": "a paper",
    "/reports/promises": "a table, to be saved",
}
# Where the table has a place for a name: what stands there in the desk of these tests.
EXAMPLES = {
    "/tickets/{number}": ("ND-1001", "ND-1002", "ND-1004", "ND-1005", "ND-1006", "ND-1009"),
    "/tickets/{number}/coverage": ("ND-1001", "ND-1003"),
    "/clients/{code}": ("maple-dental", "foothills-auto"),
    "/quotes/{quote}": ("Q-1001",),
    "/people/{email}": ("dana@maple-dental.example",),
    "/guides/{id}": ("account-locked-out",),
}
# Other faces of a page.
MORE = (
    "/tickets?ended=1",
    "/tickets?client=brandt-law&priority=P1",
    "/tickets?priority=P3",
    "/clients/import?client=maple-dental",
    "/reports?client=maple-dental&month=2026-11",
    "/what-if?client=maple-dental",
    "/what-if?client=maple-dental&category=printer&at=2026-11-24T20:15&work=onsite&site=queen",
)
REFUSED = ("/tickets/ND-9999", "/sign-in/" + "x" * 43, "/nowhere")


def _addresses() -> Iterator[str]:
    for address in TABLE:
        if address.method != "GET" or address.path in NOT_PAGES:
            continue
        if "{" not in address.path:
            yield address.path
        for example in EXAMPLES.get(address.path, ()):
            yield re.sub(r"\{\w+\}", example, address.path)
    yield from MORE


def test_every_page_of_the_console_is_looked_at() -> None:
    named = {address.path for address in TABLE if address.method == "GET" and "{" in address.path}
    assert named - NOT_PAGES.keys() == EXAMPLES.keys()


@pytest.mark.parametrize("path", list(_addresses()))
async def test_a_page_of_the_console_shuts_nobody_out(opens: Opens, console: str, admin: Any, path: str) -> None:
    async with opens(console, storage_state=admin) as alex:
        answer = await alex.page.goto(path)
        assert answer is not None and answer.status == 200
        assert (await violations(alex.page), await too_wide_for_a_phone(alex.page)) == ([], [])


@pytest.mark.parametrize("path", REFUSED)
async def test_a_page_that_says_no_shuts_nobody_out(opens: Opens, console: str, admin: Any, path: str) -> None:
    async with opens(console, storage_state=admin) as alex:
        answer = await alex.page.goto(path)
        assert answer is not None and answer.status in (403, 404)
        assert (await violations(alex.page), await too_wide_for_a_phone(alex.page)) == ([], [])


async def test_signing_in_and_choosing_a_person_shut_nobody_out(
    opens: Opens, morning: DeskForTests, console: str
) -> None:
    _, token = give_link(ports=morning.ports, email=AMARA_AT, by="the tests")
    async with opens(console) as nobody:
        for path in ("/", "/sign-in", f"/sign-in/{token}"):
            await nobody.page.goto(path)
            assert (await violations(nobody.page), await too_wide_for_a_phone(nobody.page)) == ([], [])


async def test_the_chat_shuts_nobody_out(opens: Opens, demo: str) -> None:
    async with opens(demo) as sam:
        await sam.becomes("Sam Okoro")
        assert (await violations(sam.page), await too_wide_for_a_phone(sam.page)) == ([], [])
        await sam.writes("the printer is offline")
        await sam.reads("Sam, this is about")
        assert (await violations(sam.page), await too_wide_for_a_phone(sam.page)) == ([], [])
