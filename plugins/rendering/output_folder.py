"""Which folder a build may replace.

Reads   the names of the output, the content folder and the project.
Gives   ``refusal``: why a folder may not be the output, in both languages, or None.

A build swaps the whole folder. One that holds the content, the project or somebody's own files
would be gone with the swap.
"""

from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]


def refusal(output: Path, content: Path) -> tuple[str, str] | None:
    """Indonesian and English words that say what to choose instead; None for a safe folder."""
    output, content = output.resolve(), content.resolve()
    for kept in (content, _PROJECT):
        if output == kept or output in kept.parents:
            return (
                f"Folder hasil {output.name}/ memuat {kept.name}/, dan isinya akan diganti; "
                "pilih --output lain.",
                f"The output folder {output.name}/ holds {kept.name}/ and would be replaced; "
                "choose another.",
            )
    if content in output.parents:
        return (
            "Folder hasil tidak boleh berada di dalam folder isi; pilih --output lain.",
            "The output folder may not lie in the content folder; choose another.",
        )
    if output.exists() and not _is_ours(output):
        return (
            f"Folder {output.name}/ berisi berkas yang bukan hasil program ini; kosongkan, atau "
            "pilih --output lain.",
            f"The folder {output.name}/ holds files that no build made; empty it, or choose "
            "another.",
        )
    return None


def _is_ours(folder: Path) -> bool:
    """Empty, or what an earlier build left: a home page and the theme's stylesheets."""
    if not folder.is_dir():
        return False
    built = (folder / "index.html").is_file() and (folder / "theme" / "css").is_dir()
    return built or not any(folder.iterdir())
