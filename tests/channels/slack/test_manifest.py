"""The manifest names what the channel uses, and nothing else: read from the code itself."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import yaml
from typer.testing import CliRunner

from bot.channels import slack
from bot.channels.slack.app import COMMAND, SHORTCUT
from bot.channels.slack.manifest import EVENTS, METHODS, SCOPES, manifest
from bot.cli.slack import app

run = CliRunner()
FOLDER = Path(inspect.getfile(slack)).parent
# Where events are looked at, and what a message is called there.
_TOLD = {"app.py": (), "payloads.py": ("message.im",), "rooms.py": ("message.channels", "message.groups")}
_CHECKING = {"auth.test", "apps.connections.open"}  # of `slack check`, which asks with whatever token there is


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(FOLDER.glob("*.py")):
        if path.name != "manifest.py":
            yield from ((path.name, node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _called() -> Iterator[str]:
    """Every method of the Web API: called on a client, by its name, or as one of `chat`."""
    for _, node in _nodes():
        on_a_client = isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("slack_api")
        if on_a_client and isinstance(node, ast.Attribute) and "_" in node.attr and node.attr != "api_call":
            yield node.attr.replace("_", ".")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if node.func.attr == "_politely":
                yield from (str(word).replace("_", ".") for word in words)
            if node.func.attr == "_in_form":
                yield from (f"chat.{word}" for word in words)


def _listened_to() -> Iterator[str]:
    """Every kind of event that anything is compared with."""
    for name, node in _nodes():
        if isinstance(node, ast.Compare) and name in _TOLD:
            left, right = ast.unparse(node.left), node.comparators[0]
            if left in ("kind", "event.get('type')") and isinstance(right, ast.Constant):
                yield from _TOLD[name] if right.value == "message" else (str(right.value),)


def test_every_method_that_is_called_has_its_scopes_and_no_other_is_named() -> None:
    assert set(_called()) - _CHECKING | {"auth.test"} == set(METHODS)


def test_every_event_that_is_listened_to_is_named_and_no_other() -> None:
    assert set(_listened_to()) == set(EVENTS)
    assert manifest()["settings"]["event_subscriptions"] == {"bot_events": sorted(EVENTS)}


def test_the_scopes_are_those_of_methods_events_and_the_command() -> None:
    assert manifest()["oauth_config"] == {"scopes": {"bot": list(SCOPES)}}
    needed = {scope for of in (METHODS, EVENTS) for scopes in of.values() for scope in scopes}
    assert set(SCOPES) == needed | {"commands"}


def test_the_agent_view_the_command_and_the_shortcut_are_there_within_slacks_limits() -> None:
    features = manifest()["features"]
    assert "assistant_view" not in features
    prompts = features["agent_view"]["suggested_prompts"]
    assert 1 <= len(prompts) <= 4 and all(set(prompt) == {"title", "message"} for prompt in prompts)
    assert [(each["command"], "url" in each) for each in features["slash_commands"]] == [(COMMAND, False)]
    (shortcut,) = features["shortcuts"]
    assert (shortcut["callback_id"], shortcut["type"], len(shortcut["name"]) <= 24) == (SHORTCUT, "message", True)
    assert len(manifest()["display_information"]["description"]) <= 140


def test_without_an_address_it_is_socket_mode_and_with_one_everything_goes_there() -> None:
    assert manifest()["settings"]["socket_mode_enabled"] is True
    there = manifest("https://desk.example.com/")
    address = "https://desk.example.com/slack/events"
    settings = there["settings"]
    assert settings["socket_mode_enabled"] is False
    assert settings["event_subscriptions"]["request_url"] == settings["interactivity"]["request_url"] == address
    assert there["features"]["slash_commands"][0]["url"] == address


def test_the_command_prints_it_as_json_and_as_yaml() -> None:
    as_json = yaml.safe_load(run.invoke(app, ["manifest"]).stdout)
    as_yaml = yaml.safe_load(run.invoke(app, ["manifest", "--yaml"]).stdout)
    assert as_json == as_yaml == manifest()
    assert run.invoke(app, ["manifest", "--http", "http://desk.example.com"]).exit_code == 2
