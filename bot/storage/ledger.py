"""What was drawn from allowances; rows are only added."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, insert, select, text
from sqlalchemy.engine import Connection

from bot.storage.tables import ledger

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:client, 0))")


class SqlLedger:
    """``Ledger`` of the ports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hold(self, client: str) -> None:
        """One transaction at a time for each client."""
        self._connection.execute(_HOLD, {"client": f"ledger {client}"})

    def used(self, *, client: str, contract: str, allowance: str, since: datetime, until: datetime) -> Decimal:
        """Drawn with an instant of work in [since, until), in the unit of the allowance."""
        query = select(func.coalesce(func.sum(ledger.c.amount), 0)).where(
            ledger.c.client == client,
            ledger.c.contract == contract,
            ledger.c.allowance == allowance,
            ledger.c.work_at >= since,
            ledger.c.work_at < until,
        )
        return Decimal(self._connection.execute(query).scalar_one())

    def give_back(self, *, ticket: str, turn: str, at: datetime) -> None:
        """Write the opposite of what the ticket has drawn so far."""
        of_one = (ledger.c.client, ledger.c.contract, ledger.c.allowance, ledger.c.work_at)
        drawn = select(*of_one, func.sum(ledger.c.amount).label("amount")).where(ledger.c.ticket == ticket)
        for row in self._connection.execute(drawn.group_by(*of_one)).mappings().all():
            if row["amount"] > 0:
                back = {**row, "amount": -row["amount"], "ticket": ticket, "turn": turn, "written_at": at}
                self._connection.execute(insert(ledger).values(back))

    def draw(
        self,
        *,
        client: str,
        contract: str,
        allowance: str,
        amount: Decimal,
        work_at: datetime,
        ticket: str,
        turn: str,
        at: datetime,
    ) -> None:
        """Write what was drawn; a mistake is set right by a row with the opposite amount."""
        row = {
            "client": client,
            "contract": contract,
            "allowance": allowance,
            "amount": amount,
            "work_at": work_at,
            "ticket": ticket,
            "turn": turn,
            "written_at": at,
        }
        self._connection.execute(insert(ledger).values(row))
