"""One open ticket for each condition: many reports in any order, repeated, delivered twice, by two at once, against a model."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from bot.desk.alerts import Alert
from bot.operations.alerts import handle_delivery
from bot.operations.replies import record_first_response
from tests.makers import FOOTHILLS, MAPLE, DeskForTests
from tests.operations.monitored import CALM, Monitored, an_alert
from tests.proving import cases, seeded

DEVICES = (("MD-SRV-01", MAPLE), ("MD-WS-07", MAPLE), ("nobody-knows-it", MAPLE), ("FA-WS-03", FOOTHILLS))


def _conditions(number: int) -> list[Alert]:
    """So many conditions of devices covered, paid for and unknown."""
    found = []
    for place in range(number):
        device, client = DEVICES[place % len(DEVICES)]
        found.append(an_alert(device, f"Condition{place}", client=client, source="everybody"))
    return found


def _deliveries(random: Random, reports: list[Alert]) -> list[tuple[Alert, ...]]:
    """The reports in requests of one to forty, as an Alertmanager groups them."""
    found, at = [], 0
    while at < len(reports):
        size = random.choice((1, 1, 2, 5, 40))
        found.append(tuple(reports[at : at + size]))
        at += size
    return found


def test_whatever_the_order_and_however_often_each_condition_has_exactly_one_open_ticket(desk: DeskForTests) -> None:
    random, number = seeded("alerts"), cases(200, 50_000)
    conditions = _conditions(cases(20, 200))
    monitored = Monitored(desk, CALM)
    reports = [*conditions, *(random.choice(conditions) for _ in range(number - len(conditions)))]
    random.shuffle(reports)
    deliveries = _deliveries(random, reports)
    ids = []
    for place, alerts in enumerate(deliveries):
        ids.append(monitored.hands_over(*alerts, key=f"id {place}"))
        if random.random() < 0.3:
            monitored.hands_over(*alerts, key=f"id {place}")
    doubled = [*ids, *random.sample(ids, len(ids) // 3)]
    random.shuffle(doubled)

    with ThreadPoolExecutor(2) as writers:
        handled = sum(writers.map(lambda id: handle_delivery(ports=monitored.ports, delivery=id), doubled))

    counts = Counter(alert.fingerprint for alert in reports)
    seen = {alert.fingerprint: monitored.sees(alert) for alert in conditions}
    tickets = [each.ticket for each in seen.values()]
    wrong = [key for key, each in seen.items() if each.count != counts[key]]
    with monitored.ports.begin() as work:
        opened = [each.number for each in work.tickets.list(limit=1_000) if each.is_open]
    assert (handled, wrong, len(set(tickets)), sorted(opened)) == (
        number,
        [],
        len(conditions),
        sorted(map(str, tickets)),
    )


@dataclass
class _Plain:
    """What should be known of a condition, kept in the plainest way."""

    there: bool = False
    open: bool = False
    touched: bool = False
    tickets: int = 0
    count: int = 0
    returns: int = 0
    gone_at: datetime | None = None

    def fires(self, now: datetime) -> None:
        """One more report that it is there."""
        if self.open:
            self.count += 1
            self.returns += 0 if self.there else 1
        elif self.gone_at is not None and now - self.gone_at <= timedelta(minutes=15):
            self.open, self.count, self.returns = True, self.count + 1, self.returns + 1
        else:
            self.open, self.touched, self.count, self.returns = True, False, 1, 0
            self.tickets += 1
        self.there = True

    def goes(self, now: datetime) -> None:
        """One more report that it is gone."""
        if self.there:
            self.there, self.gone_at = False, now
            self.open = self.open and (self.touched or self.returns >= 3)


def test_reports_and_ends_and_hands_of_people_in_any_order_leave_what_a_plain_model_says(desk: DeskForTests) -> None:
    random, number = seeded("alerts and ends"), cases(100, 6_000)
    conditions = _conditions(cases(12, 60))
    monitored = Monitored(desk, CALM)
    model = {alert.fingerprint: _Plain() for alert in conditions}
    done = 0
    with ThreadPoolExecutor(2) as writers:
        while done < number:
            now = monitored.desk.clock.now()
            picked = [random.choice(conditions) for _ in range(random.choice((1, 2, 6)))]
            alerts = [alert if random.random() < 0.6 else replace(alert, firing=False) for alert in picked]
            for alert in alerts:
                plain = model[alert.fingerprint]
                if alert.firing:
                    plain.fires(now)
                else:
                    plain.goes(now)
            # Both writers are given the same delivery: each of its alerts has its effect once, in its order.
            id = monitored.hands_over(*alerts)
            list(writers.map(lambda each: handle_delivery(ports=monitored.ports, delivery=each), [id, id]))
            if random.random() < 0.05:
                _touch(monitored, random.choice(conditions), model)
            monitored.desk.clock.step(minutes=random.choice((0, 1, 4, 16)))
            done += len(alerts)
    wrong = [(alert.condition, plain, _found(monitored, alert)) for alert, plain in _pairs(conditions, model)]
    assert [each for each in wrong if each[2] != _said(each[1])] == []
    with monitored.ports.begin() as work:
        found = len(work.tickets.list(limit=100_000))
    assert found == sum(plain.tickets for plain in model.values())


def _touch(monitored: Monitored, alert: Alert, model: dict[str, _Plain]) -> None:
    plain = model[alert.fingerprint]
    if plain.open:
        number = monitored.ticket_of(alert).number
        record_first_response(ports=monitored.ports, number=number, by="Robin Castell", words="I look at it.")
        plain.touched = True


def _pairs(conditions: list[Alert], model: dict[str, _Plain]) -> list[tuple[Alert, _Plain]]:
    return [(alert, model[alert.fingerprint]) for alert in conditions if model[alert.fingerprint].tickets]


def _said(plain: _Plain) -> tuple[object, ...]:
    return plain.there, plain.open, plain.count, plain.returns


def _found(monitored: Monitored, alert: Alert) -> tuple[object, ...]:
    seen = monitored.sees(alert)
    return seen.standing.value == "firing", monitored.ticket_of(alert).is_open, seen.count, seen.returns
