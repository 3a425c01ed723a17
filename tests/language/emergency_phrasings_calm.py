"""What is planned, over, elsewhere, bait that nobody took or one device in a place, in alarming words."""

from __future__ import annotations

CALM = """
the waitress at dinner spilled wine over me, can I claim the jacket
the sprinkler inspectors come next Monday and want the comms room open
please get a quote for new smoke detection in the server room
our trainer is on fire today, five jokes in ten minutes
which weapon do I need to beat the final boss without dying
smoke over the hills this morning, the bus was late
I froze in the Zoom meeting with the police
my deputy keeps the agenda hostage, the file has been open on her laptop all day
the smell was only the kettle, nothing else
I joined the fire safety group and need the channel "Fire"
a "stroke risk" warning pops up in the patient record of the wrong person
the "heart attack" leaflet template prints without our logo
my screen is dead since the cleaner tripped over its cable
please mount smoke-proof doors for the comms cupboard
could you have water sensors installed under the racks of the server room
the summer party was a blast, where are the pictures
the ethernet cable behind the till snapped
I'm hopeless at spelling, please ring me
could somebody light a fire under my order
the tenant threatened to call the council about our bins
the path on my drive seems not to exist
what should a cashier do if she ever finds a ransom letter
the stolen phone was paid by the insurer, please order the next
why is the lost tablet's replacement on my bill
our burglary claim is closed, so order the same screens
the shop next door was burgled, did you hear
my neighbour's bank was hacked, they say on the radio
my sister's facebook was taken over, what can she do
a hospital in Leeds was hit by ransomware, I read
my uncle was tricked by a fake policeman, where can he report it
Adobe was hacked again, saw it on the news
text from the "boss" wanting vouchers, I bought none of course
mail wants me to open an invoice, the sender is odd, I haven't opened it
strange caller, says he is from the bank, wanted me to install something, I didn't
a page says my account was accessed from Kiev, the address is odd, I haven't clicked
intern almost typed her password on a fake page but noticed in time
attachment named virus_list.doc, still unopened
somebody pretends to be the tax office in a text, nobody fell for it
supplier's mail with a new account number looked wrong, we rang them, it's fake, nothing was paid
mail says our data will be leaked, it names another company
locked out after I signed in from my holiday flat in Turkey, that was me
the yearly leaked-password test says I must choose a new one
found the missing iPad under the sofa, please enrol it again
the phone we thought lost was in the drawer, can you unlock it
left my tablet in the cafe, the waiter kept it, now it wants a pin
the lost laptop was in the boardroom, you can close the ticket
ESET: potentially unwanted program removed on PC-4, nothing else
antivirus mail: trojan blocked on LAPTOP-3, no action needed
remediation complete on PC-9, two files deleted
login failed 9 times for backup, source blocked automatically
we'd like a tabletop exercise "all servers are encrypted"
can you plan a red team attack on our offices
where do I switch on the alert for sign-ins from abroad
the invoice of March has the virus removal on it
what's the result of the virus check on Tom's laptop
one thing to add to the theft ticket: the insurer wants the serial numbers
the burglar was caught, put that in my ticket
someone nicked my scarf from the coat stand
the apprentice guessed her password six times and is blocked
broken glass since the tablet fell in the yard, it still works
just my drive P is gone, the others have theirs
the phone number on our home page is out of date
my umbrella was nicked, lost property?
network plug in room 3 torn off
pinched the lan cable under my chair
scan refused "login error"
app missing on my tablet
a credit note for the hours, please
my pc is so slow lately, could it be a virus?
copier prints everything in purple, is that a hack?
my ipad is black and white, is it a virus?
kind regards and greetings from reception
mouse double clicks by itself, can someone come by
whether someone has a moment: my tablet
needs it done by friday 10: pc
a man called, left his number
on Sunday there's no power from 7 to 12, please have the servers down before
the office will be without phones on Thursday when the line is exchanged
the server gets moved to the basement next Monday, everyone knows
Saturday 8:00 we turn the host off for the memory upgrade, can you be there
please shut everything down properly before the electric works
carrier replaces the router on Friday, the whole shop goes offline for a bit
server is back and everyone's in, thanks
the backup of last night took the whole morning
thanks for being there when the server crashed, all runs
when does the report on the server outage of last month come
the outage ticket can be closed, all sites work
how would we go on if the server burned down, a workshop please
what would you charge if everything is down at night
the office upstairs has no internet, they asked whether we have
I can't see the server's P folder, my neighbour can
the rule I made moves my mails to the wrong folder
our old SQL server to be switched off for good
take host app-old out of service at the end of the quarter
zabbix: fan failure on host 2
checkpoint of VM erp-test failed again
the charger in the director's office is dead
DECT phone warehouse dead
export to the shop stopped
headset in dispatch lost power
the server at the pub spilled beer on my shirt, who pays the cleaning
the plan for the server room's fire suppression comes from the landlord
the boss is on fire this week, one joke after the other
our trainee holds the minutes hostage, they lie on his desktop
something went bang in the training room? no, only the door, but the laptop is off
the alarm about the smoke was the kettle, you can shut the ticket
if there was a fire in the comms room at night, who of you would we ring
the rival's warehouse burned down, they say in the paper
deleted two texts that say my photos get encrypted unless I pay, all fine here
a letter says pay for the directory entry or lose it, looks like a con
is the mail about the "data breach at Adobe" genuine, unopened
a client writes that he was hacked and that we should bin his last mail. we haven't opened it
a supplier's inbox seems to have been broken into, his mail wants us to open a link, we haven't
a caller rang as "your bank", I gave him the weather
a caller wants to remove my virus, there is none
EDR: unwanted app removed on RECEPTION1, no further steps
mail: virus blocked on PC-5, file gone, case closed automatically
one more detail for the open case: the odd login came from the night porter
we'd like tags for the school's laptops, since some got stolen in other years
our laptop theft case is closed, the insurer pays
you're stars, the ransomware matter is behind us
thanks a lot, the hacked account is ours again
if someone tricked us into paying a wrong bill, would your contract help
my wallet was stolen on holiday, which number do I ring for my own bank card
our ex neighbour had a break in, would you buy that lock
the whole office will be without phones on the 9th, when the exchange is swapped
server gets migrated to the new host next Tuesday
Friday 18:00 we shut the server down for the memory, could you be there
the switch restart fixed it, everyone's in, thanks
what became of the ticket about the server that stopped last winter
is the server at the golf bar tipped, or is it in the price
the school across the street has no internet, they asked whether we're fine
printer spits out pages of rubbish, is that a virus?
please look if someone has a minute, the porter's tablet
the patch cable under the till broke
he wants it done by tuesday 9: laptop
a woman rang, left her number
the projector in the vice director's office is dead
old SQL host can be powered off for good
take server old-02 out of service at the end of the year
replica of VM crm-2 failed
PRTG: fan warning on host 7
the folder seems not to exist
turn off comments on the whole site
Defender: low severity alert resolved automatically
mesh node in the loft dead
how do I swap the Command and Control keys on a Mac
a payment is pending at my own bank, can I call it back
the default printer changes by itself
a stuck key writes on its own a row of 7s
the touch screen of my tablet types ghost letters while charging
my daughter's school bag stayed on the bus
he sent it twice, I see neither in the inbox
the freelancer's project is over, please get her out of the group
I said 'allow' to notifications in the browser by mistake
how do we put a message on the Windows login page with our phone number
text says my card is blocked and I should tap a link
Chrome has all extensions gone and it says profile error
the sign with the guest network's key has fallen off
how can I remap ctrl and command on an apple keyboard
the transfer is pending at my bank, how do I call it back
my default browser changes on its own every morning
the sticky space key types on its own
the 7 key is stuck and writes by itself
the touchpad makes ghost clicks when it's wet
ghost touches on the display since the phone fell
my son's gym bag was left on the train
the kid's school backpack stayed on the bus
she sent it yesterday but I can't find it in my inbox
he mailed it twice, we got nothing in our mailbox
the intern has left, please take him out of the Teams channel
her contract is over, kick her out of the mailing list please
I clicked allow on notifications of a shop page by mistake
clicked yes on the cookie banner of the news site by mistake
please show a note on the lock screen with our helpdesk number
can we add a text to the login screen with our phone number
SMS says my parcel account is blocked and I should click a link
mail says the card is blocked and I must open the link
Firefox has all my bookmarks gone after the update
all add-ons vanished from Edge
a visitor's badge has fallen off
the customer wifi's sign fell off the wall
my work laptop isn't in my bag any more, my wife had it, found it
my work tablet isn't in the domain any more
the company phone isn't on the list any more
my work laptop isn't in the dock, so no second screen
the file on my laptop isn't where I put it
the icon on my tablet isn't where I left it
my work laptop is not on the network any more
I had my work tablet at the playground and thought it's not in the pram any more, it turned up under the blanket
my work phone isn't in my coat any more, never mind, it's in my hand
the new work tablet arrived, nobody has seen it before
the work laptop's fan makes a noise, nobody has found it yet
the taskbar of my laptop isn't where I put it
the work laptop isn't where I put it, got it back from a colleague
he says he has a bath bomb in the bag
she says the presentation was a bomb
my son says he has a bomb in Minecraft
there's a bomb emoji in the bag of the game
he has a photo bomb in the office picture
the lab has a bomb calorimeter in the room
she says the new coffee costs a bomb
he says the demo has a bomb icon, the program crashes
we've got glitter bombs in the box for the party
the driver is in the car park with a can of petrol, the fuel card doesn't work
the caretaker has a can of petrol for the mower on his order
can the man with the can of petrol be put on the visitor list
the petrol station's till doesn't print
the receipts for two cans of petrol are missing in the program
an angry customer has a bottle of wine at reception
the man who was sacked left a receipt for petrol in the system
I brought a can of fuel for the test run of the generator
the cable tickles my feet under the desk
the dust of the server tickles my nose
my throat tickles when I clean the keyboard
the pen tickles my hand when I sign on the tablet
the drawer bit my finger when I closed it
the lid of the printer bit my thumb, can you fix the hinge
the plug tickles my ear, can I have other headphones
the cat bit my hand while I held the plug
the touch screen tickles nobody's fancy
she gets a bite to eat near the socket
I get a kick out of the new server
the cleaner gets a bite of my sandwich at the charger
near the kettle everyone gets a bite to eat
I got a kick out of the old machine
she got a bite at the bakery by the outlet
my dog gives me a bite when I plug the charger in his basket
I get a byte error from the switch
the machine gives me a kick in the mornings, good coffee
she suddenly talks gibberish in Teams, the sound is chopped
the bot talks gibberish and the barrier's arm won't lift
the barrier arm won't lift at the car park
the left arm of the monitor won't move
my right hand can't move the mouse over the second screen
the translator talks nonsense, on the other hand it's quick
my left arm won't lift the server alone, send two people
his monitor arm won't go up
the voice assistant speaks gibberish since the update
the left side of the screen does not respond
by the time you read this I'm gone on holiday
by the time you read this I'm gone for the weekend
when you read this I'm gone to lunch
by the time you read this I'm gone. Back on Monday
by the time you read this I'm gone, my successor is Mia
when you read this I'm gone home, leave the laptop at reception
once you get this I'll be off until Monday
by the time you read this I'm gone till the 9th
when you read this mail I'm already on the plane
if you find it I'm gone at five, so call before
by the time you see this the error is gone
he can't see the point of the project any more and has said goodbye to it
she can't see the point in the picture any more
I don't see the point of two monitors any more
I can't see the point any more on the map, goodbye to the old app
he can't see the point any more and has said goodbye, his last day is Friday
she doesn't see the point any more and said goodbye to Outlook
he can't see the point any more and said goodbye to the team, he has a new job
I see no point in the weekly call and said goodbye to the channel
we don't see the sense of the fax any more and say goodbye to it
the office is too hot to work in
the wall calendar is too hot a topic
the floor plan is too hard to read
the terrace is too hot to stand on
the door sticks when it's hot
the sauna wall is too hot to lean on
the ceiling fan isn't cooling, it's hot to work here
the wall by the window is hot in summer, close the blinds
the panel on the wall is too hot in colour, make it grey
the door of the archive is too heavy to hold open
by the time you read this I'm already in the meeting, call my mobile
when you get this mail I'm already gone, please ask my colleague Mia
I see no point in printing it, goodbye paper
my phone isn't where I left it in the settings
the work laptop is not on the desk any more because I have a docking station at home
my work laptop isn't in the drawer any more, my wife has it
my right leg won't lift since the operation, can I get a chair
his left hand won't move the mouse, can he get a left-handed one
he has a bottle of wine and an angry letter for the landlord
a man who was fired has a bottle of gas on his invoice
I get a kick from the music when I plug in the speaker
the mattress shop is hot on deals, the wall poster prints pale
I can't find a reason for the error any more, goodbye
he put the bomb calorimeter in the room
kicks from the fridge compressor are loud
the person speaks nonsense on the hotline and my headset has no sound
speech to text writes nonsense and the arm of the desk lamp isn't up
when you see this I'm gone, ticket can be closed
work phone isn't in its cradle any more so it doesn't charge
my work laptop isn't in the office any more, I work from home now
his left hand won't move the mouse since the accident, can he get a left-handed mouse
the boss is angry, he has a bottle of spirits as a gift from a client
the lamp stings my eyes
the cable gives me a kick
the fence panel of the web shop bites
I get a tickle when I touch the fur
""".strip().splitlines()
