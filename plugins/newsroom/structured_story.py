"""A story as schema.org's NewsArticle, for machines that read pages.

Reads   a story, its text and the site.
Gives   ``news_article``: JSON-LD.
"""

from typing import Any

from plugins.model.frame import Picture, structured
from plugins.model.records import Story, Text
from plugins.model.site import Site


def news_article(site: Site, story: Story, text: Text, address: str, picture: Picture) -> str:
    """JSON-LD by https://schema.org/NewsArticle; sample people are no authors."""
    words = site.registers.site
    language = text.language
    publisher = {"@type": "NewsMediaOrganization", "name": words.name, "url": f"{site.url}/"}
    writers = [
        {"@type": "Person", "name": one.name}
        for one in story.byline
        if one.role == "writer" and not one.sample
    ]
    places = [
        {"@type": "City", "name": city.fields.name.in_language(language)}
        for slug in story.cities
        if (city := site.city(slug)) is not None
    ]
    category = site.registers.categories[story.category]
    value: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "articleSection": category.name.in_language(language),
        "author": writers or publisher,
        "dateModified": (story.updated or story.published).isoformat(timespec="seconds"),
        "datePublished": story.published.isoformat(timespec="seconds"),
        "headline": text.title,
        "image": site.url + picture.src,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "mainEntityOfPage": site.url + address,
        "publisher": publisher,
        "url": site.url + address,
    }
    if text.standfirst:
        value["description"] = text.standfirst
    if places:
        value["contentLocation"] = places
    if text.dateline:
        value["locationCreated"] = text.dateline
        value["dateline"] = text.dateline
    if story.tags:
        value["keywords"] = list(story.tags)
    return structured(value)
