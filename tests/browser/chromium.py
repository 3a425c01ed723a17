"""The Chromium that is there already, and how it is started: nothing is downloaded, nothing is called outside."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)
NONE_HERE = "There is no Chromium here. On Debian: apt-get install chromium fonts-noto-color-emoji"


def chromium() -> str | None:
    """Where it is; None without one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def must_be_there() -> bool:
    """Whether this is CI, where a browser that is missing is a failure and not a reason to skip."""
    return os.environ.get("CI", "") not in ("", "false", "0")
