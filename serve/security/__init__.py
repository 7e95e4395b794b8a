"""What keeps papers from being read by whoever holds the disk."""
