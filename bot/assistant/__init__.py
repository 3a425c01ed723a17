"""The seam to Rasa: the only place beside bot.nlu that imports it."""
