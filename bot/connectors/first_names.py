"""First names that are hardly ever anything else in a message, so that they are found in small letters too."""

from __future__ import annotations

# Left out are those that are words as well: Mark, Will, Bill, Grace, Rose, May, June, Art, Jack, Sue, Pat, Frank, Grant, Chase.
_NAMES = """
aaron abdul abigail adam adrian agnes ahmed aisha alan albert alejandro alessandro alexander alexandra alexis ali alice
alicia alison allison amanda amara amber amelia amina amir amy ana anastasia andre andrea andreas andrew andy angela
anika anil anita anna anne annette anthony antonio anya ariana arjun arthur ashley astrid audrey aurora barbara
beatrice ben benjamin bernard bernice bertha beth bethany betty beverly bjorn bob bobby boris brad bradley brandon
brenda brian bridget bruce bruno bryan caitlin cameron camila carl carla carlos carmen carol carole caroline carolyn
catherine cathy cecilia cedric celia charlene charles charlotte cheryl chloe chris christian christina christine
christopher cindy claire clara claudia clifford colleen connie constance cynthia dale damian dan dana daniel daniela
danielle danny darlene darren dave david deborah debbie debra deepak denise dennis derek diana diane diego dmitri
dolores dominic donald donna doris dorothy douglas doug duncan dylan edgar eduardo edward edwin eileen elaine eleanor
elena eli elias elisabeth elizabeth ella ellen elsa emil emilia emily emma enrique eric erica erik erin ernest esther
ethan eugene eva evan evelyn fabian fatima felicia felix fernando fiona florence francesca francesco francis francois
franz fred frederick fritz gabriel gabriela gail gareth gary geoffrey george georgia gerald geraldine gerard gina
giovanni giulia gladys gloria gordon graham greg gregory greta guillermo gustav gwen hannah hans harold harriet harry
hassan heather hector heidi helen helena helga henrik henry herbert hiroshi holly howard hugo ibrahim ian igor imran
inga ingrid irene irina isaac isabel isabella ivan jacob jacqueline jaime jake james jamie jan jane janet janice jared
jasmine jason javier jay jean jeff jeffrey jennifer jenny jeremy jerome jessica jill jim jimmy joan joanna joanne joe
joel johan johanna john johnny jonas jonathan jordan jorge jose josef joseph josephine josh joshua joyce juan juanita
judith judy julia julian julie juliet justin kai karen karin karl karim kate katherine kathleen kathryn kathy katie
kayla keith kelly ken kenneth kevin khalid kim kimberly klaus kristen kristina kumar kurt kyle larry lars laura lauren
laurie lawrence leah lena leo leon leonard leonardo leslie lillian linda lindsay lisa liz lloyd lois lorenzo lorraine
louis louise luca lucas lucia lucy luis lukas luke lydia lynn madison magdalena malik manuel marc marcel marcia marco
marcus margaret maria marianne marie marilyn mario marion marjorie marlene marta martha martin marvin mary mateo
matthew matthias maureen maurice mehmet melanie melissa mercedes michael michele michelle miguel mikael mike mildred
milena minh miriam mohamed mohammed molly monica monique morgan muhammad murray nadia nadine nancy naomi natalia
natalie natasha nathan neil nguyen nicholas nicola nicole nigel nikolai nina noah nora norma norman olaf olga oliver
olivia omar oscar osama otto pablo pamela paolo patricia patrick paul paula pauline pavel pedro peggy penelope peter
petra phil philip phillip philippe phyllis pierre pietro piotr priya rachel rafael rahul rajesh ralph ramon rashid
ravi raymond rebecca regina renata renee ricardo richard rita roberta robert roberto rodney roger roland rolf ronald
rosa rosalie rosemary roxanne ruben rudolf russell ruth ryan sabine sabrina sally salvatore samantha samira samuel
sandeep sandra sanjay sara sarah sasha scott sean sebastian sergei sergio shannon sharon sheila shirley silvia simon
simone sofia sonia sophia sophie stacey stanley stefan stefano stella stephanie stephen steve steven stuart suresh
susan suzanne svetlana sven sylvia tamara tammy tanya tara tatiana ted teresa theodore theresa thomas tiffany tim
timothy tina tobias todd tom tommy toni tony tracey tracy travis trevor tyler ulrich ursula valentina valerie vanessa
vera veronica vicki victor victoria vijay vincent violet virginia vladimir walter wayne wendy wilhelm william wolfgang
xavier yasmin yolanda yusuf yvonne zachary zoe
"""
FIRST_NAMES = frozenset(_NAMES.split())
