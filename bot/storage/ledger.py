"""What was reserved and drawn from allowances; rows are only added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import DateTime, case, func, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Connection

from bot.desk.allowances import HOLDING, LedgerRow, RowKind, Taken
from bot.storage.rows import every, utc
from bot.storage.tables import ledger
from bot.storage.trail import Trail

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:client, 0))")


class SqlLedger:
    """``Ledger`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def hold(self, client: str) -> None:
        """One transaction at a time for each client."""
        self._connection.execute(_HOLD, {"client": f"ledger {client}"})

    def add(self, row: LedgerRow) -> None:
        """Write the row; a mistake is set right by a row with the opposite amount."""
        self._trail.add(
            ledger,
            {
                "client": row.client,
                "contract": row.contract,
                "allowance": row.allowance,
                "kind": row.kind.value,
                "amount": row.amount,
                "work_at": row.work_at,
                "ticket": row.ticket,
                "turn": row.key,
                "written_at": row.written_at,
            },
        )

    def rows(self, *, client: str, contract: str, allowance: str) -> Sequence[LedgerRow]:
        """Every row of an allowance as it was written."""
        return self._read(_of(client, contract, allowance))

    def of_ticket(self, ticket: str) -> Sequence[LedgerRow]:
        """What a ticket has taken and given back, as it was written."""
        return self._read(ledger.c.ticket == ticket)

    def _read(self, condition: Any) -> Sequence[LedgerRow]:
        query = select(ledger).where(condition).order_by(ledger.c.id)
        return tuple(
            LedgerRow(
                client=row["client"],
                contract=row["contract"],
                allowance=row["allowance"],
                kind=RowKind(row["kind"]),
                amount=row["amount"],
                work_at=utc(row["work_at"]),
                ticket=row["ticket"],
                key=row["turn"],
                written_at=utc(row["written_at"]),
            )
            for row in every(self._connection, query)
        )

    def taken(self, *, client: str, contract: str, allowance: str, edges: Sequence[datetime]) -> Sequence[Taken]:
        """What was taken by work in [edges[i], edges[i+1]): one for each of these periods, in one query."""
        instants = literal([utc(edge) for edge in edges], ARRAY(DateTime(timezone=True)))
        number = func.width_bucket(ledger.c.work_at, instants).label("number")
        holds = ledger.c.kind.in_(sorted(kind.value for kind in HOLDING))
        query = (
            select(
                number,
                func.sum(case((holds, ledger.c.amount), else_=0)).label("reserved"),
                func.sum(case((holds, 0), else_=ledger.c.amount)).label("used"),
            )
            .where(_of(client, contract, allowance), ledger.c.work_at >= edges[0], ledger.c.work_at < edges[-1])
            .group_by(number)
        )
        found = {row["number"]: Taken(row["reserved"], row["used"]) for row in every(self._connection, query)}
        return tuple(found.get(each, Taken(Decimal(0), Decimal(0))) for each in range(1, len(edges)))

    def last_work(self, *, client: str, contract: str, allowance: str) -> datetime | None:
        """The latest instant of work that anything was taken for."""
        query = select(func.max(ledger.c.work_at)).where(_of(client, contract, allowance))
        found: datetime | None = self._connection.execute(query).scalar_one()
        return None if found is None else utc(found)


def _of(client: str, contract: str, allowance: str) -> Any:
    return (ledger.c.client == client) & (ledger.c.contract == contract) & (ledger.c.allowance == allowance)
