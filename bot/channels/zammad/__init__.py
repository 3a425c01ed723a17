"""Zammad's webhook into the desk: proved by its signature, read, and handed on."""
