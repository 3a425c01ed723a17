"""Reads and checks the articles of the knowledge base, and finds the right one."""
