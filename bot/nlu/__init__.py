"""Graph components for the assistant: thin wrappers over bot.language. Models store their module paths."""
