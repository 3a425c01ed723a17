"""The catalogue of problem categories: what each is called, its usual impact, its work and the minutes it takes.

One category is one intent of the language data (the same id). A category never points to a contract: the client's
contract decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from bot.desk.errors import DeskError


class Impact(str, Enum):
    """How many people are affected."""

    PERSON = "person"
    GROUP = "group"
    CLIENT = "client"


class Urgency(str, Enum):
    """How badly their work is affected."""

    STOPPED = "stopped"
    DEGRADED = "degraded"
    WORKS = "works"


class Priority(str, Enum):
    """P1 is the most pressing."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


class RequestType(str, Enum):
    """The ITIL kinds of a ticket."""

    INCIDENT = "incident"
    SERVICE_REQUEST = "service_request"
    CHANGE = "change"
    EVENT = "event"


class Work(str, Enum):
    """How the work is done, or what kind of work it is; ``quote`` and ``none`` need no technician's time by themselves."""

    REMOTE = "remote"
    ONSITE = "onsite"
    PROJECT = "project"
    EMERGENCY = "emergency"
    SECURITY = "security"
    TRAINING = "training"
    VENDOR = "vendor"
    QUOTE = "quote"
    NONE = "none"


# Kinds of work that are done from afar unless somebody says on-site.
DONE_REMOTELY = frozenset({Work.EMERGENCY, Work.SECURITY, Work.TRAINING, Work.VENDOR})


@dataclass(frozen=True)
class Minutes:
    """Minutes of work: the lucky, the usual and the long case."""

    low: int
    likely: int
    high: int

    @classmethod
    def stated(cls, minutes: int) -> Minutes:
        """The same number in every case: somebody knows how long it takes."""
        return cls(minutes, minutes, minutes)


@dataclass(frozen=True)
class Category:
    """One kind of problem. ``minutes`` is None where only a person can estimate (projects, purchases)."""

    id: str
    title: str
    service_line: str
    request_type: RequestType
    impact: Impact
    urgency: Urgency
    work: Work
    minutes: Minutes | None
    floor: Priority | None = None

    @property
    def free(self) -> bool:
        """Questions about the contract or a bill cost nothing, whatever the contract says."""
        return self.work is Work.NONE


_INC, _REQ, _CHG, _EVT = RequestType.INCIDENT, RequestType.SERVICE_REQUEST, RequestType.CHANGE, RequestType.EVENT
_ME, _US, _ALL = Impact.PERSON, Impact.GROUP, Impact.CLIENT
_STOP, _SLOW, _OK = Urgency.STOPPED, Urgency.DEGRADED, Urgency.WORKS


def _m(low: int, likely: int, high: int) -> Minutes:
    return Minutes(low, likely, high)


