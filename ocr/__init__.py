"""Reading papers (识读): upload bytes in; pages, text lines and marks out."""
