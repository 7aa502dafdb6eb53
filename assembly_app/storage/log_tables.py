# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables beside the records: the log of changes, the heads derived from it, and what never travels."""

APPLICATION_ID = 0x41534D42
SCHEMA = 1

# Copied as they are when a book is updated; `head` and the records are folded from `change` instead.
KEPT = ("log", "change", "local_setting")

STATEMENTS = (
    # One per incarnation of the book; `mine` marks the one this copy writes to.
    "CREATE TABLE log (id INTEGER PRIMARY KEY, mine INTEGER, machine TEXT, created_ms INTEGER)",
    # Only ever added to; `body` is the whole change in CBOR.
    "CREATE TABLE change (log INTEGER, stamp INTEGER, seq INTEGER, body BLOB, PRIMARY KEY (log, stamp))",
    # For each record: field number -> the changes nobody has superseded.
    "CREATE TABLE head (record BLOB, table_no INTEGER, fields BLOB, PRIMARY KEY (record, table_no))",
    "CREATE TABLE local_setting (key TEXT PRIMARY KEY, value TEXT)",
)
