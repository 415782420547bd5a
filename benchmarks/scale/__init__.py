"""From which size a cluster pays, and what a network of many cities would need."""
