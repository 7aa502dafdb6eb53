# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the place where agreements are found and read."""
