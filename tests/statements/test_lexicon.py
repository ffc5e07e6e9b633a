"""The cue lexicons are whole: known stances and frames, and no word twice in a list."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import yaml

from rashomon.model import Stance
from rashomon.statements.lexicon import Frame, hedges, silence, sources, verbs


def test_every_use_has_a_known_stance_and_known_frames() -> None:
    for uses in verbs().values():
        assert all(use.stance in get_args(Stance) and use.frames <= set(get_args(Frame)) for use in uses)


def test_every_use_has_a_frame_or_a_preposition() -> None:
    assert [word for word, uses in verbs().items() for use in uses if not (use.frames or use.preps)] == []


def test_every_file_names_its_source_and_licence() -> None:
    folder = files("rashomon.knowledge").joinpath("cues")
    for name in ("verbs", "sources", "hedges", "silence", "sides"):
        head = folder.joinpath(f"{name}.yaml").read_text("utf-8").split("\n\n")[0]
        assert "Source:" in head, name
        assert "Licence:" in head, name


def test_no_word_stands_twice_in_a_list_of_verbs() -> None:
    rows = yaml.safe_load(files("rashomon.knowledge").joinpath("cues", "verbs.yaml").read_text("utf-8"))
    assert [row["words"] for row in rows if len(set(row["words"])) != len(row["words"])] == []


def test_the_other_lists_load() -> None:
    assert sources().content_nouns["threat"] == "promises"
    assert hedges().attributing_adverbs["reportedly"] == "hearsay"
    assert "mention" in silence().objects
