"""The files of a ticket in a browser: to be saved, never run, and through their own ticket alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.attachments import Attachment, AttachmentState, Refusal
from tests.channels.web.browser import at_the_desk, browser
from tests.channels.web.fakes import SAM, FakeDesk
from tests.console.makers import TONIGHT, printer_ticket, strangers_ticket

ID = "a1" * 16
NAME = 'jam "front" – 1.png'


def _desk(**changes: object) -> FakeDesk:
    desk = FakeDesk()
    printer_ticket(desk)
    strangers_ticket(desk)
    kept = Attachment(
        ID,
        f"web::{SAM}",
        "turn-1",
        "maple-dental",
        SAM,
        "ND-1001",
        "F1",
        NAME,
        "image/png",
        2048,
        AttachmentState.KEPT,
        TONIGHT,
        loose=False,
        sha256="ab",
    )
    desk.attachments.all.append(replace(kept, **changes))  # type: ignore[arg-type]
    desk.attachments.bytes_of[ID] = b"\x89PNG and more"
    return desk


def test_a_ticket_shows_its_pictures_small_with_a_way_to_save_them() -> None:
    page = at_the_desk(_desk()).get("/tickets/ND-1001").text
    assert f'<a href="/tickets/ND-1001/files/{ID}" download><img src="/tickets/ND-1001/files/{ID}/small"' in page
    assert "jam &#34;front&#34; – 1.png</a>" in page and "2 kB · Tue 24 Nov 2026, 20:00, Sam Okoro" in page


def test_a_ticket_without_files_has_no_place_for_them() -> None:
    assert "Pictures and files" not in at_the_desk(_desk()).get("/tickets/ND-1002").text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": AttachmentState.WANTED}, "being fetched"),
        ({"state": AttachmentState.REFUSED, "why": Refusal.VIDEO}, "not kept: videos are not kept"),
        ({"state": AttachmentState.LOST, "contact": None}, "could not be fetched"),
    ],
    ids=["on its way", "refused", "lost"],
)
def test_what_is_not_there_is_named_with_the_reason_and_nothing_to_press(changes: dict[str, object], said: str) -> None:
    page = at_the_desk(_desk(**changes)).get("/tickets/ND-1001").text
    assert said in page and "/files/" not in page


def test_a_file_is_saved_under_its_name_and_can_do_nothing() -> None:
    answer = at_the_desk(_desk()).get(f"/tickets/ND-1001/files/{ID}")
    assert (answer.status_code, answer.content, answer.headers["content-type"]) == (
        200,
        b"\x89PNG and more",
        "image/png",
    )
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"jam _front_ _ 1.png\"; filename*=UTF-8''jam%20%22front%22%20%E2%80%93%201.png"
    )
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (answer.headers["cache-control"], answer.headers["cross-origin-resource-policy"]) == (
        "no-store",
        "same-origin",
    )


def test_a_small_picture_is_shown_in_the_same_cage() -> None:
    answer = at_the_desk(_desk()).get(f"/tickets/ND-1001/files/{ID}/small")
    assert (answer.content, "content-disposition" in answer.headers) == (b"\x89PNG", False)
    assert answer.headers["content-security-policy"].startswith("sandbox;")


@pytest.mark.parametrize("small", ["", "/small"])
@pytest.mark.parametrize(
    "address",
    [
        f"ND-1002/files/{ID}",
        f"ND-9999/files/{ID}",
        f"ND-1001/files/{'b2' * 16}",
        "ND-1001/files/1",
        "ND-1001/files/%00",
    ],
    ids=["another ticket", "no ticket", "another file", "a guess", "nul"],
)
def test_a_file_is_found_through_its_own_ticket_alone(address: str, small: str) -> None:
    answer = at_the_desk(_desk()).get(f"/tickets/{address}{small}")
    assert (answer.status_code, b"PNG" in answer.content) == (404, False)


@pytest.mark.parametrize("state", [AttachmentState.WANTED, AttachmentState.REFUSED, AttachmentState.LOST])
def test_what_is_not_kept_cannot_be_had(state: AttachmentState) -> None:
    assert at_the_desk(_desk(state=state)).get(f"/tickets/ND-1001/files/{ID}").status_code == 404


@pytest.mark.parametrize("small", ["", "/small"])
def test_nobody_gets_a_file_without_being_signed_in(small: str) -> None:
    answer = browser(_desk(), demo=False).get(f"/tickets/ND-1001/files/{ID}{small}")
    assert (answer.status_code, answer.content) == (303, b"")
