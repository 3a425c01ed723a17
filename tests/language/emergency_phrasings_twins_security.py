"""Security incidents in nearly the words of what is planned, over, elsewhere or not taken (`emergency_phrasings_calm.py`)."""

from __future__ import annotations

SECURITY_TWINS = """
what should we do, we found a ransom note on the server
we found a ransom note, what should people do
stolen laptop, insurance wants a list
my stolen laptop is not covered by insurance
our office was robbed last night
the neighbours and our office were burgled
my sister's laptop with our client data was stolen
my mail account was hacked, my cousin told me
mail from the CEO wanted Amazon cards and I bought five
CEO mail about gift cards, I've bought none but Petra bought six
text from the boss wanting Amazon cards, I sent the codes
mail said somebody signed in to my account from Peru, it wasn't me
mail says somebody signed in to my account from Peru. I've pressed nothing
the supplier's mail with a new IBAN was a fraud and we paid
we paid the invoice with the new IBAN, supplier says it's a fraud
colleague typed his password on a weird page, here's the link
I nearly closed it but then typed my password on the fake page
the mail was unopened but a colleague opened the attachment and files are encrypted
a customer writes that he gets strange mails from my account
blocked after somebody logged in from Lagos, that was not me
someone logged in from Lagos, I was in bed
the missing tablet hasn't been found
found the missing laptop empty and smashed
someone pretended to be Revenue and my colleague fell for it
an attachment called invoice.zip, I opened it and now a black window
a file called ransom_note.txt lies on the server
our mailbox seems to have been broken into
a letter on the screen says pay or lose everything
Defender: virus found, removal failed
the server is encrypted
red alert, attack on our network
login from abroad on my account, not me
another laptop thief was here, two are gone
ransomware on the January backup server
someone logged in as me at night, one more detail for the case: it was from Russia
our instagram was taken over
someone nicked my laptop from the stand
someone guessed my password and read my mails
cracked window and the laptop is gone
my laptop is missing, everybody else has theirs
a man rang as "the bank's security", I gave him the code
a caller offered to clean my virus and I let him in with anydesk
somebody accessed my account from Moscow
this window calls itself ransomware and my files won't open
the hacked account is not mine again, they still send mails
the lost tablet was in the car, the car was stolen
lost tablet in the taxi
burglary at the office, insurer needs a list of devices
the thief took the laptop and the police came
the iPad we thought lost was stolen by the cleaner
our tablets got lost on the train, some of them
login failed 600 times for admin, from Russia
we were tricked into paying a false bill
our company got held to ransom, all files are locked
my work phone was stolen on holiday
I gave my bank pin to a crook
break in at the office last night
left my tablet in the train, conductor doesn't have it
someone pinched our laptops
he ripped us off, we transferred 5000 to a fake supplier
missing laptop since the weekend
a note on the screen says pay in 48 hours
my files have strange endings and the pc is slow, is that a virus?
popups everywhere and the pc is slow, is it a virus?
the mouse moves by itself, is that a hack?
our website says greetings from the cyber army
mouse moves on its own, somebody is in my pc
someone has my laptop
wants 5000 dollars, the screen on every computer says so
a man rang from Microsoft, I gave him my number and access
burglars broke in and took the till
I haven't opened any mail but customers get spam from my account
our contacts get mails from me, I haven't sent anything and clicked nothing
I didn't open the mail, yet the cursor moves by itself
nothing was clicked, but all files have a strange ending and there is a message to pay bitcoin
a message on the screen demands bitcoin, we haven't clicked anything, files are encrypted
all our files are encrypted, a text file says pay, I haven't answered
server is encrypted, they sent a mail demanding 2 bitcoin, we haven't answered
we got a mail from hackers with our customer list attached as proof, we haven't answered
mail says they have our data and shows my password, my mailbox was hacked, I didn't answer
my phone keeps asking to approve a sign-in, I pressed nothing
codes come by text all night, I didn't request them, I pressed nothing
the bank called: money was transferred to a stranger, I opened nothing
my laptop was stolen, police called me, I haven't answered yet
our CEO got a mail with new bank details and accounting paid it, I opened nothing
I nearly ignored the mail, then entered my password on the fake page
we sent the patient list to the wrong clinic by email, they haven't opened it
I sent the salary list by mail to everyone, they haven't opened it yet
sent the contract to a stranger by mail, unopened so far
a caller had remote access to my pc for ten minutes, I pressed nothing
the man on the line is on my computer with teamviewer, I gave him nothing
someone on the phone got my password from my colleague, I told nothing
virus found on PC 3, mail attachment, I haven't opened anything
ransomware on two pcs, the mail was opened by nobody
someone logged in to my mailbox from Russia, I got the alert by mail, I didn't click
sign-in from Lagos, the alert mail is real, I haven't clicked it
login from China according to the security mail, I pressed nothing
the page asks for my password again and again, I entered nothing, now antivirus says trojan found
a website says we are hacked and shows our customer data, we opened nothing
someone sent invoices with our name to our clients, we sent none
clients received emails from our address with a fake invoice, we sent nothing
my boss's mailbox sends link mails to all, nobody opened them yet I hope
thief took my work phone, the phone rang, nobody answered
bought gift cards because of a mail from the boss, codes not sent yet
gift cards for the boss: I bought them, gave nothing yet, was the mail a fraud?
my aunt works here and her company laptop was stolen
my sister, our bookkeeper, was tricked into paying 5000, what can she do
the bakery next door says our van was broken into and the laptop is gone
my cousin borrowed my work laptop and it was stolen, what should he do
facebook page of the company hacked, where can we report
microsoft account of our shop got hacked
a bank called, our account was hacked, what can they do
somebody at a bank told us our account was hacked
my dentist practice was hacked, how do I get it back
I'm the dentist, my practice got hacked
my shop was hacked
our old office was robbed, how do we report
our big server was hacked over night
is that a virus? all documents have new names
pc is hot and slow and my webcam light is on, is it a hack?
printer prints threats, is that a hack?
printer printed a note that we are hacked, is it a virus?
the till is slow and card data was skimmed, is that an attack?
antivirus is red and pc slow, is it a virus?
do I have a virus? it asks me for bitcoin
how could somebody look in my mailbox and answer mails
our page shows a black screen and greetings from the cyber army
I hung up but he still moves my mouse
malware was found on PC 9 and it spreads
file server: files get encrypted right now
the virus was removed but files are still encrypted
ransomware, it wants money by monday, laptop is locked
the thief was in the office and the laptop is gone
cleaner found the safe forced open, laptops gone
someone broke in and all tablets are gone
stolen phone, I had my mails on it
lost my work laptop on the train
the tablet is gone, cook says he never had it
someone signed in as me from Lagos, I was at my hotel in Rome
hackers in our network, we need someone who has time now
screen says your computer is infected, call Microsoft, I called and gave him access
pirate skull on all screens, files gone
fraud! we paid 8000 to a wrong iban
I gave the caller my name and password
gave my number and the code to a caller
my laptop fell from the bike and now it's gone
a Mr Brown who turns out not to exist, the data was sent to him
we sent the data to a Mr Brown who turns out not to exist
people with a crowbar, they liked our computers
MFA prompts without login attempt
the list was mailed to a Mrs Green who turns out not to exist
we paid a supplier who doesn't exist
two men with a crowbar, they loved our laptops
push prompts without any sign-in, all morning
I had my work tablet at the playground and it's not in the pram any more
my work laptop isn't where I put it in the conference room and nobody has seen it
my company phone isn't in my coat pocket any more
the office laptop was in the boot and it's no longer in the car this morning
our school tablet isn't in the locker any more, somebody must have it
my work laptop is not in its bag any more
the company iPad isn't where we left it
her work phone isn't where she put it, nobody has seen it since lunch
work laptop stood in the canteen at noon, nobody has seen it since
my work laptop isn't in my bag any more
our firewall reports command and control traffic
Defender shows a command and control connection from PC-4
alert: command and control on a Mac
command and control server found in the log of the till
the keyboard types alone and the log speaks of command and control
swap my PC, it has command and control traffic
command and control beacon stopped, the keys of the server are stolen
how do I stop the command and control traffic on a Mac
the bank rang, somebody tried to transfer money, can I call it back
I paid a fake invoice, the payment is pending at the bank, can I call it back
our bank called, a payment we never made is pending
bank says the account was emptied, can we call the payment back
I transferred 9000 to a scammer, it's pending at my own bank, can I call it back
the bank is on the phone about a strange payment
a payment I never made is pending at our bank
our password changes by itself
the mailbox rule changes by itself
the mouse moves by itself and the default printer changes by itself
the supplier's bank account changes by itself in the orders
default printer changes by itself and someone opens windows on my screen
the DNS of the router changes by itself to something Russian
user rights change, the password changes by itself
the login changes by itself every night
my account writes on its own mails to customers
the pc writes on its own in the window
my mailbox sends on its own mails to everybody
a stuck key writes on its own mails to customers
our facebook page posts on its own adverts
key is stuck and my mailbox sends mails on its own
the mouse moves on its own and writes a row of 7s
my computer is haunted, a ghost moves the mouse
the cursor has a mind of its own and opens files
the screen of my laptop is possessed, programs open
the keyboard of my tablet is haunted and types passwords
my mouse is a ghost, it opens the mails by itself
my bag with the work laptop stayed on the bus
my daughter's school bag with my work laptop stayed on the bus
my backpack stayed on the train
my son left my work phone on the bus
the teacher's bag with the school tablets stayed on the tram
my gym bag stayed on the bus with my laptop in it
my rucksack is still on the train
my daughter forgot my tablet on the bus
someone sent it twice from my mailbox
he sent mails with my account, I see neither in sent items
a stranger sends mails in my name, I see none in the outbox
someone keeps writing from my mailbox, I see nothing in sent items
she sent mails under the boss's name to all, it wasn't her
somebody sent it twice through my account
they sent invoices with our letterhead, I see neither in our list
hackers sent it from my mailbox, I don't see it in sent items
a hacker is in our network, get him out
an intruder is in the group, get him out of the group
a stranger is in our system, kick him out
somebody reads our chat, get them out of the group
they are in my computer, get them out
get the hacker out of the mailbox
the contract is over, a hacker took the account, get him out of the server
I said yes to the login on my phone by mistake, it wasn't me
I pressed allow on the authenticator by mistake
I approved the sign-in by mistake, I hadn't logged in
I said "allow" to a program from a pop-up by mistake and now the mouse moves
I tapped yes on the push by mistake
I clicked accept on the MFA request by mistake, I wasn't signing in
said yes to the prompt and somebody is in my mails
I allowed notifications in the browser and it says I have five viruses, call Microsoft
a message on the Windows login page says call this number
a window with a Microsoft number says my PC is infected
message on the login page with a phone number, all files are encrypted
the screen says call Microsoft support at this number
the Windows page says a trojan was found, call 0800
how do I get rid of the message on the screen that says to call Microsoft
a warning with a phone number won't close
a note on every login screen wants us to pay bitcoin
text said my card is blocked and I tapped the link and typed my pin
text says my card is blocked and I should tap a link. I did
text says my card is blocked and I should tap a link, and my PC is encrypted
intern has left, get him out of the group, he stole the customer list
I said allow to notifications on my phone by mistake, it was a login in Russia
my son's school bag with his tablet stayed on the bus
the default printer changes by itself and the mouse moves on its own
text says my card is blocked and I should tap a link, I gave my password there
text said the account is locked, I clicked the link and gave my password
mail said I should open a link, I opened it and typed my password
I tapped the link in the text and typed my card number
our bank phoned, the account was emptied this morning
our rule in the mailbox changes by itself and mails go to a stranger
somebody wrote from my account on its own, forty mails to customers
the pc types on its own and the mouse moves
the touch screen of the till clicks by itself, a stranger is in it
the cursor is haunted and opens the bank
the computer has a life of its own, it writes passwords
the keyboard has a mind of its own and types to the bank
the trainee left, he logs in and reads the boss's mails, kick him out
the temp has left and deletes our files, get him out of the system
text says my card is blocked and I should tap the link, my wife did and they emptied it
text says my card is blocked and I should tap a link. I tapped it and typed the pin
my school bag was left on the bus, my work laptop was in it
my daughter's tablet bag stayed on the bus
a page says my PC has a virus and I should click a button, the mouse moves by itself
mail says our server is hacked and I should click a link, files are encrypted too
a stranger was here and my work laptop isn't on the desk any more
my work laptop isn't in the car any more since the window was smashed
""".strip().splitlines()
