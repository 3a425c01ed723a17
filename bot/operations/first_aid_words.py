"""The first sentences to what cannot wait for anybody."""

from __future__ import annotations

from bot.desk.first_aid import Aid

_KEEP_OFF = (
    "First of all: keep off the water and touch nothing that is wet, no plug and no switch. Only if the fuse box is dry and safe to "
    "reach, cut the power there."
)
FIRST_AID = {
    Aid.LIQUID: (
        "First of all: switch it off now (hold the power button until it is dark), pull the plug, and stand it so that it drains. "
        "Do not switch it on again before a technician has looked at it. A keyboard with a cable: unplug it."
    ),
    Aid.SWOLLEN_BATTERY: (
        "First of all: do not charge it, and do not press, bend or open it. If it is cool, unplug it and switch it off. Leave it "
        "where nothing around it can burn, and keep away from it."
    ),
    Aid.WATER_COMES_IN: f"{_KEEP_OFF} Then tell whoever looks after the building, so that the water is shut off.",
    Aid.WET_RACK: _KEEP_OFF,
    Aid.FOUND_STICK: (
        "Please do not plug it in, not even to find the owner: such sticks are left lying on purpose. Keep it apart and hand it to a "
        "technician, who can look safely."
    ),
    Aid.MONEY_GONE: (
        "First of all: call your bank now, or for cards whoever sold them, say that it was fraud, and ask them to stop the "
        "payment or call it back. Minutes count. Pay nothing more, answer nobody, and keep the mail."
    ),
    Aid.MONEY_ASKED: (
        "Pay nothing, buy nothing and answer nothing yet. Call the person or the supplier on a number that you knew before, "
        "never on one from the message."
    ),
    Aid.SENT_TO_OTHERS: (
        "First of all: ask those who got it to delete it unread. And tell whoever answers for data protection at your company today; "
        "such a slip may have to be reported within days."
    ),
}


# What is no matter of a device that could be taken off the network.
WITHOUT_A_DEVICE = frozenset({Aid.MONEY_GONE, Aid.MONEY_ASKED, Aid.SENT_TO_OTHERS, Aid.FOUND_STICK})
