"""The HTML file of a review: one file, nothing fetched, every word and number in it, no text that breaks out of it."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from analysis.charts.theme import DARK, LIGHT
from analysis.export.talk import to_html
from analysis.story.figures import Bars, Columns, Facts, Item, Parts, Sentences, Table
from analysis.story.review.story import Part
from tests.made_review import BARS, FACTS, HEAT, PARTS, SENTENCES, TABLE, review, row, slide
from tests.wording import causal_words

HOSTILE = "</script><b>x"
VOID = {"meta", "col", "use", "rect", "line", "path"}


class Page(HTMLParser):
    """What a reader gets: tags with their attributes, and the text outside of scripts and styles."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.words, self.open, self.scripts, self.kept = [], [], [], {}, ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            self.kept = dict(attrs).get("id", f"script {len(self.scripts)}")

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] == ["script"]:
            self.scripts[self.kept] = self.scripts.get(self.kept, "") + data
        elif self.open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def plain(words: str) -> str:
    return " ".join(words.split())


def page(*rows, **given) -> Page:
    return Page(to_html(review(slides=(slide("teams", *rows, **given),))).decode())


@pytest.fixture(scope="module")
def made() -> Page:
    return Page(to_html(review()).decode())


def test_one_file_under_five_megabytes_and_the_same_review_is_the_same_file():
    file = to_html(review())
    assert len(file) < 5_000_000
    assert file == to_html(review())


def test_nothing_in_it_points_outside(made):
    for _, attributes in made.tags:
        for name in ("src", "href", "action", "data"):
            assert attributes.get(name, "#").startswith("#")
    assert not re.search(r"url\(|@import", "".join(re.findall(r"<style>.*?</style>", to_html(review()).decode(), re.S)))


def test_the_browser_may_run_these_scripts_and_ask_nobody(made):
    policy = next(at["content"] for tag, at in made.tags if at.get("http-equiv") == "Content-Security-Policy")
    scripts = [script for name, script in made.scripts.items() if name != "charts"]
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert len(scripts) == 2
    assert all(f"'sha256-{named}'" in policy for named in hashes)
    assert policy.startswith("default-src 'none'")
    assert "unsafe-eval" not in policy


def test_it_has_a_language_a_title_and_a_screen_a_section(made):
    assert ("html", {"lang": "en"}) in made.tags
    assert "Sales review, Q3 2026, A company with the long name of Northwind" in made.text
    screens = [at["id"] for tag, at in made.tags if tag == "section"]
    assert screens == [slide.key for slide in review().slides]


def test_title_doubt_notes_source_method_and_number_stand_on_every_screen(made):
    story = review()
    for number, told in enumerate(story.slides, 1):
        for words in (told.name, told.title, told.sure, told.notes, story.source(told), story.method(told)):
            assert plain(words) in made.text
        assert f"{plain(story.method(told))} {number}" in made.text or number == len(story.slides)


def test_the_end_says_how_to_open_it_again(made):
    assert made.text.count("Run 7F3A21 opens the same view in Headroom's Review page.") == 1


def test_the_first_screen_says_whose_review_it_is_and_asks_the_decisions(made):
    start = made.text.index("Sales review, Q3 2026", made.text.index("2026, A company") + 9)
    opening = made.text[start : made.text.index("Source:")]
    assert "2024 Q4 to 2026 Q3. Data as of 30 September 2026." in opening
    assert "Two decisions asked for Q4, each with one owner" in opening


def test_without_decisions_the_first_screen_lists_what_comes():
    story = review(slides=review().slides[1:3], company="")
    held = Page(to_html(story).decode())
    links = [at["href"] for tag, at in held.tags if tag == "a"]
    assert links == ["#summary", "#metrics", "#start", "#summary", "#metrics"]
    assert [at["id"] for tag, at in held.tags if tag == "section"] == ["start", "summary", "metrics"]
    assert "Summary" in held.text


