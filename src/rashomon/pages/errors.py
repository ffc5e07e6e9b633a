"""What goes wrong with a page, in words a person can act on."""

from __future__ import annotations

from pathlib import Path


class PageError(Exception):
    """A page that cannot be read: which file (`path`), what is wrong (`what`) and how to mend it (`mend`).

    Its text is one line, fit to be shown as it is: "report.pdf: is a PDF, not text; save its text as .txt".
    """

    def __init__(self, path: str | Path, what: str, mend: str) -> None:
        self.path = str(path)
        self.what = what
        self.mend = mend
        super().__init__(f"{self.path}: {what}; {mend}")

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str, str]]:
        """Lets the error cross from a worker process."""
        return type(self), (self.path, self.what, self.mend)
