"""One table of settings: name, default, what it is for. Each is read from the environment as NIGHTDESK_<NAME>."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PREFIX = "NIGHTDESK_"
HOME = Path(__file__).resolve().parent.parent


def _setting(default: str, help_text: str) -> str:
    # dataclasses type a field() by its default; the help rides along as metadata.
    value: str = field(default=default, metadata={"help": help_text})
    return value


@dataclass(frozen=True)
class Settings:
    """The settings of one process. ``help_of`` says what each is for."""

    database_url: str = _setting("", "PostgreSQL server, postgresql://...; empty: an embedded one in the data folder")
    data_folder: str = _setting(
        str(HOME / ".nightdesk"), "where the embedded database, logs and the stand-in pager live"
    )
    project_folder: str = _setting(str(HOME), "where config.yml, domain.yml, data/ and knowledge_base/ are")
    articles: str = _setting(
        "", "folders of articles, with commas between; empty: knowledge_base of the project. See docs/articles.md"
    )
    company: str = _setting("", "your company's name, as it stands on quotes")
    company_contact: str = _setting("", "how clients reach your company, as it stands on quotes: address, telephone")
    rota: str = _setting("", "file with the on-call rota; empty: the demo's")
    alerts: str = _setting("", "file with the sources of alerts and how they are meant; empty: none are taken")
    rates: str = _setting("", "file with the house's rates, for what no client file says; empty: none")
    host: str = _setting("127.0.0.1", "address the gateway listens on; loopback unless told otherwise")
    port: str = _setting("8080", "port the gateway listens on")
    connections: str = _setting("1000", "connections that the gateway holds at once; what comes above is closed")
    request_seconds: str = _setting("10", "seconds within which the headers of a request have to be there")
    public_url: str = _setting(
        "", "https://desk.example: where browsers reach the gateway; empty: host and port, over plain HTTP"
    )
    secret: str = _setting(
        "", "signs the web chat's cookies, 32 characters or more; empty: made anew at each start of the demo"
    )
    link_secret: str = _setting(
        "", "keys the one-time codes that link a chat; empty: a key that is made once, in the data folder"
    )
    google_client_id: str = _setting("", "sign-in to the console with Google: the client's id; see docs/console.md")
    google_client_secret: str = _setting("", "its secret")
    google_domains: str = _setting("", "the Google Workspace domains whose accounts count, with commas between them")
    entra_client_id: str = _setting("", "sign-in to the console with Microsoft: the application's id")
    entra_client_secret: str = _setting("", "its secret")
    entra_tenant: str = _setting("", "the id of the one tenant whose accounts count")
    slack_client_id: str = _setting("", "sign-in to the console with Slack: the app's client id")
    slack_client_secret: str = _setting("", "its secret")
    slack_sign_in_teams: str = _setting("", "your own Slack workspaces, whose members count: T0DESK,...")
    log_level: str = _setting("INFO", "DEBUG, INFO, WARNING or ERROR")
    slack_bot_token: str = _setting(
        "", "xoxb-..., or T0MAPLE=xoxb-...,T0FOOT=xoxb-... for several workspaces; see docs/slack.md"
    )
    slack_app_token: str = _setting("", "xapp-...: connects to Slack without an address of ours (Socket Mode)")
    slack_signing_secret: str = _setting("", "checks Slack's requests over HTTP; used where there is no app token")
    slack_room: str = _setting(
        "", "T0DESK/C0TECH: the technicians' channel, where tickets stand as cards; see docs/handover.md"
    )
    slack_api_url: str = _setting("https://slack.com/api/", "where Slack's Web API is; another one for tests")
    telegram_token: str = _setting("", "123456:ABC..., from @BotFather in Telegram; see docs/telegram.md")
    telegram_webhook_url: str = _setting(
        "", "https://desk.example: Telegram calls us there instead of being polled; empty: polling"
    )
    telegram_webhook_secret: str = _setting("", "16 or more letters and digits that Telegram shows with every call")
    telegram_room: str = _setting("", "-1001234567890: the technicians' group, where tickets stand as cards")
    telegram_api_url: str = _setting("https://api.telegram.org", "where Telegram's Bot API is; another one for tests")
    webhooks_allow: str = _setting(
        "",
        "networks inside your own that webhooks may be sent to: 10.0.0.0/8,127.0.0.1; empty: the open internet alone",
    )
    mail_url: str = _setting(
        "",
        "smtp://user:password@mail.example:587 or smtps://...:465: sends codes and word of prices; empty: mail goes into a folder",
    )
    mail_from: str = _setting("", "Help desk <help@msp.example>: whom that mail comes from")
    zammad_url: str = _setting("", "https://zammad.example: a Zammad that follows our tickets; see docs/zammad.md")
    zammad_token: str = _setting("", "an access token of the user there as whom the desk writes")
    zammad: str = _setting("", "file that says how tickets are written into Zammad")
    zammad_secret: str = _setting(
        "", "the signature token of a webhook there that calls us at /zammad; empty: nothing comes back from Zammad"
    )
    backup_secret: str = _setting(
        "", "passphrase of `nightdesk db backup`, 16 characters or more; empty: none are made"
    )
    retention: str = _setting(
        "",
        "how long what is kept, applied by the worker: usual, or usual,talk=180; empty: for good. See docs/history.md",
    )
    backup_days: str = _setting("2", "days after which `nightdesk doctor` calls the last verified backup too old")
    heartbeat_url: str = _setting(
        "", "outside address that is called every minute while all is well: a dead man's switch; empty: none"
    )
    metrics_token: str = _setting("", "whoever shows it may read /metrics; empty: only this very machine may")
    model_key: str = _setting(
        "", "file with the key that models are signed with; empty: a key that is made once, in the data folder"
    )
    tensorflow: str = _setting("auto", "auto: loaded only for a model that needs it; real: loaded always")

    @property
    def data(self) -> Path:
        """The data folder."""
        return Path(self.data_folder)

    @property
    def address(self) -> str:
        """Where browsers reach the gateway, without a slash at its end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def article_folders(self) -> tuple[Path, ...]:
        """Where the articles stand, the folder for new ones last."""
        named = tuple(Path(name.strip()) for name in self.articles.split(",") if name.strip())
        return named or (self.project / "knowledge_base",)

    @property
    def project(self) -> Path:
        """The folder of Rasa's files and of the knowledge base."""
        return Path(self.project_folder)


def program_version() -> str:
    """Which version this is; "unknown" where it runs without having been installed."""
    try:
        return version("nightdesk")
    except PackageNotFoundError:
        return "unknown"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings from the environment (this process's unless given)."""
    found = os.environ if environment is None else environment
    given = {f.name: found[PREFIX + f.name.upper()] for f in fields(Settings) if PREFIX + f.name.upper() in found}
    return Settings(**given)


def help_of(name: str) -> str:
    """What a setting is for."""
    return next(str(f.metadata["help"]) for f in fields(Settings) if f.name == name)
