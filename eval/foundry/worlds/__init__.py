"""One package an item: its applications and what can be wrong with them (`WORLDS`)."""
