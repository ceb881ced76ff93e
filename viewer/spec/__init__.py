"""What the user wrote: records, parameters, loading and cross-checks."""
