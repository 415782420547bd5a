"""The workshop around the site: its environment, its local server, its test bench."""
