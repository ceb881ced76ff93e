"""The panels round the view; each is shown anew by its `refresh(session)`."""
