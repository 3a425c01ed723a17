"""``nightdesk slack``: the manifest of the app, and what is missing before it works."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated

import typer
import yaml

from bot.cli.common import fail, open_desk, print_json, read_settings, say
from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError
from bot.operations.members import client_of_workspace
from bot.settings import Settings

app = typer.Typer(help="Slack: set the app up, and see what is missing.", no_args_is_help=True)

_OAUTH = "api.slack.com/apps, your app, OAuth & Permissions"
_BASIC = "api.slack.com/apps, your app, Basic Information"


@app.command("manifest")
def manifest_(
    http: Annotated[
        str, typer.Option("--http", metavar="URL", help="your public address, for HTTP in place of Socket Mode")
    ] = "",
    yaml_: Annotated[bool, typer.Option("--yaml", help="YAML in place of JSON")] = False,
) -> None:
    """Print the app's manifest: at api.slack.com/apps choose Create New App, From a manifest, and paste it.

    Socket Mode needs no address of yours. For example: nightdesk slack manifest > manifest.json
    """
    from bot.channels.slack.manifest import manifest

    if http and not http.startswith("https://"):
        raise typer.BadParameter(
            "Slack calls https addresses only, like https://desk.example.com.", param_hint="--http"
        )
    found = manifest(http or None)
    if yaml_:
        typer.echo(yaml.safe_dump(found, sort_keys=False, allow_unicode=True), nl=False)
    else:
        print_json(found)


@dataclass(frozen=True)
class Line:
    """One thing that was looked at; ``advice`` says what to do, and is empty where all is well."""

    what: str
    advice: str = ""


@app.command()
def check(json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False) -> None:
    """What is missing: tokens, scopes, workspaces that are no client's; where to get each. Exit 1 when anything is.

    For example: nightdesk slack check
    """
    lines = _looked_at(read_settings())
    if json_:
        print_json([{"what": line.what, "ok": not line.advice, "advice": line.advice} for line in lines])
    else:
        for line in lines:
            said = f"✗ {line.what}: {line.advice}" if line.advice else f"✓ {line.what}"
            say(said)
    if any(line.advice for line in lines):
        raise SystemExit(1)


def _looked_at(settings: Settings) -> list[Line]:
    return [*_way_in(settings), *_workspaces(settings)]


def _way_in(settings: Settings) -> list[Line]:
    from bot.channels.slack.checking import check_app_token

    if settings.slack_app_token:
        checked = asyncio.run(check_app_token(settings.slack_app_token, settings.slack_api_url))
        advice = f"Slack says {checked.error}. Make one with connections:write: {_BASIC}, App-Level Tokens."
        return [Line("app token (NIGHTDESK_SLACK_APP_TOKEN, Socket Mode)", advice if checked.error else "")]
    if settings.slack_signing_secret:
        return [Line("signing secret (NIGHTDESK_SLACK_SIGNING_SECRET, HTTP)")]
    missing = (
        f"set NIGHTDESK_SLACK_APP_TOKEN for Socket Mode ({_BASIC}, App-Level Tokens, scope connections:write), "
        f"or NIGHTDESK_SLACK_SIGNING_SECRET for HTTP ({_BASIC}, App Credentials)."
    )
    return [Line("a way in", missing)]


def _workspaces(settings: Settings) -> list[Line]:
    from bot.channels.slack.checking import check_bot_token
    from bot.channels.slack.workspaces import tokens_by_team

    if not settings.slack_bot_token:
        return [Line("bot token", f"set NIGHTDESK_SLACK_BOT_TOKEN: {_OAUTH}, after Install to Workspace.")]
    try:
        tokens = tokens_by_team(settings.slack_bot_token)
    except DeskError as refusal:
        fail(str(refusal))
    lines: list[Line] = []
    with open_desk(settings) as desk:
        rooms = {room.workspace: room for room in desk.ports.rooms if room.platform == "slack"}
        for named, token in tokens.items():
            checked = asyncio.run(check_bot_token(token, settings.slack_api_url))
            what = f"bot token of {named or checked.team or 'the workspace'} (NIGHTDESK_SLACK_BOT_TOKEN)"
            if checked.error:
                lines.append(Line(what, f"Slack says {checked.error}. Copy it anew: {_OAUTH}."))
                continue
            wrong = (
                f"it is of {checked.team}: write {checked.team}= before it." if named not in ("", checked.team) else ""
            )
            lines += [Line(what, wrong), _scopes(checked.team, checked.lacks)]
            client = client_of_workspace(work=desk.begin, team=checked.team)
            advice = f"is no client's. Add `slack_teams: [{checked.team}]` to its client file, then `nightdesk clients import`."
            of = f"workspace {checked.team} ({checked.team_name})"
            ours = checked.team in rooms
            # The MSP's own workspace is no client's.
            lines += [Line(f"{of} of {client}")] if client else [] if ours else [Line(of, advice)]
            lines += [_room(rooms.pop(checked.team), token, settings)] if ours else []
    left = (f"NIGHTDESK_SLACK_ROOM is in {team}, and there is no bot token of that workspace." for team in rooms)
    return [*lines, *(Line("technicians' channel", advice) for advice in left)]


def _room(room: ChatIdentity, token: str, settings: Settings) -> Line:
    from bot.channels.slack.checking import check_room

    checked = asyncio.run(check_room(token, settings.slack_api_url, room.user_id))
    advice = f"Slack says {checked.error}. Write `/invite @Nightdesk` in the channel, and look at NIGHTDESK_SLACK_ROOM."
    return Line(f"technicians' channel {room.user_id}", advice if checked.error else "")


def _scopes(team: str, lacks: tuple[str, ...]) -> Line:
    advice = f"lacking {', '.join(lacks)}. Paste `nightdesk slack manifest` anew under App Manifest and install again."
    return Line(f"scopes in {team}", advice if lacks else "")
