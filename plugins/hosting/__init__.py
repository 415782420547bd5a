"""The server's rules, from one model; and the compressed files that servers hand out."""
