"""Pictures and files: taken down with their message, fetched, put to a ticket, answered for, and looked at."""
