"""The rules of the desk: frozen values and pure functions, standard library only."""
