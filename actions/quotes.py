"""Answering a quote: by its button; typed words only bring the button."""

from __future__ import annotations

from typing import Any

from actions.base import DeskAction
from actions.scene import Scene
from actions.wording import dates
from bot.desk.money import in_words
from bot.operations.quotes import (
    AnsweredQuote,
    answer_waiting_quote,
    ask_for_another_price,
    waiting_cards,
)
from bot.operations.wording import moment


def show_waiting(scene: Scene) -> bool:
    """Bring the quotes that wait for this person, with their buttons; whether there are any."""
    cards = waiting_cards(ports=scene.ports, turn=scene.turn)
    if cards:
        scene.say("say_press_the_button")
    for card in cards:
        scene.show(card)
    return bool(cards)


def _typed(scene: Scene) -> list[dict[str, Any]]:
    """Typed words approve and decline nothing: they bring the button."""
    if not show_waiting(scene):
        scene.say("say_nothing_to_approve")
    return []


def _not_answered(scene: Scene, answered: AnsweredQuote) -> list[dict[str, Any]]:
    """The pressed card was out of date, or above this person's limit."""
    if answered.newest is not None:
        scene.say("say_newer_version")
        scene.show(answered.newest)
    elif answered.passed_to is not None:
        scene.say("say_passed_on", approver=answered.passed_to.name)
    else:
        scene.say("say_passed_to_nobody")
    return []


class ApproveQuote(DeskAction):
    """Yes to a cost."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_approve_quote"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Accept what the button names."""
        if scene.turn.arg("quote") is None:
            return _typed(scene)
        answered = answer_waiting_quote(ports=scene.ports, turn=scene.turn, accept=True)
        if answered.quote.approval is None:
            return _not_answered(scene, answered)
        said = dates(answered.ticket, scene.ports.clock.now())
        scene.say("say_approved", number=answered.ticket.number, limit=in_words(answered.quote.limit), dates=said)
        return []


class DeclineQuote(DeskAction):
    """No to a cost."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_decline_quote"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Decline what the button names."""
        if scene.turn.arg("quote") is None:
            return _typed(scene)
        answered = answer_waiting_quote(ports=scene.ports, turn=scene.turn, accept=False)
        if answered.quote.approval is None:
            return _not_answered(scene, answered)
        what = "Nothing is done and nothing is charged."
        if answered.planned is not None:
            when = moment(answered.planned.when, answered.ticket.timezone, scene.ports.clock.now())
            what = f"It is planned for {when} instead, when it costs nothing."
        elif answered.quote.approved_before is not None:
            what = f"Up to {in_words(answered.quote.approved_before)} stays approved, and nothing more is charged."
        scene.say("say_declined", number=answered.quote.number, what=what)
        return []


class ChangeQuote(DeskAction):
    """Another price is wanted."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_change_quote"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Note it for a technician."""
        ticket = ask_for_another_price(ports=scene.ports, turn=scene.turn)
        if ticket is None:
            scene.say("say_nothing_to_approve")
        else:
            scene.say("say_change_noted", number=ticket.number)
        return []
