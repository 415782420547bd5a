"""City profiles, districts, landmarks, figures with their sources, and maps."""
