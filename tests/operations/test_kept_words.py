"""What technicians, other systems and monitoring write down is kept without the secrets in it, in every table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy.engine import Engine

from bot.desk.alerts import Alert, AlertSeverity
from bot.desk.catalogue import Priority
from bot.desk.decisions import Verdict
from bot.desk.disputes import Outcome
from bot.desk.ticket_work import WaitFor
from bot.operations.alerts.maintenance import add_window
from bot.operations.alerts.receiving import handle_delivery, receive_alerts
from bot.operations.disputes import dispute_decision, settle_dispute
from bot.operations.overrides import override_coverage
from bot.operations.quotes import take_back_quote
from bot.operations.replies import reprioritise_ticket
from bot.operations.rooms.answers import answer_from_room
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_work import let_wait, note_internally, reopen_ticket
from bot.operations.timesheet import add_part, log_time
from bot.operations.together import answer_together
from tests.makers import KIM_AT, MAPLE, SAM, DeskForTests
from tests.operations.situations import asked_at_night, opened
from tests.storage.rows import rows_with

CANARY = "Tr0ub4dor&3"
KEY = f"-----BEGIN PRIVATE KEY-----\nMIIE{'Qz9x' * 12}\n{'Lm4T' * 12}\n-----END PRIVATE KEY-----"
WORDS = f"Sign in again, the password is {CANARY}\nand this is the key:\n{KEY}\nThank you."
NEEDLES = (CANARY, "Qz9xQz9x", "Lm4TLm4T")


def _reply(desk: DeskForTests, number: str) -> None:
    answer_together(ports=desk.ports, number=number, by="Kim Osei", words=WORDS)


def _room(desk: DeskForTests, number: str) -> None:
    with desk.ports.begin() as work:
        member = work.staff.get(KIM_AT)
    assert member is not None
    answer_from_room(ports=desk.ports, member=member, number=number, words=WORDS, key="k")


def _note(desk: DeskForTests, number: str) -> None:
    note_internally(ports=desk.ports, number=number, by=KIM_AT, words=WORDS, key="k")


def _wait(desk: DeskForTests, number: str) -> None:
    let_wait(ports=desk.ports, number=number, reason=WaitFor.CLIENT, by=KIM_AT, text=WORDS)


def _resolve(desk: DeskForTests, number: str) -> None:
    resolve_ticket(ports=desk.ports, ticket=number, by="Kim Osei", text=WORDS, key="k")
    reopen_ticket(ports=desk.ports, number=number, by=KIM_AT, reason=WORDS)


def _priority(desk: DeskForTests, number: str) -> None:
    reprioritise_ticket(ports=desk.ports, number=number, priority=Priority.P1, by="Kim Osei", reason=WORDS)


def _override(desk: DeskForTests, number: str) -> None:
    override_coverage(ports=desk.ports, number=number, verdict=Verdict.NEEDS_PERSON, by="Kim Osei", reason=WORDS)


def _time(desk: DeskForTests, number: str) -> None:
    log_time(ports=desk.ports, ticket=number, minutes=5, by="Kim Osei", key="k", text=WORDS)
    add_part(ports=desk.ports, ticket=number, text=WORDS, cost=Decimal(1), by="Kim Osei", key="l")


def _dispute(desk: DeskForTests, number: str) -> None:
    turn = desk.turn(SAM, f"this is wrong, my password is {CANARY}")
    objection = dispute_decision(ports=desk.ports, turn=turn)
    assert objection is not None
    settle_dispute(ports=desk.ports, number=objection.number, outcome=Outcome.UPHELD, by="Kim Osei", words=WORDS)


def _window(desk: DeskForTests, number: str) -> None:
    now = desk.clock.now()
    add_window(ports=desk.ports, client=MAPLE, starts=now, ends=now + timedelta(hours=1), reason=WORDS, by="Kim Osei")


def _alert(desk: DeskForTests, number: str) -> None:
    labels = (("db_password", CANARY), ("note", WORDS))
    alert = Alert("maple", MAPLE, "MD-SRV-01", "BackupFailed", True, AlertSeverity.WARNING, WORDS, labels)
    assert receive_alerts(ports=desk.ports, source="maple", delivery="d", alerts=[alert], signed=True)
    assert handle_delivery(ports=desk.ports, delivery="maple/d") == 1


@pytest.mark.parametrize(
    "write",
    [_reply, _room, _note, _wait, _resolve, _priority, _override, _time, _dispute, _window, _alert],
    ids=lambda write: write.__name__.strip("_"),
)
def test_what_the_house_writes_is_kept_without_secrets(
    desk: DeskForTests, engine: Engine, write: Callable[[DeskForTests, str], None]
) -> None:
    desk.take_in_staff()
    _, ticket = opened(desk)
    write(desk, ticket.ticket.number)
    assert rows_with(engine, NEEDLES) == []
    # It was written, and not lost.
    assert rows_with(engine, ("[key removed]", "[password removed]")) != []


def test_why_a_quote_was_taken_back_is_kept_without_secrets(desk: DeskForTests, engine: Engine) -> None:
    quote = asked_at_night(desk)
    take_back_quote(ports=desk.ports, number=quote.number, by="Kim Osei", reason=WORDS)
    assert rows_with(engine, NEEDLES) == []
    assert rows_with(engine, ("[key removed]",)) != []


def test_the_lines_of_what_has_no_secret_stay_as_they_were(desk: DeskForTests) -> None:
    desk.take_in_staff()
    _, ticket = opened(desk)
    words = "Look into /etc/hosts first:\n\n  10.0.0.7   files\n\nThen call 416-555-0199."
    note_internally(ports=desk.ports, number=ticket.ticket.number, by=KIM_AT, words=words, key="k")
    assert words in [said for _, _, said in desk.history(ticket.ticket.number)]
