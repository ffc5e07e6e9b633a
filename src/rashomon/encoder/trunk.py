"""The learned trunk at work: one reading of each window, and the head that pairs words with cues.

The networks are ONNX files (the trunk with int8 weights) made by `training/`; `weights/card.md` says what they learnt
from. Every window is read alone and on one thread, so that a document gives the same figures whatever is read beside
it. Figures are the same, bit for bit, on one type of processor with one version of onnxruntime; elsewhere the last
digits may differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.encoder.features import Floats, distance_steps
from rashomon.encoder.windows import Window, load_tokenizer

#: Where the weights are, the list of their SHA-256 sums, and what it lists.
WEIGHTS = Path(__file__).parent.parent / "weights"
SUMS = "SHA256SUMS"
FILES = ("trunk.onnx", "pairing.onnx", "tokenizer.json")


class WeightsError(RuntimeError):
    """Weights that are missing or are not those that the package was made with."""


@dataclass(frozen=True)
class Encoded:
    """A window as the trunk read it: vectors [length, hidden], probabilities of cue tags [length, 3] and of flags
    [length, 4] (hedge, hedged, negation, negated)."""

    window: Window
    vectors: Floats
    cues: Floats
    flags: Floats


@dataclass(frozen=True)
class Paired:
    """For each cue the probabilities of its words' roles [cues, length, 3] and of its stance [cues, 10]."""

    roles: Floats
    stances: Floats


class Trunk:
    """The networks of a folder of weights. Raises WeightsError where a file is missing or altered."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        check_sums(folder)
        self.tokenizer = load_tokenizer(str(folder / "tokenizer.json"))
        self._trunk = open_session(folder / "trunk.onnx")
        self._pairing = open_session(folder / "pairing.onnx")

    def encode(self, window: Window, features: Floats) -> Encoded:
        """One reading of a window."""
        vectors, cues, flags = self._trunk.run(None, {"ids": window.ids[None], "features": features[None]})
        return Encoded(window, vectors[0], _softmax(cues[0]), 1 / (1 + np.exp(-flags[0])))

    def pair(self, encoded: Encoded, cues: Sequence[tuple[int, int]], read: Floats) -> Paired:
        """The words of some cues (wordpieces [first, past)); `read`: what the rules read for each as source and as
        content, [cues, length, 2]."""
        length = len(encoded.window.ids)
        spans = np.zeros((len(cues), length), dtype=np.float32)
        for row, (first, past) in zip(spans, cues, strict=True):
            row[first:past] = 1 / (past - first)
        given = {"words": encoded.vectors, "spans": spans, "steps": distance_steps(length, cues), "read": read}
        roles, stances = self._pairing.run(None, given)
        return Paired(_softmax(roles), _softmax(stances))


@lru_cache(maxsize=1)
def trunk() -> Trunk:
    """The networks of the package (about 0.2 s, once a process)."""
    return Trunk()


@lru_cache(maxsize=1)
def weights_name() -> str:
    """The name of the package's weights: the head of the sum over the list of their sums.

    Raises WeightsError where there is no such list.
    """
    return f"attributions-{sha256(_listed(WEIGHTS).encode()).hexdigest()[:12]}"


def check_sums(folder: Path, files: Sequence[str] = FILES) -> None:
    """Raise WeightsError unless the folder's list names each of the files with its sum."""
    lines = (line.partition("  ") for line in _listed(folder).splitlines())
    wanted = {name: total for total, _, name in lines}
    for name in files:
        path = folder / name
        if not path.exists() or sha256(path.read_bytes()).hexdigest() != wanted.get(name):
            raise WeightsError(f"{path}: missing or altered since the package was made; install Rashomon again")


def _listed(folder: Path) -> str:
    sums = folder / SUMS
    if not sums.exists():
        raise WeightsError(f"{sums}: there is no list of the weights; install Rashomon again")
    return sums.read_text("utf-8")


def open_session(path: Path) -> Any:
    """A network of weights, run on one thread."""
    import onnxruntime  # heavy: loaded on first use

    onnxruntime.disable_telemetry_events()  # its builds for Windows would send some
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _softmax(values: npt.NDArray[np.float32]) -> Floats:
    raised = np.exp(values - values.max(-1, keepdims=True))
    shares: Floats = (raised / raised.sum(-1, keepdims=True)).astype(np.float32)
    return shares
