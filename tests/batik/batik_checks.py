"""What holds for every SVG that the batik room gives."""

import re
from xml.etree import ElementTree as ET


def assert_whole(svg: str) -> None:
    """Parses as XML, and every reference inside names an id that is there, once."""
    root = ET.fromstring(svg)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:url\(|href=")#([^")]+)', svg)) <= set(ids)
    assert "~" not in svg
    assert "nan" not in svg
