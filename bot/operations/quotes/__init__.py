"""Quotes: put before an approver in chat, accepted once by a button, revised, declined, taken back, left to expire."""

from __future__ import annotations

from bot.operations.quotes.answering import AnsweredQuote, answer_waiting_quote
from bot.operations.quotes.asking import (
    YOURSELF,
    ask_for_another_price,
    pass_on_stranded_quotes,
    request_approval,
    revise_quote,
    who_may_approve,
)
from bot.operations.quotes.cards import approval_card, greet_again, outcome_words, waiting_cards
from bot.operations.quotes.ending import cancel_waiting_quotes, convert_accepted_quote, expire_quotes

__all__ = [
    "YOURSELF",
    "AnsweredQuote",
    "answer_waiting_quote",
    "approval_card",
    "ask_for_another_price",
    "cancel_waiting_quotes",
    "convert_accepted_quote",
    "expire_quotes",
    "greet_again",
    "outcome_words",
    "pass_on_stranded_quotes",
    "request_approval",
    "revise_quote",
    "waiting_cards",
    "who_may_approve",
]
