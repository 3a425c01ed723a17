"""Files as a browser gets them, those of a ticket and our own papers: saved or shown small, and never run."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from bot.operations.attachments.reading import ReadFile

# Nothing in it may be loaded, run, or know this page, should a browser show it after all.
CAGE = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""Content-Security-Policy of what is to be saved, not shown."""


def to_save(found: ReadFile) -> Response:
    """The file under its own name, to be saved."""
    name = quote(found.file.name, safe="")
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "-_. ") else "_" for each in found.file.name)
    saved = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}"
    return _caged(found, {"Content-Disposition": saved})


def paper_to_save(content: bytes | str, name: str, media_type: str) -> Response:
    """A paper that we have written ourselves, to be saved under a ``name`` of plain letters."""
    saved = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": CAGE}
    return Response(content, media_type=media_type, headers=saved)


def small_picture(found: ReadFile) -> Response:
    """The small picture, drawn by us, to be shown in a page."""
    return _caged(found, {})


def _caged(found: ReadFile, headers: dict[str, str]) -> Response:
    caged = {"Content-Security-Policy": CAGE, "X-Content-Type-Options": "nosniff", **headers}
    # Without a charset: what was sent as text is not claimed to be UTF-8.
    return Response(found.content, headers={**caged, "Content-Type": found.file.media_type})
