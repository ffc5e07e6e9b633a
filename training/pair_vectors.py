"""The vectors of words that tell which happenings are like one another: made from a sentence encoder, one word at a
time (as Model2Vec makes static embeddings; Tulkens and van Dongen 2024), and brought down to fewer numbers by principal
components."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from rashomon.encoder.features import FEATURES
from rashomon.encoder.windows import load_tokenizer
from rashomon.knowledge.frames import load_frames
from training.network import Network, load_base

#: Numbers of a vector that are kept.
WIDTH = 64
_START, _END = 101, 102
_AT_ONCE = 512
#: The vocabulary's first whole word.
_FIRST_WORD = 1996
_SHORTEST = 3


def vocabulary(base: Path) -> list[str]:
    """The words that get a vector: whole words of the vocabulary, and those of our frames."""
    whole = load_tokenizer(str(base / "tokenizer.json")).get_vocab()
    found = {w for w, place in whole.items() if place >= _FIRST_WORD and len(w) >= _SHORTEST and w.isalpha()}
    found |= {frame.words[-1] for frames in load_frames().values() for frame in frames}
    return sorted(w for w in found if w.isascii())


def word_vectors(base: Path, words: Sequence[str]) -> NDArray[np.int8]:
    """[words, WIDTH] in int8: the mean of what the encoder makes of a word's pieces and end marks."""
    network = Network()
    load_base(network, base)
    trunk = network.trunk.eval()
    tokenizer = load_tokenizer(str(base / "tokenizer.json"))
    ids = [[_START, *each.ids, _END] for each in tokenizer.encode_batch(list(words), add_special_tokens=False)]
    found = np.zeros((len(words), network.trunk.words.embedding_dim), np.float32)
    for length in sorted({len(each) for each in ids}):
        rows = [n for n, each in enumerate(ids) if len(each) == length]
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            with torch.no_grad():
                read = trunk(torch.tensor([ids[n] for n in some]), torch.zeros(len(some), length, len(FEATURES)))[0]
            found[some] = read.mean(1).numpy()
    found -= found.mean(0)
    axes = np.linalg.svd(found, full_matrices=False)[2][:WIDTH]
    short = found @ axes.T
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    values: NDArray[np.int8] = np.rint(short / np.abs(short).max(1, keepdims=True) * 127).astype(np.int8)
    return values
