"""The register as a file, out and in: Popolo JSON, and CSV with one line for each appointment."""
