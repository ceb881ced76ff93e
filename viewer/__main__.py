"""Entry point of `python -m viewer`."""

from viewer.cli import main

if __name__ == "__main__":
    main()
