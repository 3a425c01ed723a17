"""Sources of alerts as they send: with a token, or with a signature."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from starlette.testclient import TestClient

from bot.channels.alerts.app import alert_routes
from bot.channels.alerts.proving import ID, SIGNATURE, SOURCE, TIMESTAMP, sign
from bot.console.gateway import make_gateway
from bot.desk.alert_plan import AlertPlan, AlertSource, SourceKind
from tests.makers import MAPLE, DeskForTests
from tests.operations.monitored import FixedPlan

TOKEN = "a-token-that-only-alertmanager-has"
SECRET, OTHER_SECRET = b"0123456789abcdef0123456789abcdef", b"another secret of another source"
PLAN = AlertPlan(
    sources=(
        AlertSource(
            "maple-prometheus",
            SourceKind.PROMETHEUS,
            client=MAPLE,
            token_hash=hashlib.sha256(TOKEN.encode()).digest(),
        ),
        AlertSource("maple-rmm", SourceKind.JSON, client=MAPLE, secret=SECRET),
        AlertSource("other-rmm", SourceKind.JSON, client_label="customer", secret=OTHER_SECRET),
    )
)


def of_alertmanager(*alerts: tuple[str, str, str], **labels: str) -> dict[str, Any]:
    """The webhook's payload: device, condition and status of each alert."""
    listed = [
        {
            "status": status,
            "labels": {"alertname": condition, "instance": f"{device}:9100", "severity": "warning", **labels},
            "annotations": {"summary": f"{condition} on {device}", "runbook_url": "https://wiki.example/x"},
            "startsAt": "2026-11-24T14:58:03.157076123Z",
            "endsAt": "0001-01-01T00:00:00Z",
            "generatorURL": "http://prometheus.example:9090/graph",
            "fingerprint": "c6eadffa33fcdf37",
        }
        for device, condition, status in alerts
    ]
    return {
        "version": "4",
        "groupKey": '{}:{alertname="x"}',
        "truncatedAlerts": 0,
        "status": "firing",
        "receiver": "nightdesk",
        "groupLabels": {},
        "commonLabels": {},
        "commonAnnotations": {},
        "externalURL": "http://alertmanager.example:9093",
        "alerts": listed,
    }


DISK = {"device": "MD-SRV-01", "condition": "disk-full", "status": "firing", "severity": "warning"}


def signed_headers(body: bytes, *, id: str, at: int, secret: bytes, source: str) -> dict[str, str]:
    """The headers of a request that is signed at this second."""
    return {SOURCE: source, ID: id, TIMESTAMP: str(at), SIGNATURE: sign(secret, id, at, body)}


@dataclass
class Senders:
    """The gateway with the desk behind it, and both kinds of senders in front of it."""

    desk: DeskForTests
    _ids: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.ports = replace(self.desk.ports, monitoring=FixedPlan(PLAN))
        self.desk.ports = self.ports
        app = make_gateway(
            self.ports, secret="s" * 32, demo=False, health=lambda: {}, channels=alert_routes(self.ports)
        )
        self.browser = TestClient(app, raise_server_exceptions=False)

    def posts(self, path: str, body: bytes, headers: Any) -> tuple[int, dict[str, Any]]:
        """The status and what was said."""
        answer = self.browser.post(path, content=body, headers=headers)
        return answer.status_code, answer.json()

    def alertmanager(self, payload: object, *, token: str = TOKEN) -> tuple[int, dict[str, Any]]:
        """Alertmanager sends."""
        body = json.dumps(payload).encode()
        return self.posts("/alerts/prometheus", body, {"Authorization": f"Bearer {token}"})

    def signed(
        self,
        body: bytes,
        *,
        id: str | None = None,
        seconds: int = 0,
        secret: bytes = SECRET,
        source: str = "maple-rmm",
    ) -> dict[str, str]:
        """The headers of a request that is signed so many seconds from now."""
        id, at = id or f"msg_{next(self._ids)}", int(self.desk.clock.now().timestamp()) + seconds
        return signed_headers(body, id=id, at=at, secret=secret, source=source)

    def rmm(self, payload: object, **signed: Any) -> tuple[int, dict[str, Any]]:
        """A source of our own form sends."""
        body = json.dumps(payload).encode()
        return self.posts("/alerts/json", body, self.signed(body, **signed))

    def waiting(self) -> int:
        """How many alerts have been written down."""
        later = self.desk.clock.now().replace(year=2036)
        with self.ports.begin() as work:
            return sum(len(each.alerts) for each in work.alerts.waiting(later, 100_000))
