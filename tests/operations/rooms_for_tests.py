"""A desk whose people meet in rooms, and short ways to press and read there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.desk.clients import ChatIdentity
from bot.operations.ports import OutgoingMessage, RoomPress
from bot.operations.rooms.cards import as_drawn, show_cards
from bot.operations.rooms.presses import RoomAnswer, press_in_room
from tests.makers import DeskForTests, key_of

CHANNEL = ChatIdentity("slack", "T0DESK", "C0TECH")
GROUP = ChatIdentity("telegram", "", "-1001234567890")
AMARA = ChatIdentity("slack", "T0DESK", "U0AMARA")


@dataclass(frozen=True)
class Shown:
    """A message of a room as it would be sent now: its words and the titles of its buttons."""

    text: str
    titles: tuple[str, ...]


class Room:
    """One room of a desk."""

    def __init__(self, desk: DeskForTests, where: ChatIdentity = CHANNEL) -> None:
        self.desk, self.where = desk, where
        self._presses = 0

    def messages(self) -> list[OutgoingMessage]:
        """Everything that was written to it, edits too, oldest first."""
        with self.desk.ports.begin() as work:
            return list(work.conversations.waiting(key_of(self.where)))

    def cards(self, number: str) -> list[OutgoingMessage]:
        """The cards of a ticket, without their edits."""
        return [each for each in self.desk.said_to(self.where) if each.ticket == number and each.under is None]

    def edits(self) -> list[OutgoingMessage]:
        """What was to be drawn anew."""
        return [each for each in self.messages() if each.edits is not None]

    def shown(self, number: str) -> Shown:
        """The card of a ticket as it would be sent now."""
        (card,) = self.cards(number)
        drawn, _ = as_drawn(ports=self.desk.ports, message=card)
        return Shown(drawn.text, tuple(button.title for button in drawn.buttons))

    def key(self, number: str, title: str) -> str:
        """The key of a button under the card."""
        (card,) = self.cards(number)
        return next(button.key for button in card.buttons if button.title == title)

    def press(self, who: ChatIdentity, number: str, title: str, **values: str) -> RoomAnswer:
        """Somebody presses a button under the card."""
        return self.press_key(who, self.key(number, title), **values)

    def press_key(self, who: ChatIdentity, key: str, *, delivery: str | None = None, **values: str) -> RoomAnswer:
        """Somebody presses the button with this key in this room."""
        self._presses += 1
        press = RoomPress(delivery or f"{self.where} {self._presses}", who, self.where, key, values)
        return press_in_room(ports=self.desk.ports, press=press)

    def everything_is_sent(self) -> None:
        """The platform takes all that waits, and calls each by its number."""
        with self.desk.ports.begin() as work:
            for each in work.conversations.waiting(key_of(self.where)):
                work.conversations.mark_sent(each.id, self.desk.clock.now(), each.edited_ref or {"ts": str(each.id)})
            work.commit()


def with_rooms(desk: DeskForTests, *rooms: ChatIdentity) -> None:
    """From now on the MSP's people meet there."""
    desk.take_in_staff()
    desk.ports = replace(desk.ports, rooms=rooms or (CHANNEL,))
    show_cards(ports=desk.ports)
