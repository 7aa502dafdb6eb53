# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong between the application and the file that holds a book."""

from assembly_app.domain.errors import N_, AssemblyError


class StorageError(AssemblyError):
    """The disk did not do what was asked; the base of all that can happen to a book."""

    message = N_("“{path}” could not be read or written. Check that its disk is connected and try again.")


class BookNotFound(StorageError):
    """No file there."""

    message = N_("There is no book at “{path}”. Choose another file or make a new book.")


class BookExists(StorageError):
    """A new book would cover a file."""

    message = N_("“{path}” already exists. Choose another name for the new book.")


class NotABook(StorageError):
    """Some other file."""

    message = N_("“{path}” is not a book of this application. Choose another file.")


class BookTooNew(StorageError):
    """Written by a later application, which this one could misread."""

    message = N_("“{path}” was written by a newer version. Update the application to open it.")


class BookNeedsUpdate(StorageError):
    """Written by an earlier application, and opened only to read."""

    message = N_("“{path}” was written by another version. Open it once in the window to update it.")


class BookDamaged(StorageError):
    """Cut short, or with pages that do not hold together."""

    message = N_("“{path}” is damaged. Restore it from a copy; the file has not been touched.")


class BookReadOnly(StorageError):
    """The file or its folder cannot be written."""

    message = N_("“{path}” cannot be written. Copy it to a folder of yours and open the copy.")


class BookInUse(StorageError):
    """Another process holds the book."""

    message = N_("“{path}” is already open in {program} (process {pid}). Close it there first.")


class BookLocked(StorageError):
    """Another program is in the middle of writing the file."""

    message = N_("Another program is using “{path}”. Wait a moment and try again.")


class DiskFull(StorageError):
    """No room left."""

    message = N_(
        "The disk of “{path}” is full. Free some space and try again; the last action was not saved."
    )


class ChangedSince(AssemblyError):
    """What would be undone is no longer the last word; `by`, `verb` and `at` say whose it is."""

    message = N_("This has been changed since, so it can no longer be undone.")
