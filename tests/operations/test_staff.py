"""The MSP's own people: who is on the list, who is not any more, and the first one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.errors import ImpossibleMove
from bot.desk.passwords import BadPassword
from bot.desk.staff import StaffEventKind, StaffMember, StaffRole, Whence
from bot.operations.sign_in import (
    NotSignedIn,
    session_of,
    sign_in_to_demo,
    sign_in_with_password,
)
from bot.operations.staff import NobodyLeft, import_staff, list_staff, make_first_admin, staff_events
from tests.makers import ALEX_AT, AMARA_AT, JONAS_AT, KIM_AT, ROBIN, ROBIN_AT, DeskForTests

HERE = Whence("192.0.2.7")
PASSWORD = "four words in a row"


@pytest.fixture
def msp(desk: DeskForTests) -> DeskForTests:
    """The desk with its own people."""
    desk.take_in_staff()
    return desk


def _members(desk: DeskForTests) -> dict[str, StaffMember]:
    return {member.email: member for member in list_staff(ports=desk.ports)}


def _import(desk: DeskForTests, *members: StaffMember) -> list[list[str]]:
    done = import_staff(ports=desk.ports, members=members, by="kim")
    return [[member.email for member in each] for each in (done.added, done.changed, done.left)]


def _kinds(desk: DeskForTests, email: str) -> list[tuple[StaffEventKind, str, str]]:
    return [(event.kind, event.by, event.text) for event in staff_events(ports=desk.ports, email=email)][::-1]


def test_the_list_is_what_the_file_says(msp: DeskForTests) -> None:
    found = {email: member.role.value for email, member in _members(msp).items()}
    assert found == {
        ALEX_AT: "admin",
        AMARA_AT: "technician",
        JONAS_AT: "dispatcher",
        KIM_AT: "manager",
        ROBIN_AT: "technician",
    }


def test_the_same_list_again_changes_and_writes_nothing(msp: DeskForTests) -> None:
    before = staff_events(ports=msp.ports)
    assert _import(msp, *_members(msp).values()) == [[], [], []]
    assert staff_events(ports=msp.ports) == before


def test_who_comes_changes_and_leaves_is_on_record(msp: DeskForTests) -> None:
    people = _members(msp)
    new = StaffMember("Noor Haddad", "noor@nightdesk.example", StaffRole.TECHNICIAN)
    amara = replace(people[AMARA_AT], role=StaffRole.DISPATCHER)
    rest = [people[email] for email in (ALEX_AT, JONAS_AT, KIM_AT)]
    assert _import(msp, new, amara, *rest) == [["noor@nightdesk.example"], [AMARA_AT], [ROBIN_AT]]
    assert _kinds(msp, AMARA_AT)[-1] == (StaffEventKind.CHANGED, "kim", "technician to dispatcher")
    assert _kinds(msp, ROBIN_AT)[-1] == (StaffEventKind.LEFT, "kim", "")
    assert _kinds(msp, "noor@nightdesk.example") == [(StaffEventKind.ADDED, "kim", "technician")]


def test_a_chat_stands_for_whom_the_new_list_says(msp: DeskForTests) -> None:
    people = _members(msp)
    amara = replace(people[AMARA_AT], identities=(ROBIN,))
    _import(msp, amara, people[ALEX_AT], replace(people[ROBIN_AT], identities=()))
    with msp.ports.begin() as work:
        found = work.staff.by_identity(ROBIN)
    assert found is not None
    assert found.email == AMARA_AT


def test_a_chat_for_two_people_changes_nothing(msp: DeskForTests) -> None:
    before = _members(msp)
    double = [replace(before[email], identities=(ROBIN,)) for email in (ROBIN_AT, AMARA_AT)]
    with pytest.raises(ImpossibleMove, match="somebody else"):
        _import(msp, *double, before[ALEX_AT])
    assert _members(msp) == before


def test_a_list_without_an_admin_is_refused(msp: DeskForTests) -> None:
    before = _members(msp)
    with pytest.raises(NobodyLeft):
        _import(msp, before[ROBIN_AT], before[KIM_AT])
    assert _members(msp) == before


def test_the_first_admin_is_made_where_there_is_none_and_set_anew_only_as_such(desk: DeskForTests) -> None:
    make_first_admin(ports=desk.ports, email=ALEX_AT, name="Alex", password=PASSWORD, by="root")
    token = sign_in_with_password(ports=desk.ports, email=ALEX_AT, password=PASSWORD, whence=HERE).token
    make_first_admin(ports=desk.ports, email=ALEX_AT, name="Alex", password=PASSWORD + "!", by="root")
    # Whoever knew the old one is out, and the old one is worth nothing.
    assert session_of(ports=desk.ports, token=token) is None
    with pytest.raises(NotSignedIn):
        sign_in_with_password(ports=desk.ports, email=ALEX_AT, password=PASSWORD, whence=HERE)
    with pytest.raises(ImpossibleMove):
        make_first_admin(ports=desk.ports, email="eve@x.example", name="Eve", password=PASSWORD, by="eve")


def test_an_admin_of_the_list_is_given_no_password(msp: DeskForTests) -> None:
    for email in (ALEX_AT, "eve@x.example"):
        with pytest.raises(ImpossibleMove, match="console link"):
            make_first_admin(ports=msp.ports, email=email, name="", password=PASSWORD, by="eve")
    assert len(_members(msp)) == 5


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 201])
def test_a_password_that_nobody_should_have_makes_no_admin(desk: DeskForTests, password: str) -> None:
    with pytest.raises(BadPassword):
        make_first_admin(ports=desk.ports, email=ALEX_AT, name="", password=password, by="root")
    assert _members(desk) == {}


def test_the_demo_signs_nobody_in_who_has_left(msp: DeskForTests) -> None:
    people = _members(msp)
    _import(msp, people[ALEX_AT])
    with pytest.raises(Exception, match="Nobody at the MSP"):
        sign_in_to_demo(ports=msp.ports, email=ROBIN_AT, whence=HERE)
