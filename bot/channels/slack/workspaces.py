"""The workspaces that the app is installed in: a token and a client of Slack's own library for each."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.trouble import BAD_TOKEN, TROUBLE, name_of
from bot.desk.errors import DeskError

log = structlog.get_logger(__name__)

DEFAULT_URL = "https://slack.com/api/"
WHERE = "Basic Information and OAuth & Permissions of your app at api.slack.com/apps; see docs/slack.md"
SECONDS_FOR_A_CALL = 10
# Of the three seconds that Slack waits for us to take something.
SECONDS_TO_RECOGNISE = 1.0
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
        self._signing_in = asyncio.Lock()

    async def of(self, team: str) -> Workspace | None:
        """The workspace with this id; None where the app is not installed. Raises SlackApiError for a bad token."""
        token = self._token(team)
        async with self._signing_in:
            if team not in self._known and token is not None:
                found = await self._sign_in(token)
                self._known[found.team] = found
        return self._known.get(team)

    async def all(self) -> tuple[Workspace, ...]:
        """Every workspace whose token is good; of the others a line in the log tells."""
        for team in self._tokens:
            if team == "" and self._known:
                continue
            try:
                await self.of(team)
            except TROUBLE as trouble:
                log.error("slack_token_refused", team=team or "the one there is", error=name_of(trouble))
        return tuple(self._known.values())

    def refused(self, team: str, error: str) -> bool:
        """Whether this answer of Slack says that the token is not good any more; we sign in anew before the next call."""
        if error not in BAD_TOKEN:
            return False
        if self._known.pop(team, None) is not None:
            log.error("slack_token_refused", team=team, error=error, do="install the app again, see docs/slack.md")
        return True

    async def authorize(self, team_id: str | None) -> AuthorizeResult | None:
        """For Bolt: as whom we act on a payload of this team; None where the app is not installed.

        What people write is written down also while Slack does not take our token or does not answer: only the reply
        has to wait for that.
        """
        team, found = team_id or "", None
        try:
            found = await asyncio.wait_for(self.of(team), SECONDS_TO_RECOGNISE)
        except TROUBLE as trouble:
            log.warning("slack_not_recognised_us", team=team, error=name_of(trouble))
            return AuthorizeResult(enterprise_id=None, team_id=team, bot_token=self._token(team))
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=None,
            team_id=found.team,
            bot_token=found.slack_api.token,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user,
        )

    def _token(self, team: str) -> str | None:
        return self._tokens.get(team) or self._tokens.get("")

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


def checked_settings(bot_token: str, app_token: str, signing_secret: str) -> dict[str, str]:
    """The bot tokens by team; SlackRefused, naming the setting and the way out, for what is missing or cannot be right."""
    if not bot_token:
        raise SlackRefused(f"NIGHTDESK_SLACK_BOT_TOKEN (xoxb-...) is missing. To get it: {WHERE}.")
    tokens = tokens_by_team(bot_token)
    if app_token and not app_token.startswith("xapp-"):
        raise SlackRefused(f"NIGHTDESK_SLACK_APP_TOKEN is not an app token (xapp-...). To get it: {WHERE}.")
    if not (app_token or signing_secret):
        missing = "NIGHTDESK_SLACK_APP_TOKEN (Socket Mode) or NIGHTDESK_SLACK_SIGNING_SECRET (HTTP)"
        raise SlackRefused(f"{missing} is missing. To get it: {WHERE}.")
    return tokens


def tokens_by_team(setting: str) -> dict[str, str]:
    """``xoxb-...``, or ``T0MAPLE=xoxb-...,T0FOOT=xoxb-...`` for several workspaces; raises SlackRefused."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in setting.split(","))):
        team, equals, token = part.rpartition("=")
        if not token.startswith("xoxb-") or (equals and not team.startswith("T")):
            raise SlackRefused(
                "NIGHTDESK_SLACK_BOT_TOKEN is a bot token (xoxb-...), or one for each workspace: T0MAPLE=xoxb-...,T0FOOT=xoxb-... "
                f"To get it: {WHERE}."
            )
        found[team] = token
    return found
