"""Emergencies, and what only sounds like one, as new writers said them: a row stands for a class of them."""

from __future__ import annotations

DANGER_EVERYDAY = """
three boys are kicking the security guard behind the warehouse
she slid off her chair in the middle of a sentence
the driver sits in the cab and doesn't react when we knock
the cleaner can't get her breath
a visitor fell on the stairs, there is blood
his sleeve went into the belt
the lamp over the stage is dripping
the plug came out of the wall brown and soft
the power bank is as round as an egg
he swallowed all of his mother's heart pills
please send the fire brigade
my colleague is suffocating
somebody was knocked out by the falling box
someone's unconscious in the corridor
""".strip().splitlines()

SECURITY_EVERYDAY = """
a page told me to press Windows and R and paste something, I did
visitors of our page are asked to paste something to prove that they are human
all our pictures have a strange ending since lunch
two factor was switched off on my account, not by me
the list of programs shows teamviewer, not mine
my computer asks for coins
I watch the folder get thinner every minute
a man's voice came out of the camera in the hall
a man wants five thousand or he puts online what our clients told us
we paid the wrong man, the real roofer is here
the wages of nine people went to one unknown name
the payroll details of two people were changed by a fake mail
hacker extorts us with our data
data was stolen from the server
""".strip().splitlines()

OUTAGE_EVERYDAY = """
NOTHING LOADS FOR ANY OF US
everything vanished at the same minute in both halls
all 70 operators are idle since one hour
the host is not giving any response
none of the machines lets anyone in
mail stands still, whole council
no dial tone on any handset in the depot
we are 200 people looking at an hourglass
patients say they can't get through to anyone here
licence server is dead so nobody can start cad
23 devices at the quay lost at the same second
""".strip().splitlines()

HARMLESS_EVERYDAY = """
the case "Fire at the mill" can't be closed in our claims system
job "Burglary cams" was skipped for three nights
runtime error when I close the burglary statistics add-in
I nearly fainted when I saw the bill
it's suicide to present from that room, hdmi drops every ten minutes
computer's suffocating, c drive has 1 GB left
someone is holding my file hostage, locked for editing
it attacks me with a prompt every single time I sign in
the driver's tablet, the holder fell off
only I get the spinning wheel in teams
somebody lies on the sofa in the break room each noon
sick note prints on blank paper in room 3
the fan runs at full blast
night switch on the duty phone for the fire service
move the cabinet out of the cellar before the autumn floods
smoke from the barbecue of the neighbours drifts into the meeting room
toner exploded over my shirt, the machine works
it jams like hell and I'd like to throw it off the balcony
the doctor is trapped in the tutorial of the new app
the patient list is unresponsive when I scroll
user locked in the program, password is known
hide a sheet from others but not from me
scanner app can't see the device any more
a cow stepped on my work phone, the button is gone
dispatcher fired, lock him out at noon
I didn't sign in all winter, please open my account
the password was changed last night and it was me
keyboard types the letter e on its own
the head office kicks me after login, from abroad
cctv at the bike shed where bikes got stolen, four cameras
give our trainer the malware lessons folder
all my letters end in .odt, how do I save them as docx
Anna is locked out, she tried her old password too often
what is the difference between a virus and a trojan
the insurance asks if our backups are checked
password is refused as recently used
mails from my address go to spam at customers
someone should call me about revoking access
nobody here has seen anyone check anything
no computer, it says enter the key
40 people for the retirement dinner, nothing with shrimps
my xbox controller lost its dongle
a month ago the program was out for a whole day
the landlord will switch off the power for the entire building on the 9th
restore drill: 2 of 5 VMs did not boot
printer in the accident ward says offline
I locked my office pc from home by shutting it down
the patients can't get to the appointment button on our page
the mails of a supplier don't reach me but everyone else gets them
""".strip().splitlines()
