"""From the words of a shot to the file: one picture or a whole list."""
