"""What `make bench` starts, starts: real processes for each platform and for the demo (in `make prove`, as it takes minutes)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from benchmarks import channels, running_demo
from bot.settings import read_settings
from tests.proving import PROVING

pytestmark = pytest.mark.skipif(not PROVING, reason="two desks and a demo are started: in `make prove`")


@pytest.mark.usefixtures("model")
def test_a_small_minute_of_both_platforms_and_the_demo_are_measured() -> None:
    settings = replace(read_settings(), database_url="")
    # The embedded server may run as another user than we do, and has to be let in.
    with TemporaryDirectory(prefix="nightdesk-bench-") as folder:
        Path(folder).chmod(0o755)
        minutes = channels.measure(settings, Path(folder) / "channels", people=3, messages=6)
        demo = running_demo.measure(settings, Path(folder) / "demo")

    assert {"Slack: messages answered", "Telegram: messages answered"} <= {row.what for row in minutes}, minutes
    assert demo[0].what == "first demo until /readyz"
