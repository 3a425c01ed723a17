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
from bot.operations.quotes.cards import approval_card, greet_again, note_cards_seen, waiting_cards
from bot.operations.quotes.cheaper import DECLINED, LATER, WAY, is_for_parts_alone, take_up_declined
from bot.operations.quotes.ending import (
    cancel_waiting_quotes,
    convert_accepted_quote,
    expire_quotes,
    take_back_quote,
)
from bot.operations.quotes.mailing import mail_price
from bot.operations.quotes.planning import (
    begin_for_nothing,
    begin_in_emergency,
    free_before_the_planned,
    hour_for,
    plan_for,
)
from bot.operations.quotes.reading import (
    QuoteView,
    Standing,
    list_quotes,
    look_at_quotes,
    quote_on_paper,
    view_quote_by_number,
)
from bot.operations.quotes.reminding import answer_about_waited_quote, remind_approver
from bot.operations.quotes.rescheduling import (
    EmergencyPrice,
    OtherHour,
    begin_after_all,
    bring_forward,
    cheaper_hour,
    has_begun,
    hour_before_the_planned,
    is_approved_for,
    is_in_hand,
    price_of_emergency,
    put_off,
)

__all__ = [
    "DECLINED",
    "LATER",
    "WAY",
    "YOURSELF",
    "AnsweredQuote",
    "EmergencyPrice",
    "OtherHour",
    "QuoteView",
    "Standing",
    "answer_about_waited_quote",
    "answer_waiting_quote",
    "approval_card",
    "ask_for_another_price",
    "begin_after_all",
    "begin_for_nothing",
    "begin_in_emergency",
    "bring_forward",
    "cancel_waiting_quotes",
    "cheaper_hour",
    "convert_accepted_quote",
    "expire_quotes",
    "free_before_the_planned",
    "greet_again",
    "has_begun",
    "hour_before_the_planned",
    "hour_for",
    "is_approved_for",
    "is_for_parts_alone",
    "is_in_hand",
    "list_quotes",
    "look_at_quotes",
    "mail_price",
    "note_cards_seen",
    "pass_on_stranded_quotes",
    "plan_for",
    "price_of_emergency",
    "put_off",
    "quote_on_paper",
    "remind_approver",
    "request_approval",
    "revise_quote",
    "take_back_quote",
    "take_up_declined",
    "view_quote_by_number",
    "waiting_cards",
    "who_may_approve",
]
