"""Which role each line of a text has: headline, byline, dateline, caption, body or boilerplate.

A line is judged by itself first (credits, furniture phrases, bylines), then by where it stands: the head is what comes
before the first paragraph, the tail what comes after the last. In doubt a line is body, for a paragraph lost is worse
than a line of promotion kept.
"""

from __future__ import annotations

import re

from rashomon.documents.captions import is_credit, why_caption
from rashomon.documents.datelines import is_byline, is_dateline, is_head_byline, is_letterhead, is_masthead, is_serial
from rashomon.documents.furniture import furniture
from rashomon.documents.labels import Label, Labels, phrase
from rashomon.documents.lines import HEADLINE_WORDS, Line

#: Furniture phrases count in lines up to this many words: calls to subscribe are short, paragraphs that happen to begin
#: with the same words are not.
_FURNITURE_WORDS = 45

#: A title-like line over furniture or a caption: at most this many words and no sentence end.
_TITLE_WORDS = 12

#: A writer's post and place ("Diplomatic correspondent, Cairo") take at most this many words.
_POST_WORDS = 6

#: A line with a sentence's ending and this many words, amid furniture, may still be the report's.
_SHORT_SENTENCE_WORDS = 4

#: With this many lines between a box's heading and its end, the heading is taken for part of the report.
_BOX_LINES = 4

#: A one-sentence first line that ends in a full stop is a headline up to this many words, a lead sentence above.
_STOPPED_HEADLINE_WORDS = 18

#: Said of a line that stands over nothing but the credit of a picture.
_OVER_CREDIT = "set tight above the credit of a picture"

_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?][”\"]? [A-Z“\"]")


def label(lines: tuple[Line, ...]) -> tuple[Label, ...]:
    """The role of each line, in order, with the reason where it is dropped."""
    labels = Labels(len(lines))
    for n, line in enumerate(lines):
        _settle_own(line, labels, n)
    _label_lists(lines, labels)
    headline = _find_headline(lines, labels)
    first = _first_paragraph(lines, labels, headline)
    _label_head(lines, labels, headline, first)
    _label_captions(lines, labels, headline)
    _label_posts(lines, labels)
    _label_repeats(lines, labels)
    _label_tail(lines, labels, first)
    return labels.settled()


def _settle_own(line: Line, labels: Labels, n: int) -> None:
    """The role that a line's own words settle; none where only its place can tell.

    The first line is the headline's place, so words that headlines use too ("Video: ...") settle nothing there.
    """
    first = n == 0
    if not first and (why := why_caption(line, near_top=False)):
        labels.give(n, "caption", why)
    elif why := _why_furniture(line, first):
        labels.give(n, "boilerplate", why)
    elif is_dateline(line):
        labels.give(n, "dateline")
    elif first and is_masthead(line):
        labels.give(n, "boilerplate", "the name of the paper, above the report")
    elif is_byline(line) and not (first and not line.text.startswith("By ")):
        labels.give(n, "byline")


def _why_furniture(line: Line, first: bool) -> str | None:
    """Why a line is page furniture or wire traffic by its wording; None where it is not."""
    text, known = line.bullet or line.text, furniture()
    if not any(c.isalnum() for c in text):
        return "no words in it"
    if known.whole.fullmatch(text):
        return "a line that pages print around reports"
    if known.headers.fullmatch(text):
        return "a line of wire traffic"
    if line.words > _FURNITURE_WORDS or (line.quotes and line.is_sentence):
        return None
    openings = [known.openings] if first else [known.openings, known.labels]
    opened = next(filter(None, (pattern.match(text) for pattern in openings)), None)
    if opened:
        return f"begins as page furniture does: {phrase(opened.group())}"
    held = known.anywhere.search(text)
    return f"words of page furniture: {phrase(held.group())}" if held else None


def _label_lists(lines: tuple[Line, ...], labels: Labels) -> None:
    """Lists of other stories between the words that announce them, and captions under their labels."""
    begun: int | None = None
    for n, line in enumerate(lines):
        if furniture().list_begins.fullmatch(line.text):
            begun = n
        elif begun is not None and furniture().list_ends.fullmatch(line.text):
            for listed in range(begun, n + 1):
                labels.give(listed, "boilerplate", "in a list of other stories, which the page announces")
            begun = None
        if n and furniture().caption_label.fullmatch(lines[n - 1].text) and not lines[n - 1].gap_after:
            labels.give(n - 1, "caption", "the label of a picture's caption")
            labels.give(n, "caption", f"stands under the label {phrase(lines[n - 1].text)}")


