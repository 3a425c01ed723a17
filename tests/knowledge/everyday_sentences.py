"""What people say with and without the words of the article they need, and what no article is about.

The halves called choosing chose the thresholds of the search; the halves called testing only gave the figures.
Where several articles help, they stand beside each other; the first is the one that the sentence shares no word with.
"""

from __future__ import annotations

_IN_OTHER_WORDS = """
account-locked-out | typed my pin badly five times and now it says no
account-locked-out | it tells me to come back later because i guessed my login badly so often
account-locked-out | our policy froze my user after several bad tries
computer-does-not-start | my machine is completely dead this morning, not a single lamp
computer-does-not-start | i press the button and not even the cooling moves
computer-does-not-start | the notebook never gets past the dell logo
outlook-asks-for-password | the mail app wants me to log in every single minute
outlook-asks-for-password | a login box appears each time i read my mails
outlook-asks-for-password | my mail program is constantly demanding credentials
outlook-will-not-open | my mail program shuts itself down after two seconds
outlook-will-not-open | i double click the mail icon and see no inbox
outlook-will-not-open | the mail client dies whenever i launch it
mail-not-sent-or-received | my supplier never saw what i wrote to them on monday
email-bounced | whatever i write to that address is rejected
mail-not-sent-or-received | the inbox has been silent since tuesday
get-a-file-back, unsaved-document | the spreadsheet i worked on all week is gone
get-a-file-back | my intern wiped the whole project directory
get-a-file-back, older-version-of-a-document | i saved over the wrong report, is there an older copy
network-drive-missing | the company documents on the server don't show up any more
network-drive-missing | where did our K: go? it was there on friday
network-drive-missing | i am not allowed into the accounting directory any longer
onedrive-not-syncing, onedrive-full-or-paused | the cloud icon spins forever and nothing gets uploaded
onedrive-not-syncing | what i edit at home never reaches the copy in the cloud
onedrive-not-syncing | my coworker sees an older spreadsheet in the cloud than i do
out-of-office | i am away next week, can people be told that when they write to me
out-of-office | going on leave friday, my inbox should answer for me
out-of-office | can everybody who writes to me be told i'm on maternity leave
share-my-screen | how do i let the participants watch my slides during a call
share-my-screen | want to display my desktop to the client on a video call
share-my-screen | let the customer look at my excel table in a webex session
internet-not-working | google and every other page are unreachable for all of us
internet-not-working, home-router-restart | we can't get online since the storm
internet-not-working, home-router-restart | the router is blinking and none of us can browse
business-program-not-working, bookkeeping-file-not-reached | our bookkeeping application won't come up
business-program-not-working | reception can't get into the patient records
business-program-not-working, web-program-asks-to-sign-in-again | the warehouse management tool stays at its login page for all of us
camera-not-working | my colleagues only get my initials instead of my face
camera-not-working | the lens on my laptop stays dark when i join a call
camera-not-working | my face doesn't appear when i join a conference from the laptop
no-sound-in-meetings | everyone says i am muted but i am not
no-sound-in-meetings | it's all silent when i join the conference
no-sound-in-meetings | my voice isn't coming through in the online conference
authenticator-code-rejected | the six digits it wants are refused every time
approval-prompt-does-not-arrive | the login asks me to confirm on my mobile but nothing pops up
authenticator-new-phone | i changed handsets and now i cannot confirm my logins
mail-on-phone | nothing has come into the inbox on my mobile since monday
phone-calendar-contacts-missing | appointments i make on the laptop are not on my cell
mail-on-phone | my samsung stopped pulling in the inbox
password-not-accepted | i can't remember what i type to get into my pc
password-not-accepted | it refuses my credentials since the holidays
password-not-accepted | my passphrase is no good any more, give me another
headset-microphone | my jabra is silent in one ear
headset-microphone | the earbuds don't pick up my voice
headset-microphone | plugged in the plantronics and windows ignores it
second-screen-black | the left display is dark since i moved my desk
second-screen-black | windows doesn't notice the extra display any more
second-screen-black | nothing appears on the big panel next to my laptop
suspicious-message | somebody pretending to be microsoft wants my bank details
suspicious-message | fedex wants a fee for a parcel i never ordered, is it legit
suspicious-message | the director wants me to buy apple vouchers urgently, fishy
desk-phone-not-working | the handset on reception stays mute when customers try to reach us
desk-phone-not-working | our landline is gone
desk-phone-not-working | the receiver shows no extension and i can't reach anybody by telephone
paper-jam | a page is wedged inside the big xerox
paper-jam | the hallway machine is chewing up the pages
paper-jam | a4 got caught in the rollers of the hp
printer-prints-nothing | i pressed ctrl p ten times and the tray stays empty
printer-prints-nothing | the brother in the hallway ignores what i send it
printer-prints-nothing | the hp laserjet does not react to my documents
scan-does-not-arrive | digitised contracts from the xerox never turn up in my inbox
scan-does-not-arrive | the mfp won't deliver the pdf of the receipts to me
scan-does-not-arrive | i put the contract on the glass, press the button, and don't get the pdf
computer-is-slow | my machine crawls, every click needs a minute
computer-is-slow | i can make coffee before word comes up on this pc
computer-is-slow | what i type appears ten seconds later
program-crashes | photoshop shuts itself down whenever i export
program-crashes, excel-freezes | my spreadsheet closes by itself in the middle of typing
program-crashes | autocad quits on me without a warning
vpn-does-not-connect, vpn-in-hotel-or-train | the tunnel from my hotel to the company is not coming up
vpn-does-not-connect | globalprotect hangs when i log on from my kitchen
vpn-does-not-connect, remote-desktop-does-not-connect | i can't get onto my pc at headquarters while travelling
company-website-down | our homepage is gone, visitors get a blank screen
company-website-down | the online shop is unreachable for buyers
company-website-down | the www address of our firm leads nowhere
wifi-does-not-connect | my laptop loses reception in the conference hall
wifi-does-not-connect | the hotspot at work kicks me off all the time
wifi-does-not-connect | wlan is gone on my notebook
"""

