"""The memory of the desk: PostgreSQL, its tables, and the repositories that the operations ask for."""
