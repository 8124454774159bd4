"""`python -m svcaudit`: the same as the command `svcaudit`."""

from svcaudit.cli import run

if __name__ == "__main__":
    run()
