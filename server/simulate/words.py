"""What simulated people are called, and what they say and write."""

NAMES = (
    "Amina", "Bola", "Carys", "Dev", "Efua", "Farah", "Gwen", "Hugh", "Ines", "Joan",
    "Kofi", "Leila", "Mair", "Nia", "Owen", "Priya", "Quinn", "Rosa", "Sam", "Tomos",
)  # fmt: skip
COMPANION = "Wyn"
"""Somebody who came without a tablet."""

REMARKS = (
    "It depends on the person.",
    "We had to do it this way at my surgery.",
    "I would not want this to be a fixed rule.",
    "Safety first, so there has to be a rule 🙂",
    "My mum could not have gone there on her own.",
    "Who pays for the bus?",
    "Ask the link worker, they know best.",
    "This one took us a while – we changed our minds twice.",
)
REASONS = ("Because people differ so much.", "Somebody could come to harm.", "It was like that before.", "")
CONDITIONS = ("how ill somebody is", "the surgery", "whether a car is there", "who asks")
OWN_NOTES = (
    "Help with filling in forms",
    "Bringing a friend or a carer",
    "A number to call in between",
    "Who tells the doctor how it went",
    "What happens when it is over",
)
ADDITIONS = (" – if it is safe", " – ask the person first", ", as often as it takes", " (within reason)")
JOTTINGS = (
    "They spend half the day on the phone.",
    "Nobody told me that I could ask for one.",
    "Every surgery does it another way.",
    "It is mostly listening 👂",
    "The forms come first, then the people.",
)
QUESTIONS = ("How many people do you see?", "Who checks that it helps?", "What if there is no group near me?")
POINTS = (
    "People feel heard.",
    "Nobody falls through the net.",
    "It takes longer.",
    "It is not the same for everybody.",
    "The link worker can say no.",
    "It costs more – who pays?",
    "Easy to explain.",
)
BEARERS = ("Neighbours", "Volunteers", "The bus company")
ANSWERS = (
    "I expected more rules than there are.",
    "That everybody had a story like mine.",
    "We needed more time for the last three.",
    "Talk to my surgery about it next week.",
    "Rwy'n falch fy mod i wedi dod. שלום 🙂",
)
