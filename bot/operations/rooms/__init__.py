"""The technicians' rooms: tickets as cards in the MSP's own chat, worked on with buttons and answered in threads."""

from bot.operations.rooms.cards import as_drawn, show_card, show_cards
from bot.operations.rooms.presses import Choose, Said, Write, ask_in_room, press_in_room

__all__ = ["Choose", "Said", "Write", "as_drawn", "ask_in_room", "press_in_room", "show_card", "show_cards"]
