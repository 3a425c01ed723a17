"""How different people report security incidents: one phrasing a line."""

from __future__ import annotations

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
someone is logging into my account from another state
Our office manager fell for a phishing email and gave her password
we got an email that our data will be released unless we pay
I think my email has a hacker in it
weird emails are going out from my account
my computer says it's been locked by the police
my laptop bag was stolen at a restaurant
company iPad left in a rental car
lost a flash drive with client files
unauthorized wire transfer from our account
a vendor's email was hacked and we sent them payment
ransom note on the screen of the server
file extensions changed on the shared drive
suspicious login alert from Ukraine for Bob
getting Microsoft authenticator requests every few minutes
I approved a Duo push I didn't initiate
strange user in our active directory
our cameras are being watched by someone
there is malware on my mac
my browser got hijacked and shows ads
tech support scam, I gave them 300 dollars
they remoted in and opened my online banking
my antivirus keeps warning about a threat
somebody stole two laptops from the training room
employee emailed confidential client list to himself before quitting
we accidentally published salaries on the intranet
patient records visible to the public
someone changed our direct deposit info in payroll
CEO fraud, 15k gone
Facebook business page hijacked
our phone lines are being used for international calls
my inbox has a rule I did not set up
outlook is sending spam by itself
virus alert won't close
cybersecurity emergency
data stolen
my password doesn't work and I see emails sent I didn't write
Our vendor portal was breached and they used our login
user clicked malicious attachment, PC now encrypting
server infected with malware
laptop missing from my desk since Friday
I left my phone in a cab
robbery at our store, POS tablets taken
hacker is chatting with me on my screen
somebody used my credentials last night
I think my PC got hacked, things open on their own
someone got into my bank through my work laptop
our email is sending out junk to all clients, please stop it
ransomware!!! please call me
my documents are all encrypted
I got a phone call from Microsoft and let them in, now I'm worried
lost my work phone on the way home
my laptop was stolen from the office last night
we paid a fake invoice this morning
Someone sent an email pretending to be me and a client paid them
i gave my login to a phishing site
my two factor keeps going off and it isn't me
unusual activity on our admin account, someone logged in from Poland
our website got hacked and shows gambling ads
there's a virus on the front desk computer
a former employee is still logging in
a file with social security numbers was emailed to the wrong vendor
a stranger walked in and plugged something into our network
hard drive with client data is missing
my facebook got hacked and it's posting on the business page
I'm getting popups that my computer is infected and to call a number
I opened an attachment and now all my files have weird names
my mouse moves by itself and someone is typing in notepad
Password was changed without me, recovery email as well
gift cards bought after fake CEO mail
security breach at the clinic
AV says trojan couldn't be removed
suspicious forwarding rule found on Emma's mailbox
MFA fatigue attack on our CFO
our bookkeeper wired 30k to scammers
they are threatening to publish our data if we don't pay
I clicked the link and put in my 365 password, what should I do
all of a sudden everything is locked and it wants money
my phone with company mail was robbed
my account has been used to send 1000 spam mails
my mouse is possessed, it opened the bank website
I saw my computer open a command window and download something
someone dialled into my computer without asking
I answered a security call and they made me type netstat
got cold call from "Windows", gave them the serial and a code
my card was charged right after I typed it in that form
staff member bought steam cards for a fake manager
wrong iban on our outgoing invoices, somebody changed the template
the crooks have our money
funds missing from the practice account
our e-banking shows a payment to Hungary nobody knows
my outlook deletes mails from the bank automatically, I made no such rule
client says I requested payment to another account. That was not me
I can't log in and my recovery phone ends with digits that are not mine
someone reset my 2FA
four failed and one successful login from an ip in Moldova
our O365 admin got an impossible travel alert and mails went out
phishing mails sent from our info address to 900 people
teams chats from me asking people to open a doc
somebody uses our logo and my name to cheat job applicants
a fake copy of our web shop takes money from customers
our customers' cards get misused after buying from us
the site has a new admin called wpsupport
we host malware according to google
backups encrypted as well
ransom group wrote to the owner
every document shortcut turned white and there's a HTML with instructions
files ending changed to .lok, desktop wallpaper is now black with red writing
server encrypting right now!!!
I see files changing by the second on drive P
AV alarm on 12 machines at once
cobalt strike beacon found by the SOC
the scanner found spyware on the director's phone
phone acts strange, someone installed a tracking app
my ex installed spyware on my laptop
pickpockets got my phone in Barcelona
my suitcase with the laptop didn't arrive and was stolen
thieves took all ipads from the cart
burglary tonight
police at the office, computers stolen
a tablet with patient data has been missing for two days
forgot company notebook in hotel, hotel says it's not there
backup tapes fell out of the car
paper files with client data stolen with my bag
gave wrong patient the printout with other patient's record
sent payslips to the wrong employees
cc instead of bcc to 2000 customers
folder with contracts was shared publicly for a year
leak: our internal chat is on reddit
student hacked the grading system
employee is copying the whole server onto a usb disk right now
ex admin locked us all out
we fired Tim and his account is still doing things
somebody pretending to be from your company wants access to our server room
man claiming to be from the phone company was in the comms room alone
found a sticker-sized device in the network socket
our alarm system and cameras have been switched off remotely by someone
PLEASE HELP HACKER
Someone hacked into my computer and is asking for money
My laptop was taken from the conference room
hi, we think one of our users has been phished, her account is sending links
one of our employees clicked a link and her account is now sending spam
I received a ransom demand on my screen
suspected ransomware, machines are offline, please call
can you disable my account right away, I think someone has my password
please reset my password now, somebody knows it
my password got out, a scammer has it
a scammer has access to my bank through my pc
he installed a program on my computer and then asked for money
the guy on the phone said my computer sends viruses and I let him connect
my kid installed something and now there are popups with women everywhere
Chrome notifications say trojan virus every 5 seconds
what do i do with a computer that says its been locked by microsoft
there's a message saying windows locked due to unusual activity, call 1-888
our accounting folder got encrypted an hour ago
pdf files wont open and their names look like random letters, note says pay
my old colleague logged into the CRM after leaving
we found out that a terminated employee has been reading the boss's mail
unknown person in the office took a laptop
somebody walked out with our server
my car was robbed and the ipad is gone
company macbook missing after the move
my work phone disappeared at the gym
I shipped the wrong hard drive to a customer, it has our data
patients can see other patients' records in the portal
our whole client list got leaked
payroll file is public on the website
wired the closing funds and the title company says they never received them
got a call from our supplier asking why we changed our bank info, we didn't
An invoice was altered and money was sent to the wrong bank
my CFO just approved a fake wire
our Paypal has been drained
Facebook ads charged 3000 that we didn't run
outlook rules I never made are deleting mails
hundreds of undelivered messages in my inbox that I didn't send
my signature was changed and links added to my mails
my calendar is full of spam meetings sent from me to clients
unknown app has access to my mailbox
my zoom account was used by somebody for strange meetings
Somebody logged in with my badge last night
weird admin logins at night in the firewall log
our VPN shows a user from Iran
got a notification that a new device signed in to my account and it's not mine
code by sms for microsoft though I'm not signing in
keep getting "approve sign-in?" and I'm not at my desk
our ESET reports a worm on five PCs
the antivirus deleted 30 infected files this morning
rootkit found
PC mining bitcoin?
someone put a usb stick in the lobby computer and it rebooted
strange wifi called like ours is asking staff for passwords
our site says hacked by some group
google ads to our page go to a scam shop
visitors to our homepage get a virus warning
spam is being posted in our name on linkedin
my email is being used by someone else
people are replying to emails I didnt send
i have been locked out of my email and it is sending stuff to everyone
someone keeps resetting my password
getting password reset emails all day that I never asked for
a hacker emailed me from my own address
an unknown person is logged in to our camera system
our wifi router was hacked, dns changed
got ransomware on the file server
Locked files, ransom note, what now
strange extension on all my pictures
my word documents have turned into garbage
can't open docs, they say encrypted and want payment
payroll PC infected with something
Computer is compromised
Believe our network is breached
suspect our server was hacked over the weekend
our firewall shows an attack in progress
CEO's mailbox hacked, wire request went out
finance sent a wire to fraudsters
transferred 50k to wrong account, email was spoofed
paid scam invoice
vendor impersonation, payment made
Bought 2000 in Apple gift cards for "the CEO"
I gave my MFA code to someone on the phone
I gave remote control of my computer to a scammer
Caller had access to my PC for 10 min
I called the number on a virus popup
popup won't go away and says my bank details are at risk
virus popup, computer frozen and beeping
my computer has been taken over
cursor is moving and I'm not touching it
somebody is typing on my screen
the remote guy is still connected and I don't know who he is
I clicked on something and now everything is weird
downloaded a file from an email and now files are disappearing
opened an attachment and my screen went black with a skull
suspicious program running on server
new user accounts created in AD that none of us made
admin password was changed, not by us
someone deleted all backups
former IT guy still has access and is deleting stuff
ex employee downloaded client list before leaving
disgruntled employee wiped the shared drive
stolen laptop!
laptop stolen from car overnight, has client files
my phone was stolen and has the authenticator on it
lost phone with work email
lost my company laptop at the airport
can't find my work phone, last had it in a taxi
missing laptop - sales
iPad stolen from classroom
we had a break in last night and the computers are gone
usb stick with patient data lost
hard drive with backups has gone missing
emailed a spreadsheet with client SSNs to the wrong person
confidential email went to all staff by mistake
patient info sent to wrong address
I accidentally shared the HR folder with everyone
our customer data is on the dark web
website hacked
website showing weird chinese text
our homepage redirects to some drug store
customers get malware warning when visiting our site
our instagram got hacked and they want money
somebody took over our google business profile
unknown devices connected to our network
sign in from Russia
alert: unusual login from China, success
microsoft says my account was accessed from another country
repeated MFA requests I didn't make
my phone keeps popping up with login approvals
authenticator notification out of nowhere
I hit approve without thinking
approved MFA by accident now weird emails going out
inbox rule forwarding all mail to external gmail that I didn't create
trojan found
defender: severe threat
antivirus says infected
PC has malware, keeps opening ads
our phone system made calls to Africa all night
phone bill of 8000, hacked PBX?
data breach
GDPR breach, wrong attachment to wrong parent
DDoS attack on our site
crypto miner found on server
I think my computer is being monitored by someone
my boss's account emailed me asking for itunes cards, she says she is hacked
pw leaked, please reset everything
someone in the parking lot is on our wifi doing bad stuff
fraud
Security!!! someone in the system
emergency - hacked
Can somebody help, I believe my account has been compromised
Someone seems to have got into my mailbox and is replying to suppliers
i just found an email in my trash that i never deleted or sent
my inbox is full of bounce messages for mails i haven't sent
""".strip().splitlines()
