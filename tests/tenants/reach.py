"""Which operation is reached from where, read from the code: what nobody has thought about is in no table below."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from bot.settings import HOME

BY_PEOPLE = {
    # Each cell that is a turn goes through all of these.
    **dict.fromkeys(
        (
            "answer_about_calls",
            "answer_about_changed_choice",
            "answer_about_company",
            "answer_about_complaint",
            "answer_about_details",
            "answer_about_guides_shown",
            "answer_about_taken_back",
            "answer_beside",
            "answer_about_worry",
            "complaint_with_a_problem",
            "pressed_in_words",
            "answer_about_console",
            "answer_about_files",
            "answer_about_guide",
            "answer_about_identity",
            "answer_about_links",
            "answer_about_mailed_code",
            "answer_about_a_visit",
            "answer_about_goodbye",
            "answer_about_hour_of_ticket",
            "answer_about_hours_in_general",
            "answer_about_named_hour",
            "answer_about_a_changed_call",
            "answer_about_a_fix",
            "answer_about_a_no",
            "answer_about_a_plan",
            "answer_about_a_purchase",
            "answer_about_a_typed_yes",
            "answer_about_the_rates",
            "answer_about_calling",
            "answer_about_emergency_price",
            "answer_about_money",
            "answer_about_more_told",
            "answer_about_opening",
            "answer_about_reaching",
            "answer_about_us",
            "answer_about_worse",
            "insisted_visit",
            "own_in_place_of_all",
            "answer_about_how_long",
            "answer_about_quotes",
            "answer_about_spending",
            "answer_about_the_hour",
            "answer_about_warranty",
            "answer_in_emergency",
            "answer_said_besides",
            "answer_about_typed_secret",
            "answer_about_said_yes",
            "answer_about_waited_quote",
            "answer_about_waiting_emergency",
            "answer_about_what_was_raised",
            "answer_about_which_one",
            "answer_in_talk",
            "begin_turn",
            "finish_turn",
            "identify",
            "receive_message",
            "walked_in_words",
            "with_word_of_files",
            "with_word_of_identity",
        ),
        "turn",
    ),
    "as_shown": "address",
    "greet_again": "address",
    "note_cards_seen": "address",
    "take_command": "command",
    "answer_at_once": "command",
    "home_of": "home",
    "note_edit": "edit",
    "ask_in_room": "room",
    "change_in_room": "room",
    "press_in_room": "room",
    "write_in_room": "room",
    "as_drawn": "the technicians' room, which shows all clients",
    "ask_for_sign_in": "an address of one's own; tests/channels/web says that nobody is told whether it is known",
    "sign_in": "a code that was sent to that address",
    "fail_late_turns": "the desk's own round",
    "fail_turn": "the turn that failed, and nothing that it names",
    "is_unknown_member": "the writer's own identity",
    "note_profile": "the writer's own identity",
    "picture_address": "a picture of an article, the same for everybody",
    "receive_missed": "messages of the writer's own, which a platform has kept",
    "came_before": "a source of alerts, by its own secret",
    "receive_alerts": "a source of alerts, by its own secret",
    "take_outside_news": "the ticket system, by its own secret",
}
"""Reached from a channel or a turn: the surface of the cells that try it, or why there is nothing to try."""

TO_ONE_CLIENT = {
    "allowances_of_client": "ledger_of",
    "client_as_text": "client_as_text",
    "client_at_versions": "show_client",
    "contract_histories": "contract_histories",
    "decide_what_if": "terms_now",
    "decisions_of_ticket": "decisions_of_ticket",
    "export_person": "export_person",
    "find_similar_tickets": "find_similar_tickets",
    "give_out_month": "month_on_paper",
    "how_it_changes": "terms_now",
    "ledger_of": "ledger_of",
    "list_conditions": "list_conditions",
    "list_disputes": "list_disputes",
    "list_people": "list_people",
    "list_quotes": "list_quotes",
    "list_tickets": "list_tickets",
    "list_windows": "list_windows",
    "look_at_client": "look_at_client",
    "month_on_paper": "month_on_paper",
    "quote_on_paper": "quote_on_paper",
    "replay": "replay",
    "service_report": "service_report",
    "show_client": "show_client",
    "show_feedback": "show_feedback",
    "show_month": "show_month",
    "show_person": "show_person",
    "show_ticket": "show_ticket",
    "similar_to": "find_similar_tickets",
    "spend_report": "spend_report",
    "terms_now": "terms_now",
    "ticket_cost": "ticket_cost",
    "view_quote_by_number": "view_quote_by_number",
}
"""Used by the MSP's own people for one client at a time: the paper among the cells in which nothing of another may stand."""

OF_THE_MSP = frozenset(
    {
        "accept_suggestion",
        "add_part",
        "add_webhook",
        "add_window",
        "answer_together",
        "ask_for_erasure",
        "assign_ticket",
        "claim_ticket",
        "client_or_raise",
        "connect_ticket_system",
        "content_of",
        "correct",
        "decide_about_the_rest",
        "deflection_report",
        "enable_receiver",
        "end_page",
        "end_session_of",
        "end_window",
        "erase_now",
        "export_person",
        "forget_job",
        "give_link",
        "hours_of_ticket",
        "issue_code",
        "let_wait",
        "list_deliveries",
        "log_time",
        "look_at_monitoring",
        "look_at_people",
        "look_at_quotes",
        "make_first_admin",
        "merge_ticket",
        "note_internally",
        "override_coverage",
        "pass_as_member",
        "pass_page",
        "plan_erasure",
        "read_file",
        "readmit",
        "recategorise_ticket",
        "receiver_or_raise",
        "record_first_response",
        "reject_suggestion",
        "remove_receiver",
        "remove_view",
        "reopen_ticket",
        "reprioritise_ticket",
        "resolve_ticket",
        "resolve_together",
        "resume_ticket",
        "retry_job",
        "rotate_secret",
        "settle_dispute",
        "show_month",
        "show_suggestion",
        "sign_in_as_proven",
        "sign_in_to_demo",
        "sign_in_with_password",
        "split_ticket",
        "staff_events",
        "take_as_member",
        "take_back_erasure",
        "take_back_quote",
        "take_page",
        "ticket_work",
        "unlink",
    }
)
"""Behind the console's roles or the operator's own machine, about everybody's things or about the MSP's."""


_NAMES_SOMETHING = frozenset(
    "client code email file id number page page_id person quote shown terms ticket turn".split()  # noqa: SIM905
)


@cache
def operations() -> dict[str, bool]:
    """The public functions of ``bot.operations`` that read or write (they take the ports or a transaction), and whether
    they are told of which client, person or thing."""
    found: dict[str, bool] = {}
    for path in (HOME / "bot" / "operations").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                taken = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
                if taken & {"ports", "work"}:
                    found[node.name] = bool(taken & _NAMES_SOMETHING)
    return found


def used_by(*places: str) -> frozenset[str]:
    """The operations that modules of these folders or files import."""
    found = set()
    for place in (HOME / each for each in places):
        for path in [place] if place.is_file() else place.rglob("*.py"):
            found |= _imported(path)
    return frozenset(found & operations().keys())


def _imported(path: Path) -> set[str]:
    return {
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot.operations")
        for alias in node.names
    }
