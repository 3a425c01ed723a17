"""The ways in which the steps of a fix differ: computers, phones, programs, and how a person tells them apart."""

from __future__ import annotations

from enum import Enum


class Platform(str, Enum):
    """A closed list, so that every article asks for the same thing in the same words."""

    WINDOWS = "windows"
    MAC = "mac"
    IPHONE = "iphone"
    ANDROID = "android"
    CLASSIC_OUTLOOK = "classic_outlook"
    NEW_OUTLOOK = "new_outlook"
    MAC_OUTLOOK = "mac_outlook"
    BROWSER = "browser"
    MICROSOFT = "microsoft"
    GOOGLE = "google"
    TEAMS = "teams"
    ZOOM = "zoom"
    MEET = "meet"
    CHROME = "chrome"
    EDGE = "edge"
    FIREFOX = "firefox"
    SAFARI = "safari"

    @property
    def label(self) -> str:
        """What the person reads."""
        return LABELS[self]


LABELS = {
    Platform.WINDOWS: "Windows computer",
    Platform.MAC: "Mac",
    Platform.IPHONE: "iPhone or iPad",
    Platform.ANDROID: "Android phone",
    Platform.CLASSIC_OUTLOOK: "Outlook on Windows (classic)",
    Platform.NEW_OUTLOOK: "New Outlook on Windows",
    Platform.MAC_OUTLOOK: "Outlook on a Mac",
    Platform.BROWSER: "In the web browser",
    Platform.MICROSOFT: "Microsoft 365",
    Platform.GOOGLE: "Google",
    Platform.TEAMS: "Teams",
    Platform.ZOOM: "Zoom",
    Platform.MEET: "Google Meet",
    Platform.CHROME: "Chrome",
    Platform.EDGE: "Edge",
    Platform.FIREFOX: "Firefox",
    Platform.SAFARI: "Safari",
}