# ---------------------------------------------------------------- the head
def _find_headline(lines: tuple[Line, ...], labels: Labels) -> int | None:
    """Where the headline stands: the first line of text, if it looks like one."""
    free = [n for n, role in enumerate(labels) if role is None]
    while len(free) > 1 and _heads_paper(lines[free[0]]) and not lines[free[1]].is_sentence:
        labels.give(free.pop(0), "byline")
    if not free or not _looks_like_headline(lines[free[0]], alone=len(free) == 1):
        return None
    labels.give(free[0], "headline")
    return free[0]


def _heads_paper(line: Line) -> bool:
    return is_letterhead(line) or is_serial(line)


def _looks_like_headline(line: Line, alone: bool) -> bool:
    if line.words > HEADLINE_WORDS or line.bullet is not None:
        return False
    if not line.ends_sentence or line.text.endswith(("?", "!", "…")):
        return True
    short = line.words <= _STOPPED_HEADLINE_WORDS and _TWO_SENTENCES.search(line.text) is None
    return not alone and line.gap_after and (short or line.is_title_case)


def _first_paragraph(lines: tuple[Line, ...], labels: Labels, headline: int | None) -> int:
    """Where the report's text begins: the first sentence after the headline that is no caption."""
    after = range(0 if headline is None else headline + 1, len(lines))
    for n in after:
        if labels[n] is None and lines[n].is_sentence and _captions_next(lines, n) is None:
            return n
    return next((n for n in after if labels[n] is None), len(lines))


def _captions_next(lines: tuple[Line, ...], n: int) -> str | None:
    """Why a line near the top is a caption: a dated scene, or set tight on a credit below it; None where it is none."""
    if why := why_caption(lines[n], near_top=True):
        return why
    tight = not lines[n].gap_after and n + 1 < len(lines) and is_credit(lines[n + 1].text)
    return _OVER_CREDIT if tight else None


def _label_head(lines: tuple[Line, ...], labels: Labels, headline: int | None, first: int) -> None:
    """Captions, bylines, and a second deck of the headline, before the first paragraph."""
    for n in range(first):
        line = lines[n]
        if labels[n] is not None:
            continue
        if why := _captions_next(lines, n):
            labels.give(n, "caption", why)
        elif line.copies > 1:
            labels.give(n, "caption", "printed more than once, above the first paragraph too")
        elif headline is not None and n == headline + 1 and not line.gap_before:
            labels.give(n, "headline")
        elif is_head_byline(line) or (n and labels[n - 1] == "byline" and _is_label(line) and not line.gap_before):
            labels.give(n, "byline")


def _is_label(line: Line) -> bool:
    """Whether a line is short and no sentence, as a writer's post under the name is."""
    return line.words <= _POST_WORDS and not line.ends_sentence


def _label_captions(lines: tuple[Line, ...], labels: Labels, headline: int | None) -> None:
    """The lines set tight above a caption: its description (over a bare credit) and its title."""
    for n in range(len(lines) - 2, -1, -1):
        line = lines[n]
        tight = labels[n] is None and not line.gap_after and labels[n + 1] == "caption" and n != headline
        titled = line.words <= _TITLE_WORDS and not line.ends_sentence
        isolated = line.gap_before and lines[n + 1].gap_after
        if tight and (titled or (isolated and is_credit(lines[n + 1].text))):
            labels.give(n, "caption", "the title of the caption under it" if titled else _OVER_CREDIT)


def _label_posts(lines: tuple[Line, ...], labels: Labels) -> None:
    """Embedded posts of social networks with the names under them are body: officials speak there."""
    for n in range(1, len(lines)):
        if furniture().post_signature.match(lines[n].text):
            labels.give(n, "body")
            labels.keep(n - 1, "body")