_AS_PEOPLE_SAY_IT = """
account-locked-out | windows says the account is disabled, see your administrator
account-locked-out | locked myself out again after lunch
blue-screen-or-restarts | blue screen every morning when i switch the pc on
computer-does-not-start | laptop is dead, the power light doesn't even come on
outlook-asks-for-password | since i changed it outlook wants the password every hour
outlook-asks-for-password | outlook shows need password at the bottom and no mail comes
outlook-will-not-open | outlook is stuck at loading profile
outlook-will-not-open | outlook not responding when i click a message
email-bounced | the message to our lawyer bounced with a 550 error
mail-stuck-in-outbox | five mails sit in my outbox since this morning
older-version-of-a-document, get-a-file-back | i overwrote last month's budget, can i get the old version
get-a-file-back | a whole folder vanished from my desktop
network-drive-missing | S: drive says network path not found
network-drive-missing | access denied on the marketing folder
onedrive-not-syncing | red x on all my onedrive folders
onedrive-not-syncing | sharepoint library will not sync to my laptop
out-of-office | set an automatic reply for my vacation please
out-of-office | my out of office is still on although i am back
share-my-screen | the share button in teams is grey
share-my-screen | how can the others see my powerpoint in zoom
internet-not-working | no internet in the whole building
internet-is-slow, internet-not-working | websites take forever to load for everybody
bookkeeping-file-not-reached | quickbooks says it lost the connection to the company file
business-program-not-working | dentrix is frozen on all computers
camera-not-working | teams says no camera found
camera-not-working | my video is black in zoom but the light is on
echo-in-meeting | i hear a terrible echo in every teams call
no-sound-in-meetings | zoom has no audio since the update
authenticator-new-phone | the authenticator on my new iphone is empty
text-code-does-not-arrive | i never get the text with the code
mail-on-phone | my iphone keeps asking for the email password
mail-on-phone | the outlook app on android has no new messages
password-expired | my password has expired and i am at home
password-not-accepted | please reset my windows password
headset-microphone | the mic of my headset is not recognised
headset-microphone | bluetooth headphones connect but there is no sound
second-screen-black | my second screen says no signal
second-screen-black | monitor on the docking station stays off
suspicious-message | is this dhl mail a scam
clicked-a-strange-link | i clicked on a link in a strange text message
desk-phone-not-working | calls go straight to voicemail without ringing
desk-phone-not-working | my desk phone has no dial tone this morning
paper-jam | the copier pulls in three sheets and jams
paper-jam | there is paper stuck behind the rear door of the printer
label-printer | the label printer prints on the wrong tray or not at all
printer-prints-nothing | my print jobs hang in the queue
scan-does-not-arrive | scans don't reach my inbox
scan-does-not-arrive | the copier shows sending failed when i scan to the folder
computer-hot-and-loud, computer-is-slow | the laptop is boiling hot and crawls
computer-starts-slowly | pc takes twenty minutes to boot
program-crashes | word crashes when i open the tender
program-crashes | adobe shows an error and closes
vpn-keeps-dropping | vpn drops every five minutes from home
remote-desktop-does-not-connect | remote desktop says it can't find my work pc
website-certificate-warning | our site shows a certificate warning
company-website-down | customers get an error on our web page
wifi-does-not-connect, home-wifi-weak | wifi signal is weak in the back room
wifi-does-not-connect | the office wireless is not in the list of networks
"""

