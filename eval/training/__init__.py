"""Scripts that draw training data with the foundry and make the house's own weights of it."""
