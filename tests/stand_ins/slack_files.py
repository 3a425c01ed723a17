"""The files of a Slack workspace as documented: shown to whoever has the bot's token, else there is a page to sign in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.stand_ins.serving import Faults


@dataclass(frozen=True)
class SharedFile:
    """A file as somebody shares it; ``changes`` are what Slack tells of it otherwise."""

    name: str
    media_type: str
    content: bytes
    changes: dict[str, Any] = field(default_factory=dict)


class SharedFiles:
    """``told`` is what messages tell of each, ``content`` the bytes, ``asked`` who asked: the file and what was shown."""

    def __init__(self, faults: Faults, token: str) -> None:
        self._faults = faults
        self._token = token
        self.told: dict[str, dict[str, Any]] = {}
        self.content: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self.may_be_read = True

    def add_routes(self, app: web.Application) -> None:
        """The addresses of files."""
        app.router.add_get("/files-pri/{file}/{name}", self._file)
        app.router.add_get("/signin", self._sign_in)

    def put(self, file: SharedFile, id: str, team: str, user: str, url: str) -> dict[str, Any]:
        """Keep a file; what a message tells of it."""
        address = f"{url}/files-pri/{team}-{id}/{file.name}"
        told = {"id": id, "name": file.name, "title": file.name, "mimetype": file.media_type, "user": user}
        told |= {"mode": "hosted", "is_external": False, "file_access": "visible", "size": len(file.content)}
        told |= {"url_private": address, "url_private_download": f"{address}?download=1"}
        self.told[id] = told
        self.content[id] = file.content
        return {**told, **file.changes}

    async def _file(self, request: web.Request) -> web.Response:
        """Everybody without the right is led to a page to sign in, as in a browser."""
        id, shown = request.match_info["file"].rpartition("-")[2], request.headers.get("Authorization", "")
        self.asked.append((id, shown))
        fault = self._faults.next("file")
        if fault is not None and fault.answer_lost:
            assert request.transport is not None
            request.transport.abort()
        if fault is not None:
            return web.Response(text=fault.body, status=fault.status, headers=fault.headers)
        if shown != f"Bearer {self._token}" or not self.may_be_read:
            return web.Response(status=302, headers={"Location": f"/signin?redir={request.path}"})
        if id not in self.content:
            return web.Response(status=404)
        return web.Response(body=self.content[id], content_type=self.told[id]["mimetype"])

    async def _sign_in(self, request: web.Request) -> web.Response:
        return web.Response(text="<!DOCTYPE html><html><title>Sign in</title></html>", content_type="text/html")
