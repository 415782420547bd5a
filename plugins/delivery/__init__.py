"""Ways of putting a release out: an own server, object storage, Git, a folder, an archive."""
