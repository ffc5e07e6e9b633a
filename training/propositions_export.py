"""Export of the network that lays clauses by what they answer: ONNX with int8 weights, and its sum."""

from __future__ import annotations

import copy
from hashlib import sha256
from pathlib import Path

import torch

from rashomon.encoder.meaning import LONGEST, NETWORK
from rashomon.encoder.trunk import SUMS
from training.export import ShortWords, quantise, to_onnx, without_traces
from training.propositions_network import Meaning


def export_meaning(meaning: Meaning, folder: Path) -> None:
    """Write meaning.onnx into a folder of weights, and its sum into their list."""
    meaning = copy.deepcopy(meaning).cpu().float().eval()
    meaning.words = ShortWords(meaning.words)
    path, length = folder / NETWORK, torch.export.Dim("length", min=3, max=LONGEST)
    to_onnx(meaning, (torch.ones(1, 20, dtype=torch.int64),), path, (["ids"], ["vectors"]), {"ids": {1: length}})
    quantise(path)
    without_traces(path)
    listed = [line for line in (folder / SUMS).read_text("utf-8").splitlines() if not line.endswith(f"  {NETWORK}")]
    total = sha256(path.read_bytes()).hexdigest()
    (folder / SUMS).write_text("\n".join([*listed, f"{total}  {NETWORK}"]) + "\n", "utf-8")
