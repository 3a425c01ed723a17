"""The main path in a real browser, on the demo's real processes: queue, claim, an answer that the requester sees, the end."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.browser.visitor import Opens, Visitor


async def _gets_a_ticket(visitor: Visitor, name: str, words: str) -> str:
    """Somebody who is helped from afar at any hour wants a ticket; its number."""
    await visitor.becomes(name)
    await visitor.writes(words)
    await visitor.chooses("Open a ticket")
    await visitor.chooses("Just me")
    await visitor.chooses("Slow")
    line = visitor.page.locator(".line.ours", has_text=re.compile(r"ND-\d+")).last
    found = re.search(r"ND-\d+", await line.inner_text())
    assert found is not None
    return found.group()


async def _claims_answers_and_solves(robin: Visitor, mina: Visitor, answer: str, solution: str) -> None:
    """On the ticket's page; Mina reads both where she wrote."""
    await robin.presses("Claim it")
    await robin.reads("with Robin Castell")
    await robin.fills("Answer to Mina Park", answer)
    await robin.presses("Send to Mina Park")
    await mina.reads(answer)
    await robin.page.locator("summary", has_text="Solved").click()
    await robin.fills("What solved it", solution)
    await robin.presses("It is solved")
    await robin.reads("Open it again")
    await mina.reads(solution)


async def test_from_the_queue_to_the_end_without_loading_a_page_again(demo: str, opens: Opens) -> None:
    async with opens(demo) as mina, opens(demo) as robin:
        await robin.signs_in("Robin Castell")
        number = await _gets_a_ticket(mina, "Mina Park", "my outlook won't open")
        # The queue was open before the ticket: its row comes by itself.
        row = robin.page.locator("#queue tr", has_text=number)
        await expect(row).to_contain_text("nobody")
        async with opens(demo) as amara:
            await amara.signs_in("Amara Obi")
            await row.get_by_role("link").click()
            await _claims_answers_and_solves(robin, mina, "Which Outlook is it, Mina?", "The profile was made anew.")
            await expect(amara.page.locator("#queue tr", has_text=number)).to_have_count(0)


async def test_the_same_path_without_a_script(demo: str, opens: Opens) -> None:
    async with opens(demo, java_script_enabled=False) as drew, opens(demo, java_script_enabled=False) as robin:
        number = await _gets_a_ticket(drew, "Drew Salas", "my outlook won't open")
        await robin.signs_in("Robin Castell")
        await robin.page.get_by_role("link", name=number).click()
        await robin.presses("Claim it")
        await robin.reads("with Robin Castell")
        await robin.fills("Answer to Drew Salas", "Please start it once more.")
        await robin.presses("Send to Drew Salas")
        await robin.page.locator("summary", has_text="Solved").click()
        await robin.fills("What solved it", "An add-in was switched off.")
        await robin.presses("It is solved")
        await robin.reads("Open it again")
        for words in ("Please start it once more.", "An add-in was switched off."):
            await drew.page.goto("/chat")
            await drew.reads(words)
