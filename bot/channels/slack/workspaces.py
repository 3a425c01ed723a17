"""The workspaces that the app is installed in: a token and a client of Slack's own library for each."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk.errors import DeskError

DEFAULT_URL = "https://slack.com/api/"
SECONDS_FOR_A_CALL = 10
# The library's own lines hold what people wrote.
_log = logging.getLogger("nightdesk.slack_sdk")
_log.setLevel(logging.CRITICAL)


class SlackRefused(DeskError):
    """Slack does not take what the settings say; the message names the setting and the way out."""


@dataclass(frozen=True)
class Workspace:
    """One installation: the team, who we are in it, and the way to call it."""

    team: str
    bot_user: str
    bot_id: str
    slack_api: AsyncWebClient


class Workspaces:
    """All installations by team. ``tokens`` are by team, or one under the empty name, whose team Slack tells."""

    def __init__(self, tokens: Mapping[str, str], base_url: str = DEFAULT_URL) -> None:
        self._tokens = dict(tokens)
        self._base_url = base_url
        self._known: dict[str, Workspace] = {}

    async def of(self, team: str) -> Workspace | None:
        """The workspace with this id; None where the app is not installed. Raises SlackApiError for a bad token."""
        if team not in self._known:
            token = self._tokens.get(team) or self._tokens.get("")
            if token is None:
                return None
            found = await self._sign_in(token)
            self._known[found.team] = found
        return self._known.get(team)

    async def all(self) -> tuple[Workspace, ...]:
        """Every workspace there is a token for."""
        for team, token in self._tokens.items():
            if team not in self._known and not (team == "" and self._known):
                found = await self._sign_in(token)
                self._known[found.team] = found
        return tuple(self._known.values())

    async def authorize(self, team_id: str | None) -> AuthorizeResult | None:
        """For Bolt: as whom we act on a payload of this team."""
        found = await self.of(team_id or "")
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=found.team,
            bot_token=found.slack_api.token,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user,
        )

    async def _sign_in(self, token: str) -> Workspace:
        slack_api = AsyncWebClient(
            token=token,
            base_url=self._base_url,
            timeout=SECONDS_FOR_A_CALL,
            logger=_log,
            # A post whose answer was lost must not be repeated blindly; whoever calls decides what to do again.
            retry_handlers=[],
        )
        said = await slack_api.auth_test()
        return Workspace(str(said["team_id"]), str(said["user_id"]), str(said["bot_id"]), slack_api)


def tokens_by_team(setting: str) -> dict[str, str]:
    """``xoxb-...``, or ``T0MAPLE=xoxb-...,T0FOOT=xoxb-...`` for several workspaces; raises SlackRefused."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in setting.split(","))):
        team, equals, token = part.rpartition("=")
        if not token.startswith("xoxb-") or (equals and not team.startswith("T")):
            raise SlackRefused(
                "NIGHTDESK_SLACK_BOT_TOKEN is a bot token (xoxb-...), or one for each workspace: T0MAPLE=xoxb-...,T0FOOT=xoxb-..."
            )
        found[team] = token
    return found
