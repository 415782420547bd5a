"""What is looked at before a release goes out: links, languages, secrets, injected content."""
