"""What an output is made from, as fingerprints.

Reads   nothing.
Gives   ``Needs``.
"""

Needs = tuple[tuple[str, bytes], ...]
"""Names of what something is made from, each with a fingerprint; the names are for people."""
