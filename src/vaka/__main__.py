"""`python -m vaka` runs the command line."""

from vaka.cli import main

main()
