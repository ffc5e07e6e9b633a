"""A tiny model for tests of the seat for a reader's own: `python -m training.conflict_fixture FOLDER`.

It is a real ONNX network of a few hundred bytes and no knowledge of language: it counts the wordpieces for "not", "no",
"denied" and "denies" in both texts, and calls it a contradiction where there is any. Beside it stands the config.json
that names its labels; the tokenizer of the tests is the package's own. Made with onnx 1.23.2, opset 13.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from rashomon.encoder.trunk import WEIGHTS
from rashomon.encoder.windows import load_tokenizer

WORDS = ("not", "no", "denied", "denies")
LABELS = {"0": "entailment", "1": "neutral", "2": "contradiction"}
#: What one such word adds to the figure of a contradiction, and where that begins.
GAIN, START = 4.0, -2.0


def network(ids: list[int]) -> onnx.ModelProto:
    """The network that counts these wordpieces: input_ids and attention_mask in, three figures out."""
    constants = [
        numpy_helper.from_array(np.array(ids, np.int64), "words"),
        numpy_helper.from_array(np.array([2], np.int64), "last"),
        numpy_helper.from_array(np.array([GAIN], np.float32), "gain"),
        numpy_helper.from_array(np.array([START], np.float32), "start"),
        numpy_helper.from_array(np.zeros((1, 2), np.float32), "others"),
        numpy_helper.from_array(np.array([1, 2], np.int64), "axes"),
        numpy_helper.from_array(np.array([1, 1], np.int64), "shape"),
    ]
    nodes = [
        helper.make_node("Mul", ["input_ids", "attention_mask"], ["read"]),
        helper.make_node("Unsqueeze", ["read", "last"], ["apart"]),
        helper.make_node("Equal", ["apart", "words"], ["hits"]),
        helper.make_node("Cast", ["hits"], ["counted"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["counted", "axes"], ["number"], keepdims=0),
        helper.make_node("Mul", ["number", "gain"], ["weighed"]),
        helper.make_node("Add", ["weighed", "start"], ["figure"]),
        helper.make_node("Reshape", ["figure", "shape"], ["last_figure"]),
        helper.make_node("Concat", ["others", "last_figure"], ["logits"], axis=1),
    ]
    given = [
        helper.make_tensor_value_info(n, TensorProto.INT64, [1, "length"]) for n in ("input_ids", "attention_mask")
    ]
    out = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, len(LABELS)])]
    graph = helper.make_graph(nodes, "counts", given, out, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def main(folder: Path) -> None:
    """Write model.onnx and config.json."""
    tokenizer = load_tokenizer(str(WEIGHTS / "tokenizer.json"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(network([tokenizer.token_to_id(word) for word in WORDS]).SerializeToString())
    config = {"id2label": LABELS, "max_position_embeddings": 64}
    (folder / "config.json").write_text(json.dumps(config) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
