"""Taking in a client file: written or chosen, looked over, and taken in as it was looked over."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from urllib.parse import quote

import anyio.to_thread
from starlette.datastructures import UploadFile
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.actions import NotReadable, form_key, ports_from
from bot.console.files import CAGE
from bot.console.screen import Screen
from bot.console.table import Asked, Handler, status_of
from bot.desk.errors import DeskError
from bot.operations.client_imports import Review, client_as_text, import_client_text, review_client_text
from bot.operations.ports import DeskPorts, Severity

PAGE = "client_import.html"


class ImportPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "import_form": self.form,
            "import_look": self.look,
            "import_do": self.take_in,
            "client_file": self.file,
        }

    async def form(self, asked: Asked) -> Response:
        """An empty form, or one with the file of a client, to be changed."""
        code = _code(asked.request.query_params.get("client", ""))
        if not code:
            return self._page(asked, None)
        written = await anyio.to_thread.run_sync(lambda: client_as_text(ports=self._ports, code=code))
        return self._page(asked, None, name=f"{code}.yml", text=written.text)

    async def file(self, asked: Asked) -> Response:
        """The file of a client, to be saved."""
        code = _code(str(asked.request.path_params["code"]))
        written = await anyio.to_thread.run_sync(lambda: client_as_text(ports=self._ports, code=code))
        saved = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(code, safe='')}.yml",
            "Content-Security-Policy": CAGE,
        }
        return Response(written.text, media_type="application/yaml", headers=saved)

    async def look(self, asked: Asked) -> Response:
        """What the text says, what is wrong with it, and what it would change; nothing is kept."""
        try:
            name, text = await _written(asked)
        except NotReadable as refusal:
            return self._page(asked, None, told=str(refusal), status=status_of(refusal))
        return await self._review(asked, name, text)

    async def take_in(self, asked: Asked) -> Response:
        """The text is taken in, if it is what was looked over; otherwise it is looked over anew."""
        name, text = field(asked.form, "name"), field(asked.form, "text")
        ports = ports_from(self._ports, asked)
        try:
            key, mark, by = form_key(asked), field(asked.form, "mark"), asked.visitor.member.email
            although = field(asked.form, "although") == "1"
            code = await anyio.to_thread.run_sync(
                lambda: import_client_text(
                    ports=ports, text=text, name=name, mark=mark, although=although, by=by, key=key
                )
            )
        except DeskError as refusal:
            return await self._review(asked, name, text, told=str(refusal), status=status_of(refusal))
        return self._screen.back(asked, f"/clients/{code}", "The file is taken in. The desk decides by it from now on.")

    async def _review(self, asked: Asked, name: str, text: str, *, told: str = "", status: int = 200) -> Response:
        review = await anyio.to_thread.run_sync(lambda: review_client_text(ports=self._ports, text=text, name=name))
        refused = status if told or review.report is not None else 409
        return self._page(asked, review, told=told, status=refused)

    def _page(
        self,
        asked: Asked,
        review: Review | None,
        *,
        told: str = "",
        status: int = 200,
        name: str = "",
        text: str = "",
    ) -> Response:
        return self._screen.page(
            asked,
            PAGE,
            status,
            review=review,
            told=told,
            name=review.name if review else name,
            text=review.text if review else text,
            nonce=secrets.token_urlsafe(12),
            error=Severity.ERROR,
        )


def _code(written: str) -> str:
    return written[:80].replace("\0", "")


async def _written(asked: Asked) -> tuple[str, str]:
    """Name and text of what was sent: the chosen file, or else what stands in the form."""
    file = asked.form.get("file")
    if isinstance(file, UploadFile) and file.filename:
        try:
            return file.filename, (await file.read()).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise NotReadable("That file is not UTF-8 text. Save it as UTF-8 text, and choose it again.") from None
    text = field(asked.form, "text")
    if not text.strip():
        raise NotReadable("Choose a file, or write its text.")
    return field(asked.form, "name"), text
