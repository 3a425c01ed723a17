"""Rasa's custom actions in this very process: no server, no port."""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

_EVENT_LISTS = ("events", "responses")


class ActionsInProcess(EndpointConfig):  # type: ignore[misc]  # rasa is untyped
    """An action endpoint whose ``request`` runs the action here."""

    def __init__(self) -> None:
        super().__init__(url="in-process:")
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    @property
    def names(self) -> frozenset[str]:
        """The actions there are."""
        return frozenset(self._executor.actions)

    async def request(self, *args: Any, json: dict[str, Any], **kwargs: Any) -> Any:
        """What an action server would answer."""
        return await self._executor.run(json)


def trust_own_actions() -> None:
    """Replace Rasa's schema check of action answers.

    It checks the schema itself anew each time, which costs tens of milliseconds a turn; the answers come from our own
    executor, so their outer form is all that needs checking.
    """

    def check(self: RemoteAction, result: dict[str, Any]) -> bool:
        if not all(isinstance(result.get(name, []), list) for name in _EVENT_LISTS):
            raise TypeError(f"{self.name()} did not answer with lists of events and responses")
        return True

    RemoteAction._validate_action_result = check
