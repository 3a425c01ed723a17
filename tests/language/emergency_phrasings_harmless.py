"""What only sounds like an emergency: one phrasing a line."""

from __future__ import annotations

HARMLESS = """
teams keeps kicking me out of calls, third time today
the system keeps kicking me off the call
zoom is kicking us out after five minutes
my outlook window wont come up since this morning and i have a quote due at noon
teams is not coming up since lunch
excel does not come up since the update
no fire, just a printer
there is no fire
there is no smoke and no smell, the fan is just loud
it was a false alarm, the smoke is gone
fire up the laptop
can you fire up a new vm for me
the firewall blocks my site
firewall needs a new rule
firefox keeps crashing
he was fired on friday
bob got fired, disable his account please
fire drill tomorrow at 10, will phones work?
amazon fire tablet wont connect
we need a quote for fire alarm panel network cabling
they are testing the fire alarms today
sales are on fire this week
i need to burn a cd
please burn this to a dvd
smoke test of the new release failed in our app
is the smoking area covered by guest wifi
he smokes outside and the guest wifi does not reach there
sticker shock on the last invoice
i was shocked by the price
the screen hurts my eyes
the glare is hurting my eyes
we hacked together a spreadsheet
hacked together a macro in excel
any excel hacks for this
life hacks for outlook
signed up for the hackathon
kill the process
please kill my stuck session
how do i kill a frozen app
this printer is killing me
kill excel for me please
virus scan finished, all fine
my virus scan is stuck at 50 percent
antivirus subscription expired
renew the antivirus license
i have a stomach virus and work from home
security awareness training link is broken
cant open the phishing training
where is the ransomware training
we need a quote for ransomware protection
is our insurance asking about ransomware prevention
reading an article on ransomware
what happens if we get ransomware
how do we protect ourselves against ransomware
does our contract cover ransomware
what if my laptop gets stolen
what happens if i lose my phone
is a stolen laptop covered
how do i send an encrypted email
i can't open an encrypted pdf
my usb stick should be encrypted with bitlocker
are our backups encrypted by default
the outgoing messages should use encryption
how do i encrypt a file
my account was not hacked, i just forgot the password
i did not give my password to the scammer
i don't think my account was hacked
it's not ransomware
the laptop was not stolen
laptop found, it was not stolen
found it, my phone was never stolen
i lost my laptop charger
lost connection to wifi
lost my phone charger
phone lost its signal
missing icon on my desktop
i left my laptop at home, can i use webmail
i forgot my password
forgot my laptop password
my password expired
my password does not work
i'm not getting the mfa prompt
authenticator code doesnt work
got a new phone and authenticator is gone
not getting the approval prompt
got a weird email from the CEO
is this invoice mail real
how do i report phishing
i got a suspicious email but did not click
spam in my inbox
the mouse is jumpy
mouse is moving slowly
wireless mouse battery is empty
printer is offline
the printer is down
print queue stuck
my computer is down
my pc is dead
my laptop won't turn on
my phone is dead
my internet is down
wifi is down in the meeting room
vpn is down for me
outlook is down
teams is frozen
my screen is frozen
my monitor is black
the website is slow
the server name changed, what is the new one
what is the server address for outlook
need the server room key
quote for a new server
when will the server be down for maintenance
planned server maintenance on saturday, everything will be down
the server was down last week, why?
why was the server down yesterday
the server is not down
the server is back up
server was down but it is working again, all good
nobody can hear me in teams
no one can see my calendar
nobody can print
nobody answered my ticket
everyone can see my private calendar
everyone else is fine, just me
everyone has the wrong signature
no one can open this file but me
add everyone to the distribution list
down payment invoice template
collapse the ribbon in excel
the ribbon collapsed in word
screenshot attached
heart attack when i saw the bill
memory leak in our app
inbox flooded with newsletters
threat model review next week
gas station receipts are not uploading
gas bill pdf wont open
watermark stuck in word
the water cooler display is blank
restaurant server tip report is wrong
is it covered by our contract
how many hours do we have left
nobody knows how to use this
the fan is loud but no smoke
can you send someone on site
excel hangs when i open it
my email is slow
two of us cant print
bluetooth headset keeps disconnecting
new hire starts monday
hello
thanks all good now
how do i forward my mail to my gmail
set up a rule to move newsletters
why do I have to approve every login
can you turn off mfa for the copier account
I got a new number, update mfa
is this login alert real? it was me on the train
login alert was me, ignore
I changed my password and now outlook asks again
locked out, typed it wrong three times
my old laptop needs to be wiped and recycled
lost in the new menu, where is print
left the company phone at my desk, can you check voicemail
stolen font licence question
payment terminal needs paper
we changed banks, update the accounting software
new bank details for our customers on the invoice template
I want to buy gift cards design for the shop
our client list needs an export to excel
send salary statements by mail merge
please publish the new staff photos
the virus scanner slows my pc
pop ups for the survey tool blocked
the mouse double clicks
mouse pointer disappears on second monitor
remote session to the office is laggy
my webcam is upside down
camera at the gate shows no picture
a visitor needs wifi
stranger things wallpaper please
someone left their headset here
someone please call me
who sent me this teams invite
everyone got logged out of netflix in the break room
nobody likes the new theme
all phones need the new ringtone
our site is slow
power cable too short
server cabinet door squeaks
the server room light bulb is broken
could you explain the difference between server and nas
server backup report attached
can you add a printer to the server
mail from server says quota exceeded
what's the status of the server replacement
please restart the server tonight after 8
the old server was hacked in 2019, do we still keep the disk
is our data encrypted in the cloud
can we encrypt laptops
got an email saying my account is hacked, spam?
how do I know if a link is safe
who should I tell if I lose my phone
my phone screen is broken
my phone won't charge
phone missing from teams call list
I'm missing two monitors from the order
laptop bag request
change my mfa phone number
mfa code expired
nobody else has this problem
everyone in accounting needs adobe
the whole office wants faster wifi
all our laptops are slow
my drive is full
network drive letter missing on my pc
no internet on my laptop
no sound on calls
can't log in to my computer
can't print
teams calls drop
wifi slow in meeting room
battery swells icon in the app
is smoke detector wiring your job
fire tv stick for the lobby
toner explosion, how do I clean it
this printer drives me crazy
killed the frozen outlook, works again
dead battery in remote
hang on, it works now
I hung up the headset
water bottle leaked in my bag, laptop fine
account compromised training video link?
can we get a quote for a penetration test
do you have a checklist for lost devices
what is the procedure when a laptop is stolen
are stolen phones covered by our plan
who is responsible if an employee leaks data, for our handbook
update our incident response plan please
I think this invoice email is fake, is it?
strange email from our bank, should I delete it
sms from post office with a link, ignore?
I clicked unsubscribe in a newsletter, ok?
mfa request doesn't reach my phone
can't approve the sign in because my phone is broken
bought a new phone, please move my authenticator
someone locked the excel sheet
who has access to the payroll folder
give Tom access to the mailbox of Anna
remove former employee from the mailing list
delete the account of the intern who left
wipe the old laptops before we donate them
ipad missing from the charging list in intune
I can't find my charger
my monitor is dead
server quote please
the server needs a new ups battery
ups beeps once a week during self test
fan in the server replaced, thanks
planned power cut on Sunday, please shut down the server
building power will be off next Tuesday
are you doing maintenance tonight
there was an outage last week, can we have a report
internet was slow this morning, fine now
phones were down yesterday, ok again
all computers need windows 11
everyone needs a new headset
nobody can find the manual
no one knows the door code for the printer room
can everybody see my screen when I share
only two people can't log in, rest fine
my colleague can't log in
one till is slow
card reader beeps twice
the shop opens late tomorrow
our office is closed on Monday
print shop server link is broken
sql query help
database course
host a webinar
exchange rate in excel
nodes in my mindmap vanished
cluster analysis add-in
smoke colour option for laptop
fireproof safe for backup disks
fire evacuation drill is at 2, will alarms affect the phones
burn-in on the lobby display
hot swap drive ordered
short circuit training slides
knife attachment for label cutter
killing the app helped
dead on arrival keyboard, replace
suicide prevention poster won't print
we need a contact list for emergencies on the intranet
ambulance software update
blood donation signup form broken
gun shop client needs new printer
bomb disposal game is blocked by filter
shooting a video in the office, need wifi
photo shoot upload is slow
headshots for the website
crash course in excel
crash report window after teams closed
outage map link
hackathon registration page
server maintenance window this weekend?
which server hosts our website
our old server can be thrown away, what about the disks
the server makes a normal humming noise, is that ok
can you check how much disk space the server has left
please reboot my computer remotely
restart of the print spooler please
the application server license expires next month
my mapped drive to the server is slow
I can't open one file on the server
I need access to the server room on Friday for the electrician
nobody has the password for the tv
nobody uses the old fax any more
no one has replied to me yet
everyone got the newsletter twice
all users should get the new logo
all our printers need toner
the whole team moves to floor 3 next month
the entire document is in italics
everything is slow today on my pc
everything on my screen is huge
I lost everything I typed in word
internet slow at my desk
my wifi keeps dropping
our guest wifi password please
phone display is dim
my desk phone has no dial tone
teams down?
youtube is down
is facebook down for you
my outlook crashed twice
excel crashed and I lost my changes
photoshop keeps crashing
laptop crashed, blue screen, restarted fine
computer frozen, had to hold the power button
the mouse stopped working
battery drains fast
battery health 70 percent, replace?
charger cable broken
power adapter missing from the box
power button stuck
power bi report doesn't refresh
can I get a new security key
security camera software install
how do I encrypt my usb stick
bitlocker asks for recovery key
password protected pdf, I forgot the password
locked out of my account after holiday
who changed the wifi password
someone changed the printer settings
someone moved my files to another folder
someone deleted my calendar entry by mistake, restore please
somebody else is using my meeting room
another user has the file open
we sent you the wrong serial number
sent the wrong version to the printer
wrong person in the distribution list
wrong signature on my emails
customer says my emails go to his junk folder
emails from a supplier go to spam
I get too much spam
please block this sender
looks like phishing, can you check?
this email from DHL seems fake, I haven't touched it
I reported a phishing mail with the button
phishing test result was bad, when is the next training
do you offer awareness training
our insurer wants to know if we have MFA
mfa prompt every time I open outlook
authenticator app asks for a number and I don't see one
not receiving the text code
new phone, need authenticator moved
lost the sim tray pin
I lost my notes in onenote
lost connection to the printer
missing driver for the webcam
laptop missing a key on the keyboard
tablet missing from intune
left my mouse at the office
my laptop bag strap broke
order two laptops and a bag
stolen goods report template in word won't open
virus scan takes all morning
is norton needed on top of defender
antivirus blocks my accounting program
there is no such key on it
i have no such button here
there is no such menu
""".strip().splitlines()
