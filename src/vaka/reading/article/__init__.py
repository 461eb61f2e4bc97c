"""The article on a page: title, body, dates, outlet, byline, credits, and what is furniture."""

from vaka.reading.article.read import bare_article, read_article

__all__ = ["bare_article", "read_article"]
