"""What the rooms share: records, the site that joins them, and the values views are made of."""
