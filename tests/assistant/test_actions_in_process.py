"""Rasa's actions run in this process, and they are the ones that the domain names."""

from __future__ import annotations

from inspect import isabstract

import yaml

from actions.base import DeskAction
from bot.assistant.actions_in_process import ActionsInProcess
from bot.settings import HOME


def _of_ours(kind: type[DeskAction] = DeskAction) -> set[str]:
    """The names of all actions in the package; tests may have defined others."""
    own = set() if isabstract(kind) or not kind.__module__.startswith("actions.") else {kind().name()}
    return own.union(*(_of_ours(each) for each in kind.__subclasses__()))


def test_the_actions_of_the_domain_are_the_actions_there_are() -> None:
    domain = yaml.safe_load((HOME / "domain.yml").read_text(encoding="utf-8"))
    named = {name for name in domain["actions"] if name.startswith("action_")}
    registered = ActionsInProcess().names
    # Rasa's own fallback is replaced by ours under the name it has anyway.
    assert _of_ours() <= registered
    assert named | {"action_default_fallback"} == _of_ours()
