"""Whether a live site or a folder still is the release that was signed."""
