"""Templates: every page and every fragment is rendered here, always escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


class Pages:
    """Renders templates out of these folders, the shared ones last."""

    def __init__(self, *folders: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader([*folders, _HERE / "templates"]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def text(self, template: str, **values: object) -> str:
        """The rendered template."""
        return self._environment.get_template(template).render(**values)

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """The rendered template as an answer to a browser."""
        return HTMLResponse(self.text(template, **values), status_code=status)

    def note(self, status: int, title: str, text: str, **link: str) -> HTMLResponse:
        """A page that says one thing; ``href`` and ``label`` name the way on."""
        way = {"href": "/", "label": "To the start page", **link}
        return self.page("note.html", status, title=title, text=text, **way)
