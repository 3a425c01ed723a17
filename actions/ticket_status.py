"""How one's tickets stand, also asked in the middle of something else."""

from __future__ import annotations

from typing import Any

from actions.base import DeskAction
from actions.earlier import back_to_the_question
from actions.scene import Scene
from actions.steps import back_to_the_talk
from actions.tickets import ABOUT_A_TICKET, SHOWN
from actions.wording import ONLY_YOUR_OWN, ticket_line
from bot.desk.ticket_words import asks_about_others
from bot.operations.tickets import list_own_tickets, view_own_ticket


class TicketStatus(DeskAction):
    """How do my tickets stand?"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_ticket_status"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """The named ticket, or the open ones; nobody else's."""
        if not scene.turn.person.verified:
            scene.say("say_no_tickets_shown")
            return []
        named = scene.fact("ticket")
        numbers = [named] if named is not None else _own_numbers(scene)
        if not numbers and not ABOUT_A_TICKET.search(scene.turn.words) and scene.turn.pressed is None:
            return back_to_the_talk(scene)
        if not numbers:
            scene.say("say_no_tickets")
            return back_to_the_question(scene)
        now = scene.ports.clock.now()
        views = [view_own_ticket(ports=scene.ports, turn=scene.turn, number=number) for number in numbers]
        scene.say("say_status", tickets="\n".join(ticket_line(view, now) for view in views))
        return back_to_the_question(scene)


def _own_numbers(scene: Scene) -> list[str]:
    """The open tickets of whoever asks, else the last one; who asks about others' too is told that these are not shown."""
    own = list_own_tickets(ports=scene.ports, turn=scene.turn)
    if scene.turn.pressed is None and asks_about_others(scene.turn.words):
        scene.tell(ONLY_YOUR_OWN)
    return [ticket.number for ticket in own if ticket.is_open][:SHOWN] or [ticket.number for ticket in own[:1]]
