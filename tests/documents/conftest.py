# SPDX-License-Identifier: GPL-3.0-or-later
"""The small assembly, held once for all the tests of documents."""

import pytest

from assembly_app.services.minutes import MinutesRecord
from tests.documents.book import hold


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> MinutesRecord:
    return hold(tmp_path_factory.mktemp("book") / "small.assemblea")
