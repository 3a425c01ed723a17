"""How alerts are meant: who may send them, which device is which, what kind of problem it is, what counts as too many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from fnmatch import fnmatchcase

from bot.desk.alerts import Alert, AlertSeverity
from bot.desk.catalogue import Impact, Urgency, category_or_raise
from bot.desk.clients import Asset, Client, ClientStatus, Contact, Role


class SourceKind(str, Enum):
    """The form in which a source writes."""

    PROMETHEUS = "prometheus"
    JSON = "json"


DEVICE_LABELS = ("asset", "asset_tag", "serial", "hostname", "host", "nodename", "instance")
CONDITION_LABELS = ("alertname", "mountpoint", "volume", "service")


@dataclass(frozen=True)
class AlertSource:
    """Somebody who may send alerts, for one ``client`` or for the one that ``client_label`` names (among ``clients``, if
    there are any; without both, whoever has the device).

    It proves itself by a signature with ``secret`` or by a token, of which only ``token_hash`` (SHA-256) is kept. A device is
    named by the first of ``device_labels`` that is there, a condition by all of ``condition_labels`` that are.
    """

    id: str
    kind: SourceKind
    client: str | None = None
    client_label: str | None = None
    clients: frozenset[str] = frozenset()
    token_hash: bytes | None = None
    secret: bytes | None = None
    device_labels: tuple[str, ...] = DEVICE_LABELS
    condition_labels: tuple[str, ...] = CONDITION_LABELS

    def client_of(self, named: str | None) -> str | None:
        """The code of the client that an alert is about; None where it is not said, or is none of this source's."""
        if self.client is not None:
            return self.client
        return None if named is None or (self.clients and named not in self.clients) else named


@dataclass(frozen=True)
class SortingRule:
    """Alerts whose labels fit all of ``when`` (``*`` stands for anything, case does not matter), and whose device is of one of
    these classes, are of this category. ``words`` say to a person what is wrong with the device."""

    when: tuple[tuple[str, str], ...]
    category: str
    impact: Impact | None = None
    urgency: Urgency | None = None
    asset_class: frozenset[str] = frozenset()
    words: str | None = None

    def fits(self, alert: Alert, asset: Asset | None) -> bool:
        """Whether the rule speaks about this alert. ``condition`` and ``severity`` can be asked for like labels."""
        if self.asset_class and (asset is None or asset.asset_class not in self.asset_class):
            return False
        own = {"condition": alert.condition, "severity": alert.severity.value}
        return all(
            fnmatchcase((alert.label(name) or own.get(name) or "").casefold(), wanted.casefold())
            for name, wanted in self.when
        )


def _rule(condition: str, category: str, words: str, asset_class: frozenset[str] = frozenset()) -> SortingRule:
    return SortingRule((("condition", condition),), category, words=words, asset_class=asset_class)


_SERVERS = frozenset({"server"})
HOUSE_RULES = (
    _rule("*ransom*", "security_incident", "it shows signs of an attack"),
    _rule("*malware*", "security_incident", "harmful software was found"),
    _rule("*backup*", "backup_failed", "a backup did not finish"),
    _rule("*internet*", "internet_down", "the internet connection is disturbed"),
    _rule("*wan*down*", "internet_down", "the internet connection is down"),
    _rule("*cert*", "website_dns", "a certificate ends soon"),
    _rule("*toner*", "printer", "toner or paper runs out"),
    _rule("*down*", "server_down", "it does not answer", _SERVERS),
    _rule("*unreachable*", "server_down", "it does not answer", _SERVERS),
    _rule("*down*", "monitoring_alert", "it does not answer"),
    _rule("*unreachable*", "monitoring_alert", "it does not answer"),
    _rule("*disk*", "monitoring_alert", "a disk is almost full or failing"),
    _rule("*filesystem*", "monitoring_alert", "a disk is almost full or failing"),
    _rule("*memory*", "monitoring_alert", "it runs short of memory"),
    _rule("*cpu*", "monitoring_alert", "it is very busy"),
    _rule("*", "monitoring_alert", ""),
)
"""Where no rule of the house's own file fits; the last one fits always."""

