"""Sample papers with exact truth, drawn from templates. Test data, never training data."""