# ---------------------------------------------------------------- repeats and the tail
def _label_repeats(lines: tuple[Line, ...], labels: Labels) -> None:
    """Lines printed again. A sentence that comes back (a pull quote) is kept where it stands first; two in a row with
    nothing of the report after them are promotion."""
    seen: set[str] = set()
    last = _last_single_sentence(lines, labels)
    for n, line in enumerate(lines):
        if labels[n] is None and line.copies > 1 and line.words > 1:
            if line.text in seen:
                labels.give(n, "boilerplate", "printed again; it stands as text above")
            elif n > last:
                labels.give(n, "boilerplate", "printed more than once, after the report's last sentence")
            seen.add(line.text)


def _last_single_sentence(lines: tuple[Line, ...], labels: Labels) -> int:
    """The last line that reads as a sentence of the report and stands in it once; -1 where none does."""
    found = [n for n, line in enumerate(lines) if labels[n] in (None, "body") and line.is_sentence and line.copies == 1]
    return found[-1] if found else -1


def _label_tail(lines: tuple[Line, ...], labels: Labels, first: int) -> None:
    """What follows the last paragraph: the boxes, offers, titles and names that hang on furniture there."""
    _label_boxes(lines, labels, first)
    _label_author_box(lines, labels, first)
    last = max(_last_single_sentence(lines, labels), first)
    furnished = [n for n in range(last + 1, len(lines)) if labels[n] == "boilerplate"]
    if not furnished:
        return
    for n in range(last + 1, len(lines)):
        of_others = labels[n] == "dateline" and n > furnished[0]
        if of_others or (labels[n] is None and not _is_short_sentence(lines[n])):
            labels.give(n, "boilerplate", "no sentence, beside page furniture after the report's last paragraph")


def _is_short_sentence(line: Line) -> bool:
    """Whether a line may be a short sentence of the report (bullets included: lists end reports too)."""
    stopped = line.ends_sentence and not line.text.endswith("?")  # questions are the headlines of explainers
    return stopped and (line.quotes or line.words >= _SHORT_SENTENCE_WORDS)


def _label_boxes(lines: tuple[Line, ...], labels: Labels, first: int) -> None:
    """A box's heading and what it holds, when the text ends, or furniture comes, within a few lines of it; and bullets
    of offers."""
    for n in range(first + 1, len(lines)):
        line = lines[n]
        if labels[n] in (None, "boilerplate") and furniture().headings.fullmatch(line.text):
            labels.give(n, "boilerplate", "the heading of a box after the report")
            _label_box(lines, labels, n + 1)
        elif labels[n] is None and line.bullet is not None and not line.is_sentence and _offers(lines, n):
            labels.give(n, "boilerplate", "in a list of offers")


def _label_box(lines: tuple[Line, ...], labels: Labels, start: int) -> None:
    """The lines from `start` to the end, if they are few and tell of people or titles, not of events."""
    rest = [n for n in range(start, len(lines)) if labels[n] is None]
    if len(rest) <= _BOX_LINES:
        for n in rest:
            if not lines[n].quotes and (not lines[n].is_sentence or furniture().author_box.match(lines[n].text)):
                labels.give(n, "boilerplate", f"in the box under {phrase(lines[start - 1].text)}")


def _offers(lines: tuple[Line, ...], n: int) -> bool:
    """Whether the run of bullets that holds line `n` is a list of offers: two in five of its lines speak of one."""
    begin = end = n
    while begin > 0 and lines[begin - 1].bullet is not None:
        begin -= 1
    while end + 1 < len(lines) and lines[end + 1].bullet is not None:
        end += 1
    run = lines[begin : end + 1]
    offering = sum(furniture().offers.search(line.text) is not None for line in run)
    return offering * 5 >= len(run) * 2


def _label_author_box(lines: tuple[Line, ...], labels: Labels, first: int) -> None:
    """The sentence about the author at the very end ("Ann Roe is a columnist for ...")."""
    rest = [n for n in range(first + 1, len(lines)) if labels[n] is None]
    for n in rest[-2:]:
        line = lines[n]
        if not line.quotes and furniture().author_box.match(line.text) and all(labels[m] for m in rest if m > n):
            labels.give(n, "boilerplate", "tells of the author, at the end")
