"""What editors may write: one pydantic model a file; imports no other room."""
