# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts resources and translations inside the built package; everything else is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithData(build_py):
    """The data stands beside the package in a checkout, inside it once installed (assembly_app/paths.py)."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        if not list(Path("translations").glob("*/LC_MESSAGES/*.mo")):
            message = "the catalogues are not built: run `make translations` first"
            raise SystemExit(message)
        data = Path(self.build_lib) / "assembly_app" / "data"
        shutil.copytree("resources", data / "resources", dirs_exist_ok=True)
        only_built = shutil.ignore_patterns("*.po", "*.pot")
        shutil.copytree("translations", data / "translations", dirs_exist_ok=True, ignore=only_built)


setup(cmdclass={"build_py": BuildWithData})
