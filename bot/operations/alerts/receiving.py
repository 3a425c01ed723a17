"""Alerts come in: written down with their job in one transaction, before anybody is told so; each has its effect once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.desk.alerts import Alert, AlertDelivery, Progress, Standing
from bot.operations.alerts.handling import take_alert
from bot.operations.alerts.opening import matter_of, open_matter
from bot.operations.ports import DeskPorts, Work
from bot.operations.typed_secrets import kept_words

REPEAT_WITHIN = timedelta(minutes=5)
"""An unsigned body that comes again within this time is one delivery, tried twice; later it is a new report."""
MOST_TRIES = 5
"""An alert that fails so often becomes a ticket for a person, and the next one has its turn."""
KEPT_FOR, WAITS_FOR_ITS_JOB = timedelta(days=7), timedelta(minutes=2)

log = logging.getLogger(__name__)


def receive_alerts(*, ports: DeskPorts, source: str, delivery: str, alerts: Sequence[Alert], signed: bool) -> bool:
    """Write down what a source has handed over, under the key of the delivery; False when it came before.

    Only when this has come back may the source be told that it arrived.
    """
    now = ports.clock.now()
    # Checks print what they were called with, passwords too.
    written = AlertDelivery(
        f"{source}/{delivery}", source, now, tuple(_without_secrets(ports, each) for each in alerts)
    )
    with ports.begin() as work:
        if not work.alerts.receive(written, again_before=None if signed else now - REPEAT_WITHIN):
            return False
        if alerts:
            work.jobs.alerts(written.id, source)
        work.commit()
        return True


def _without_secrets(ports: DeskPorts, alert: Alert) -> Alert:
    """A label is read with its name, which may say what its value is."""
    labels = tuple(
        (name, kept_words(ports, f"{name}: {value}").removeprefix(f"{name}: ")) for name, value in alert.labels
    )
    condition, summary = kept_words(ports, alert.condition), kept_words(ports, alert.summary)
    return replace(alert, device=kept_words(ports, alert.device), condition=condition, summary=summary, labels=labels)


def came_before(*, ports: DeskPorts, source: str, delivery: str) -> bool:
    """Whether a signed delivery with this id has been taken already."""
    with ports.begin() as work:
        return work.alerts.delivery(f"{source}/{delivery}") is not None


def handle_delivery(*, ports: DeskPorts, delivery: str) -> int:
    """Let every alert of a delivery have its effect, each in one transaction that also keeps how far it has come.

    How many had theirs now. Whatever is killed meanwhile, running it again goes on where it stood. A failure is counted
    and flies on; at the last try a person gets a ticket about the alert, and it is passed over.
    """
    with ports.begin() as work:
        found = work.alerts.delivery(delivery)
    handled = 0
    while found is not None:
        try:
            if not _handle_next(ports, found):
                break
            handled += 1
        except Exception:
            if not _give_up_or_count(ports, found):
                raise
    return handled


def _handle_next(ports: DeskPorts, delivery: AlertDelivery) -> bool:
    with ports.begin() as work:
        progress = work.alerts.hold_delivery(delivery.id)
        if progress is None or progress.taken >= len(delivery.alerts):
            return False
        take_alert(work, ports, delivery.alerts[progress.taken], key=_key(delivery, progress))
        _pass(work, delivery, progress)
        work.commit()
        return True


def _give_up_or_count(ports: DeskPorts, delivery: AlertDelivery) -> bool:
    """Whether the alert that failed is passed over now, with a ticket for a person in its place."""
    with ports.begin() as work:
        progress = work.alerts.hold_delivery(delivery.id)
        if progress is None or progress.taken >= len(delivery.alerts):
            return True
        over = progress.failed + 1 >= MOST_TRIES
        if over:
            alert = delivery.alerts[progress.taken]
            client = work.clients.get(alert.client) if alert.client else None
            open_matter(work, ports, matter_of(f"failed {_key(delivery, progress)}", alert, client, None, None))
            _pass(work, delivery, progress)
        else:
            work.alerts.save_progress(delivery.id, replace(progress, failed=progress.failed + 1), done=False)
        work.commit()
        return over


def _key(delivery: AlertDelivery, progress: Progress) -> str:
    return f"alert {delivery.id}/{delivery.received_at.isoformat()}/{progress.taken}"


def _pass(work: Work, delivery: AlertDelivery, progress: Progress) -> None:
    taken = progress.taken + 1
    work.alerts.save_progress(delivery.id, Progress(taken), done=taken >= len(delivery.alerts))


def end_quiet_times(*, ports: DeskPorts) -> int:
    """What a maintenance window has kept quiet and is still there when it is over gets its ticket; how many did."""
    with ports.begin() as work:
        quiet = work.alerts.kept_quiet()
    opened = 0
    for each in quiet:
        try:
            opened += _end_quiet_time(ports, each.fingerprint)
        except Exception:
            # What one breaks on keeps no other one quiet; it comes again with the next round.
            log.exception("alert %s could not go on", each.fingerprint)
    return opened


def _end_quiet_time(ports: DeskPorts, fingerprint: str) -> bool:
    with ports.begin() as work:
        work.alerts.hold(fingerprint)
        held = work.alerts.condition(fingerprint)
        if held is None or held.standing is not Standing.QUIET:
            return False
        now = ports.clock.now()
        take_alert(work, ports, replace(held.alert, started_at=None), key=f"alert {fingerprint} {now.isoformat()}")
        after = work.alerts.condition(fingerprint)
        if after is None or after.standing is not Standing.FIRING:
            return False
        # It was there all the time.
        work.alerts.save(replace(after, alert=held.alert, since=held.since, count=held.count))
        work.commit()
        return True


def handle_waiting(*, ports: DeskPorts) -> int:
    """Deliveries whose job has been lost or given up have their effect all the same; how many alerts had theirs."""
    with ports.begin() as work:
        waiting = work.alerts.waiting(ports.clock.now() - WAITS_FOR_ITS_JOB)
    handled = 0
    for each in waiting:
        try:
            handled += handle_delivery(ports=ports, delivery=each.id)
        except Exception:
            log.exception("delivery of alerts %s could not go on", each.id)
    return handled


def forget_deliveries(*, ports: DeskPorts) -> int:
    """Remove old deliveries that have had their effect; how many."""
    with ports.begin() as work:
        gone = work.alerts.forget(ports.clock.now() - KEPT_FOR)
        work.commit()
        return gone
