"""Looks over the knowledge base as an editor would: categories, length, dates, words nobody knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from bot.desk.walkthroughs import Article
from bot.knowledge.findings import Finding, Severity
from bot.knowledge.loading import read_folder
from bot.knowledge.parsing import ParsedArticle

MAX_STEP_WORDS = 60
MAX_INTRO_WORDS = 40
MAX_TITLE_LETTERS = 70
MAX_SYMPTOM_LETTERS = 100
MAX_STEPS = 12

JARGON = (
    "active directory", "bios", "cache", "cached", "credentials", "dhcp", "dns", "domain controller",
    "driver", "drivers", "endpoint", "entra", "exchange server", "firmware", "imap", "ip address", "ldap",
    "mfa", "ndr", "ost", "otp", "poe", "port forwarding", "power cycle", "power-cycle", "proxy", "pst",
    "registry", "reimage", "smtp", "spooler", "ssid", "sso", "subnet", "tenant", "tls", "totp", "uefi",
)  # fmt: skip
_JARGON = re.compile(r"\b(" + "|".join(re.escape(word) for word in JARGON) + r")\b", re.IGNORECASE)
_MARKUP = re.compile(r"\*\*|__|`|\]\(|https?://", re.IGNORECASE)


def check_articles(folder: Path, categories: Collection[str], today: date) -> tuple[Finding, ...]:
    """Everything to mend below a folder, by file and line; empty when all is well."""
    parsed = read_folder(folder)
    findings = [finding for item in parsed for finding in item.findings]
    for item in parsed:
        if item.article is not None:
            findings.extend(_check_place(item, item.article, categories))
            findings.extend(_check_length(item, item.article))
            findings.extend(_check_words(item, item.article))
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


def _check_words(item: ParsedArticle, article: Article) -> Iterator[Finding]:
    said = [(item.line("title"), article.title), (item.line("intro"), article.intro)]
    for step in article.steps:
        text = " ".join(part for part in (step.text, step.tells, step.evidence) if part)
        said.append((item.step_lines[step.id], text))
    for line, text in said:
        for word in dict.fromkeys(match.lower() for match in _JARGON.findall(text)):
            message = f"few people know the word {word}: say what they see or do instead"
            yield Finding(item.path, line, message, Severity.WARNING)
        if _MARKUP.search(text):
            message = "links and formatting are shown as they are typed: write plain text"
            yield Finding(item.path, line, message, Severity.WARNING)


def _check_date(item: ParsedArticle, article: Article, today: date) -> Iterator[Finding]:
    if article.review_by < today:
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
