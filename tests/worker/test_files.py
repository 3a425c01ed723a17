"""The job that fetches: once however often it runs, again after a failure, and whatever is killed in between."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

import pytest
from procrastinate import App
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.channels.outcomes import Fetched, Later, Never, TooLarge
from bot.connectors.files import SafeFiles
from bot.desk.attachments import Attachment, AttachmentState, CleanFile, Refusal, SentFile
from bot.operations.ports import IncomingMessage
from bot.storage.jobs import FILES, make_jobs_app
from bot.worker.app import jobs_for_files
from bot.worker.files import fetch_file
from bot.worker.queues import open_jobs, run_jobs, take_up_stalled_jobs
from tests.makers import SAM, DeskForTests, key_of
from tests.sent_files import screenshot
from tests.worker.test_jobs import TAKEN_BY_A_WORKER

SCREEN = SentFile("F1", "screen.png", "image/png", 500)
GOT = Fetched(screenshot())
_LEFT = text("SELECT count(*) FROM procrastinate_jobs WHERE queue_name = 'files'")


class Gives:
    """A channel that gives these one after the other, the last one again and again."""

    def __init__(self, *outcomes: Fetched | TooLarge | Later | Never | BaseException) -> None:
        self._outcomes = list(outcomes)
        self.asked = 0

    async def fetch(self, file: Attachment) -> Fetched | TooLarge | Later | Never:
        """The next one."""
        self.asked += 1
        outcome = self._outcomes.pop(0) if len(self._outcomes) > 1 else self._outcomes[0]
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome


def _sent(desk: DeskForTests, *files: SentFile) -> Sequence[Attachment]:
    stored = desk.receive(IncomingMessage("one", SAM, "", files=files or (SCREEN,)))
    with desk.ports.begin() as work:
        return work.attachments.of_turn(stored.id)


def _states(desk: DeskForTests) -> list[AttachmentState]:
    with desk.ports.begin() as work:
        return [each.state for each in work.attachments.loose(key_of(SAM), desk.clock.now())]


async def _fetch(desk: DeskForTests, channel: Gives, id: str) -> None:
    await fetch_file(
        ports=desk.ports, fetchers={"slack": channel}, cleaner=SafeFiles(), attachment=id, luck=lambda: 0.5, seconds=5
    )


async def test_a_file_is_fetched_once_however_often_the_job_runs(desk: DeskForTests) -> None:
    channel, (file,) = Gives(GOT), _sent(desk)
    for _ in range(3):
        await _fetch(desk, channel, file.id)
    assert (channel.asked, _states(desk)) == (1, [AttachmentState.KEPT])


async def test_two_that_fetch_at_once_keep_it_once(desk: DeskForTests) -> None:
    channel, (file,) = Gives(GOT), _sent(desk)
    await asyncio.gather(*(_fetch(desk, channel, file.id) for _ in range(4)))
    assert (_states(desk), desk.texts_to(SAM)) == ([AttachmentState.KEPT], [])


@pytest.mark.parametrize(
    ("outcome", "state", "said"),
    [
        (Later("limited"), AttachmentState.WANTED, []),
        (RuntimeError("broken"), AttachmentState.WANTED, []),
        (Never("gone"), AttachmentState.LOST, ["I could not get screen.png."]),
        (TooLarge(), AttachmentState.REFUSED, ["I cannot keep screen.png."]),
        (Fetched(b"<!DOCTYPE html>"), AttachmentState.REFUSED, ["I cannot keep screen.png."]),
        (Fetched(b"x" * (20 * 1024 * 1024 + 1)), AttachmentState.REFUSED, ["I cannot keep screen.png."]),
    ],
    ids=["later", "broken", "gone", "too large", "a page to sign in", "more than was said"],
)
async def test_what_cannot_be_kept_is_tried_again_or_told(
    desk: DeskForTests,
    outcome: Later | Never | TooLarge | Fetched | BaseException,
    state: AttachmentState,
    said: list[str],
) -> None:
    (file,) = _sent(desk)
    await _fetch(desk, Gives(outcome), file.id)
    assert _states(desk) == [state]
    assert [each.partition(". ")[0] + "." for each in desk.texts_to(SAM)] == said


async def test_a_platform_that_nobody_has_set_up_leaves_the_file_wanted(desk: DeskForTests) -> None:
    (file,) = _sent(desk)
    await fetch_file(ports=desk.ports, fetchers={}, cleaner=SafeFiles(), attachment=file.id)
    assert _states(desk) == [AttachmentState.WANTED]


async def _until_nothing_is_left(engine: Engine, app: App) -> None:
    def left() -> int:
        with engine.connect() as connection:
            return int(connection.execute(_LEFT).scalar_one())

    working = asyncio.create_task(run_jobs(app, str(engine.url), [FILES], concurrency=2, poll_seconds=0.1))
    try:

        async def empty() -> None:
            while await asyncio.to_thread(left):
                await asyncio.sleep(0.02)

        await asyncio.wait_for(empty(), 10)
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def test_a_worker_that_is_killed_while_it_fetches_loses_nothing_and_doubles_nothing(
    desk: DeskForTests, engine: Engine, database: str
) -> None:
    channel = Gives(GOT)
    _sent(desk, SCREEN, SentFile("F2", "more.png", "image/png"))
    app = make_jobs_app(database)
    jobs_for_files(app, desk.ports, {"slack": channel}, SafeFiles())
    async with open_jobs(app):
        with engine.begin() as connection:
            connection.execute(TAKEN_BY_A_WORKER, {"silent_for": 45})
        # The turn's job is stalled with the two that fetch.
        assert await take_up_stalled_jobs(app) == 3
        await _until_nothing_is_left(engine, app)
    assert (channel.asked, _states(desk)) == (2, [AttachmentState.KEPT] * 2)


class _BreaksOnce(SafeFiles):
    """Breaks after the bytes have come and before they are kept."""

    def __init__(self) -> None:
        super().__init__()
        self._failures = iter([RuntimeError("the disk is full")])

    def clean(self, name: str, media_type: str, content: bytes) -> CleanFile | Refusal:
        """The second time as always."""
        for failure in self._failures:
            raise failure
        return super().clean(name, media_type, content)


async def test_what_breaks_between_fetching_and_keeping_is_fetched_again(desk: DeskForTests) -> None:
    channel, cleaner, (file,) = Gives(GOT), _BreaksOnce(), _sent(desk)
    fetch = partial(fetch_file, ports=desk.ports, fetchers={"slack": channel}, cleaner=cleaner, attachment=file.id)
    with pytest.raises(RuntimeError):
        await fetch()
    assert _states(desk) == [AttachmentState.WANTED]
    await fetch()
    assert (channel.asked, _states(desk)) == (2, [AttachmentState.KEPT])
