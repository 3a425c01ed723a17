"""The test stories of tests/conversations, as `rasa test` runs them: every turn is understood and led as the story says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

STORIES = Path(__file__).parent.parent / "conversations"


# Rasa says this whenever it reads any domain.
@pytest.mark.filterwarnings("ignore:Slot auto-fill has been removed:UserWarning")
async def test_every_story_goes_as_it_is_written(assistant: Assistant, tmp_path: Path) -> None:
    from rasa.core.test import test as run_stories

    await run_stories(
        str(STORIES), assistant._agent, e2e=True, disable_plotting=True, successes=True, out_directory=str(tmp_path)
    )
    written = "".join(path.read_text(encoding="utf-8") for path in STORIES.glob("test_*.yml"))
    failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    succeeded = (tmp_path / "successful_test_stories.yml").read_text(encoding="utf-8")
    assert succeeded.count("- story:") == written.count("- story:"), failed
