"""A member is known by the workspace and the confirmed address of the profile; whoever is not, stays a stranger."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.slack.app import _Listeners
from bot.channels.slack.connection import catch_up
from bot.channels.slack.members import SECONDS_FOR_A_STRANGER, SECONDS_UNTIL_ASKED_AGAIN, Members
from bot.channels.slack.workspaces import Workspaces
from bot.desk.clients import ChatIdentity, Role
from bot.desk.errors import OutOfDate
from bot.desk.identities import How, IdentityEvent
from bot.operations.links import unlink
from bot.operations.ports import ClientFile, IncomingMessage
from bot.operations.speakers import identify
from bot.operations.turns import begin_turn
from tests.makers import MAPLE, DeskForTests, demo_file, with_contact
from tests.stand_ins.serving import Fault
from tests.stand_ins.slack import TEAM, SlackPerson, SlackStandIn

NEW = ChatIdentity("slack", TEAM, "U0NEW")
SAM, LEE = "sam@maple-dental.example", "lee@maple-dental.example"


class Ticks:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def _maple(*teams: str) -> ClientFile:
    """Maple Dental with these workspaces, and nobody of whom the file names an identity."""
    file = demo_file(MAPLE)
    contacts = tuple(replace(contact, identities=()) for contact in file.client.contacts)
    return replace(file, client=replace(file.client, slack_teams=teams, contacts=contacts))


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """Maple Dental has registered its workspace."""
    desk.take_in(_maple(TEAM))
    return desk


@pytest.fixture
def ticks() -> Ticks:
    """Seconds that pass when a test says so."""
    return Ticks()


@pytest.fixture
def members(desk: DeskForTests, workspaces: Workspaces, ticks: Ticks) -> Members:
    """The one that asks Slack."""
    return Members(desk.ports, workspaces, clock=ticks)


def _joins(slack: SlackStandIn, email: str = SAM, **changes: Any) -> None:
    person = SlackPerson(NEW.user_id, "Sam Okoro", email)
    slack.people[NEW.user_id] = replace(person, changes=changes)


def _who(desk: DeskForTests, identity: ChatIdentity = NEW) -> str | None:
    with desk.ports.begin() as work:
        contact = identify(work, identity).contact
    return contact.email if contact else None


def _events(desk: DeskForTests) -> list[IdentityEvent]:
    with desk.ports.begin() as work:
        return [each for each in work.identities.events(MAPLE, SAM) if each.identity == NEW]


def _asked(slack: SlackStandIn) -> int:
    return [method for method, _ in slack.calls].count("users.info")


async def test_a_member_with_the_confirmed_address_of_a_contact_is_known_and_it_is_on_record_how(
    desk: DeskForTests, slack: SlackStandIn, members: Members
) -> None:
    _joins(slack, SAM.upper())
    for _ in range(3):
        await members.get_to_know(NEW)
    assert (_who(desk), _asked(slack)) == (SAM, 1)
    with desk.ports.begin() as work:
        known = work.identities.get(NEW)
    (event,) = _events(desk)
    assert known is not None and (known.how, known.since) == (How.PROFILE, desk.clock.now())
    assert (event.kind.value, event.identity, event.by) == ("linked", NEW, "slack")


NOBODY: dict[str, dict[str, Any]] = {
    "a guest": {"is_restricted": True},
    "a guest of one channel": {"is_ultra_restricted": True},
    "a bot": {"is_bot": True},
    "somebody of another workspace": {"team_id": "T0FOOT"},
    "a stranger by Slack Connect": {"is_stranger": True},
    "somebody who is only invited": {"is_invited_user": True},
    "an unconfirmed address": {"is_email_confirmed": False},
    "nothing said about the address": {"is_email_confirmed": None},
    "a confirmation that is no yes": {"is_email_confirmed": "false"},
    "somebody who is gone": {"deleted": True},
    "no address": {"profile": {}},
    "no profile": {"profile": None},
    "an address that nobody has": {"profile": {"email": "new@maple-dental.example"}},
    "an address of another client": {"profile": {"email": "gwen@foothills-auto.example"}},
    "somebody who has left": {"profile": {"email": LEE}},
    "the profile of somebody else": {"id": "U0DANA"},
}


@pytest.mark.parametrize("changes", NOBODY.values(), ids=NOBODY)
async def test_everybody_else_stays_a_stranger(
    desk: DeskForTests, slack: SlackStandIn, members: Members, changes: dict[str, Any]
) -> None:
    _joins(slack, **changes)
    await members.get_to_know(NEW)
    assert (_who(desk), _asked(slack)) == (None, 1)


async def test_in_a_workspace_that_no_client_has_nobody_is_asked_about(
    desk: DeskForTests, slack: SlackStandIn, members: Members
) -> None:
    desk.take_in(_maple())
    _joins(slack)
    await members.get_to_know(NEW)
    await members.get_to_know(ChatIdentity("slack", f"{TEAM}~T0FOOT", NEW.user_id))
    assert (_who(desk), _asked(slack)) == (None, 0)


@pytest.mark.parametrize("fault", [Fault(500), Fault(429, {"Retry-After": "30"}), Fault(answer_lost=True)])
async def test_who_cannot_be_asked_about_is_a_stranger_for_now_and_is_asked_about_later(
    desk: DeskForTests, slack: SlackStandIn, members: Members, ticks: Ticks, fault: Fault
) -> None:
    _joins(slack)
    slack.faults.add("users.info", fault)
    await members.get_to_know(NEW)
    ticks.at = SECONDS_UNTIL_ASKED_AGAIN - 0.1
    await members.get_to_know(NEW)
    before = _who(desk)
    ticks.at = SECONDS_UNTIL_ASKED_AGAIN
    await members.get_to_know(NEW)
    assert (before, _who(desk)) == (None, SAM)


async def test_a_stranger_is_asked_about_again_after_a_while(
    desk: DeskForTests, slack: SlackStandIn, members: Members, ticks: Ticks
) -> None:
    _joins(slack, is_restricted=True)
    for ticks.at in (0.0, SECONDS_FOR_A_STRANGER - 1):
        await members.get_to_know(NEW)
    assert _asked(slack) == 1
    _joins(slack)
    ticks.at = SECONDS_FOR_A_STRANGER
    await members.get_to_know(NEW)
    assert _who(desk) == SAM


LOST: dict[str, dict[str, Any]] = {
    "deactivated": {"deleted": True},
    "another address": {"profile": {"email": "else@maple-dental.example"}},
    "no address any more": {"profile": {}},
    "now a guest": {"is_restricted": True},
    "not confirmed any more": {"is_email_confirmed": False},
}


@pytest.mark.parametrize("changes", LOST.values(), ids=LOST)
async def test_a_change_of_the_profile_takes_everything_at_once_the_buttons_too(
    desk: DeskForTests, slack: SlackStandIn, members: Members, changes: dict[str, Any]
) -> None:
    _joins(slack)
    await members.get_to_know(NEW)
    button = desk.shows_button(NEW, "approve_quote", quote="Q-1001")
    await members.changed(TEAM, slack.change_of(NEW.user_id, **changes)["event"]["user"])
    pressed = desk.receive(IncomingMessage("late", NEW, button_key=button))
    with pytest.raises(OutOfDate):
        begin_turn(ports=desk.ports, turn=pressed.id)
    assert _who(desk) is None
    with desk.ports.begin() as work:
        assert work.conversations.last_conversation_of(MAPLE, SAM) is None
    assert [each.kind.value for each in _events(desk)] == ["linked", "unlinked"]


async def test_a_change_to_another_contacts_address_makes_the_member_that_contact(
    desk: DeskForTests, slack: SlackStandIn, members: Members
) -> None:
    _joins(slack)
    await members.get_to_know(NEW)
    changed = slack.change_of(NEW.user_id, profile={"email": "dana@maple-dental.example"})
    await members.changed(TEAM, changed["event"]["user"])
    assert _who(desk) == "dana@maple-dental.example"


async def test_who_is_named_in_the_client_file_stays_until_the_account_is_gone(
    desk: DeskForTests, slack: SlackStandIn, members: Members
) -> None:
    desk.take_in(MAPLE)
    sam = ChatIdentity("slack", TEAM, "U0SAM")
    await members.changed(TEAM, slack.change_of("U0SAM", profile={"email": "else@else.example"})["event"]["user"])
    kept = _who(desk, sam)
    await members.changed(TEAM, slack.change_of("U0SAM", deleted=True)["event"]["user"])
    assert (kept, _who(desk, sam)) == (SAM, None)


async def test_what_the_client_file_takes_back_is_lost_at_once(
    desk: DeskForTests, slack: SlackStandIn, members: Members
) -> None:
    _joins(slack)
    await members.get_to_know(NEW)
    desk.take_in(with_contact(_maple(TEAM), "dana@maple-dental.example", name="Dana R. Reyes"))
    survived = _who(desk)
    desk.take_in(with_contact(_maple(TEAM), SAM, roles=frozenset({Role.NOT_AUTHORIZED})))
    departed = _who(desk)
    desk.take_in(_maple(TEAM))
    await members.get_to_know(NEW)
    again = _who(desk)
    desk.take_in(_maple("T0OTHER"))
    assert (survived, departed, again, _who(desk)) == (SAM, None, SAM, None)


async def test_what_somebody_at_the_msp_has_ended_no_profile_brings_back(
    desk: DeskForTests, slack: SlackStandIn, members: Members
) -> None:
    _joins(slack)
    await members.get_to_know(NEW)
    unlink(ports=desk.ports, email=SAM, by="Kim Osei")
    await members.get_to_know(NEW)
    assert _who(desk) is None


async def test_two_first_messages_at_once_record_it_once(
    desk: DeskForTests, slack: SlackStandIn, members: Members
) -> None:
    _joins(slack)
    await asyncio.gather(*(members.get_to_know(NEW) for _ in range(5)))
    assert len(_events(desk)) == 1


async def test_the_first_message_the_page_and_what_was_missed_all_get_to_know_a_member(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    _joins(slack)
    listeners = _Listeners(desk.ports, workspaces)
    await listeners.event(
        slack.envelope({"type": "app_home_opened", "user": NEW.user_id, "channel": "D0NEW", "tab": "home"})
    )
    assert "Hello Sam" in json.dumps(slack.views[NEW.user_id])
    await listeners.event(slack.change_of(NEW.user_id, deleted=True))
    gone = _who(desk)
    await listeners.event(slack.change_of(NEW.user_id, deleted=False))
    await listeners.event(slack.event_of(slack.writes(NEW.user_id, "no sound")))
    with desk.ports.begin() as work:
        assert work.conversations.last_conversation_of(MAPLE, SAM) == f"slack:{TEAM}:{NEW.user_id}"
    assert (gone, _who(desk)) == (None, SAM)


async def test_catching_up_gets_to_know_who_wrote(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    _joins(slack)
    slack.writes(NEW.user_id, "hello?")
    assert await catch_up(desk.ports, workspaces, now=1764000001.0) == 1
    assert _who(desk) == SAM
