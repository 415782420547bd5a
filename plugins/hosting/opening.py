"""The first lines of every file of rules.

Reads   which server it is for.
Gives   ``opening``.
"""


def opening(server: str, place: str = "") -> str:
    """A comment that says how the file is made, and where it belongs."""
    lines = [
        "# Aturan server Kabar Kota, dari publishing.yml dan alamat lama di content/.",
        f"# Jangan disunting; buat lagi dengan: python3 tasks.py host-rules {server}",
    ]
    if place:
        lines.append(f"# Tempatnya di server: {place}. Cara memasang: docs/deployment/.")
    return "\n".join(lines) + "\n"
