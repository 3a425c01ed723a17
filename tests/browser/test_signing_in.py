"""Ways in, in a real browser: the first admin's password, a link that a preview does not use up, a code for the web chat."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.async_api import expect

from bot.console.gateway import make_gateway
from bot.operations.mailed_codes import mail_code
from bot.operations.sign_in import give_link
from bot.operations.staff import make_first_admin
from bot.storage.engine import make_engine
from bot.storage.tables import code_requests
from bot.storage.unit_of_work import sql_work_factory
from tests.browser.looking import too_wide_for_a_phone, violations
from tests.browser.served import in_the_clear, serving
from tests.browser.visitor import Opens
from tests.makers import AMARA_AT, MAPLE, DeskForTests

PASSWORD = "correct horse battery"


async def test_the_first_admin_signs_in_with_a_password_on_a_desk_where_nobody_is(
    new_database: Callable[[str], str], opens: Opens
) -> None:
    engine = make_engine(new_database("first_admin"))
    desk = DeskForTests(sql_work_factory(engine))
    email = "kim@msp.example"
    make_first_admin(ports=desk.ports, email=email, name="Kim Osei", password=PASSWORD, by="the tests")
    with serving(make_gateway(in_the_clear(desk.ports), secret="for tests", demo=False, health=lambda: {})) as base:
        async with opens(base) as kim:
            await kim.page.goto("/staff")
            await kim.page.locator("summary", has_text="With a password").click()
            await kim.fills("E-mail address", email)
            await kim.fills("Password", PASSWORD)
            await kim.presses("Sign in")
            await expect(kim.page).to_have_url(f"{base}/staff")
            await kim.reads("Kim Osei")
            await kim.presses("Sign out")
            await expect(kim.page).to_have_url(f"{base}/sign-in")
    engine.dispose()


async def test_a_link_signs_in_by_its_button_alone_and_once(morning: DeskForTests, console: str, opens: Opens) -> None:
    _, token = give_link(ports=morning.ports, email=AMARA_AT, by="the tests")
    async with opens(console) as preview, opens(console) as amara, opens(console) as late:
        await preview.page.goto(f"/sign-in/{token}")
        await amara.page.goto(f"/sign-in/{token}")
        await amara.presses("Sign in")
        await expect(amara.page.locator(".my-name")).to_contain_text("Amara Obi")
        await late.page.goto(f"/sign-in/{token}")
        await expect(late.page.get_by_role("alert")).to_be_visible()
        assert [preview.page.url, late.page.url] == [f"{console}/sign-in/{token}"] * 2


async def test_a_code_from_the_mailbox_opens_the_web_chat_and_signing_out_closes_it(
    new_database: Callable[[str], str], opens: Opens
) -> None:
    engine = make_engine(new_database("web_chat"))
    desk = DeskForTests(sql_work_factory(engine))
    desk.take_in(MAPLE)
    app = make_gateway(in_the_clear(desk.ports), secret="for tests", demo=False, mail=True, health=dict)
    with serving(app) as base:
        async with opens(base) as sam:
            await sam.page.goto("/")
            assert (await violations(sam.page), await too_wide_for_a_phone(sam.page)) == ([], [])
            await sam.fills("E-mail address", "sam@maple-dental.example")
            await sam.presses("Send me a code")
            await sam.reads("Look into your mailbox")
            assert (await violations(sam.page), await too_wide_for_a_phone(sam.page)) == ([], [])
            with engine.connect() as connection:
                (request,) = connection.execute(code_requests.select()).scalars().all()
            mail_code(ports=desk.ports, request=request)
            code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", desk.mail.sent[-1][2])
            assert code is not None
            await sam.fills("Code", code.group())
            await sam.presses("Sign in")
            await sam.reads("Sam Okoro, Maple Dental")
            await sam.presses("Sign out")
            await expect(sam.page).to_have_url(f"{base}/")
    engine.dispose()