SHARED = frozenset(
    {
        "email_delivery",
        "file_share",
        "internet_down",
        "lob_application",
        "phone_voip",
        "server_down",
        "website_dns",
        "wifi",
    }
)
"""Categories in which several reports from one site are likely one and the same matter."""

_URGENCY = {
    AlertSeverity.CRITICAL: Urgency.STOPPED,
    AlertSeverity.WARNING: Urgency.DEGRADED,
    AlertSeverity.INFO: Urgency.WORKS,
}


@dataclass(frozen=True)
class Limit:
    """So many within this time."""

    number: int
    within: timedelta


@dataclass(frozen=True)
class AlertPlan:
    """Everything that the house has said about alerts.

    More new conditions of one client than ``storm`` allows become one ticket. A condition that comes back within
    ``steady_after`` reopens its ticket. ``incident`` reports from one site about one of the ``shared`` categories are one.
    """

    sources: tuple[AlertSource, ...] = ()
    rules: tuple[SortingRule, ...] = ()
    storm: Limit = Limit(10, timedelta(minutes=5))
    steady_after: timedelta = timedelta(minutes=15)
    incident: Limit = Limit(3, timedelta(minutes=10))
    shared: frozenset[str] = SHARED

    def source(self, id: str) -> AlertSource | None:
        """The source with this id."""
        return next((source for source in self.sources if source.id == id), None)


@dataclass(frozen=True)
class Sorted:
    """What kind of problem an alert is; ``words`` are for people, empty where only the source's own are known."""

    category: str
    impact: Impact
    urgency: Urgency
    words: str


def sort_alert(plan: AlertPlan, alert: Alert, asset: Asset | None) -> Sorted:
    """By the first rule that fits; what it leaves open follows from the category and the severity."""
    rule = next(rule for rule in (*plan.rules, *HOUSE_RULES) if rule.fits(alert, asset))
    category = category_or_raise(rule.category)
    return Sorted(
        rule.category, rule.impact or category.impact, rule.urgency or _URGENCY[alert.severity], rule.words or ""
    )


def device_names(said: str) -> tuple[str, ...]:
    """What a device may be called by what a source says: ``https://srv-01.maple.example:9100/x`` also as ``srv-01``."""
    name = said.strip().casefold()
    bare = name.partition("://")[2] or name
    bare = bare.partition("/")[0]
    host, colon, port = bare.rpartition(":")
    if colon and port.isdigit():
        bare = host
    first = bare.partition(".")[0]
    whole = () if first.isdigit() else (first,)
    return tuple(dict.fromkeys(each for each in (name, bare, *whole) if each))


def find_asset(client: Client, said: str) -> Asset | None:
    """The client's device of this tag, host name or serial number; None when there is none, or more than one."""
    for name in device_names(said):
        for names_of in (_names, _short_names):
            found = [asset for asset in client.assets if name in names_of(asset)]
            if found:
                return found[0] if len(found) == 1 else None
    return None


def _names(asset: Asset) -> frozenset[str]:
    return frozenset(each.casefold() for each in (asset.tag, asset.hostname, asset.serial) if each)


def _short_names(asset: Asset) -> frozenset[str]:
    """The host name without its domain: what is a name in full means more."""
    return frozenset({(asset.hostname or "").casefold().partition(".")[0]} - {""})


def find_device(clients: Iterable[Client], said: str) -> tuple[Client, Asset] | None:
    """The one device of that name among these clients; None when no client has it, or more than one."""
    found = [(client, asset) for client in clients if (asset := find_asset(client, said)) is not None]
    return found[0] if len(found) == 1 else None


def whom_to_tell(client: Client, asset: Asset | None) -> Contact | None:
    """Who hears about an alert: whose device it is, else whoever looks after technical things or is the first contact, those
    of the device's site before others; None where the client has nobody of the kind, or has left."""
    if client.status is ClientStatus.OFFBOARDED:
        return None
    owner = client.contact(asset.contact) if asset else None
    if owner is not None and owner.served:
        return owner
    site = asset.site if asset else None
    wanted = [
        (index, contact.site != site, contact.email, contact)
        for contact in client.contacts
        if contact.served
        for index, role in enumerate((Role.TECHNICAL, Role.PRIMARY))
        if role in contact.roles
    ]
    return min(wanted, key=lambda each: each[:3])[3] if wanted else None
