"""One suite a thing that is measured."""
