"""Rasa's actions run in this process, and they are the ones that the domain names."""

from __future__ import annotations

import yaml

from bot.assistant.actions_in_process import ActionsInProcess
from bot.settings import HOME


def test_the_actions_of_the_domain_are_the_actions_there_are() -> None:
    domain = yaml.safe_load((HOME / "domain.yml").read_text(encoding="utf-8"))
    ours = {name for name in domain["actions"] if name.startswith("action_")}
    assert ActionsInProcess().names - {"action_default_fallback"} == ours - {"action_default_fallback"}
    assert "action_default_fallback" in ActionsInProcess().names
