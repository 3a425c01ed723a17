"""How different people report emergencies, and what only sounds like one: one phrasing a line."""

from __future__ import annotations

DANGER = """
there is a fire in the server room
theres a fire
FIRE
Fire!!! get someone
help fire
the printer is on fire
my laptop battery caught fire
we have a fier in the office
smoke coming out of the server
there's smoke coming from my monitor
i see smoke from the copier
smoke in the server room
my PC is smoking
the docking station is smoking and hot
the ups is sparking
sparks are flying out of the outlet
it smells like burning plastic in the network closet
burning smell from my computer
strange burnt smell near the rack
i smell something burning
my charger is melting
my charger melted and smells burnt
something is burning under my desk
the fire alarm is going off
I got an electric shock from the printer
i got shocked when touching the server rack
the laptop gave me a nasty shock
my coworker was electrocuted
someone collapsed at the front desk
a colleague is unconscious
our receptionist isn't breathing
my co-worker fell off a ladder while fixing the access point
a customer is having a heart attack
someone is hurt, cables fell on him
please call an ambulance
need an ambulance now
we received a bomb threat by phone
a man is threatening me at reception
ex employee threatened to shoot people
there is a guy with a gun in the lobby
he said he would kill me
i want to kill myself
gas leak in the building
i smell gas near the boiler
carbon monoxide alarm at the shop
water is leaking onto the server
Water dripping from the ceiling on the rack!
the server room is flooded
pipe burst above our server room
there's a leak over the ups
someone spilled coffee on the server
the battery exploded
not sure what it is but i smell smoke
I'm not kidding there is a fire
what should i do if i see smoke coming from the server
""".strip().splitlines()

SECURITY = """
ransomware on my computer
i think we got ransomeware
we got hit with ransonware last night
how do i report a ransomware?
there is a ransom note on my desktop
all files are renamed and there is a ransom note
all our files have been encrypted
my files are encryped and i cant open them
my documents have been encrypted and they want bitcoin
they want 2 bitcoin to unlock our server
a screen is demanding payment in crypto
every file has a weird extension now
the files now end with .locked
my account was hacked
my email got hacked
i think my account has been haked
someone hacked my email
our website was hacked
i've been hacked!!!
we are being hacked right now
hackers are in our network
we had a data breach
someone is sending mail from my account
some one is sending emails as me
my mailbox is sending spam to all my contacts
emails are going out from my account that i didnt send
customers got invoices from my email that i never sent
there is a login from russia on my account
sign-in from an unknown location on my office 365
someone logged into my email
somebody else got into my mailbox
my laptop was stolen
my laptop was stolen, is that covered?
laptop got stollen from my car
someone stole my phone
somebody broke into my car and took the work laptop
they stole the ipad from reception
I lost my work phone
i lost my company laptop in a taxi
left my laptop on the train
my work phone is missing
lost laptop
stolen phone
had my ipad stolen at the airport
i gave my password to a scammer
i gave my pasword to some guy who called from microsoft, a scammer
gave the caller remote access
i typed my password on a fake login page
entered my credentials on a phishing site
i clicked the link and entered my password
clicked a link and then typed in my login
fell for a phishing email
I keep getting approve sign in requests
getting tons of mfa prompts
unexpected mfa prompts on my phone
random authenticator requests all morning
authenticator prompts i did not request
mfa push notifications i didnt start
my phone keeps buzzing with sign-in approval requests
i approved a sign in that wasn't me
we wired money to a scammer
accounting paid an invoice, it was fraud - wired 40k to a fake account
we were victims of ceo fraud
bought gift cards for the boss but it was a scam
popup says call microsoft, my computer is locked
big red screen telling me to call this number
virus warning popup with a phone number wont close
the mouse is moving by itself and opening files
someone is remotely controlling my computer
somebody took over my pc
i let microsoft remote into my pc and now i think it was a scam
my computer has a virus
my pc is infected
malware detected on my laptop
defender found a trojan
a former employee is deleting our files
patient records were leaked
inbox rules that i didnt create
my recovery email was changed and it wasnt me
I don't know what happened but my account is hacked
""".strip().splitlines()

OUTAGE = """
the server is down
server down
our server crashed
main server is not responding
the sever is down
file server is offline again
servers are down!!!
the server wont boot
server won't turn on since the power cut
exchange server has crashed
the sql server stopped, it's dead
domain controller is unreachable
esxi host is down, esxi offline
hyper-v is not starting
the server rebooted and is not coming back up
can't reach the server
we lost all servers
we cant connect to the server
alarm in the server room
server room is too hot
the server room alarm is going off
server rack is beeping
all systems are down
all our computers are down
everything is down
whole network is down
nobody can work
no one can log in
noone can log on this morning
none of us can access anything
nobody can open the accounting system
nobody has internet
everyone is locked out
everyone is down
everybody lost connection
the whole company is down
entire office is offline
the whole office cant work
internet is down for the entire office
internet is down in the whole office
network is down company wide
phones are down for everyone
the erp is down for everyone
erp is frozen for everyone
email is down for the whole company
no internet at the office
the internet is down and nobody can work
power is out in the whole building
our office lost power
clinic has no power
total outage here
we are completely down
raid array failed
production is stopped
our phone system is down
evrything is dwon
the server was down this morning and is down again
""".strip().splitlines()

HARMLESS = """
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
""".strip().splitlines()
