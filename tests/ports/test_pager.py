"""The stand-in pager remembers every page and nothing that people wrote."""

from __future__ import annotations

from pathlib import Path

from bot.connectors.pager import RememberingPager
from tests.storage.values import call, page


def test_pages_are_remembered_in_order_by_whoever_opens_the_file(tmp_path: Path) -> None:
    file = tmp_path / "data" / "pages.jsonl"
    assert RememberingPager(file).remembered() == []
    RememberingPager(file).page(page("p-1"), call("c-1", "p-1"), "Outage")
    RememberingPager(file).page(page("p-2", minute=5), call("c-2", "p-2"), "Outage")
    assert RememberingPager(file).remembered() == [
        {
            "id": number,
            "kind": "outage",
            "technician": "Kim",
            "address": "+1555",
            "ticket": None,
            "client": "acme",
            "sent_at": at,
            "round": 0,
            "step": 0,
        }
        for number, at in (("p-1", "2026-03-04T12:00:00+00:00"), ("p-2", "2026-03-04T12:05:00+00:00"))
    ]


def test_what_people_wrote_is_not_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    RememberingPager(file).page(page(), call(), page().words)
    written = file.read_text(encoding="utf-8")
    assert [words for words in (page().words, "ana@acme.example", "U-ANA") if words.lower() in written.lower()] == []
