"""What the desk does for somebody: one function, one use case, one transaction."""
