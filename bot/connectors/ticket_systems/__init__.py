"""Other ticket systems: what is written into them and how, a stand-in that remembers, and Zammad."""
