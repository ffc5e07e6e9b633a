"""A seat for a reader's own model: a cross-encoder given by path that scores whether two passages are in conflict.

The model is an ONNX file beside its tokenizer (Hugging Face `tokenizers`), as natural language inference models are
commonly exported: it reads two texts together and gives a figure for each label. Rashomon ships none and needs none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

NETWORK, TOKENIZER, LABELS = "model.onnx", "tokenizer.json", "config.json"
#: Wordpieces of both texts together where the model's own limit is not written down: that of BERT and its kin.
LONGEST = 512
#: What the label of a conflict is called in the models there are ("contradiction", "CONTRADICTION").
_NAME = "contradict"
#: Inputs that a model of this make may ask for; any other is not known how to fill.
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class ConflictModelError(Exception):
    """A model that cannot be used: which file, what is wrong, and how to mend it; its text is one line."""

    def __init__(self, path: Path, what: str, mend: str) -> None:
        self.path, self.what, self.mend = str(path), what, mend
        super().__init__(f"{path}: {what}; {mend}")


@dataclass(frozen=True)
class ConflictModel:
    """A loaded model: `label` is the place of the conflict label among its figures, `sha256` that of the network."""

    path: Path
    sha256: str
    label: int
    _session: Any
    _tokenizer: Any

    def score(self, a: str, b: str) -> float:
        """How sure the model is that two passages are in conflict, 0 to 1: the lesser of both orders, since a conflict
        has no direction. Raises ConflictModelError where the model cannot read them."""
        return round(min(self._one_way(a, b), self._one_way(b, a)), 4)

    def _one_way(self, a: str, b: str) -> float:
        encoding = self._tokenizer.encode(a, b)
        given = dict(zip(_INPUTS, (encoding.ids, encoding.attention_mask, encoding.type_ids), strict=True))
        asked = [each.name for each in self._session.get_inputs()]
        feed = {name: np.array([given[name]], np.int64) for name in asked}
        try:
            (figures, *_) = self._session.run(None, feed)
        except Exception as error:  # onnxruntime raises its own kinds, one for each fault of a network
            what = f"cannot read a pair of texts ({' '.join(str(error).split())[:120]})"
            raise ConflictModelError(self.path / NETWORK, what, f"check that {TOKENIZER} belongs to it") from None
        found = np.asarray(figures, np.float64).reshape(-1)
        if len(found) > 1 and not 0 <= self.label < len(found):
            what = f"has {len(found)} labels, from 0 on, and none is number {self.label}"
            raise ConflictModelError(self.path / NETWORK, what, "give another number with --conflict-label")
        return _probability(found, self.label)


def load_conflict_model(path: Path, label: int | None = None) -> ConflictModel:
    """The model of a folder with model.onnx and tokenizer.json. Which figure is that of a conflict is read from
    id2label of config.json, unless `label` gives its place. Raises ConflictModelError."""
    folder = path.parent if path.name == NETWORK else path
    for name in (NETWORK, TOKENIZER):
        if not (folder / name).is_file():
            raise ConflictModelError(
                folder / name, "is not there", f"give a folder that holds {NETWORK} and {TOKENIZER}"
            )
    session = _session(folder / NETWORK)
    strange = [each.name for each in session.get_inputs() if each.name not in _INPUTS]
    if strange:
        what = f"asks for {', '.join(strange)}, which a pair of texts does not give"
        raise ConflictModelError(folder / NETWORK, what, "export it with input_ids and attention_mask")
    config = _config(folder / LABELS)
    place = label if label is not None else _label(config, folder / LABELS)
    content = sha256((folder / NETWORK).read_bytes()).hexdigest()
    model = ConflictModel(folder, content, place, session, _tokenizer(folder / TOKENIZER, _longest(config)))
    model.score("They met.", "They did not meet.")  # what cannot work should not work from the beginning
    return model


def _session(path: Path) -> Any:
    import onnxruntime  # heavy: loaded on first use

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        what = f"is no ONNX network that can be run ({' '.join(str(error).split())[:120]})"
        raise ConflictModelError(path, what, "export the model to ONNX again") from None


def _tokenizer(path: Path, longest: int) -> Any:
    from tokenizers import Tokenizer  # heavy: loaded on first use

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise ConflictModelError(path, f"is no tokenizer ({error})", "copy the one that the model came with") from None
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return tokenizer


def _config(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        config = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ConflictModelError(path, f"is no JSON ({error})", "copy the one that the model came with") from None
    return config if isinstance(config, dict) else {}


def _label(config: dict[str, Any], path: Path) -> int:
    labels = config.get("id2label") or {}
    named = [int(place) for place, name in labels.items() if _NAME in str(name).casefold()]
    if len(named) != 1:
        what = "names no label of contradiction" if path.is_file() else "is not there"
        raise ConflictModelError(path, what, "say which of the model's labels it is with --conflict-label NUMBER")
    return named[0]


def _longest(config: dict[str, Any]) -> int:
    limit = config.get("max_position_embeddings")
    return min(limit, LONGEST) if isinstance(limit, int) and limit > 0 else LONGEST


def _probability(figures: Any, label: int) -> float:
    """The share of one label; a single figure is the log-odds of a conflict."""
    if len(figures) == 1:
        return float(1 / (1 + np.exp(-figures[0])))
    raised = np.exp(figures - figures.max())
    return float(raised[label] / raised.sum())
