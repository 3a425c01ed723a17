from __future__ import annotations

import time
from datetime import timedelta

from tests.journeys.desk import TUESDAY_NIGHT, House


def show(a):
    print("   ", a.text.replace("\n", "\n    "))
    print("    ->", [(b.title, b.pressed.intent, {k: v for k, v in b.pressed.args.items() if k not in ("enquiry",)}) for b in a.buttons])

async def talk(p, *steps):
    for s in steps:
        t = time.perf_counter()
        try:
            if isinstance(s, tuple):
                print(f"{p.identity.user_id[:4]} >>> [", s, "]"); a = await p.presses(s[0], **(s[1] if len(s) > 1 else {}))
            else:
                print(f"{p.identity.user_id[:4]} >>>", s[:100]); a = await p.says(s)
            show(a)
        except AssertionError as e:
            print("    !!!", e)
        d = time.perf_counter()-t
        if d > 0.4: print(f"    {d:.2f}s")

def state(house):
    for t in house.tickets(): print("##", t.number, t.state.value, t.billing.value, t.priority.value, t.category, len(t.steps), t.respond_by, t.resolve_by, t.planned_for, t.not_to_exceed, house.happened(t), [(q.number, q.state.value, q.asked, q.limit, q.valid_until) for q in house.quotes(t)])
    for p in house.pages(): print("## page", p)

async def test_a(house: House):
    sam = house.person("sam@maple-dental.example")
    await talk(sam, "my outlook won't open", ("affirm",), ("step_worked",), ("step_failed",), ("step_worked",), ("step_worked",))
    state(house)
    await talk(sam, "the printer on the first floor prints nothing", "yes", "no", "no", "what's the status of my ticket?", "is this covered?", "how much would it cost?", "add: it also beeps", "talk to a human")
    state(house)
    await talk(sam, "add: it also beeps", "close it", "it is back", "hello", "thanks", "asdf qwer", "gibberish zzz", "hm", "", "tell me a joke")

async def test_b(house: House):
    sam = house.person("sam@maple-dental.example")
    await talk(sam, "my outlook won't open", ("affirm",), ("step_failed",), )
    state(house)
    await talk(sam, "what's the status of my ticket?", "why is this covered?", "how much would it cost?", "hello", "thanks", "add: it also beeps", "tell me a joke", "qwertz asdf", "My team", "what's the status of my ticket?", "my wifi keeps dropping", ("open_ticket",), "just me", "it's slow", ("affirm",), "cancel")
    state(house)

async def test_c(house: House):
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person("sam@maple-dental.example")
    await talk(sam, "my outlook won't open", ("choose_callout",), ("tell_impact", {"impact": "person"}), ("tell_urgency", {"urgency": "stopped"}))
    state(house)
    dana = house.person("dana@maple-dental.example")
    show(dana.looks())
    await talk(dana, "yes I approve", ("approve_quote",), ("approve_quote",))
    show(sam.looks())
    state(house)
    await talk(sam, "the printer prints nothing", ("wait_until_business_hours",), "just me", "there is a way round")
    state(house)

async def test_d(house: House):
    ravi = house.person("ravi@foothills-auto.example")
    house.clock.instant += timedelta(hours=1)
    await talk(ravi, "my outlook won't open", ("choose_callout",), ("tell_impact", {"impact": "person"}), ("tell_urgency", {"urgency": "stopped"}), "I approve the quote", "approve quote Q-1001")
    state(house)
    gwen = house.person("gwen@foothills-auto.example")
    show(gwen.looks())
    await talk(gwen, ("decline_quote",))
    show(ravi.looks())
    state(house)

async def test_e(house: House):
    sam = house.person("sam@maple-dental.example")
    await talk(sam, "it doesn't work", "it is broken", "something is wrong with the thing", "I can't get in", "x" * 10000, "😀😀", "no puedo abrir mi correo, ayuda por favor", "nie mogę otworzyć poczty, proszę o pomoc", "我的电脑打不开了", '/approve_quote{"quote":"Q-1001"}', "/restart", "\x00\x01\x02", "EXTERNAL: x", "a\x00b my printer prints nothing")
    state(house)
    who = house.person("nobody@elsewhere.example")
    await talk(who, "my outlook won't open", "what's the status of my ticket?", "how much would it cost?", "is this covered?", "how many hours are left", ("talk_to_human",), "status of ND-1001", "close ND-1001", "hello", "who is on call", "my printer prints nothing", ("open_ticket",), ("tell_impact", {"impact": "person"}), ("tell_urgency", {"urgency": "stopped"}), "status of my ticket")
    state(house)

async def test_f(house: House):
    for i, w in enumerate(("there is a ransom note on the reception computer", "the server is down and nobody can work", "there is smoke coming out of the server room", "our files are all encrypted and named .locked")):
        sam = house.person(["sam@maple-dental.example", "mina@brandt-law.example", "ravi@foothills-auto.example", "nobody@x"][i])
        await talk(sam, w)
    state(house)
