"""Which words say, ask or order something, and which mean little: what the cutting of a message goes by."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


EMPTY = _set(
    """
    a about again ago all already also am an and any are as at be been being but by can could did do does doing done for
    from got had has have having he hello help helpdesk her here hey hi him his how i if im in into is it its ive just let
    like look may maybe me might mine my now of off ok okay on or our out over please pls plz quite really s see she should
    since so some still t team than that thats the their them then there theres these they thing things this those thx to
    today tomorrow too up us very was we were what when where which while who why will with would yes yesterday you your u
    ur ve ll re thanks thank hope
    """
)
POLITE = EMPTY | _set(
    """
    advance appreciate appreciated asap afternoon best bother bye cheers day dear desk evening goodbye good great greetings
    guys haha hiya idea ideas kind know lot lots many morning much need needed nice night question quick regards sincerely
    soon sorry support sure thankyou thanx tia tks ty urgent urgently warm weekend well wondering sir madam everyone
    """
)
# Verbs and states of the trade; other verbs are seen by their endings.
SAYS = _set(
    """
    is isnt are arent was wasnt were werent am aint be been has have had hasnt havent does doesnt dont dosent dosnt did
    didnt do will wont wnt cant cannot couldnt can could would wouldnt should keeps keep kept stays went goes go gone get
    gets got gives give gave shows show says say said asks ask wants want needs need stops stop comes come came runs run
    ran takes take took makes make made lost loses lose forgot forget broke breaks break died dies drops drop fails fail
    crashes crash freezes freeze froze hangs hang hung jams jam beeps beep blinks blink flickers flicker flashes works work
    prints print opens open loads load starts start boots boot connects connect disconnects disconnect disappears sends
    send arrives arrive rings ring reboots restarts shuts turns turn closes close lags lag spins spin sounds looks look
    feels seems bounces bounce logs log locks lock leaks leak smells stinks hurts blocks block expires expire syncs sync
    scans scan charges charge sees see saw hears hear reads sticks stuck moves move accepts responds respond rejects
    replies changes update updates install order reset set found find left leaves quit joins join eats deletes
    down broken dead slow offline missing empty black blank full late hot loud wrong stolen unavailable unreachable
    unresponsive unusable unable inaccessible laggy glitchy corrupt weird nobody never not no without problem problems
    issue issues error errors trouble bad useless blurry faint busted kaput
    """
)
NO_VERBS = _set(
    """
    morning evening building meeting thing things nothing anything something everything setting during training monitoring
    onboarding offboarding billing accounting marketing parking shared unlimited speed feed ceiling wing housing engineering
    manufacturing purchasing embedded printing clearing string spring
    """
)
ASKS = _set("please pls plz can could would need needs want wants require order")
ORDERS = _set(
    """
    install reset order add remove create setup give send unlock restore recover delete move change update upgrade replace
    enable disable unblock configure arrange book cancel share grant revoke
    """
)
SUBORDINATE = _set("when whenever if after before since because once while until although though unless every each")
GOES_ON = SUBORDINATE | _set(
    """
    it its itll which who whose whom that so but or nor not even still especially including such same only again then
    therefore hence also to of than too nothing either neither maybe probably sometimes for with in on at from
    """
)
# Verbs and states that may begin a sentence of their own, and what people ask for after the first thing.
BEGINS = _set(
    "cant cannot unable no nobody without can could would will is are do does did need needs want problem problems issue issues"
)
PEOPLE = _set("i we he she they you")
# Verbs that have a subject, wherever it stands.
FINITE = _set(
    "are arent were werent am have had havent do dont did didnt will wont can cant cannot could couldnt would wouldnt should"
)
ASKED_THINGS = _set("a an another new access help some")
