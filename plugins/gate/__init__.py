"""What is looked at before a release goes out; one problem keeps it in."""
