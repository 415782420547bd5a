"""What a release is: every file by its SHA-256, signed, with how it was made."""
