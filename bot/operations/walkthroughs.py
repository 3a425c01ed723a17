"""Walking a person through a fix, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.desk.clients import Asset
from bot.desk.enquiries import ELSEWHERE, Enquiry, EnquiryState
from bot.desk.platforms import PHONES, Platform, named_platform
from bot.desk.walkthroughs import (
    Article,
    Run,
    StepAnswer,
    StepIsOver,
    StopReason,
    answer_step,
    choose_platform,
    go_back,
    not_understood,
    platform_not_known,
    start_run,
    stop_run,
)
from bot.operations.fixes import fix_to_walk
from bot.operations.ports import DeskPorts, Work
from bot.operations.turns import Turn

TYPED = "typed"
"""That a button was named in words, which are kept with the answer: its argument."""
# How many of the last problems of a conversation are looked at for the platform that was chosen then.
REMEMBERED = 10


def start_walkthrough(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """Begin the fix for the open enquiry, or go on with the one under way; None without an enquiry or a fix.

    No run is under way afterwards where the person has to say which fix it is (`which_fix`).
    """
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        _refuse_earlier(work, turn, enquiry)
        if enquiry is None:
            return None
        if enquiry.run is not None and enquiry.run.running:
            return enquiry
        enquiry, article = fix_to_walk(ports, turn, enquiry)
        if article is not None:
            work.articles.keep_version(article, ports.clock.now())
            platform = _known_platform(work, turn, enquiry, article)
            enquiry = replace(enquiry, run=start_run(article, ports.clock.now(), platform))
        elif enquiry.asked_which != turn.id:
            return None
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def _known_platform(work: Work, turn: Turn, enquiry: Enquiry, article: Article) -> Platform | None:
    """What the words say, else the device that was named, else what was chosen before, else the person's only device."""
    among = article.platforms
    if not among:
        return None
    assets = turn.person.client.assets if turn.person.client else ()
    tag = enquiry.fact("asset_tag")
    named = [asset for asset in assets if tag is not None and asset.tag.casefold() == tag.casefold()]
    own = [asset for asset in assets if turn.contact is not None and asset.contact == turn.contact]
    return (
        named_platform(enquiry.words, among)
        or _platform_of(named, among)
        or _chosen_before(work, turn, among)
        or _platform_of(own, among)
    )


def _platform_of(assets: list[Asset], among: tuple[Platform, ...]) -> Platform | None:
    """The one platform of these devices; None where one of them does not say, since it could be that one."""
    if set(among) <= PHONES:
        assets = [asset for asset in assets if asset.asset_class == "mobile"]
    found = {named_platform(f"{asset.name or ''} {asset.tag.replace('-', ' ')}", among) for asset in assets}
    return found.pop() if len(found) == 1 else None


def _chosen_before(work: Work, turn: Turn, among: tuple[Platform, ...]) -> Platform | None:
    """The platform chosen last for an earlier problem, when all that is asked about now was to choose from then."""
    for earlier in work.enquiries.recent(turn.conversation, REMEMBERED):
        run = earlier.run
        if run is None or run.platform is None or earlier.contact != turn.contact:
            continue
        if set(among) <= set(run.platforms):
            return run.platform if run.platform in among else None
    return None


def tell_platform(*, ports: DeskPorts, turn: Turn, platform: Platform) -> Enquiry | None:
    """The person uses this one: the steps for it begin, or go on where both ways are the same."""
    return _changed(ports, turn, lambda run: choose_platform(run, platform, ports.clock.now()))


def cannot_tell_platform(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The person does not know what they use; the second time ends the run."""
    return _changed(ports, turn, lambda run: platform_not_known(run, ports.clock.now()))


def answer_current_step(*, ports: DeskPorts, turn: Turn, answer: StepAnswer) -> Enquiry | None:
    """Record the answer and go on; a button of an earlier step raises StepIsOver. None when no fix is under way."""
    words = turn.words if turn.pressed is None or turn.arg(TYPED) is not None else ""

    def answered(run: Run) -> Run:
        asked = turn.arg("step") or run.current
        return run if asked is None else answer_step(run, asked, answer, ports.clock.now(), words)

    enquiry, counted = _change(ports, turn, answered)
    return enquiry if counted else None


def step_back(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """Return to the step before."""
    return _changed(ports, turn, go_back)


def note_not_understood(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """An answer to a step that meant nothing; the third in a row ends the run."""
    return _changed(ports, turn, lambda run: not_understood(run, ports.clock.now()))


def leave_walkthrough(*, ports: DeskPorts, turn: Turn, reason: StopReason = StopReason.ASKED) -> Enquiry | None:
    """The person has had enough of it, or what they tell makes it unwise to go on: stop, keep what was tried."""
    return _changed(ports, turn, lambda run: stop_run(run, ports.clock.now(), reason))


def _refuse_earlier(work: Work, turn: Turn, current: Enquiry | None) -> None:
    """A button of a problem that was put aside, taken elsewhere or ended must do nothing to the one that is open now."""
    named = turn.arg("enquiry")
    if named is None or (current is not None and current.id == named):
        return
    enquiry = work.enquiries.get(named)
    theirs = enquiry is not None and (enquiry.client, enquiry.contact) == (turn.client, turn.contact)
    moved = enquiry is not None and theirs and enquiry.conversation != turn.conversation
    if moved and enquiry is not None and enquiry.state in (EnquiryState.OPEN, EnquiryState.ASIDE):
        raise StepIsOver(ELSEWHERE)
    if current is not None:
        raise StepIsOver("That belonged to an earlier problem. Write what you need for the one we are at.")


def _changed(ports: DeskPorts, turn: Turn, change: Callable[[Run], Run]) -> Enquiry | None:
    """The open enquiry with its run changed, once per turn; as it is where no run is under way."""
    return _change(ports, turn, change)[0]


def _change(ports: DeskPorts, turn: Turn, change: Callable[[Run], Run]) -> tuple[Enquiry | None, bool]:
    """The same, and whether this turn has changed a run, now or when it was handled before."""
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        _refuse_earlier(work, turn, enquiry)
        run = enquiry.run if enquiry else None
        if enquiry is None or run is None:
            return enquiry, False
        if work.done.recall(turn.id, "step") is not None:
            return enquiry, True
        if not run.running:
            return enquiry, False
        enquiry = replace(enquiry, run=change(run))
        work.enquiries.save(enquiry)
        work.done.remember(turn.id, "step", run.current or "platform")
        work.commit()
        return enquiry, True
