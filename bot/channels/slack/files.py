"""Files that people share in Slack: what a message tells of them, and fetching them with the bot's token.

The token is shown to Slack alone: an address that does not belong to the Web API's own domain is not called, also when a
redirection leads there. Without the right to read files Slack answers 200 with a page to sign in.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import SplitResult, urljoin, urlsplit

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.channels.outcomes import Fetched, Later, Never, TooLarge
from bot.channels.slack.payloads import team_of
from bot.channels.slack.trouble import TROUBLE, name_of, rest_of, seconds_named
from bot.channels.slack.workspaces import Workspace, Workspaces
from bot.desk.attachments import LARGEST, Attachment
from bot.desk.people import Conversation

log = structlog.get_logger(__name__)

SECONDS_FOR_A_FILE = 60.0
_MOST_REDIRECTIONS = 3
_CHUNK = 64 * 1024
_GONE = frozenset({"file_not_found", "file_deleted"})
_NO_RIGHT = "Slack shows a page to sign in: the app may not read this file"
_DO = "run `nightdesk slack check`; the scope files:read may be missing, see docs/slack.md"


class SlackFiles:
    """``Fetcher`` of the worker for everything that is shared in Slack. ``base_url`` is the Web API's address."""

    def __init__(self, workspaces: Workspaces, base_url: str) -> None:
        self._workspaces = workspaces
        self._home = urlsplit(base_url)

    async def fetch(self, file: Attachment) -> Fetched | TooLarge | Later | Never:
        """Its bytes; who may not see it yet, or is told to wait, comes again."""
        team = team_of(Conversation.of_key(file.conversation).identity)
        try:
            workspace = await self._workspaces.of(team)
            if workspace is None:
                return Later("the app is not installed in that workspace, or its token is not in the settings")
            address = file.source.get("url") or await _address_of(workspace, file.source.get("id", ""))
            return await self._fetched(str(workspace.slack_api.token), address)
        except SlackApiError as refusal:
            self._workspaces.refused(team, name_of(refusal))
            return Never(name_of(refusal)) if name_of(refusal) in _GONE else Later(name_of(refusal), rest_of(refusal))
        except TROUBLE as trouble:
            return Later(name_of(trouble))

    async def _fetched(self, token: str, address: str) -> Fetched | TooLarge | Later | Never:
        timeout = aiohttp.ClientTimeout(total=SECONDS_FOR_A_FILE)
        async with aiohttp.ClientSession(timeout=timeout) as http:
            for _ in range(_MOST_REDIRECTIONS + 1):
                if not is_of_slack(urlsplit(address), self._home):
                    return Never("its address is not one of Slack")
                headers = {"Authorization": f"Bearer {token}"}
                async with http.get(address, headers=headers, allow_redirects=False) as answer:
                    if 300 <= answer.status < 400 and "Location" in answer.headers:
                        address = urljoin(address, answer.headers["Location"])
                        continue
                    return await _read(answer)
        return Later("it leads from one address to the next")


def is_of_slack(address: SplitResult, home: SplitResult) -> bool:
    """Whether the token may be shown there: the Web API's own host, or one below it; as safely as that one."""
    try:
        same_way = (address.scheme, address.port) == (home.scheme, home.port)
    except ValueError:
        return False
    host, ours = (address.hostname or "").lower(), (home.hostname or "").lower()
    below = "." in ours.strip("0123456789.") and host.endswith(f".{ours}")
    return same_way and address.username is None and bool(ours) and (host == ours or below)


async def _address_of(workspace: Workspace, file: str) -> str:
    """For files of which a message tells the name alone (shared between two companies)."""
    said = await workspace.slack_api.files_info(file=file)
    told = said.get("file")
    return str(told.get("url_private") or "") if isinstance(told, Mapping) else ""


async def _read(answer: aiohttp.ClientResponse) -> Fetched | TooLarge | Later | Never:
    if answer.status in (404, 410):
        return Never(f"status {answer.status}")
    if answer.status != 200:
        return Later(f"status {answer.status}", seconds_named(answer.headers.get("Retry-After")))
    if answer.content_type == "text/html":
        log.error("slack_file_not_shown", do=_DO)
        return Later(_NO_RIGHT)
    content = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > LARGEST:
            return TooLarge()
    return Fetched(bytes(content))
