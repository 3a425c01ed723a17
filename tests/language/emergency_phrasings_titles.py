"""Emergencies, and what only sounds like one, in the style of ticket titles: a row stands for a class of them."""

from __future__ import annotations

DANGER_TITLES = """
charger melts on the carpet
battery swollen, work phone
fire alarm, everybody out
electric shock at the printer
fire in the server room, this is not a false alarm
her lips are turning blue
shaking and my chest hurts, cant stand up
forklift accident, driver is bleeding
""".strip().splitlines()

SECURITY_TITLES = """
Encrypted usb lost by auditor
mfa prompts not mine
accepted wrong mfa prompt
password told to caller
anydesk scam, accounting pc
money transfered to fraudster
Wire sent to crook, 60k
Intrusion firewall, somebody inside
phone with company mail lost in taxi
clicked link + entered password
somebody bypassed mfa, sessions from Lagos
Files renamed!!!
half of our documents were renamed in ten minutes and it goes on
ransomware on the file server, not a false positive
screen says do not turn off your computer and call a number
blue screen asking bitcoin for my files
""".strip().splitlines()

OUTAGE_TITLES = """
server not reacheable all departments
start vm again, team of 12 blocked
test environment host dead, 3 teams stop
internal dns server stopped, all offices
terminal server full stop, call center 90 agents
Server ded, 25 ppl waiting
backup fine, server itself does not start, all offline
server ist not reachable from any pc
decommissioned wrong server!! production off
deleted the wrong vm, accounting standing still
internet outage whole floor
firewall box beeping, no one online
total outage, windows servers all down
pos down on all tills
warehouse app is stuck, nobody can pick
all mapped drives vanished for everyone
""".strip().splitlines()

HARMLESS_TITLES = """
moved folder on server, shortcuts dead
Handset exchange, display broken
project exchange folder for client not reacheable
recipient server refuses, reputation poor
jump host not reachable from home
xray folder on nas unreachable from room 2
nas unreachable from lab network
mac cannot see file server
No network at desk after moving, socket 4-117
server certificate gone after update
all our host names are lost
guest wifi not working, customers are complaining
error: the host process stopped
wifi controller login missing in documentation
pool car calendar missing in outlook
wireless controller: 2 radios down
alarm mails evry 5 min from nas, mute
server room cooling renewal - coordination
token allocation for ward without phones
transfer of 80 GB to branch share stops
branch printer stuck, please help
phone lost network in branch
doctors can not enter practice system from home, tunnel
invoice lists 3 mailboxes from staff long gone
ring group: 2 people gone, please take out
nobody can book into the old year in sage, is that on purpose
nobody can open the new template except me
Nobody at the customer gets my mails since Tuesday, those of my colleagues arrive
The electrician switches the power off on Saturday and somebody has to start all our servers again afterwards
onedrive of ex manager, deleted, restore
home drive of leaver deleted, need two documents back
remove call forwarding set by leaver on 4410
Leaver's calendar: read rights for successor
Forwarding to private gmail not allowed?
laptop charger forgotten in hotel, borrow one
Tablet missing in MDM after reset
passkey gone with reimaged laptop
wifi on my laptop lost since monday
mfa lost, phone in the lake, holiday
plug loose, laptop of the driver
crypto wallet private, forgot phrase
one desk to other room, pc + phone, technician
small switch under desk hums and no link
files renamed by colleague, find old name
backup report deleted
port security violation Gi1/0/7
switch admin login unknown, documentation empty
sign-in blocked: risky user flag, was me on hotel wifi
trademark register invoice, fraud?
changed bank account supplier mail, please verify
Outlook sends my mails twice, customers ask
headset returned from leaver, mic arm broken
hand scanner broken
smoking place roof
battery of handheld dead by noon
A pipe has to be moved behind the rack and the plumber asks when he may come
power supply for notebook lost in move
access to database for report, read only
A colleague comes back after a stroke and will work two days a week, his account must be opened again
outage window saturday, servers down from 20:00
EDR alert ransomware, false positive
blue screen with a sad face and a qr code
shaking with anger, excel ate my report
deskmate had an accident, i cover for him and need his calendar
black screen, white text: no boot device
do not turn off your pc, working on updates, for two hours
signed in wrongly too often, locked
opened the link but typed nothing
folders in outlook are all jumbled
two desks need their pcs moved on friday
home drives disappeared after the reboot, mine and only mine
epos frozen on one till
my work is at a standstill, i wait for a licence
cant rdp to my test vm
""".strip().splitlines()
