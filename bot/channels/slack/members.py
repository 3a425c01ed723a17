"""Getting to know the members of a client's workspace: Slack is asked for the profile, the desk decides what it proves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

import structlog

from bot.channels.slack.payloads import identity_of
from bot.channels.slack.trouble import TROUBLE, name_of
from bot.channels.slack.workspaces import Workspaces
from bot.desk.clients import ChatIdentity
from bot.operations.members import Profile, is_unknown_member, note_profile
from bot.operations.ports import DeskPorts

log = structlog.get_logger(__name__)

# Of the three seconds that Slack waits for us to take something.
SECONDS_FOR_A_PROFILE = 1.0
# Slack is asked again after so long: when it did not answer, and when the profile proved nothing.
SECONDS_UNTIL_ASKED_AGAIN, SECONDS_FOR_A_STRANGER = 30.0, 600.0
_MOST_REMEMBERED = 10_000


class Members:
    """Whose profile has to be asked for, and when again. Until it is known, a member is a stranger."""

    def __init__(
        self, ports: DeskPorts, workspaces: Workspaces, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ports = ports
        self._workspaces = workspaces
        self._clock = clock
        self._not_before: dict[ChatIdentity, float] = {}

    async def get_to_know(self, identity: ChatIdentity) -> None:
        """Ask for the profile of an unknown member of a client's workspace; a failure leaves the member unknown for now."""
        if self._clock() < self._not_before.get(identity, 0.0):
            return
        if not await asyncio.to_thread(is_unknown_member, ports=self._ports, identity=identity):
            return
        wait = SECONDS_FOR_A_STRANGER
        try:
            user = await asyncio.wait_for(self._asked(identity), SECONDS_FOR_A_PROFILE)
            if await self._note(identity, user):
                return
        except TROUBLE as trouble:
            self._workspaces.refused(identity.workspace, name_of(trouble))
            log.warning("slack_profile_not_read", team=identity.workspace, error=name_of(trouble))
            wait = SECONDS_UNTIL_ASKED_AGAIN
        self._remember(identity, wait)

    async def changed(self, team: str, user: Mapping[str, Any]) -> None:
        """Slack says that a profile has changed: whoever it does not prove any more loses what it gave, at once."""
        identity = identity_of(team, str(user.get("id")), _team_of(user))
        self._not_before.pop(identity, None)
        await self._note(identity, user)

    async def _asked(self, identity: ChatIdentity) -> Mapping[str, Any]:
        workspace = await self._workspaces.of(identity.workspace)
        if workspace is None:
            return {}
        said = await workspace.slack_api.users_info(user=identity.user_id)
        user = said.get("user")
        return user if isinstance(user, dict) else {}

    async def _note(self, identity: ChatIdentity, user: Mapping[str, Any]) -> bool:
        profile = profile_of(user, identity)
        return await asyncio.to_thread(note_profile, ports=self._ports, identity=identity, profile=profile)

    def _remember(self, identity: ChatIdentity, seconds: float) -> None:
        now = self._clock()
        if len(self._not_before) >= _MOST_REMEMBERED:
            self._not_before = {each: until for each, until in self._not_before.items() if until > now}
        if len(self._not_before) < _MOST_REMEMBERED:
            self._not_before[identity] = now + seconds


def profile_of(user: Mapping[str, Any], identity: ChatIdentity) -> Profile:
    """Slack's user object, of ``users.info`` or of a change. What it does not say counts against the member."""
    told = user.get("profile")
    email = told.get("email") if isinstance(told, Mapping) else None
    less = ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot", "is_workflow_bot", "is_invited_user")
    ours = user.get("id") == identity.user_id and _team_of(user) == identity.workspace
    return Profile(
        email=email if isinstance(email, str) else None,
        confirmed=user.get("is_email_confirmed") is True,
        full=ours and not any(user.get(name) for name in less),
        gone=user.get("deleted") is True,
    )


def _team_of(user: Mapping[str, Any]) -> str | None:
    team = user.get("team_id")
    return team if isinstance(team, str) else None
