"""The queue with the keyboard alone."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.visitor import Opens


async def test_the_queue_is_walked_and_a_ticket_opened_with_the_keyboard(console: str, opens: Opens) -> None:
    async with opens(console) as robin:
        await robin.signs_in("Robin Castell")
        links = robin.page.locator("#queue tbody tr th a")
        second = await links.nth(1).inner_text()
        keys = robin.page.keyboard
        for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
            await keys.press(key)
            await expect(links.nth(place)).to_be_focused()
        await keys.press("Enter")
        await expect(robin.page.get_by_role("heading", level=1)).to_contain_text(second)
        await robin.page.go_back()
        # The first press of the tab key leads past what every page begins with.
        await keys.press("Tab")
        await expect(robin.page.get_by_role("link", name="To the content")).to_be_focused()


async def test_letters_that_are_typed_into_a_field_move_nothing(console: str, opens: Opens) -> None:
    async with opens(console) as robin:
        await robin.signs_in("Robin Castell", "/tickets?priority=P3")
        name = robin.page.get_by_label("Name of the view")
        await name.press_sequentially("jk")
        await expect(name).to_have_value("jk")
        await expect(name).to_be_focused()


async def test_on_a_phone_no_line_of_the_conversation_is_cut_and_a_wide_page_shows_that_it_goes_on(
    console: str, opens: Opens
) -> None:
    """What is said is longer than the box here: its first line is given many."""
    seen = []
    for width in (390, 1180):
        async with opens(console, viewport={"width": width, "height": 780}) as robin:
            await robin.signs_in("Robin Castell", "/tickets/ND-1001")
            box = robin.page.get_by_role("region", name="What was said")
            await box.locator(".words").first.evaluate("line => { line.textContent = 'more\\n'.repeat(60) }")
            seen.append(
                await box.evaluate(
                    "box => [box.scrollHeight > box.clientHeight, getComputedStyle(box).backgroundImage.includes('gradient')]"
                )
            )
    assert seen == [[False, False], [True, True]]


async def test_on_a_phone_the_pages_are_a_menu_that_opens_and_closes(console: str, opens: Opens) -> None:
    async with opens(console, viewport={"width": 390, "height": 780}) as robin:
        await robin.signs_in("Robin Castell")
        guides = robin.page.get_by_role("link", name="Guides")
        await expect(guides).to_be_hidden()
        head = await robin.page.get_by_role("banner").bounding_box()
        assert head is not None and head["height"] < 80
        await robin.presses("Menu")
        await expect(guides).to_be_visible()
        await robin.page.keyboard.press("Escape")
        await expect(guides).to_be_hidden()
        await robin.presses("Menu")
        await guides.click()
        await robin.page.wait_for_url("**/guides")


async def test_where_there_is_room_the_pages_stand_there_at_once(console: str, opens: Opens) -> None:
    async with opens(console, viewport={"width": 1180, "height": 780}) as robin:
        await robin.signs_in("Robin Castell", "/tickets/ND-1001")
        await expect(robin.page.get_by_role("button", name="Menu")).to_be_hidden()
        await expect(robin.page.get_by_role("link", name="Tickets", exact=True)).to_have_attribute(
            "aria-current", "true"
        )
