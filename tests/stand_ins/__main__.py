"""``make demo-chat``: the demo with a Slack and a Telegram of our own as the outside, and a page that shows both sides."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys

from bot.assistant.signature import key_file
from bot.cli.demo import free_port
from bot.settings import Settings, read_settings
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, MAPLE_PEOPLE, PRIYA
from tests.stand_ins.slack_page import SlackWithPage
from tests.stand_ins.telegram import TOKEN
from tests.stand_ins.telegram_page import PEOPLE, TelegramWithPage
from tests.stand_ins.wire import Wire

SECONDS_TO_STOP = 30


def main() -> int:
    """Serve the page, run the demo connected to it, and end with it."""
    asked = argparse.ArgumentParser(prog="python -m tests.stand_ins", description=__doc__)
    asked.add_argument("--port", type=int, default=8090, help="the page's port; the next free one if it is busy (8090)")
    port = free_port("127.0.0.1", asked.parse_args().port)
    settings = read_settings()
    sam, dana, nobody = MAPLE_PEOPLE
    with (
        TelegramWithPage(*PEOPLE, wire=Wire()) as telegram,
        SlackWithPage(sam, dana, PRIYA, nobody, port=port, phones=telegram) as slack,
    ):
        desk = subprocess.Popen(
            [sys.executable, "-m", "bot.cli.main", "demo", "--port", str(port + 1)],
            cwd=settings.project,
            env=environment(settings, slack.api, telegram.url),
            start_new_session=True,
        )
        print(
            f"Slack, Telegram, and what goes over the wire: {slack.url}/  (it says when the desk has connected)",
            flush=True,
        )
        try:
            return desk.wait()
        except KeyboardInterrupt:
            desk.send_signal(signal.SIGINT)
            return desk.wait(SECONDS_TO_STOP)


def environment(settings: Settings, slack_api: str, telegram_api: str) -> dict[str, str]:
    """What the desk is started with: these outsides, data beside those of `make demo`, which may be running, and its model."""
    return {
        **os.environ,
        "NIGHTDESK_SLACK_BOT_TOKEN": BOT_TOKEN,
        "NIGHTDESK_SLACK_APP_TOKEN": APP_TOKEN,
        "NIGHTDESK_SLACK_API_URL": slack_api,
        "NIGHTDESK_TELEGRAM_TOKEN": TOKEN,
        "NIGHTDESK_TELEGRAM_API_URL": telegram_api,
        "NIGHTDESK_COMPANY": "Northline IT Services",
        "NIGHTDESK_DATA_FOLDER": str(settings.data / "chat"),
        # By another key the model would be nobody's, and each of the two demos would train it anew after the other.
        "NIGHTDESK_MODEL_KEY": str(key_file(settings).resolve()),
    }


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
