"""What people type that must not be kept, and what looks like it and must: sets to measure redaction on.

Each set was written before the rules were changed for it. Its halves are told apart by chance: ``seen`` is the one that the rules
were improved on, ``held`` the one of which nothing but the figure was looked at.
"""
