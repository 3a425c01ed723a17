"""A client file that is broken, mended and taken in; and what the contract would say to a case that nobody has had yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.async_api import expect

from bot.bootstrap import DEMO_FOLDER
from tests.browser.looking import too_wide_for_a_phone, violations
from tests.browser.visitor import Opens

HARBOUR = DEMO_FOLDER / "clients" / "harbour-trust.yml"


async def test_a_broken_contract_changes_nothing_until_it_is_mended_and_looked_over(
    console: str, admin: Any, opens: Opens, tmp_path: Path
) -> None:
    text = HARBOUR.read_text()
    broken = tmp_path / "harbour-trust.yml"
    broken.write_text(text.replace("format: 1\n", "format: 1\nsupport: yes\n", 1))
    mended = tmp_path / "mended.yml"
    mended.write_text(text.replace("name: Tom Ridley", "name: Thomas Ridley", 1))
    async with opens(console, storage_state=admin) as alex:
        await alex.page.goto("/clients/import")
        await alex.page.get_by_label("The file", exact=True).set_input_files(broken)
        await alex.presses("Look it over")
        await alex.reads("harbour-trust.yml cannot be taken in")
        await expect(alex.page.locator(".findings .hit").first).to_contain_text("support: yes")
        await expect(alex.page.get_by_role("button", name="Take it in")).to_have_count(0)
        assert (await violations(alex.page), await too_wide_for_a_phone(alex.page)) == ([], [])
        await alex.page.get_by_label("Another file").set_input_files(mended)
        await alex.presses("Look it over again")
        await alex.reads("What mended.yml would change")
        assert (await violations(alex.page), await too_wide_for_a_phone(alex.page)) == ([], [])
        await alex.presses("Take it in")
        await alex.page.goto("/clients/harbour-trust")
        await expect(alex.page.get_by_role("link", name="Thomas Ridley")).to_be_visible()


async def test_what_if_answers_with_the_clause_the_price_and_the_cheaper_way(console: str, opens: Opens) -> None:
    async with opens(console) as robin:
        await robin.signs_in("Robin Castell", "/what-if")
        await robin.page.get_by_role("combobox", name="Client").select_option(label="Maple Dental")
        await robin.presses("Choose")
        await robin.page.get_by_role("combobox", name="What it is about").select_option(value="printer")
        await robin.page.get_by_label("When the work begins").fill("2026-11-24T20:15")
        await robin.presses("Show what would be decided")
        answer = robin.page.locator("section.answer")
        for words in ("MD-TM", "Cheaper", "not to exceed"):
            await expect(answer).to_contain_text(words)
        assert "category=printer" in robin.page.url
