"""Reads Markdown and HTML of other people into plain blocks with their lines: headings, paragraphs, items of lists.

Nothing but text comes out. What is no text, or is made to be run, is left out and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

# What stands between their tags is for machines.
_FOR_MACHINES = (
    "script style template noscript iframe object embed applet svg math canvas audio video form select textarea"
)
UNSAID = frozenset(_FOR_MACHINES.split())
_SILENT = frozenset({"style", "nav", "footer"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKS = frozenset(
    {"p", "div", "section", "article", "blockquote", "dt", "dd", "tr", "hr", "figure", "main", "header"}
)
_WITHOUT_END = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_WITHOUT_END.split())


class Kind(str, Enum):
    """What a block is; LEFT_OUT says in its text what was not taken over."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    NUMBERED = "numbered"
    BULLET = "bullet"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class Block:
    """One piece of a document; `level` is that of a heading, or how deep an item is nested, from 1."""

    kind: Kind
    text: str
    line: int
    level: int = 1


def read_html(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a page, however badly it is made."""
    reader = _HtmlReader(first_line)
    reader.feed(text)
    reader.close()
    reader.end()
    return tuple(reader.blocks)


def read_markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown file (CommonMark with tables); HTML in it is read as HTML."""
    from markdown_it import MarkdownIt

    return tuple(_MarkdownReader(MarkdownIt("commonmark").enable("table").parse(text)).read())


class _HtmlReader(HTMLParser):
    """Collects blocks as their tags end."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._first_line = first_line
        self._unsaid: list[str] = []
        self._lists: list[Kind] = []
        self._kind, self._level, self._line = Kind.TEXT, 1, first_line
        self._words: list[str] = []
        self._link: str | None = None

    def end(self) -> None:
        """Take what was not closed."""
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        here = self._first_line + self.getpos()[0] - 1
        if self._unsaid:
            if tag not in _VOID:
                self._unsaid.append(tag)
            return
        if tag == "img":
            self._leave_out(f"a picture ({dict(attrs).get('alt') or 'without words'})", here)
        elif tag in UNSAID or tag in _SILENT or tag in ("table", "pre"):
            self._flush()
            if tag not in _SILENT:
                self._leave_out({"table": "a table", "pre": "lines of code"}.get(tag, f"<{tag}>"), here)
            if tag not in _VOID:
                self._unsaid.append(tag)
        elif tag in ("ol", "ul"):
            self._flush()
            self._lists.append(Kind.NUMBERED if tag == "ol" else Kind.BULLET)
        elif tag == "li":
            self._begin(self._lists[-1] if self._lists else Kind.BULLET, max(1, len(self._lists)), here)
        elif tag in _HEADINGS:
            self._begin(Kind.HEADING, int(tag[1]), here)
        elif tag == "title":
            self._begin(Kind.TITLE, 1, here)
        elif tag == "br":
            self._words.append(" ")
        elif tag in _BREAKS and self._kind is Kind.TEXT:
            self._begin(Kind.TEXT, 1, here)
        elif tag in _BREAKS:
            self._words.append(" ")
        elif tag == "a":
            self._link = dict(attrs).get("href")

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        if self._unsaid:
            if tag in self._unsaid:
                del self._unsaid[len(self._unsaid) - 1 - self._unsaid[::-1].index(tag) :]
            return
        if tag in ("ol", "ul"):
            self._flush()
            if self._lists:
                self._lists.pop()
        elif tag == "li" or tag in _HEADINGS or tag == "title" or (tag in _BREAKS and self._kind is Kind.TEXT):
            self._flush()
        elif tag == "a":
            self._words.append(_address(self._link, "".join(self._words)))
            self._link = None

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._unsaid:
            return
        if not self._words and data.strip():
            self._line = self._line if self._kind is not Kind.TEXT else self._first_line + self.getpos()[0] - 1
        self._words.append(data)

    def _begin(self, kind: Kind, level: int, line: int) -> None:
        self._flush()
        self._kind, self._level, self._line = kind, level, line

    def _flush(self) -> None:
        text = plain("".join(self._words))
        if text:
            self.blocks.append(Block(self._kind, text, self._line, self._level))
        self._words.clear()
        self._kind, self._level = Kind.TEXT, 1

    def _leave_out(self, what: str, line: int) -> None:
        self.blocks.append(Block(Kind.LEFT_OUT, what, line))


class _MarkdownReader:
    """Walks the tokens of a Markdown file."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._lists: list[Kind] = []
        self._fresh_item: int | None = None

    def read(self) -> Iterator[Block]:
        """The blocks in their order."""
        skipping = ""
        for place, token in enumerate(self._tokens):
            line = token.map[0] + 1 if token.map else 1
            if skipping:
                skipping = "" if token.type == skipping else skipping
            elif token.type == "table_open":
                skipping = "table_close"
                yield Block(Kind.LEFT_OUT, "a table", line)
            elif token.type in ("ordered_list_open", "bullet_list_open"):
                self._lists.append(Kind.NUMBERED if token.type.startswith("ordered") else Kind.BULLET)
            elif token.type in ("ordered_list_close", "bullet_list_close"):
                self._lists.pop()
            elif token.type == "list_item_open":
                self._fresh_item = line
            elif token.type in ("fence", "code_block"):
                yield Block(Kind.LEFT_OUT, "lines of code", line)
            elif token.type == "html_block":
                yield from read_html(token.content, line)
            elif token.type == "inline":
                yield from self._inline(token, self._tokens[place - 1], line)

    def _inline(self, token: Token, before: Token, line: int) -> Iterator[Block]:
        words: list[str] = []
        links: list[tuple[str | None, int]] = []
        unsaid = ""
        for child in token.children or []:
            tag = re.match(r"</?([a-z]+)", child.content, re.IGNORECASE) if child.type == "html_inline" else None
            if tag and tag[1].lower() in UNSAID:
                unsaid = "" if child.content.startswith("</") else tag[1]
                if unsaid:
                    yield Block(Kind.LEFT_OUT, f"<{unsaid.lower()}>", line)
            elif unsaid:
                continue
            elif child.type in ("text", "code_inline"):
                words.append(child.content)
            elif child.type in ("softbreak", "hardbreak") or (tag and tag[1].lower() == "br"):
                words.append(" ")
            elif child.type == "image":
                yield Block(Kind.LEFT_OUT, f"a picture ({child.content or 'without words'})", line)
            elif child.type == "link_open":
                links.append((str(child.attrs.get("href", "")), len(words)))
            elif child.type == "link_close" and links:
                address, start = links.pop()
                words.append(_address(address, "".join(words[start:])))
        text = plain("".join(words))
        if not text:
            return
        if before.type == "heading_open":
            yield Block(Kind.HEADING, text, line, int(before.tag[1]))
        elif self._lists and self._fresh_item is not None:
            yield Block(self._lists[-1], text, self._fresh_item, len(self._lists))
            self._fresh_item = None
        else:
            # A second paragraph of an item belongs to it.
            yield Block(Kind.TEXT, text, line, len(self._lists) + 1 if self._lists else 1)


def _address(href: str | None, words: str) -> str:
    """The address of a link, for people to type, unless they see it anyway or it leads to no page."""
    shown = re.fullmatch(r"https?://(\S+?)/?", (href or "").strip(), re.IGNORECASE)
    return f" ({shown[1]})" if shown and shown[1] not in words else ""


def plain(text: str) -> str:
    """One line of plain text, without any sign that could be read as HTML or as a script."""
    text = "".join(" " if ord(sign) < 32 or ord(sign) == 127 else sign for sign in text)
    text = text.encode("utf-8", "ignore").decode()
    text = re.sub(r"javascript:", "", re.sub(r"[<>]", "", text), flags=re.IGNORECASE)
    return " ".join(text.replace("&#", "& #").split())
