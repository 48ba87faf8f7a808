"""The glossary names every public class of the domain, and nothing that is not in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TERM = re.compile(r"^\| (?P<russian>[^|]+) \| (?P<english>[^|]+) \| `(?P<code>[\w.]+)` \| (?P<meaning>[^|]+) \|$", re.M)


def glossary() -> list[re.Match[str]]:
    return list(TERM.finditer((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))


def domain_classes() -> set[str]:
    return {
        node.name
        for path in (ROOT / "bot" / "domain").rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def test_each_public_class_of_the_domain_is_in_the_glossary():
    assert domain_classes() - {term["code"] for term in glossary()} == set()


def test_the_glossary_names_nothing_that_is_gone():
    named = {term["code"].partition(".")[0] for term in glossary()} - {"bot"}
    assert named - domain_classes() == set()


def test_each_term_is_said_in_both_languages():
    terms = glossary()
    rows = [line for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines() if "`" in line]
    assert len(terms) == sum(line.startswith("| ") for line in rows), "a row that the checks can't read"
    for term in terms:
        assert re.search("[а-я]", term["russian"])
        assert not re.search("[а-яА-Я]", term["english"] + term["meaning"])
