"""Articles as web pages and in notebooks: quotations by tone, with who says them and how."""

from quotes.render.contents import Entry, contents
from quotes.render.document import fragment, html
from quotes.render.shown import Rendered, display
from quotes.render.wording import Language

__all__ = ["Entry", "Language", "Rendered", "contents", "display", "fragment", "html"]
