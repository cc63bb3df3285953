"""One file a sensor; each ends in `profile = Profile(...)`."""
