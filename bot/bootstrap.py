"""The composition root: the one place where operations get their database, clock, articles, rota and reader."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.connectors.alert_file import AlertFile
from bot.connectors.client_files import ClientTexts
from bot.connectors.likeness import LanguageLikeness
from bot.connectors.link_codes import KeyedCodes
from bot.connectors.mailer import MailInAFolder
from bot.connectors.papers import HousePapers
from bot.connectors.reading import LanguageReader
from bot.connectors.rota_file import RotaFile
from bot.connectors.smtp import SmtpMailer, read_mail_server, read_sender
from bot.connectors.training_files import TrainingFiles
from bot.desk.catalogue import CATALOGUE
from bot.desk.rooms import read_rooms
from bot.desk.steady import Bearings, Steady, carry_on
from bot.knowledge.files import ArticleFolders
from bot.knowledge.live import LiveArticles
from bot.knowledge.loading import Library, load_articles
from bot.knowledge.search import ArticleSearch
from bot.operations.clocks import find_the_time
from bot.operations.ports import Clock, DeskPorts, Mailer, StorageAway, WorkFactory
from bot.settings import HOME, Settings, read_settings
from bot.storage import schema
from bot.storage.article_meanings import SqlArticleMeanings
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres, address_of_running
from bot.storage.unit_of_work import sql_work_factory

if TYPE_CHECKING:
    from bot.language.encoder import SentenceEncoder

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
DEMO_FOLDER = HOME / "bot" / "demo"


class WallClock:
    """What this machine calls the time, for what outsiders sign with theirs."""

    def now(self) -> datetime:
        """Aware, UTC."""
        return datetime.now(timezone.utc)


class SteadyClock:
    """The desk's time in this process: see ``bot.desk.steady``. Safe to share between threads."""

    def __init__(self, wall: Clock, uptime: Callable[[], timedelta], boot: str) -> None:
        self._wall = wall
        self._uptime = uptime
        self._boot = boot
        self._accepted = 0
        self._lock = Lock()
        self._steady = Steady(wall.now(), uptime())

    def now(self) -> datetime:
        """Aware, UTC; never before what it said last, unless a person has accepted the wall."""
        return self.bearings().now

    def bearings(self) -> Bearings:
        """The desk's time and the wall's, read at once."""
        with self._lock:
            wall, uptime = self._wall.now(), self._uptime()
            self._steady = carry_on(self._steady, wall, uptime)
            return Bearings(self._steady.now, wall, self._boot, uptime, self._accepted)

    def take(self, now: datetime, accepted: int) -> None:
        """Go on from this time, which the other processes have."""
        with self._lock:
            self._steady, self._accepted = Steady(now, self._uptime()), accepted

    def accept_wall(self, accepted: int) -> None:
        """A person has said that the wall is right."""
        with self._lock:
            self._steady, self._accepted = Steady(self._wall.now(), self._uptime()), accepted


