"""How the network learns which clauses answer one question: each affair is told apart from within.

In a step a few affairs are read; every clause of one is to lie nearer to the clauses of its own question than to those
of the affair's other questions, which share its actors, places and words (supervised contrastive learning: Khosla et
al. 2020), and a likeness is to mean the same in every affair, so that one threshold serves all (logistic loss on the
pairs of an affair). The question's own wording counts as one more clause.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from training.propositions_network import Meaning
from training.propositions_text import Affair

#: Passes over the affairs, affairs a step, learning rate of the network and of the scale of likeness. With more passes
#: the affairs set aside and the storylines' quotes fall again.
ROUNDS, TOGETHER, RATE, SCALE_RATE = 2, 2, 1.2e-4, 1e-2
#: Layers from below that stay as they came, with the vocabulary: it saves a fifth of the work.
FROZEN = 2
#: Parts, by length, in which the clauses of a step are read, so that little padding is.
_PARTS = 5
#: How sharply nearness is told (the temperature of the contrastive loss).
SHARPNESS = 0.07
#: What the logistic loss counts beside the contrastive one, and what a pair of one question counts in it beside a pair
#: of two (there are nine times as many of these).
LOGISTIC, OF_ONE = 5.0, 2.0
#: Steps after which it is told how far the work is.
_TELL = 20
#: How likeness begins to be read as log-odds: slope and offset.
_SCALE = (10.0, -5.0)
#: Marks of quotation that half of the readings go without.
_MARKS = '"“”'


def batch(texts: Sequence[str], tokenizer: Any) -> tuple[Tensor, Tensor]:
    """Wordpieces of some texts [texts, length] and which of them are no padding."""
    ids = [tokenizer.encode(text).ids for text in texts]
    given = torch.zeros(len(ids), max(map(len, ids)), dtype=torch.long)
    mask = torch.zeros_like(given, dtype=torch.bool)
    for row, pieces in enumerate(ids):
        given[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = True
    return given, mask


def train(
    network: Meaning,
    affairs: Sequence[Affair],
    tokenizer: Any,
    *,
    rounds: int = ROUNDS,
    seed: int = 1,
    after: Callable[[float], None] | None = None,
) -> None:
    """Teach the network in place; `after` is called with the part of the steps that is done, now and then."""
    chance, order = random.Random(seed), list(affairs)
    torch.manual_seed(seed)
    for part in (network.words, network.positions, network.norm, *list(network.layers)[:FROZEN]):
        part.requires_grad_(False)
    learnt = [each for each in network.parameters() if each.requires_grad]
    scale = nn.Parameter(torch.tensor(_SCALE))
    steps = [{"params": learnt, "lr": RATE}, {"params": [scale], "lr": SCALE_RATE}]
    optimiser = torch.optim.AdamW(steps, weight_decay=0.01)
    wanted, done = rounds * math.ceil(len(order) / TOGETHER), 0
    for _ in range(rounds):
        network.train()
        chance.shuffle(order)
        for first in range(0, len(order), TOGETHER):
            optimiser.param_groups[0]["lr"] = RATE * min(1, 10 * done / wanted) * (1 - done / wanted)
            loss = _loss(network, order[first : first + TOGETHER], tokenizer, scale, chance)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            done += 1
            if after and not done % _TELL:
                after(done / wanted)
    network.eval()


def _loss(network: Meaning, affairs: Sequence[Affair], tokenizer: Any, scale: Tensor, chance: random.Random) -> Tensor:
    texts: list[str] = []
    asked: list[int] = []
    within: list[int] = []
    for number, affair in enumerate(affairs):
        for question in affair.questions:
            asked += [asked[-1] + 1 if asked else 0] * (len(question.clauses) + 1)
            texts += [question.text, *(_read(text, chance) for _, text in question.clauses)]
        within += [number] * (len(texts) - len(within))
    vectors = _vectors(network, texts, tokenizer)
    likeness = vectors @ vectors.T
    itself = torch.eye(len(texts), dtype=torch.bool)
    same = _equal(asked) & ~itself
    shares = torch.log_softmax((likeness / SHARPNESS).masked_fill(itself, -1e9), 1)
    contrastive = -((shares * same).sum(1) / same.sum(1).clamp(min=1)).mean()
    rivals = _equal(within) & ~itself
    logits = (scale[0] * likeness + scale[1])[rivals]
    logistic = nn.functional.binary_cross_entropy_with_logits(
        logits, same[rivals].float(), pos_weight=torch.tensor(OF_ONE)
    )
    return contrastive + LOGISTIC * logistic


def _vectors(network: Meaning, texts: Sequence[str], tokenizer: Any) -> Tensor:
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    size = math.ceil(len(order) / _PARTS)
    parts = [order[first : first + size] for first in range(0, len(order), size)]
    found = torch.cat([network(*batch([texts[n] for n in part], tokenizer)) for part in parts])
    return found[torch.tensor(order).argsort()]


def _equal(numbers: Sequence[int]) -> Tensor:
    each = torch.tensor(numbers)
    return each[:, None] == each[None]


def _read(text: str, chance: random.Random) -> str:
    return text.strip(_MARKS) if chance.random() < 0.5 else text
