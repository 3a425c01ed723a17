"""Where people write to the desk; channels carry words and identities, render answers and decide nothing."""
