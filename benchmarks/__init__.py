"""How long builds take: this project beside its peers, on the same words and equal pages."""
