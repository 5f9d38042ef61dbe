"""What texts name besides agencies and administrative units: events, landmarks, foreign partners, objectives."""
