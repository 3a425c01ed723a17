"""The base of every custom action: whatever happens inside, the person gets an answer."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import Any
from uuid import uuid4

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.scene import Scene, scene_of
from bot.desk.errors import DeskError
from bot.operations.failing import AWAY_BESIDE, FAILED_BESIDE
from bot.operations.ports import StorageAway, TurnIsOver

log = structlog.get_logger(__name__)


class DeskAction(Action, ABC):  # type: ignore[misc]  # rasa_sdk is untyped
    """An action of the desk. ``act`` runs in a thread, because operations wait for the database."""

    @abstractmethod
    def name(self) -> str:
        """Its name in the domain; abstract, so that Rasa's executor leaves half-made classes alone."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Run ``act``; a refusal is said in its own words, anything else with a reference that is in the log."""
        try:
            return await asyncio.to_thread(self._in_thread, dispatcher, tracker)
        except DeskError as refusal:
            dispatcher.utter_message(response="say_refused", reason=str(refusal))
        except TurnIsOver:
            # The person has been answered meanwhile, and nothing was done.
            log.warning("turn_answered_otherwise", action=self.name())
        except StorageAway:
            log.warning("action_without_storage", action=self.name())
            dispatcher.utter_message(json_message={AWAY_BESIDE: True})
        except (Exception, SystemExit):
            # A library that wants to end the process (Rasa has such places) ends one turn at most.
            reference = uuid4().hex[:8]
            log.exception("action_failed", action=self.name(), reference=reference)
            # The words are for a shell of Rasa's: the desk has its own, and puts what the person said into a ticket.
            beside = {FAILED_BESIDE: reference}
            dispatcher.utter_message(response="say_went_wrong", reference=reference, json_message=beside)
        return []

    def _in_thread(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        scene: Scene = scene_of(dispatcher, tracker)
        return self.act(scene)

    @abstractmethod
    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Do the one thing; the events for Rasa's tracker."""