@lru_cache(maxsize=1)
def steady_clock() -> SteadyClock:
    """The one of this process."""
    # Linux counts the time that a machine was suspended too; elsewhere it is left out, and shows as a wall that has stepped.
    counter = getattr(time, "CLOCK_BOOTTIME", None)
    count = time.monotonic_ns if counter is None else partial(time.clock_gettime_ns, counter)
    try:
        boot = BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        boot = ""
    return SteadyClock(WallClock(), lambda: timedelta(microseconds=count() // 1000), boot)


CHATS = ("slack", "telegram")
"""The platforms that are run where their token is set; the web chat always is."""


def chats_run(settings: Settings) -> frozenset[str]:
    """Those of them that these settings have a token for."""
    tokens = dict(zip(CHATS, (settings.slack_bot_token, settings.telegram_token), strict=True))
    return frozenset(platform for platform, token in tokens.items() if token)


class SystemClock:
    """The desk's time in this process, for what needs no more than that."""

    def now(self) -> datetime:
        """Aware, UTC."""
        return steady_clock().now()


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for ``--at`` and tests."""

    instant: datetime

    def now(self) -> datetime:
        """Always the same instant."""
        return self.instant


@dataclass(frozen=True)
class Desk:
    """One process's desk: its ports and what they were made from."""

    settings: Settings
    dsn: str
    engine: Engine
    ports: DeskPorts
    articles: LiveArticles

    @property
    def library(self) -> Library:
        """The articles as they were read last."""
        return self.articles.library

    @property
    def begin(self) -> WorkFactory:
        """Begins a transaction."""
        return self.ports.begin

    @property
    def clock(self) -> Clock:
        """Where the time comes from."""
        return self.ports.clock

    def health(self) -> dict[str, str]:
        """Each part that must work: "ok", or what is wrong."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception as failure:  # a health answer reports whatever is wrong
            return {"database": type(failure).__name__}
        return {"database": "ok"}


@lru_cache(maxsize=1)
def sentence_encoder() -> SentenceEncoder | None:
    """This process's encoder, loaded when it is first asked for; None when it is not installed or not usable.

    It costs half a second and some 170 MB, and importing it brings numpy: only who searches by meaning shall pay.
    """
    from bot.language.encoder import EncoderRefused, load_encoder

    try:
        return load_encoder()
    except EncoderRefused as refusal:
        structlog.get_logger(__name__).error("encoder_refused", reason=str(refusal))
        return None


def rota_of(settings: Settings) -> RotaFile:
    """The rota that the settings name."""
    file = Path(settings.rota) if settings.rota else DEMO_FOLDER / "rota.yml"
    return RotaFile(file, SystemClock().now, settings.data / "rota")


def mailer_of(settings: Settings, clock: Clock) -> Mailer:
    """The server that the settings name; without one, mail is put into a folder. MailMisread for settings that say neither."""
    if not settings.mail_url:
        return MailInAFolder(settings.data / "mail")
    return SmtpMailer(read_mail_server(settings.mail_url), read_sender(settings.mail_from), clock.now)


@contextmanager
def article_search(settings: Settings) -> Iterator[ArticleSearch]:
    """A search for one command; with a database at hand whose schema fits, what articles mean is read from there."""
    library = load_articles(*settings.article_folders)
    dsn = settings.database_url or address_of_running(settings.data / "postgres")
    try:
        fits = bool(dsn) and schema.current(dsn or "") == schema.newest()
    except StorageAway:
        fits = False
    if not dsn or not fits:
        yield ArticleSearch(library, sentence_encoder)
        return
    engine = make_engine(dsn, pool_size=1)
    try:
        yield ArticleSearch(library, sentence_encoder, SqlArticleMeanings(engine))
    finally:
        engine.dispose()


def make_desk(settings: Settings, dsn: str, *, clock: Clock | None = None) -> Desk:
    """A desk on a database whose schema is up to date."""
    engine = make_engine(dsn, pool_size=8)
    clock = clock or steady_clock()
    articles = LiveArticles(settings.article_folders, sentence_encoder, SqlArticleMeanings(engine))
    left_out = frozenset(CHATS) - chats_run(settings)
    ports = DeskPorts(
        begin=sql_work_factory(engine),
        clock=clock,
        wall=WallClock() if isinstance(clock, SteadyClock) else clock,
        reader=LanguageReader(),
        articles=articles,
        rota=rota_of(settings),
        likeness=LanguageLikeness(sentence_encoder),
        codes=KeyedCodes(settings.link_secret, settings.data / "link.key"),
        mailer=mailer_of(settings, clock),
        # Telegram lets nobody be written to who has not begun.
        writes_first=frozenset({"slack"} if settings.slack_bot_token else ()),
        left_out=left_out,
        mails=bool(settings.mail_url),
        public_url=settings.address,
        monitoring=AlertFile(Path(settings.alerts) if settings.alerts else None),
        client_files=ClientTexts(Path(settings.rates) if settings.rates else None),
        article_files=ArticleFolders(articles, tuple(CATALOGUE), clock),
        training=TrainingFiles(settings.project, sentence_encoder),
        rooms=tuple(
            room for room in read_rooms(settings.slack_room, settings.telegram_room) if room.platform not in left_out
        ),
        papers=HousePapers(settings.company, settings.company_contact),
    )
    return Desk(settings, dsn, engine, ports, articles)


@contextmanager
def database(settings: Settings) -> Iterator[tuple[str, bool]]:
    """The address of the database, and whether it is this process that started it.

    A server that another run of ours has started in the data folder is shared.
    """
    if settings.database_url:
        yield settings.database_url, False
        return
    folder = settings.data / "postgres"
    running = address_of_running(folder)
    if running is not None:
        yield running, False
        return
    with EmbeddedPostgres(folder) as server, server.kept_running():
        yield server.dsn, True


@contextmanager
def open_desk(settings: Settings | None = None, *, clock: Clock | None = None) -> Iterator[Desk]:
    """A desk for one command: database found or started, schema brought up to date, all closed at the end."""
    settings = settings or read_settings()
    with database(settings) as (dsn, _):
        schema.upgrade(dsn)
        desk = make_desk(settings, dsn, clock=clock)
        find_the_time(ports=desk.ports)
        try:
            yield desk
        finally:
            desk.engine.dispose()


_current: list[Desk] = []


def use_desk(desk: Desk) -> None:
    """Make this desk the one that the actions of this process work with."""
    _current[:] = [desk]


def current_desk() -> Desk:
    """The desk of this process; made from the settings when nobody has (Rasa's own action server)."""
    if not _current:
        settings = read_settings()
        dsn = settings.database_url or address_of_running(settings.data / "postgres")
        if not dsn:
            raise RuntimeError("No database: start `nightdesk demo` first, or set NIGHTDESK_DATABASE_URL.")
        desk = make_desk(settings, dsn)
        find_the_time(ports=desk.ports)
        _current.append(desk)
    return _current[0]