_ALL_CATEGORIES = (
    Category("password_reset", "Password forgotten or expired", "Account and Access", _REQ, _ME, _STOP, Work.REMOTE, _m(10, 15, 30)),
    Category("account_locked", "Account locked", "Account and Access", _INC, _ME, _STOP, Work.REMOTE, _m(10, 15, 30)),
    Category("mfa_problem", "Sign-in code or approval prompt", "Account and Access", _REQ, _ME, _STOP, Work.REMOTE, _m(15, 20, 40)),
    Category("access_request", "Access to a folder, mailbox or program", "Account and Access", _REQ, _ME, _OK, Work.REMOTE, _m(10, 15, 30)),
    Category("email_delivery", "E-mail not going out or not arriving", "Email", _INC, _ME, _SLOW, Work.REMOTE, _m(20, 30, 60)),
    Category("email_client", "Outlook or the mail program", "Email", _INC, _ME, _SLOW, Work.REMOTE, _m(20, 30, 60)),
    Category("phishing_report", "Suspicious message", "Phishing Report", _INC, _ME, _SLOW, Work.SECURITY, _m(15, 30, 60)),
    Category("security_incident", "Security incident", "Security Incident", _INC, _US, _STOP, Work.EMERGENCY, _m(60, 120, 240), Priority.P1),
    Category("slow_computer", "Slow computer", "Workstation", _INC, _ME, _OK, Work.REMOTE, _m(20, 45, 90)),
    Category("computer_wont_start", "Computer does not start", "Workstation", _INC, _ME, _STOP, Work.ONSITE, _m(45, 60, 120)),
    Category("software_error", "A program crashes or shows an error", "Software", _INC, _ME, _SLOW, Work.REMOTE, _m(20, 30, 60)),
    Category("software_install", "Install a program or get a licence", "Software", _REQ, _ME, _OK, Work.REMOTE, _m(15, 30, 60)),
    Category("lob_application", "Business program (accounting, practice, stock, ...)", "Line of Business Application", _INC, _US, _STOP, Work.REMOTE, _m(30, 60, 120)),
    Category("printer", "Printer", "Printer", _INC, _ME, _OK, Work.REMOTE, _m(20, 30, 60)),
    Category("scanner", "Scanning", "Printer", _INC, _US, _OK, Work.REMOTE, _m(20, 30, 60)),
    Category("wifi", "Wi-Fi", "Wireless", _INC, _ME, _SLOW, Work.REMOTE, _m(15, 30, 60)),
    Category("internet_down", "Internet connection", "Internet", _INC, _US, _STOP, Work.REMOTE, _m(30, 60, 120)),
    Category("vpn_remote", "VPN or working from afar", "Firewall", _INC, _ME, _STOP, Work.REMOTE, _m(20, 30, 60)),
    Category("file_share", "Shared drive, OneDrive or SharePoint", "Server", _INC, _ME, _SLOW, Work.REMOTE, _m(20, 30, 60)),
    Category("file_restore", "Get a file back", "Backup and Recovery", _REQ, _ME, _SLOW, Work.REMOTE, _m(20, 30, 90)),
    Category("backup_failed", "Backup", "Backup and Recovery", _EVT, _US, _SLOW, Work.REMOTE, _m(30, 45, 120)),
    Category("server_down", "Server down", "Server", _INC, _ALL, _STOP, Work.EMERGENCY, _m(60, 120, 240), Priority.P1),
    Category("phone_voip", "Phones", "Phone and VoIP", _INC, _ME, _SLOW, Work.REMOTE, _m(20, 30, 60)),
    Category("meetings", "Teams, Zoom and meeting rooms", "Collaboration", _INC, _ME, _SLOW, Work.REMOTE, _m(15, 20, 45)),
    Category("mobile_device", "Phone or tablet", "Mobile Device", _INC, _ME, _SLOW, Work.REMOTE, _m(15, 30, 60)),
    Category("peripheral_hardware", "Screen, dock, keyboard or other device", "Hardware Failure", _INC, _ME, _OK, Work.ONSITE, _m(30, 45, 90)),
    Category("onboarding", "New colleague", "Onboarding", _REQ, _ME, _OK, Work.REMOTE, _m(60, 90, 180)),
    Category("offboarding", "Colleague leaving", "Offboarding", _REQ, _ME, _SLOW, Work.REMOTE, _m(30, 45, 90)),
    Category("procurement", "Buy something", "Procurement", _REQ, _ME, _OK, Work.QUOTE, None),
    Category("website_dns", "Website or domain", "Website and DNS", _INC, _ALL, _SLOW, Work.REMOTE, _m(30, 45, 90)),
    Category("how_to", "How do I ...?", "Training", _REQ, _ME, _OK, Work.REMOTE, _m(10, 15, 30)),
    Category("onsite_or_project", "Move, new installation or project", "Project Work", _CHG, _US, _OK, Work.PROJECT, None),
    Category("monitoring_alert", "Alert from monitoring", "Monitoring Alert", _EVT, _US, _SLOW, Work.REMOTE, _m(15, 30, 60)),
    Category("billing_contract", "Contract or invoice", "Billing", _REQ, _ME, _OK, Work.NONE, None),
)

CATALOGUE: dict[str, Category] = {category.id: category for category in _ALL_CATEGORIES}
SERVICE_LINES = frozenset(category.service_line for category in _ALL_CATEGORIES)


class UnknownCategory(DeskError):
    """A category id that the catalogue does not hold."""


def category_or_raise(category_id: str) -> Category:
    """The category with this id; UnknownCategory names the ones there are."""
    try:
        return CATALOGUE[category_id]
    except KeyError:
        close = get_close_matches(category_id[:80], sorted(CATALOGUE), n=1)
        meant = f"Did you mean '{close[0]}'? " if close else ""
        raise UnknownCategory(
            f"There is no category '{category_id}'. {meant}Known categories: {', '.join(sorted(CATALOGUE))}."
        ) from None
