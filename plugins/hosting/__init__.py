"""What the server of a release must do: one model of its rules, written for each server."""
