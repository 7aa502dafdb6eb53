# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of votes, from their text to ballots; each fault is one error that names its line."""
