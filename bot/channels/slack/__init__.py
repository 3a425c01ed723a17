"""Slack, on slack-bolt: carries words and identities, renders answers, decides nothing."""
