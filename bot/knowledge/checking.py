"""Looks over the knowledge base as an editor would: categories, length, dates, words nobody knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from bot.desk.walkthroughs import Article, Risk, Status
from bot.knowledge.findings import Finding, Severity
from bot.knowledge.loading import read_folder
from bot.knowledge.parsing import ParsedArticle
from bot.knowledge.pictures import trouble_with
from bot.knowledge.readability import (
    FEWEST_WORDS,
    MAX_GRADE,
    MAX_STEP_GRADE,
    article_text,
    count_words,
    grade,
    step_text,
)

MAX_STEP_WORDS = 60
MAX_INTRO_WORDS = 40
MAX_TITLE_LETTERS = 70
MAX_SYMPTOM_LETTERS = 100
MAX_STEPS = 12
MAX_STOPS = 4
MAX_STOP_LETTERS = 100

JARGON = (
    "active directory", "bios", "cache", "cached", "credentials", "dhcp", "dns", "domain controller",
    "driver", "drivers", "endpoint", "entra", "exchange server", "firmware", "imap", "ip address", "ldap",
    "mfa", "ndr", "ost", "otp", "poe", "port forwarding", "power cycle", "power-cycle", "proxy", "pst",
    "registry", "reimage", "smtp", "spooler", "ssid", "sso", "subnet", "tenant", "tls", "totp", "uefi",
)  # fmt: skip
# Words that make a person feel slow, small or sorry at two in the morning.
BANNED = (
    "as you know", "easily", "easy", "just", "kindly", "merely", "obviously", "of course", "regrettably",
    "simple", "simply", "trivial", "unfortunately",
)  # fmt: skip
# What loses data, weakens security or needs an administrator has no place in a step that the person does alone.
RISKY = (
    r"(?:turn|switch) off (?:the |your )?(?:firewall|antivirus|virus protection|defender|updates)",
    r"disable (?:the |your )?(?:firewall|antivirus|virus protection|defender|updates)",
    r"uninstall (?:the |your )?(?:antivirus|virus protection|vpn)",
    r"run as (?:an )?administrator|command prompt|powershell|terminal window|regedit|sudo",
    r"factory reset|factory settings|erase all|erase (?:the|your) (?:phone|computer|mac|disk)|format the",
    r"reset (?:this|your|the) (?:pc|computer)|reinstall windows",
    r"(?:tell|send|give|write) (?:us|me) your (?:password|code|pin)",
)
_JARGON = re.compile(r"\b(" + "|".join(re.escape(word) for word in JARGON) + r")\b", re.IGNORECASE)
_BANNED = re.compile(r"\b(" + "|".join(re.escape(word) for word in BANNED) + r")\b", re.IGNORECASE)
_RISKY = re.compile(r"(?<!never )\b(?:" + "|".join(RISKY) + r")\b", re.IGNORECASE)
_MARKUP = re.compile(r"\*\*|__|`|\]\(|https?://", re.IGNORECASE)


def check_articles(folder: Path, categories: Collection[str], today: date) -> tuple[Finding, ...]:
    """Everything to mend below a folder, by file and line; empty when all is well."""
    parsed = read_folder(folder)
    findings = [finding for item in parsed for finding in item.findings]
    for item in parsed:
        if item.article is not None:
            findings.extend(_check_place(item, item.article, categories))
            findings.extend(_check_length(item, item.article))
            findings.extend(_check_stops(item, item.article))
            findings.extend(_check_words(item, item.article))
            findings.extend(_check_reading(item, item.article))
            findings.extend(_check_risks(item, item.article))
            findings.extend(_check_pictures(item, item.article, folder))
            findings.extend(_check_date(item, item.article, today))
    findings.extend(_check_general(parsed))
    return tuple(sorted(findings))


def _check_place(item: ParsedArticle, article: Article, categories: Collection[str]) -> Iterator[Finding]:
    place = PurePosixPath(item.path)
    for category in article.categories:
        if category not in categories:
            message = f"there is no category {category}: use an id of the catalogue"
            yield Finding(item.path, item.line("categories"), message)
    if place.parent.name not in article.categories:
        message = f"the file stands in {place.parent.name}, which is not among its categories"
        yield Finding(item.path, item.line("categories"), message)
    if place.stem != article.id:
        yield Finding(item.path, item.line("id"), f"the file must be called {article.id}.md, after its id")


def _check_length(item: ParsedArticle, article: Article) -> Iterator[Finding]:
    if len(article.title) > MAX_TITLE_LETTERS:
        message = f"the title has {len(article.title)} letters: at most {MAX_TITLE_LETTERS}"
        yield Finding(item.path, item.line("title"), message)
    for symptom in article.symptoms:
        if len(symptom) > MAX_SYMPTOM_LETTERS:
            message = f"a symptom has {len(symptom)} letters: at most {MAX_SYMPTOM_LETTERS}"
            yield Finding(item.path, item.line("symptoms"), message)
    if not article.intro:
        yield Finding(item.path, item.line("intro"), "the introduction is missing: add a line before step 1")
    if len(article.intro.split()) > MAX_INTRO_WORDS:
        message = f"the introduction has {len(article.intro.split())} words: at most {MAX_INTRO_WORDS}"
        yield Finding(item.path, item.line("intro"), message)
    if len(article.steps) > MAX_STEPS:
        message = f"there are {len(article.steps)} steps: at most {MAX_STEPS}, split the article"
        yield Finding(item.path, item.step_lines[article.steps[-1].id], message)
    for step in article.steps:
        words = len(step.text.split()) + len((step.tells or "").split())
        if words > MAX_STEP_WORDS:
            message = f"step {step.id} has {words} words: at most {MAX_STEP_WORDS}, split it"
            yield Finding(item.path, item.step_lines[step.id], message)


def _check_stops(item: ParsedArticle, article: Article) -> Iterator[Finding]:
    if not article.stop_when:
        message = "stop_when is missing: say in 1 to 4 lines when the person stops and a person takes over"
        yield Finding(item.path, item.line("stop_when"), message)
    if len(article.stop_when) > MAX_STOPS:
        message = f"there are {len(article.stop_when)} lines in stop_when: at most {MAX_STOPS}"
        yield Finding(item.path, item.line("stop_when"), message)
    for condition in article.stop_when:
        if len(condition) > MAX_STOP_LETTERS or not condition:
            message = f"a line of stop_when has {len(condition)} letters: 1 to {MAX_STOP_LETTERS}"
            yield Finding(item.path, item.line("stop_when"), message)


def _said(item: ParsedArticle, article: Article) -> Iterator[tuple[int, str]]:
    """Everything that the person reads, with its line."""
    yield item.line("title"), article.title
    yield item.line("stop_when"), ". ".join(article.stop_when)
    yield item.line("intro"), article.intro
    for step in article.steps:
        parts = (step.text, step.tells, step.evidence, step.alt)
        yield item.step_lines[step.id], " ".join(part for part in parts if part)


def _check_words(item: ParsedArticle, article: Article) -> Iterator[Finding]:
    for line, text in _said(item, article):
        for word in _found(_JARGON, text):
            message = f"few people know the word {word}: say what they see or do instead"
            yield Finding(item.path, line, message, Severity.WARNING)
        for word in _found(_BANNED, text):
            message = f"leave out the word {word}: it helps nobody who is stuck"
            yield Finding(item.path, line, message, Severity.WARNING)
        if _MARKUP.search(text):
            message = "links and formatting are shown as they are typed: write plain text"
            yield Finding(item.path, line, message, Severity.WARNING)


def _check_reading(item: ParsedArticle, article: Article) -> Iterator[Finding]:
    """Steps and articles that take more school than somebody may have had, or has left at night."""
    whole = grade(article_text(article))
    if whole > MAX_GRADE:
        message = f"it reads like school year {whole:.1f}: at most {MAX_GRADE:.0f}, use shorter sentences and words"
        yield Finding(item.path, item.line("intro"), message, Severity.WARNING)
    for step in article.steps:
        text = step_text(step)
        hard = grade(text)
        if hard > MAX_STEP_GRADE and count_words(text) >= FEWEST_WORDS:
            message = f"step {step.id} reads like school year {hard:.1f}: at most {MAX_STEP_GRADE:.0f}, make it plainer"
            yield Finding(item.path, item.step_lines[step.id], message, Severity.WARNING)


def _check_risks(item: ParsedArticle, article: Article) -> Iterator[Finding]:
    for step in article.steps:
        if step.risk is Risk.SAFE:
            for words in risks_in(f"{step.text} {step.tells or ''}"):
                message = f"a safe step must not ask for this: {words}. Mark it technician_only or leave it out"
                yield Finding(item.path, item.step_lines[step.id], message, Severity.WARNING)


def risks_in(text: str) -> tuple[str, ...]:
    """The words of a step that lose data, weaken security or need an administrator."""
    return _found(_RISKY, text)


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group(0).lower() for match in pattern.finditer(text)))


def _check_pictures(item: ParsedArticle, article: Article, folder: Path) -> Iterator[Finding]:
    for step in article.steps:
        trouble = trouble_with(folder / step.picture) if step.picture is not None else None
        if trouble is not None:
            message = f"the picture of step {step.id} {trouble}"
            yield Finding(item.path, item.step_lines[step.id], message)


def _check_date(item: ParsedArticle, article: Article, today: date) -> Iterator[Finding]:
    if article.status is Status.PUBLISHED and article.review_by < today:
        message = f"it was to be reviewed by {article.review_by.isoformat()}: read it again, set a new date"
        yield Finding(item.path, item.line("review_by"), message, Severity.WARNING)


def _check_general(parsed: tuple[ParsedArticle, ...]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for item in parsed:
        if item.article is None or not item.article.general:
            continue
        for category in item.article.categories:
            before = first.setdefault(category, item.path)
            if before != item.path:
                message = f"{before} is already the general article of {category}: keep one"
                yield Finding(item.path, item.line("general"), message)
