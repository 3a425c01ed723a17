"""How different people report danger and outages: one phrasing a line."""

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
now it smokes
the projector smokes a bit
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
there is smoke coming from the server rack
fire in the building
I got shocked by the outlet
my coworker passed out
someone has a gun
I want to end it all
there's a gas smell in the hallway
water is pouring into the server room
laptop battery is smoking
man is threatening to hurt the receptionist
a colleague is having chest pains
something is burning in the wall
i'm thinking of killing myself
my desk caught fire
explosion near the loading dock
he fell from a ladder and isn't moving
bomb threat called in
electrical sparks from the ceiling
i feel like i don't want to live
we smell burning plastic by the printers
server got wet
our printer is smoking and there are flames
computer is on fire!
I see smoke out of the ceiling vent in IT
electrical burning smell in office
the plug melted into the socket
i was shocked by a cable under the desk
someone got shocked and is not moving
there is a gas smell in the building
water is dripping from the ceiling onto computers and sockets
our basement with the electrics is flooding
an employee fainted at his desk
A customer is bleeding from the head
please send ambulance, heart attack
angry man threatens staff with a hammer
There is an armed man outside
an ex-employee said he will come and shoot us
bomb threat received by email for our school
feeling like ending my life
I don't see any reason to live
my coworker talks about killing himself
I am going to jump
I took all my pills
nothing matters any more, I will be gone tomorrow, goodbye
laptop battery exploded
ups battery swollen and leaking
explosion in the server room
ceiling came down on a colleague
carbon monoxide
chemical spill in the lab
help i am locked in the server room and the gas alarm started
kitchen fire
my desk is on fire help
fire!!! call someone
burning cables in the ceiling
smoke alarm is going off in the server room
there's a haze and a burnt smell near the ups
big spark when I plugged in the printer and my arm hurts
the server rack gives electric shocks
sewage is pouring in through the floor of the IT room
rain is coming in over the network cabinet
someone is bleeding in the warehouse
forklift accident, man trapped
my colleague had a stroke
pregnant colleague collapsed
an employee is choking
Allergic shock, need help
man with axe in reception
hostage situation
we got a death threat
somebody phoned saying there is a bomb
I'm feeling suicidal
I just want to die
my life isn't worth living anymore
she texted that she's taken an overdose
user wrote in ticket that he will hang himself
i cut myself again and it won't stop bleeding
gas leak
battery leaking and smoking
laptop is burning hot and smoke comes out
acid from the ups batteries is leaking on the floor
water got into the server and it's off
There's a fire on the second floor
kitchen is burning
smoke is filling the hallway
the ceiling light is sparking
smoking plug, I've pulled it
smell of smoke in the stairwell
i see an orange glow behind the server rack
I was electrocuted when I touched the rack
live wire hanging from the ceiling
flooded basement and the mains is down there
water leaking onto a power socket
gas smell near the generator
we all have headaches and the CO alarm is chirping loudly
our cleaner slipped and hit her head, she is unconscious
he cut his wrist on a broken monitor and it's bleeding badly
a patient stopped breathing
delivery driver trapped between the truck and the dock
a man came in with a gun
someone is beating up the security guard
threatening phone call saying they will shoot us
they said there's a bomb in the lobby
I'm scared, a guy is following me around the office with a knife
I want to kill myself
i dont want to live any more
thinking of ending it all tonight
my friend at work told me she took a lot of pills
he's standing on the roof edge
I'd rather be dead
please help my coworker is suicidal
nobody would care if I died, I'm going to do it
Swollen battery, smoke coming out, what do I do
battery burst into flames
someone broke in and is still in the building
explosion in the workshop
toxic smell in office everyone feels sick
colleague electrocute, help
the man he has a knife
fuego en la oficina fire fire
the server room is flooded with heat, like 45C, aircon has packed up
the server is burning hot and has switched itself off
the toaster in the staff kitchen is on fire
my laptop is on fire
heavy smoke in the corridor
I can smell something burning near the copier, can't find it
the extension cable under my desk has melted
adapter sparked and burned my fingers
got a nasty shock touching the fridge in the break room
I think our boiler is leaking gas
there's water coming through the ceiling onto the switch cabinet
pipe burst, water running into the server cupboard
colleague had an accident with the paper cutter, bleeding a lot
""".strip().splitlines()

OUTAGE = """
systems never came back online since the storm
the network did not come back since the storm
the till system hasnt come back since lunch
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
the server is down again and nobody can do anything
server not responding, all staff affected
whole office lost network
No one can get into the EMR
phones and internet out at the main office
our server won't come back after a power outage
all computers say no connection to domain
the company is at a standstill because the ERP is down
network down in the whole building
can't connect to server from any computer
hypervisor crashed, all machines gone
internet is out at all our locations
our file server died
everybody in the office is getting kicked off
the server room is 42 degrees and alarms are going
nobody can open anything on the shared drive
complete network outage
all tills offline, cannot sell
server dead after storm
every user gets error when logging in
our server is not coming back after reboot
can't log in to anything, same for everyone
all workstations frozen
Every computer in the office is offline
our office has been without internet and phones since 7, nobody can work
no power in server rack
server offline, business stopped
the server is down and I have a full waiting room
all of our computers lost connection to the server
server connection lost on all pcs
our virtual server crashed and users are out
DC not responding to logins
file server has failed, no files for anyone
the main database is corrupt and nobody can open the app
mail server down, nobody can send or receive
tills not working in any store
all departments report systems down
massive outage
everybody is getting errors and can't work
nobody on site can access the network
our server rack is without cooling and beeping
server power supply blew
SAN down all vms gone
ESXi crashed
the whole building lost network
network is dead for everyone since 10 minutes
Every branch is offline
remote users and office users all disconnected
terminal server won't let anybody in
All systems offline at the hospital
the whole plant has no system
our main switch is dead, entire building offline
Server room lost power
our server keeps shutting down and everybody gets thrown out
nothing loads for anyone in the office
could you check the server, all drives have red crosses on every pc
We have no access to any server
active directory not reachable, no logins possible
the database server is gone
virtual machines won't start after power loss
both esxi hosts show not responding
San storage offline, everything stopped
call center down, 80 agents idle
phone lines are dead and 999 calls can't come in
internet has gone at all our branches
ERP unreachable for the whole company
everyone's frozen
all users report they can't open anything
we are losing money every minute, tills are dead
all our machines are bluescreening
mass blue screens after an update, 50 pcs
the server won't POST
hard disk crash on the server
rack has no power at all
the server is making a grinding noise and is very slow, everyone affected
exchange stopped, nobody sends or receives
Data center is down
azure ad outage? nobody can sign in
cloud server unreachable for all of us
the entire team is kicked out of citrix every 5 minutes
the server is completely unresponsive, can't even ping it
we can't reach any of our servers this morning
our servers have been unreachable since midnight
no server, no files, no phones
the whole clinic is offline and patients are in the waiting room
our practice management system is down for everyone
all staff locked out, error says trust relationship failed on all pcs
cannot authenticate, dc is offline
every single pc says no internet
the firewall died and all three sites are cut off
Fibre cut, whole campus dark
building has no power, server on UPS with 10 minutes left
the UPS is screaming and the server went off
none of the phones work anywhere in the hotel
nobody in any of our branches can take payments
The POS is down in all stores
production database crashed, website and app are both dead
the server's RAID card died
two drives failed in the server and it won't come up
VMs are all in a paused state and nobody can connect
exchange databases dismounted, no mail for anyone
the server has been restarting in a loop since 5am
windows update broke the server, it's stuck at 30% for hours and nobody can work
sql server service won't start and the whole warehouse is idle
the cooling in the server room has failed, temp at 40
alarm going off in server room, red lights everywhere on the rack
I heard a loud click from the server and now it's dead
file server disk full, nobody can save anything
the network switch is dead and the entire floor has no connection
everybody got disconnected at 9:05 and can't get back
all of accounting can't open anything on the network
we're all staring at frozen screens
nothing in the office works, no internet, no phones, no computers
my whole department is unable to work, system unreachable
emergency our system is down
total shutdown of everything at the plant
Everybody's remote desktop just closed and won't reopen
it's not just me, the entire company can't log in
the servers is not responding since morning sir
all computer in office no work
server kaput
whole compnay offline
nobdy can wrok the systm is donw
server crashed again, whole team sitting idle
Hi, nobody at the Elm Street branch can get into Windows this morning
""".strip().splitlines()
