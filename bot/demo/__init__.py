"""Demo clients and their contracts, as files that the ordinary import reads."""
