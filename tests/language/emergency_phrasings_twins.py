"""Emergencies in nearly the words of what is planned, over, elsewhere or only asked (`emergency_phrasings_calm.py`)."""

from __future__ import annotations

DANGER_TWINS = """
the server at reception was drenched, coffee spilled all over the rack
sprinkler came on and the rack is wet
the sprinklers are on in the server room
the fire detection went off in the server room and it smells burnt
my desk is on fire, no joke
smoke from the comms cupboard over the corridor
the smoke was the toaster, and now the kitchen is burning
he holds my colleague hostage in the office
there was a blast at the warehouse
we heard a blast outside the office
power cable snapped and it sparks
overdose! my colleague took a whole pack of pills
colleague had an allergic shock in room 4
heart attack in room 3
my PC is dead since somebody tripped over the plug and he is bleeding
somebody tripped over the cable and doesn't get up
she tripped over the cable, hit her head
if there is a fire here who do I call? there is smoke in the hall
there is a fire in the server room, who do we call
what do I do when there is smoke in the server room
teams call with my boss and he collapsed
set fire under the stairs
a neighbour has threatened to kill me
a man with a crowbar is in the shop
people with a crowbar are at the door
patient collapsed waiting for insulin
my diabetic colleague needs insulin and is trembling
the water sensor went off, water is coming into the server room
the fire warning went off and there is smoke
hopeless, my life is over, nobody cares
the server at the restaurant is on fire
coffee spilled on the server at the bar, sparks
sprinkler system went off and the rack is wet
the lamp fell, somebody tripped over the cable and is unconscious
dead outlet since he tripped over the cord, sparks fly
she fell over the cable and broke her arm
it was a real blast, windows are broken
was that a blast? glass everywhere, people hurt
smell was the oven, still burning
he beat the boss up, he is bleeding
my boss is on fire! help
boss is on fire
we're waiting for insulin and he is unconscious
alert: overdose in room 5, come now
he threatened with a knife
threatened to shoot us and to call his friends
went bang? no, only smoke now
the socket went bang, no, only sparks
if somebody touches the server he gets a shock, would you come
if there was a fire alarm why is nobody out, there is smoke
mail: bomb in the building at noon or else
he wrote you are in danger, he has a gun
the ups fell on his foot, he's bleeding
my colleague fell over the cable and is unconscious
sound like crackling from the socket
socket crackles on any plug I plug in
fell off the roof of the car, he is hurt
he trapped his hand in the shredder
new carpet smells burnt near the socket
she committed suicide
my face hangs on one side
touched the server and got a shock
I touched the rack and my arm jumped
it'd be better for everyone if I stopped existing
my colleague's face hangs on one side and she speaks like drunk
chest tight and left arm tingling
I can't go on, nobody would even notice
brucia! in office brucia the cable
I touched the cabinet and my hand twitched
everyone is better off if I stopped living
it would be better for all if I stopped existing
her mouth droops on the left side
he suddenly speaks like drunk and can't lift his arm
my chest feels tight and the left arm is numb
I can't go on, nobody would miss me
fuoco in the kitchen
brucia il cavo, come quick
she touched the radiator and flew backwards
he says he's got a bomb in the bag
a man at the desk says he has a bomb
somebody left a bomb in the lobby
she shouts that there is a bomb under the table
there's a guy with a bomb in his rucksack
he planted a bomb under a car
the man who was sacked is in the car park with a can of petrol
my ex stands at the entrance with a bottle of petrol
an angry customer has brought a canister of petrol
he's pouring petrol over the reception desk
a drunk woman holds a can of petrol and a lighter
he came with a can of petrol and matches
somebody threw petrol through the letterbox
the plug tickles my fingers when I touch it
the metal case prickles when I touch it
the socket bit my fingers
it tickles when I touch the rack
my charger nips my hand each time
the tap tickles her hand when she washes up
every time the cleaner mops near that floor socket she gets a bite
lid of my laptop stings my hand when it charges
I got a nasty bite from the socket in the hall
she got a belt off the old kettle
whoever touches the switch: you get a kick
I get a little kick from the fridge when I open it
the charger gives me a nip
she suddenly talks gibberish and her left arm won't lift
my colleague speaks nonsense and his right arm hangs down
his left leg won't obey since breakfast
the cleaner talks confused and her arm doesn't move
her right hand won't lift
customer at the till suddenly talks gibberish and sways
by the time you read this I'm gone
when you read this I'll be dead
by the time anyone reads this I am gone for good
by the time you read this I'm gone, I handed in everything, nobody will miss me
when you read this I'm gone, everything is sorted
by the time you read this I'm gone. I'm at the station
I can't see the point any more, goodbye, tell the team
once you find this letter I'm gone, tell my wife I'm sorry
when they read this I'm at peace
by the time you read this I'm gone, back at mother's grave, forgive me
he can't see the point any more and has said goodbye
she doesn't see the point any more and said goodbye to everyone
I don't see any sense any more, goodbye
he said goodbye to us, he can't see the point any more
he sees no point any more and wrote goodbye
my brother no longer sees a reason anymore and sent a farewell
the wall behind the rack is too hot to lean on
the floor under the server cupboard is so hot you can't stand on it
the ceiling above the kitchen is too hot to touch
the panel is too hot to touch
the wall by the fuse box gets so hot that nobody can touch it
the door of the comms cupboard is too hot to hold
a guest has fallen off the stairs
the guest fell off his chair
a visitor has fallen off the ladder
a customer fell and doesn't get up
the guest network's sign fell on a visitor, he is bleeding
the cleaner has fallen off the desk
a customer has fallen off the platform and doesn't move
the guest fell off the ladder and is bleeding
a student fell off the roof
we have a fire and when you read this I'm gone until Monday
he can't see the point any more and said goodbye to the kids
""".strip().splitlines()

