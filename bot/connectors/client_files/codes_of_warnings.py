"""What a client file says correctly but may not mean, explained."""

from __future__ import annotations

from bot.connectors.client_files.findings import Code, Severity


def _warning(code: str, sentence: str, explanation: str, example: str, way_out: str) -> Code:
    return Code(code, Severity.WARNING, sentence, explanation, example, way_out)


WARNINGS = (
    _warning(
        "W01",
        "Work is excluded and no fallback prices it: a person has to decide each time.",
        "An exclusion says who does not pay: the fee. It does not say what the work costs instead. Without a contract behind "
        "this one, each such request waits for a person, and excluded work is easily done and never billed.",
        "- number: PLAN\n  rules:\n    - exclude: onsite_or_project\n      clause: '7.1'\n      text: Projects are apart.\n",
        "Add 'fallback: TM' with a contract TM that charges.",
    ),
    _warning(
        "W02",
        "A rule is never reached, because earlier ones always decide first.",
        "The first rule that matches decides. Whatever this rule matches, one rule before it, or several together, match "
        "already. This is decided exactly, over all categories, kinds of work, time bands, sites, devices, causes and dates.",
        "- include: all\n  clause: '1'\n  text: Everything is included.\n- exclude: procurement        # never reached\n"
        "  clause: '2'\n  text: Purchases are apart.\n",
        "Put the exception before the rule, narrow the earlier rule, or remove this one.",
    ),
    _warning(
        "W03",
        "No rule names a category, everything else is excluded, and there is no fallback.",
        "What no rule names goes by 'otherwise', which is 'exclude' unless the contract says something else; and nothing "
        "behind this contract says what it costs. People who ask about such a category are told that a person will decide.",
        "- number: PLAN\n  rules:\n    - include: [printer, wifi]\n      clause: '1'\n      text: Printers and Wi-Fi are included.\n",
        "Add a rule for the categories, write 'otherwise: include', or name a fallback that charges.",
    ),
    _warning(
        "W04",
        "A contract that charges has no rate for a time band: a night would cost as much as a morning.",
        "Under these support hours the band occurs, work in it is charged, and no row of the rates is about it, so the hour "
        "costs what it costs in support hours.",
        "rates:\n  base: 120.00\n  rows:\n    - {band: after_hours, multiplier: 1.5}     # and weekend? and holiday?\n",
        "Add a row for the band. With multiplier: 1 it says that the same price is meant.",
    ),
    _warning(
        "W05",
        "A response is promised later than the resolution.",
        "A ticket would be due to be solved before anybody has to answer it. Two numbers were probably swapped.",
        "sla:\n  P2: {respond: 9h, resolve: 8h}\n",
        "Swap the two, or correct one.",
    ),
    _warning(
        "W06",
        "Nobody can approve a typical quote (one hour on site, at the site farthest away).",
        "Work that is charged begins only after an approver of the client has accepted its not-to-exceed amount within their "
        "limit. Here nobody could, so charged work would always wait.",
        "contacts:\n  - {name: Ann Lee, email: ann@small.example, roles: approver, approval_limit: 50.00}\n",
        "Give somebody the role approver, raise a limit, or leave the limit out for no limit.",
    ),
    _warning(
        "W07",
        "The contract ends within its notice period, and none of the same type takes over.",
        "From the day after its end the contract decides nothing, and its fallback decides alone: what was covered is suddenly "
        "charged. 'notice' says how long before you want to hear of it (60 days without).",
        "ends: 2026-12-31\nnotice: 90d\n",
        "Agree what follows and add it: a contract of the same type that starts the day after, or a later end.",
    ),
    _warning(
        "W08",
        "No holidays are known for next year.",
        "Without them every holiday counts as a working day: answer times run, and work is charged as in support hours.",
        "holidays: {extra: [2026-12-25]}\n",
        "Write a calendar, which reaches to 2035: holidays: {calendar: CA-ON}.",
    ),
    _warning(
        "W09",
        "A managed contract promises no answer times for some or all priorities.",
        "A ticket never goes without dates: where the contract agrees none, the house's own aims are used and said to be that.",
        "type: managed\nsla:\n  P1: {respond: 1h, resolve: 4h}      # and P2, P3, P4?\n",
        "Add the missing priorities under 'sla'.",
    ),
    _warning(
        "W10",
        "A rule asks whether the person is on the contract's list, and the contract has no list.",
        "The condition 'person_listed' compares the person with 'people' of the contract. Without that list nobody knows the "
        "answer, and the person is asked each time.",
        "rules:\n  - include: all\n    when: {person_listed: true}\n    clause: '1'\n    text: People on the list are served.\n",
        "Add 'people' with the e-mail addresses, or remove the condition.",
    ),
    _warning(
        "W11",
        "Two rules speak about the same requests to different effect, and only their order decides.",
        "Neither rule is the exception of the other: each matches something that the other does not, and they meet. The one "
        "that stands first decides, which a reader of the paper contract cannot see. An exclusion in front of what it takes "
        "away from, under a condition of another kind, is not reported: that is how exceptions are written.",
        "- include: [printer, scanner]\n  clause: '1'\n  text: Printers and scanners are included.\n"
        "- exclude: [printer, wifi]          # and the printer?\n  clause: '2'\n  text: Printers and Wi-Fi are apart.\n",
        "Put the exception first, or narrow one of the rules so that no request fits both.",
    ),
    _warning(
        "W12",
        "A rule can never apply.",
        "Its conditions cannot hold together: a time band that these support hours do not have, a kind of request that none of "
        "its categories is, or questions that are free whatever a contract says.",
        "support_hours: 24x7\nrules:\n  - exclude: all\n    when: {time: after_hours}      # there is no such time\n"
        "    clause: '1'\n    text: Nights are apart.\n",
        "Correct the condition, or remove the rule.",
    ),
    _warning(
        "W13",
        "A rule holds only on days on which its contract does not.",
        "Its 'from' lies after the contract's end, or its 'to' before the contract's start. Often the dates of a renewed "
        "contract were moved and those of the rule were not.",
        "starts: 2026-01-01\nrules:\n  - include: printer\n    to: 2025-12-31\n    clause: '1'\n    text: Printers are included.\n",
        "Correct the date, or remove the rule.",
    ),
    _warning(
        "W14",
        "A rule is about a class of devices, and no device on the list is of it.",
        "Classes are your own words, and nothing but the asset list says which device is of which class. A rule with another "
        "spelling never matches.",
        "assets:\n  - {tag: S-1, class: server}\nrules:\n  - include: server_down\n    when: {asset_class: servers}\n"
        "    clause: '1'\n    text: Servers are looked after.\n",
        "Write the class as the asset list has it, or list such a device.",
    ),
    _warning(
        "W15",
        "An allowance is agreed, and no rule draws on it.",
        "What an allowance pays for is said by rules with 'draws'. Without one, the client pays for hours that nobody can use.",
        "allowances:\n  - {name: visits, unit: visits, amount: 2, per: month}     # no rule says: draws: visits\n",
        "Add a rule that draws on it, or remove the allowance.",
    ),
    _warning(
        "W16",
        "Nothing prices what an allowance does not reach for, or the parts beside free labour.",
        "A used-up allowance hands the request to the fallback, and there is none; or a rule bills parts and neither this "
        "contract nor one behind it has rates. A person has to name the price each time.",
        "- number: PLAN\n  rules:\n    - allowance: all\n      draws: hours\n      clause: '2'\n      text: Ten hours are included.\n",
        "Name a fallback that charges.",
    ),
    _warning(
        "W17",
        "Two contracts in force at once answer the same request equally: a person has to choose each time.",
        "Both decide, neither is better for the client, and neither is the fallback of the other. Nightdesk does not guess "
        "which one is meant, so a person looks at every such request.",
        "- {number: PLAN-A, ...}     # includes printers\n- {number: PLAN-B, ...}     # includes printers too\n",
        "Let one of them exclude it, end one, or make one the fallback of the other.",
    ),
    _warning(
        "W18",
        "The fallback does not hold on all days on which the contract in front of it does.",
        "On the other days what the contract leaves out has no price, and a person has to decide each time.",
        "- {number: PLAN, fallback: TM, starts: 2026-01-01, ...}\n- {number: TM, ends: 2026-06-30, ...}\n",
        "Let the fallback begin and end with the contract, or leave its end out.",
    ),
    _warning(
        "W19",
        "A critical application is none of the applications that the client lists.",
        "Its name is found in messages all the same, but the client's people may call it something else, and the two lists "
        "were probably meant to agree.",
        "applications: [Dentrix]\ncontracts:\n  - critical_applications: [Dentricks]\n",
        "Correct the name, or add it to 'applications'.",
    ),
    _warning(
        "W20",
        "People on the list have no chat identity.",
        "Who has neither 'slack' nor 'telegram' is a stranger in both, until a code or the client's own Slack workspace "
        "says who it is. The web chat knows them by a code that is mailed to them, where a mail server is set up. An approver "
        "among them is told of a quote by that mail server, and without one only when they open the web chat.",
        "contacts:\n  - {name: Ann Lee, email: ann@small.example, roles: approver}\n",
        "Add 'slack' or 'telegram', or 'slack_teams' to the client; who has left gets the role departed.",
    ),
    _warning(
        "W21",
        "A case lies outside every contract of the file.",
        "On that day no contract decides, so whatever the case expects, it only shows that a person has to look at it. "
        "A case that expects verdict: needs_person, or contract: null, means just that and is not reported.",
        "contracts:\n  - {number: PLAN, starts: 2026-01-01, ...}\ncases:\n  - name: a printer\n"
        "    given: {category: printer, at: '2025-11-24T10:00'}\n    expect: {verdict: covered}\n",
        "Correct 'at', or expect verdict: needs_person.",
    ),
    _warning(
        "W22",
        "Nobody may approve an hour on site at the dearest time.",
        "In support hours somebody could say yes; at night, on the weekend or on a holiday the same visit costs more than any "
        "approver may accept, so at that hour nobody could.",
        "contacts:\n  - {name: Ann Lee, email: ann@small.example, roles: approver, approval_limit: 200.00}\n"
        "rates:\n  rows:\n    - {band: weekend, multiplier: 2, minimum: 2h}\n",
        "Raise a limit, or add an approver without one.",
    ),
    _warning(
        "W23",
        "A contract has rates, and nothing is charged at them.",
        "Rates alone charge nothing: a rule has to say 'charge'. Without one, what the contract leaves out goes to a person.",
        "- number: TM\n  rates: {base: 120.00}     # and no rule: charge: all\n",
        "Add a rule that charges, or remove the rates.",
    ),
    _warning(
        "W24",
        "Travel is charged by distance, and a site has none.",
        "Without 'km' a site counts as next door, and the way there is never charged.",
        "sites:\n  - {code: barrie, name: Barrie clinic}\nrates:\n  travel: {per_km: 0.70}\n",
        "Add 'km', one way from you; km: 0 says that it is next door.",
    ),
    _warning(
        "W25",
        "A more pressing priority is promised later than a less pressing one.",
        "P1 is the most pressing. Times are compared only where both count working time, or both count around the clock.",
        "sla:\n  P2: {respond: 4h, resolve: 16h}\n  P3: {respond: 2h, resolve: 8h}\n",
        "Swap the two, or correct one.",
    ),
    _warning(
        "W26",
        "No contract is in force today.",
        "All are drafts, suspended, over, or not begun: a person looks at every request of this client.",
        "contracts:\n  - {number: PLAN, status: draft, ...}\n",
        "Correct 'status', 'starts' or 'ends', unless that is meant.",
    ),
)
