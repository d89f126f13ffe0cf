"""Makes, for every wheel and editable install, what is not kept in the repository."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path(__file__).resolve().parent


class CustomBuildHook(BuildHookInterface[Any]):
    """Makes the fonts, the compiled words and the shelf of tables before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them before the files of a wheel are gathered; a source archive takes neither."""
        if self.target_name != "wheel":
            return
        # Hatchling loads this file by its path, so its neighbours are not yet to be found.
        sys.path.insert(0, str(FOLDER))
        import catalogue
        import fonts
        import shelf

        fonts.make_fonts()
        catalogue.compile_all()
        shelf.make_shelf()
        if version != "editable":
            # Git ignores what was made here, and so would hatchling if it were not forced.
            build_data["force_include"]["resources"] = "resources"