OUTAGE_TWINS = """
the server tipped over and is dead
nobody can see the server's folders
the whole office is without internet since the fibre was swapped
server was moved to the new rack on Thursday and now it's down for everybody
on Saturday the building lost power from 6 to 11 and the servers did not come back
the servers are down
whole site is offline since Tuesday, the provider swapped the modem
we switched the server off for new memory and it won't start
everything is down, can somebody come on Sunday
clinic has no internet since 7
the server is back but nobody can log in
the server died again, thanks for nothing
thanks for the help yesterday, the server is down again
thank you for the quick help, but now the whole network is down
outage in all branches, please open a ticket
what does a night call cost? everything is down
our practice program stopped for all of us
what became of my ticket, the server is still down
the school has no internet
the whole warehouse is dead
dispatch lost power
the office is dead, no network at all
host node 3 is down
vm crm failed, nobody can work
server out of service since the end of the month
the branch across the road has no internet, it is ours
shop stopped, all tills dead
server died, would you tell us what it costs if you come now
no power from 6 to now and all is dark, server down
everything is off. please shut nothing down
the electrician works on the meter and the whole office went dark
provider changes something on Tuesday, and today the whole site is offline
the internet is down in the whole office, the school next door has internet
our clinic upstairs has no internet, they asked if you can come
all phones are dead in the office across the road
thanks! but server is down
thanks for picking up when I called about the server. it's down again
the old server is down, nobody can work
the old host powered off and nobody can log in
interface to the warehouse stopped, nobody can ship, everything stands still
DECT phones dead in the whole office
the base station in dispatch is dead, all phones are dead
snapshot failed and the VM is down
fan failure, server is off
server is down, close my other ticket please
server's down, that restart did it!
the restart did it: server is dead now
the whole network died with the last update, that did it
we shut the server down for an upgrade, it won't boot
what do we pay you for when everything is down
server crashed, all runs on that machine
the server is off and everybody's in the dark
thanks for urgent help with the server crash!
I report about server crash, all stop
the telephone in the whole office is dead
the whole office lost internet on Monday and is still without
server was replaced on Monday and is dead now
our whole building has no power, electrician is here
electrician replaced the fuse and the server is off
till program broke in all shops
people wait for insulin, the dispensing program is down
the booking program broke in all branches
patients wait for their prescriptions, the pharmacy program is down
all extensions are dead, no phone in the office works
all extensions gone and the switchboard is dead
all phones are dead
all drives are gone for everybody
all programs are gone on every PC
all sites are down
all screens are dead
all our extensions are down
all extensions are down and the fax is dead
""".strip().splitlines()
