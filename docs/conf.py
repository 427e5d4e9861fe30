"""Sphinx configuration: everything builds without a network, warnings are errors (see tox.ini)."""

from __future__ import annotations

import os
from importlib.metadata import version as installed
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
ROOT = Path(__file__).parent.parent

project = "quotes"
author = "the quotes authors"
copyright = "the quotes authors, MIT licence"
version = release = installed("quotes-fr")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "quotes"
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True

autodoc_mock_imports = ["pyspark", "spacy"]  # extras that the reference can do without
autodoc_typehints = "description"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True  # the fields of attrs classes are documented once, in the class docstring

# Examples run from the root of the repository, as a reader runs them, and with a table no wider than the page.
doctest_global_setup = f"""
import os
os.chdir({str(ROOT)!r})
os.environ["COLUMNS"] = "100"
"""
doctest_test_doctest_blocks = "default"
