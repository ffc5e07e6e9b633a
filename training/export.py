"""Export: the trained network as ONNX files, the trunk with int8 weights, with their sums."""

from __future__ import annotations

import copy
import shutil
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from rashomon.encoder.features import FEATURES
from rashomon.encoder.trunk import FILES, SUMS
from training.network import HIDDEN, Network

#: Numbers that share a scale; 64 agree no better, 32 cost more.
BLOCK = 128
#: The level of MatMulNBits at which products are taken in int8.
INT8_PRODUCTS = 4


class ShortWords(nn.Module):
    """The vocabulary in int8, each word with a scale of its own."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        largest = words.weight.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("scales", largest)
        self.register_buffer("values", (words.weight / largest).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors of vocabulary numbers."""
        values, scales = self.get_buffer("values"), self.get_buffer("scales")
        return values[ids].float() * scales[ids]


def export(network: Network, tokenizer: Path, folder: Path, *, whole: bool = False) -> None:
    """Write trunk.onnx, pairing.onnx, tokenizer.json and SHA256SUMS; `whole` leaves the trunk in float32.

    Activations are quantised as they come, by wordpiece and block, so that no other wordpiece can reach them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = copy.deepcopy(network).cpu().float().eval()
    length, cues = torch.export.Dim("length", min=4, max=512), torch.export.Dim("cues", min=1, max=512)
    if not whole:
        network.trunk.words = ShortWords(network.trunk.words)
    to_onnx(
        network.trunk,
        (torch.ones(1, 40, dtype=torch.int64), torch.zeros(1, 40, len(FEATURES))),
        folder / "trunk.onnx",
        (["ids", "features"], ["vectors", "cues", "flags"]),
        {"ids": {1: length}, "features": {1: length}},
    )
    to_onnx(
        network.pairing,
        (torch.zeros(40, HIDDEN), torch.zeros(3, 40), torch.zeros(3, 40, dtype=torch.int64), torch.zeros(3, 40, 2)),
        folder / "pairing.onnx",
        (["words", "spans", "steps", "read"], ["roles", "stances"]),
        {"words": {0: length}, "spans": dict(enumerate((cues, length))), "steps": dict(enumerate((cues, length))),
         "read": dict(enumerate((cues, length)))},
    )  # fmt: skip
    if not whole:
        quantise(folder / "trunk.onnx")
    for name in ("trunk.onnx", "pairing.onnx"):
        without_traces(folder / name)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    sums = [f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in FILES]
    (folder / SUMS).write_text("\n".join([*sums, *_other_sums(folder)]) + "\n", "utf-8")


def _other_sums(folder: Path) -> list[str]:
    """The lines of a folder's list for weights that other scripts make."""
    lines = (folder / SUMS).read_text("utf-8").splitlines() if (folder / SUMS).exists() else []
    return [line for line in lines if line.partition("  ")[2] not in FILES]


def quantise(path: Path) -> None:
    """Matrix products with weights to int8, in place: weights and activations by rows and blocks of `BLOCK`.

    One scale for all activations of a product (onnxruntime's dynamic quantisation) is half as costly, but on PolNeAR's
    dev split only 94 % of spans were then those of float32, against 98.6 % with blocks.
    """
    work = MatMulNBitsQuantizer(
        onnx.load(path), block_size=BLOCK, is_symmetric=True, bits=8, accuracy_level=INT8_PRODUCTS,
        op_types_to_quantize=("MatMul",),
    )  # fmt: skip
    work.process()
    onnx.save(work.model.model, path)


def without_traces(path: Path) -> None:
    """Drop what the exporter notes of the code that it ran (lines and folders of this machine), in place."""
    model = onnx.load(path)
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, path)


def to_onnx(
    part: nn.Module, given: tuple[Tensor, ...], path: Path, names: tuple[list[str], list[str]], shapes: object
) -> None:
    """Write a network as ONNX: `given` is an example of its inputs, `names` those of inputs and outputs."""
    torch.onnx.export(
        part, given, str(path), input_names=names[0], output_names=names[1], dynamic_shapes=shapes, dynamo=True,
        external_data=False, opset_version=20,
    )  # fmt: skip
