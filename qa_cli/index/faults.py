"""What can be wrong with an index on disk. None of it is the user's fault, or fatal."""


class DamagedError(Exception):
    """An index, or a part of it, is not as it was written; the message says which part."""


class StorageError(DamagedError):
    """The disk is full, or fails: nothing is known of the index itself."""


class OutdatedError(Exception):
    """An index of another format, or another corpus's: to be built anew."""
