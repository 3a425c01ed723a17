"""The file for Zammad: read with every mistake named, and nothing that it leaves out is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.connectors.client_files.findings import BadClientFile
from bot.connectors.ticket_systems.zammad_file import USUAL_PRIORITIES, USUAL_STATES, ZammadPlan, read_zammad_plan
from bot.desk.catalogue import Priority
from bot.desk.tickets import TicketState

SHORT = "format: 1\ngroup: Service Desk\nunknown_requester: unverified@msp.example\n"


def _read(tmp_path: Path, text: str) -> ZammadPlan:
    file = tmp_path / "zammad.yml"
    file.write_text(text, encoding="utf-8")
    return read_zammad_plan(file)


def test_everything_a_file_can_say(tmp_path: Path) -> None:
    plan = _read(
        tmp_path,
        SHORT
        + """
groups: {maple-dental: Dentists}
tag: Desk
states: {scheduled: planned, waiting_vendor: with the maker}
priorities: {P1: 4 urgent}
owners: {Kim@nightdesk.example: kim@zammad.example}
""",
    )
    assert [plan.group_of(client) for client in ("maple-dental", "other", None)] == ["Dentists", *["Service Desk"] * 2]
    assert plan.tag_of("ND-1001") == "desk-nd-1001"
    assert plan.states == {
        **USUAL_STATES,
        TicketState.SCHEDULED: "planned",
        TicketState.WAITING_VENDOR: "with the maker",
    }
    assert plan.priorities == {**USUAL_PRIORITIES, Priority.P1: "4 urgent"}
    assert plan.owners == {"kim@nightdesk.example": "kim@zammad.example"}


def test_a_short_file_has_zammads_own_names_for_every_state_and_priority(tmp_path: Path) -> None:
    plan = _read(tmp_path, SHORT)
    assert (set(plan.states), set(plan.priorities)) == (set(TicketState), set(Priority))
    assert (plan.tag, plan.owners) == ("nightdesk", {})


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("format: 1\ngroup: A\n", 1, "'unknown_requester' is missing"),
        ("group: A\nunknown_requester: a@b.example\n", 1, "'format' is missing"),
        (SHORT + "states: {resolvd: closed}\n", 4, "Did you mean 'resolved'?"),
        (SHORT + "priorities: {P9: high}\n", 4, "The key 'P9' is not known"),
        (SHORT + "owners: kim\n", 4, "Names with what they are called there"),
        (SHORT + "tag: a,b\n", 4, "A tag has no comma"),
        (SHORT.replace("unverified@msp.example", "nobody"), 3, "is not an e-mail address"),
        (SHORT + "statuses: {}\n", 4, "Did you mean 'states'?"),
    ],
)
def test_mistakes_are_named_by_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(BadClientFile) as refused:
        _read(tmp_path, text)
    assert f":{line}:" in str(refused.value)
    assert said in str(refused.value)
