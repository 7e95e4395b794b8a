"""Finding (检索): the catalogue in; passages, and hits for what people ask, out."""
