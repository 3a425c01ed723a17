"""The file with the MSP's own people: what it says, and every mistake in it with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bootstrap import DEMO_FOLDER
from bot.connectors.client_files import BadClientFile
from bot.connectors.staff_file import read_staff_file
from bot.desk.clients import ChatIdentity
from bot.desk.staff import StaffMember, StaffRole


def _file(folder: Path, text: str) -> Path:
    path = folder / "staff.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_person_is_read_with_role_zone_and_chats(tmp_path: Path) -> None:
    text = """
format: 1
timezone: America/Toronto
staff:
  - {name: Kim Osei, email: Kim@x.example, role: admin, slack: [T0DESK/U0KIM, T0MAPLE/U9KIM], telegram: 500900}
  - {name: Jo Ray, email: jo@x.example, role: technician, timezone: Europe/London}
"""
    chats = (
        ChatIdentity("slack", "T0DESK", "U0KIM"),
        ChatIdentity("slack", "T0MAPLE", "U9KIM"),
        ChatIdentity("telegram", "", "500900"),
    )
    assert read_staff_file(_file(tmp_path, text)) == (
        StaffMember("Kim Osei", "Kim@x.example", StaffRole.ADMIN, "America/Toronto", chats),
        StaffMember("Jo Ray", "jo@x.example", StaffRole.TECHNICIAN, "Europe/London"),
    )


def test_the_demo_has_somebody_in_every_role() -> None:
    assert {member.role for member in read_staff_file(DEMO_FOLDER / "staff.yml")} == set(StaffRole)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 2\nstaff: []", ":1: error E04: format"),
        ("format: 1", ":1: error E03: The key 'staff' is missing"),
        ("format: 1\nstaff:\n  - {name: A, email: a, role: admin}", ":3: error E04: staff[0].email"),
        ("format: 1\nstaff:\n  - {name: A, email: a@x.example, role: boss}", ":3: error E04: staff[0].role"),
        ("format: 1\nstaff:\n  - {name: A, email: a@x.example}", ":3: error E03: staff[0]: The key 'role'"),
        ("format: 1\nstaff:\n  - {nam: A, email: a@x.example, role: admin}", "Did you mean 'name'?"),
        (
            "format: 1\nstaff:\n"
            "  - {name: A, email: a@x.example, role: admin}\n  - {name: B, email: A@x.example, role: admin}",
            ":4: error E06: staff[1].email",
        ),
        (
            "format: 1\nstaff:\n  - {name: A, email: a@x.example, role: admin, telegram: 7}\n"
            "  - {name: B, email: b@x.example, role: admin, telegram: 7}",
            ":4: error E06: staff[1].telegram",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadClientFile) as refused:
        read_staff_file(_file(tmp_path, text))
    assert said in str(refused.value)
