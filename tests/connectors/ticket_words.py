"""What one company's people wrote in tickets; a paragraph is one trouble, told by several of them at several times."""

from __future__ import annotations

_TROUBLES = """
the label printer in the warehouse prints blank labels
labels come out empty since this morning, warehouse
our zebra spits out white stickers with nothing on them

outlook asks for my password over and over
i have to sign in to my mail every few minutes
mail keeps wanting credentials after i changed them on friday

the shared calendar of reception is empty
reception can't see the appointments of the doctors any more
no bookings visible in the front desk calendar

vpn drops when i work from the cottage
connection to the office network breaks off every ten minutes at home
home office: tunnel is cut again and again

the scanner on the second floor does not send to email
scans from upstairs never reach me
scan to mail fails with error 1102 on the canon

dentrix freezes when i open an x-ray
the practice program hangs as soon as an image is loaded
opening patient images makes dentrix stop responding

bob's laptop won't turn on after the update
notebook of bob shows a black screen since yesterday's windows update
after updating, bob's machine never gets to the login

the meeting room tv does not show my laptop
cannot get a picture on the big screen in the boardroom
hdmi in the conference room says no signal

please set up an account for our new hygienist starting monday
a new colleague begins on the 1st and needs a login and mail
new starter: jane miller, hygienist, needs access to everything

i got a strange invoice by mail with a zip file
is this message from our bank real? it wants me to log in
suspicious mail pretending to be from the ceo

wifi in the back office is terribly slow
the wireless at the rear of the building barely works
can hardly load a page over wifi in the storeroom

the phones have no dial tone
nobody can call out, all handsets are dead
our telephone system is down

i deleted the payroll folder by accident
payroll files are gone from the S drive, please restore
can you bring back the wage spreadsheets from last week

teams does not hear my microphone
people can't hear me in calls
my headset mic is silent in meetings

quickbooks says the company file is in use
can't open the accounts in quickbooks, multi-user error
quickbooks: file is locked by another user

i need adobe acrobat pro on my pc
please install a program to edit pdf files
acrobat licence wanted for the front desk

the second monitor stays black
only one of my two screens works
right hand display is not detected through the dock

my account is locked after too many tries
locked out of windows again
can't log on, it says the account has been disabled for now

website shows a certificate warning
customers say our site is not secure
browser warns visitors about our web page

the server room alarm is beeping
ups in the cabinet makes a noise every minute
beeping from the battery unit next to the server
"""

TROUBLES = tuple(tuple(part.splitlines()) for part in _TROUBLES.strip().split("\n\n"))
