"""What the house remembers: tables, migrations, and the functions that use them."""
