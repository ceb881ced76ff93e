"""What is shown, as plain data: no VTK, no Qt."""
