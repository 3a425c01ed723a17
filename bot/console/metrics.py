"""``/metrics``: the desk's figures as Prometheus reads them, for this machine alone or for whoever shows the token.

They come from the database when they are asked for, so it does not matter which process is asked. No label names a client, a
person or a machine.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from threading import Lock

import anyio.to_thread
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.operations.figures import Figures, read_figures
from bot.operations.ports import DeskPorts
from bot.settings import program_version

KEPT = 10.0
"""Seconds for which the figures are not read anew, however many ask."""
_HANDED_ON = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


def metrics_route(ports: DeskPorts, token: str) -> Route:
    """The address. Without a ``token`` only a request of this very machine is answered, and none that was handed on."""
    text = _Text(ports)

    async def metrics(request: Request) -> Response:
        if token:
            shown = request.headers.get("authorization", "").encode()
            if not hmac.compare_digest(shown, f"Bearer {token}".encode()):
                raise HTTPException(401, "Show the token of NIGHTDESK_METRICS_TOKEN.", {"www-authenticate": "Bearer"})
        elif not _from_here(request):
            raise HTTPException(404)
        return Response(await anyio.to_thread.run_sync(text.now), media_type=CONTENT_TYPE_LATEST)

    return Route("/metrics", metrics, methods=["GET"])


def _from_here(request: Request) -> bool:
    """Whether it was sent on this machine to this machine. A proxy says where a request came from, or for which name."""
    if any(name in request.headers for name in _HANDED_ON):
        return False
    host = request.headers.get("host", "")
    named = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    try:
        return named in _THIS_MACHINE and ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False


class _Text:
    """The figures as text, read at most once in ten seconds."""

    def __init__(self, ports: DeskPorts, clock: Callable[[], float] = time.monotonic) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(_FromDatabase(ports))
        self._clock = clock
        self._kept: tuple[float, bytes] | None = None
        self._reading = Lock()

    def now(self) -> bytes:
        """Whoever asks meanwhile waits for the same answer."""
        with self._reading:
            if self._kept is None or self._clock() - self._kept[0] >= KEPT:
                self._kept = (self._clock(), generate_latest(self._registry))
            return self._kept[1]


class _FromDatabase(Collector):
    """One reading of the database for each collection."""

    def __init__(self, ports: DeskPorts) -> None:
        self._ports = ports

    def collect(self) -> Iterator[Metric]:
        """Every family."""
        return _families(read_figures(ports=self._ports))


def _families(figures: Figures) -> Iterator[Metric]:
    yield InfoMetricFamily("nightdesk_build", "The program.", {"version": program_version()})
    waiting = {each.what.value: each for each in figures.waiting}
    yield _gauges("nightdesk_waiting", "What waits, by what for.", "for", {k: v.count for k, v in waiting.items()})
    ages = {name: figures.age(each.since) for name, each in waiting.items()}
    yield _gauges("nightdesk_oldest_waiting_seconds", "For how long the oldest of it has waited.", "for", ages)
    yield _gauges("nightdesk_processes", "Processes that are alive, by the part they run.", "part", figures.alive)
    checks = {check.name: int(check.good) for check in figures.checks}
    yield _gauges("nightdesk_check_good", "What the auditor looks at: 1 good, 0 not.", "check", checks)
    open_ = {"yes": figures.findings_that_stop, "no": figures.findings - figures.findings_that_stop}
    yield _gauges("nightdesk_findings", "What is wrong with the desk, by whether it stops it.", "stops", open_)
    yield _gauge("nightdesk_pages_unacknowledged", "Calls that nobody has taken.", figures.pages_waiting)
    yield _gauge("nightdesk_stranded_jobs", "Work that will not be tried any more.", figures.stranded)
    yield _counters("nightdesk_turns", "Messages that were handled, by their outcome.", figures.turns)
    yield _counters(
        "nightdesk_answers", "Answers that are not waiting any more, by what became of them.", figures.answers
    )
    audited = figures.audited_at.timestamp() if figures.audited_at else 0.0
    yield _gauge("nightdesk_last_audit_timestamp_seconds", "When the auditor last went to its end; 0: never.", audited)


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)


def _gauges(name: str, meaning: str, label: str, values: dict[str, float] | dict[str, int]) -> Metric:
    family = GaugeMetricFamily(name, meaning, labels=[label])
    for each, value in values.items():
        family.add_metric([each], value)
    return family


def _counters(name: str, meaning: str, values: dict[str, int]) -> Metric:
    family = CounterMetricFamily(name, meaning, labels=["outcome"])
    for each, value in values.items():
        family.add_metric([each], value)
    return family
