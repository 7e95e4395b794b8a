"""The command line `python -m eval`: options in; files, tables and exit codes out."""
