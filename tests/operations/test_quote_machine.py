"""Anything may happen to a quote in any order: it is never accepted twice, late, at another price, or by the wrong person.

Beside the real one runs a model that knows five things about a version: its price, its date, its fingerprint, whether it
waits, and who may say yes. It predicts which press counts; each press that counts is then checked on the quote itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from time import perf_counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.desk.clients import Role
from bot.desk.errors import DeskError
from bot.desk.money import Money
from bot.desk.quotes import WAITING, Quote, QuoteState
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, DeskForTests
from tests.operations.quote_worlds import APPROVERS, PEOPLE, Operations, Rules, World
from tests.proving import cases

STEPS = 40
APPROVER = frozenset({Role.APPROVER})
_S = QuoteState
_ENDS = frozenset({_S.DECLINED, _S.EXPIRED, _S.CANCELLED})


@dataclass(frozen=True)
class Card:
    """What somebody was shown once, and may press for ever after."""

    number: str
    revision: int
    fingerprint: str
    limit: Money


@dataclass
class Model:
    """What the machine believes, without asking the rules."""

    may: dict[str, Money | None] = field(default_factory=dict)  # approvers who are there; None is without a limit
    waits: Card | None = None
    accepted: list[Card] = field(default_factory=list)
    declined: list[Card] = field(default_factory=list)

    def allowed(self, who: str, card: Card, world: World, newest: Quote) -> bool:
        """Whether this press should count."""
        if self.waits != card or who not in self.may or world.now >= newest.valid_until:
            return False
        limit = self.may[who]
        return limit is None or card.limit.amount <= limit.amount


class QuoteMachine(RuleBasedStateMachine):
    """One quote after the other, and everything that can be done to them."""

    world_of: Callable[[], World]
    seen: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.world = type(self).world_of()
        self.model = Model()
        self.cards: list[Card] = []

    def _step(self, what: str) -> None:
        self.seen.update({"steps": 1, what: 1})

    @initialize()
    def begin(self) -> None:
        self.model.may = {APPROVERS[0]: Money.of("400.00", "CAD"), APPROVERS[1]: None}
        for email, limit in self.model.may.items():
            self.world.change(email, limit, APPROVER)
        self._fresh()

    def _fresh(self) -> None:
        self.world.fresh()
        self.model.accepted, self.model.declined = [], []
        self._look()

    def _look(self) -> Quote:
        """The newest version; its card is kept, as somebody may press it much later."""
        newest = self.world.versions()[0]
        card = Card(newest.number, newest.revision, newest.revision_hash, newest.limit)
        if card not in self.cards:
            self.cards.append(card)
        self.model.waits = card if newest.state in WAITING else None
        return newest

    @precondition(lambda self: self.world.versions()[0].state in _ENDS)
    @rule()
    def another_quote(self) -> None:
        self._step("another quote")
        self._fresh()

    @rule(who=st.sampled_from(PEOPLE), back=st.integers(0, 3), accept=st.booleans())
    def press(self, who: str, back: int, accept: bool) -> None:
        """Anybody presses the newest card, or one that they were shown long ago."""
        self._press(who, self.cards[-1 - min(back, len(self.cards) - 1)], accept)

    @rule(who=st.sampled_from(APPROVERS), accept=st.booleans())
    def press_the_newest(self, who: str, accept: bool) -> None:
        """Most people press what they see."""
        self._press(who, self.cards[-1], accept)

    @precondition(lambda self: self.model.waits is not None)
    @rule(accept=st.sampled_from([True, True, True, False]))
    def whoever_is_asked_answers(self, accept: bool) -> None:
        """What happens most often."""
        asked = self.world.versions()[0].asked
        assert asked is not None
        self._press(asked, self.cards[-1], accept)

    @rule(who=st.sampled_from(PEOPLE), fingerprint=st.sampled_from(["", "0" * 64, "approve"]))
    def press_a_forged_card(self, who: str, fingerprint: str) -> None:
        real = self.cards[-1]
        self._press(who, Card(real.number, real.revision, fingerprint, real.limit), True)

    def _press(self, who: str, card: Card, accept: bool) -> None:
        self._step("press")
        before = self.world.versions()
        should = self.model.allowed(who, card, self.world, before[0])
        try:
            self.world.press(who, card.number, card.fingerprint, accept)
        except DeskError:
            self.seen["refused"] += 1
        after = self.world.versions()
        answers = [each for each in after if each.approval] if after[0].number == before[0].number else []
        fresh = [each for each in answers if each.approval not in [old.approval for old in before]]
        assert bool(fresh) == should, (who, card, accept)
        if should:
            self._counted(fresh, who, card, accept)
        self._look()

    def _counted(self, fresh: list[Quote], who: str, card: Card, accept: bool) -> None:
        (answered,) = fresh
        approval = answered.approval
        assert approval is not None
        assert (approval.by, approval.accepted, approval.revision_hash) == (who, accept, card.fingerprint)
        assert answered.revision_hash == card.fingerprint  # not repriced
        assert answered.limit == card.limit
        assert approval.at < answered.valid_until  # not expired
        before = self.model.accepted if accept else self.model.declined
        assert card not in self.model.accepted + self.model.declined  # not double
        before.append(card)
        self.seen["accepted" if accept else "declined"] += 1

    @rule(
        who=st.sampled_from(APPROVERS),
        limit=st.sampled_from([None, None, "0.00", "119.99", "120.00", "399.99", "400.00", "1000.00"]),
        role=st.sampled_from(["approver", "approver", "approver", "departed", "none"]),
    )
    def change_an_approver(self, who: str, limit: str | None, role: str) -> None:
        """Limits rise and fall, people leave and come back, after they were shown a card too."""
        self._step("approver changed")
        roles = {"approver": APPROVER, "departed": APPROVER | {Role.DEPARTED}, "none": frozenset[Role]()}[role]
        most = Money.of(limit, "CAD") if limit is not None else None
        self.world.change(who, most, roles)
        self.model.may.pop(who, None)
        if role == "approver":
            self.model.may[who] = most

    @rule(minutes=st.sampled_from([1, 600, 5_000]))
    def time_passes(self, minutes: int) -> None:
        self._step("time")
        self.world.pass_time(self.world.now + timedelta(minutes=minutes))

    @rule(early=st.booleans())
    def the_very_instant_comes(self, early: bool) -> None:
        """The last instant in which the newest version may be accepted, or the first in which it may not."""
        self._step("time")
        ends = self.world.versions()[0].valid_until - timedelta(microseconds=int(early))
        if ends > self.world.now:
            self.world.pass_time(ends)

    @rule()
    def the_round_comes(self) -> None:
        self._step("round")
        overdue = self.model.waits is not None and self.world.now >= self.world.versions()[0].valid_until
        self.world.lapse()
        self.world.pass_on()
        newest = self._look()
        assert (newest.state is _S.EXPIRED) or not overdue

    @precondition(lambda self: self.world.versions()[0].state not in _ENDS)
    @rule(limit=st.sampled_from(["100.00", "120.00", "400.00", "400.01", "900.00"]))
    def the_price_changes(self, limit: str) -> None:
        self._step("revised")
        self.world.revise(Money.of(limit, "CAD"))
        self._look()

    @precondition(lambda self: self.world.versions()[0].state not in _ENDS)
    @rule(really=st.integers(0, 3))
    def the_desk_takes_it_back(self, really: int) -> None:
        """Now and then."""
        if really:
            return
        self._step("taken back")
        try:
            self.world.take_back()
        except DeskError:
            self.seen["refused"] += 1
        self._look()

    @precondition(lambda self: any(each.state is _S.ACCEPTED for each in self.world.versions()))
    @rule()
    def the_work_is_billed(self) -> None:
        self._step("billed")
        self.world.bill()
        self._look()

    @invariant()
    def one_version_counts(self) -> None:
        """At most one waits, and it is the newest; at most one is accepted; whatever is accepted was pressed."""
        versions = self.world.versions()
        if not versions:
            return
        assert [each.revision for each in versions] == list(range(len(versions), 0, -1))
        assert all(each.state not in WAITING for each in versions[1:])
        assert sum(each.state is _S.ACCEPTED for each in versions) <= 1
        pressed = {card.fingerprint for card in self.model.accepted}
        for each in versions:
            if each.state in (_S.ACCEPTED, _S.CONVERTED):
                assert each.revision_hash in pressed
            if each.approval is not None:
                assert each.approval.revision_hash == each.revision_hash


def _play(world_of: Callable[[], World], steps: int, name: str) -> Counter[str]:
    """Run the machine until so many steps were taken; what happened, printed for the proof."""
    seen: Counter[str] = Counter()
    machine = type("Machine", (QuoteMachine,), {"world_of": staticmethod(world_of), "seen": seen})
    began = perf_counter()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=max(8, steps // STEPS * 2),
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print(f"{name}: {dict(seen)}, 0 violations, {perf_counter() - began:.0f} s")
    return seen


def test_the_rules_hold_whatever_happens_in_whatever_order() -> None:
    seen = _play(Rules, cases(1_000, 20_000), "quote machine, rules")
    assert seen["steps"] >= cases(500, 20_000)
    assert min(seen[what] for what in ("accepted", "declined", "refused", "revised", "billed", "taken back")) > 0


@pytest.mark.usefixtures("engine")
def test_the_operations_hold_whatever_happens_in_whatever_order(begin: WorkFactory) -> None:
    desk = DeskForTests(begin)
    desk.take_in(FOOTHILLS, MAPLE)
    seen = _play(lambda: Operations(desk), cases(160, 2_000), "quote machine, operations")
    assert seen["steps"] >= cases(80, 2_000)