def test_a_review_of_no_section_is_a_title():
    assert "Sales review, Q3 2026" in Page(to_html(review(slides=())).decode()).text


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (TABLE, [cell for cells in (TABLE.heads, *TABLE.rows) for cell in cells]),
        (HEAT, [cell for cells in (HEAT.heads, *HEAT.rows) for cell in cells]),
        (FACTS, [words for fact in FACTS.items for words in (fact.head, fact.value, fact.what, fact.text)]),
        (SENTENCES, [words for line in SENTENCES.lines for words in line]),
        (PARTS, [words for item in PARTS.items for words in (item.label, item.said, item.sure)]),
        (BARS, [BARS.items[0].label, *(cell for cells in (BARS.heads, *BARS.cells) for cell in cells)]),
        (replace(BARS, heads=(), cells=()), [item.said for item in BARS.items] + [item.sure for item in BARS.items]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_word_and_number_of_a_figure_is_on_the_page(figure, words):
    held = page(row(Part(figure=figure)))
    assert [word for word in words if plain(word) not in held.text] == []


@pytest.mark.parametrize(
    ("cell", "kind"), [("28 %", "plain"), ("−10 points", "plain"), ("+2.7 points (1.2 to 4.3)", "cards")]
)
def test_on_a_phone_short_numbers_stay_a_table_and_long_ones_become_cards(cell, kind):
    right = (False, True, True, True, True)
    numbers = Table(heads=tuple("ABCDE"), rows=(("Engagement", *[cell] * 4),), right=right, about="Numbers.")
    held = page(row(Part(figure=numbers)))
    assert [at["class"] for tag, at in held.tags if tag == "table"] == [kind]


def test_a_table_tints_cells_and_rights_numbers():
    held = page(row(Part(figure=HEAT)))
    cells = {at.get("data-head"): at.get("class", "") for tag, at in held.tags if tag == "td"}
    assert cells["Team"] == ""
    assert cells["clear"] == "right shade accent"
    assert cells["aligned"] == "right"


def test_parts_are_as_wide_as_they_are_large():
    held = page(row(Part(figure=PARTS)))
    style = next(at["style"] for tag, at in held.tags if at.get("class") == "parts")
    widths = [float(width) for width in re.findall(r"([\d.]+)fr", style)]
    whole = sum(item.value for item in PARTS.items)
    assert widths == pytest.approx([100 * item.value / whole for item in PARTS.items], abs=0.001)


def test_a_bar_starts_at_zero_and_ends_at_its_value():
    items = (
        Item(label="Up", value=6.0, said="+6", low=2.0, high=10.0, sure="2 to 10"),
        Item(label="Down", value=-2.0, said="−2", role="neutral"),
    )
    held = page(row(Part(figure=Bars(items=items, about="Two bars."))))
    bars = [(float(at["x"][:-1]), float(at["width"][:-1])) for tag, at in held.tags if tag == "rect" and "%" in at["x"]]
    zero, wide = bars[0]
    assert bars[1][0] + bars[1][1] == pytest.approx(zero, abs=0.02)
    assert wide / bars[1][1] == pytest.approx(3.0, abs=0.01)


def test_where_a_figure_is_missing_a_number_no_bar_is_drawn():
    items = (Item(label="Known", value=1.0, said="1"), Item(label="Missing", value=float("nan"), said="–"))
    held = page(row(Part(figure=Bars(items=items, about="One bar."))))
    assert sum(tag == "rect" and "%" in at["x"] for tag, at in held.tags) == 1
    assert "Missing" in held.text


def test_no_text_breaks_out_of_the_page_or_its_data():
    told = Columns(items=(Item(label=HOSTILE, value=3.0, said=HOSTILE, name=HOSTILE),), about=HOSTILE, of=HOSTILE)
    rows = (
        row(Part(figure=Table(heads=(HOSTILE,), rows=((HOSTILE,),), about=HOSTILE), caption=HOSTILE)),
        row(Part(figure=Parts(items=told.items, about=HOSTILE, groups=((HOSTILE, HOSTILE, 0, 0),)))),
        row(Part(figure=Bars(items=told.items, about=HOSTILE)), Part(figure=told)),
        row(Part(figure=Facts(items=())), Part(figure=Sentences(lines=((HOSTILE, HOSTILE),)))),
    )
    story = review(company=HOSTILE, slides=(slide("decisions", *rows, title=HOSTILE),), filters=HOSTILE)
    html = to_html(story).decode()
    held = Page(html)
    assert "<b>x" not in html
    assert held.text.count(HOSTILE) > 12
    assert HOSTILE in json.dumps(json.loads(held.scripts["charts"]))
    assert len(held.scripts) == 3


def test_braces_in_a_text_stay_what_they_are():
    assert "{{script}} and {{nothing}}" in page(title="{{script}} and {{nothing}}").text


def test_both_palettes_are_the_houses():
    html = to_html(review(slides=())).decode()
    for palette in (LIGHT, DARK):
        assert ";".join(f"--{role}:{hue}" for role, hue in palette.items()) in html


def test_its_own_words_claim_no_cause(made):
    assert causal_words(made.text) == []