# The right category, and yet another thing than its articles are about.
_OTHER_THINGS = """
peripheral_hardware | my drawing tablet is not found
peripheral_hardware | the hinge of my laptop is broken
peripheral_hardware | a key has come off my keyboard
peripheral_hardware | my fingerprint reader does nothing
peripheral_hardware | the card reader at the till reads no cards
peripheral_hardware | the battery backup beeps all night
peripheral_hardware | the barcode scanner beeps and reads nothing
peripheral_hardware | the pen of my tablet draws too thick
how_to | how do i make a pivot table
how_to | how do i make a bar chart
how_to | how do i freeze the first row in excel
how_to | how do i change the language of word
how_to | how do i put a watermark behind my text
how_to | where do i find the mail merge
how_to | how do i number the pages from page three
how_to | how do i make a pdf smaller
meetings | the link to the teams meeting has expired
meetings | the subtitles come in the wrong language
meetings | i want to schedule a webinar for 300 guests
meetings | the teams button is missing in my calendar
meetings | the lobby does not let our guests in
meetings | zoom wants me to buy a licence after 40 minutes
email_client | print an email without the long list of names
email_client | the letters in outlook are much too small
email_client | every contact is in my list twice
email_client | my outlook rules move nothing
email_client | outlook turned black and i want it white again
email_client | the reading pane has moved to the bottom
file_share | please make a new shared folder for sales
file_share | who changed the folder yesterday
file_share | how much space is left on the server
file_share | give the intern read rights on the price lists
file_share | two people cannot edit the budget at the same time
file_share | the search on the S drive finds nothing
"""

# Our own business without an article, and nobody's business, in turn.
_ABOUT_NO_ARTICLE = """
we hire three people in march, please prepare everything for them
good morning everybody
please order two dell laptops for the bookkeeper
thanks, you saved my day
why is this month's invoice higher than last month's
what is the capital of peru
the nightly backup job did not finish
my cat ate a sandwich
the exchange server rebooted by itself at 3 am
the heating in room four is cold
order a second licence for autocad
the coffee machine leaks
bob leaves us on friday, close everything he had
who won last night's game
we are moving to another building in may
tell me a joke
how many hours are left on our plan
i lost my car keys
i need rights for the payroll directory
the elevator does not come
the phone contract of my mobile runs out
order pizza for six
how do i make a pivot table
how old are you
what does a 27 inch monitor cost
are you a robot
can someone come by on thursday to mount the projector
i want to talk to your manager
add maria to the sales distribution list
the toilet on the second floor overflows
the blinds in my office are stuck
can i book tomorrow off
do we get new business cards
please translate this into spanish
we'd like a quote for fifteen office licences
the window will not close
when does our contract end
my chair is broken
the alarm says cpu over 95 on srv02
what time is it
is our data encrypted
my car won't start
rename the shared mailbox to sales
the fridge door stays open
set up an extension for the new colleague
the parking gate does not open
there is smoke coming from the cabinet with the servers
i have a headache
somebody stole my work laptop
the bin is full
we want to replace the firewall next year
the radio in the van has no sound
do you also look after apple machines
my passport expired
who is the ceo of apple
write me a poem about rain
"""


def _pairs(lines: str) -> list[tuple[str, str]]:
    """The sentences with the articles that help, or the category they are about."""
    return [
        (words.strip(), label.strip())
        for label, _, words in (line.partition("|") for line in lines.strip().splitlines())
    ]


_foreign = [line.strip() for line in _ABOUT_NO_ARTICLE.strip().splitlines()]

# Every second sentence, so that both halves know every article.
IN_OTHER_WORDS = {"choosing": _pairs(_IN_OTHER_WORDS)[0::2], "testing": _pairs(_IN_OTHER_WORDS)[1::2]}
AS_PEOPLE_SAY_IT = {"choosing": _pairs(_AS_PEOPLE_SAY_IT)[0::2], "testing": _pairs(_AS_PEOPLE_SAY_IT)[1::2]}
OTHER_THINGS = {"choosing": _pairs(_OTHER_THINGS)[0::2], "testing": _pairs(_OTHER_THINGS)[1::2]}
ABOUT_NO_ARTICLE = {
    "choosing": [words for place, words in enumerate(_foreign) if place % 4 < 2],
    "testing": [words for place, words in enumerate(_foreign) if place % 4 >= 2],
}
