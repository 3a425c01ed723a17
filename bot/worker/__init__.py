"""The jobs: handle a turn, deliver answers, send pages, let quotes lapse, take up stalled work."""
