"""The technicians' rooms: tickets as cards in the MSP's own chat, worked on with buttons and answered in threads."""
