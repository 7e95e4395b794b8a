"""The roof: doors, jobs and store; the only room with a clock, a network, a database, a user."""
