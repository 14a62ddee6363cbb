"""Read any file, and the facts in it. :func:`archivist.extract.read.read_file` is the one door.

A new format is one module with ``FORMATS`` and ``extract``, one line in
:mod:`archivist.extract.readers` and, where its bytes are new, one in
:mod:`archivist.extract.sniff`.
"""

from __future__ import annotations

# Stored readings of another version are read again; raise it when a reader or a fact changes.
READER_VERSION = 3
