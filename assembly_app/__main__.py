# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m assembly_app`."""

import sys

from assembly_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
