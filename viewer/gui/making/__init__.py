"""Dialogs that make files: exports, pictures, films, printed pages.

Each is a form in one frame (`dialog.py`). A form turns what was chosen into a command
of the program; the frame shows the command, says what will come of it, runs it in the
background and tells what it has made.
"""
