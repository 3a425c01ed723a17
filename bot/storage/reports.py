"""Months that were given to clients; rows are only added."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from bot.desk.monthly import GivenOut, MonthlyReport
from bot.storage.documents import decode, encode
from bot.storage.rows import Row, every, one, storable, utc
from bot.storage.tables import monthly_reports
from bot.storage.trail import Trail

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")


class SqlReports:
    """``Reports`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def hold(self, client: str) -> None:
        """One at a time for each client."""
        self._connection.execute(_HOLD, {"what": f"monthly report {client}"})

    def add(self, given: GivenOut) -> None:
        """Write it; it can never be changed."""
        report = given.report
        row = {"client": report.client, "month": report.month, "number": given.number, "by": storable(given.by)}
        self._trail.add(monthly_reports, {**row, "at": given.at, "document": encode(report)})

    def newest(self, client: str, month: str) -> GivenOut | None:
        """The month as it was given out last."""
        kept = monthly_reports.c
        query = select(monthly_reports).where(kept.client == client, kept.month == month)
        row = one(self._connection, query.order_by(kept.number.desc()).limit(1))
        return None if row is None else _given(row)

    def list(self, client: str) -> Sequence[GivenOut]:
        """The newest of each month, the newest month first."""
        kept = monthly_reports.c
        query = select(monthly_reports).where(kept.client == client).distinct(kept.month)
        return tuple(
            _given(row) for row in every(self._connection, query.order_by(kept.month.desc(), kept.number.desc()))
        )


def _given(row: Row) -> GivenOut:
    return GivenOut(decode(MonthlyReport, row["document"]), row["number"], row["by"], utc(row["at"]))
