"""Learning: drawn samples × a network → weights with a card, each by a script of its own."""
