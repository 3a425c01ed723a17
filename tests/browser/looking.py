"""What a page is looked at for: axe-core by day and by night, and whether it fits on a phone."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Page

_EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"]}
# What the colours of the system can change.
_COLOURS: dict[str, Any] = {**_EVERYTHING, "runOnly": ["color-contrast"]}
_WIDE = {"width": 1280, "height": 800}
_PHONE = {"width": 360, "height": 740}
# So many looks, and the milliseconds between them.
_LOOKS, _BETWEEN = 100, 50.0


async def violations(page: Page) -> list[tuple[str, str, list[str]]]:
    """Rule, colours, and where; everything by day, and by night what colours can change."""
    found = []
    await page.evaluate(AXE_SCRIPT)
    for scheme, options in (("light", _EVERYTHING), ("dark", _COLOURS)):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = await page.evaluate("options => axe.run(options)", options)
        found += [(each["id"], scheme, [node["html"] for node in each["nodes"]]) for each in results["violations"]]
    return found


async def too_wide_for_a_phone(page: Page) -> list[str]:
    """What stands out to the right of a small screen, where the page as a whole can be moved sideways."""
    await page.set_viewport_size(_PHONE)  # type: ignore[arg-type]
    found: list[str] = []
    # A chart is drawn anew a moment after its place has changed. Asked from here: what waits inside of the page is a
    # script out of a string, which the page's own rules forbid.
    for _ in range(_LOOKS):
        found = await page.evaluate(
            """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["the page", ...document.querySelectorAll("body *")]
                .filter((each) => each === "the page" || each.getBoundingClientRect().right > innerWidth)
                .map((each) => each === "the page" ? each : each.outerHTML.slice(0, 120))"""
        )
        if not found:
            break
        await page.wait_for_timeout(_BETWEEN)
    await page.set_viewport_size(_WIDE)  # type: ignore[arg-type]
    return found
