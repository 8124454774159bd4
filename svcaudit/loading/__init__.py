"""From files to documents: every piece of text keeps its line and column.

`load` finds the files, decides who each is for, and reads Markdown and YAML; `matches_glob` is how the
configuration's globs name paths.
"""

from svcaudit.loading.globs import matches_glob
from svcaudit.loading.library import load

__all__ = ["load", "matches_glob"]
