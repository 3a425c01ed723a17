"""Telegram, on python-telegram-bot: carries words and identities, renders answers, decides nothing."""
