"""Training: windows with their targets, and the loop that fits the network to them."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from rashomon.encoder.features import RuleReading, covered, distance_steps, features, read_by_rules
from rashomon.encoder.windows import Window, make_windows
from rashomon.statements.proposals import STANCES
from training.examples import Example, Relation
from training.network import FLAGS, Network

#: Learning rates of the trunk and of the heads; passes over the text; windows a step.
TRUNK_RATE, HEAD_RATE, ROUNDS, BATCH = 1e-4, 1e-3, 3, 8
#: What an error counts inside contents whose gold marks no attributions: where the rules read a nested cue, elsewhere.
NESTED_BY_RULE, UNMARKED_INSIDE = 0.3, 0.2
#: What an error in the stance counts where only the rules name one.
STANCE_BY_RULE = 0.1
#: Part of the rules' readings withheld in training, so that the network does not lean on them alone.
WITHHELD = 0.25


@dataclass(frozen=True)
class Pair:
    """A cue's wordpieces [first, past), the roles of all wordpieces for it, what the rules read for it, and its stance
    (a column of STANCES, -1 where nothing is known) with what an error in it counts."""

    first: int
    past: int
    roles: Tensor
    read: Tensor
    weight: float
    stance: int
    stance_weight: float


@dataclass(frozen=True)
class Target:
    """A window as tensors, with what is to be found in it."""

    ids: Tensor
    features: Tensor
    cues: Tensor
    cue_weights: Tensor
    flags: Tensor | None
    pairs: tuple[Pair, ...]


def targets(example: Example, tokenizer: Any, *, shift: int = 0, withhold: bool = False) -> list[Target]:
    """The windows of an example. `withhold` hides from them what the rules read."""
    rules = () if withhold else example.rules
    return [_target(example, rules, w) for w in make_windows(example.parse(), example.text, tokenizer, shift=shift)]


def readings(rules: Sequence[Relation]) -> list[RuleReading]:
    """What the rules read, as the features take it."""
    return [RuleReading(tuple(r.source), tuple(r.cue), tuple(r.content), r.parent >= 0) for r in rules]


def _target(example: Example, rules: Sequence[Relation], window: Window) -> Target:
    length = len(window.ids)
    cues, weights = np.zeros(length, dtype=np.int64), np.ones(length, dtype=np.float32)
    weights[window.starts < 0] = 0
    wanted = [(g, 1.0) for g in example.gold]
    if not example.nested:
        inside = covered(window, [s for g in example.gold for s in g.content])
        weights[inside] = UNMARKED_INSIDE
        wanted += [(r, NESTED_BY_RULE) for r in example.rules if r.cue and _held(r, example.gold)]
    pairs = []
    for relation, weight in reversed(wanted):
        run = np.flatnonzero(covered(window, relation.cue))
        if not len(run):
            continue
        cues[run], weights[run] = 2, weight
        cues[run[0]] = 1
        pairs.append(_pair(window, relation, example.rules, rules, (int(run[0]), int(run[-1]) + 1), weight))
    flags = None
    if example.hedges is not None and example.negations is not None:
        words = [
            [s for w in found for s in w[part]] for found in (example.hedges, example.negations) for part in (0, 1)
        ]
        flags = torch.tensor(np.stack([covered(window, spans) for spans in words], axis=1).astype(np.float32))
    return Target(
        torch.tensor(window.ids),
        torch.tensor(features(window, example.text, example.quotes, readings(rules))),
        torch.tensor(cues),
        torch.tensor(weights),
        flags,
        tuple(pairs),
    )


def _held(relation: Relation, gold: Sequence[Relation]) -> bool:
    """Whether a reading's cue stands inside a gold content, and is no gold cue."""
    (a, b), *_ = relation.cue
    return any(x <= a and b <= y for g in gold for x, y in g.content) and not any(
        a < y and x < b for g in gold for x, y in g.cue
    )


def _pair(
    window: Window,
    gold: Relation,
    rules: Sequence[Relation],
    shown: Sequence[Relation],
    cue: tuple[int, int],
    weight: float,
) -> Pair:
    """The pair of a cue's wordpieces. `shown` are those of the rules' readings that the network is told of."""
    roles = np.zeros(len(window.ids), dtype=np.int64)
    roles[covered(window, gold.content)] = 2
    roles[covered(window, gold.source)] = 1
    by_rule = next((r.stance for r in rules if _overlap(r.cue, gold.cue)), "")
    stance = gold.stance or by_rule
    return Pair(
        *cue,
        torch.tensor(roles),
        torch.tensor(read_by_rules(window, gold.cue, readings(shown))),
        weight,
        STANCES.index(stance) if stance else -1,
        1.0 if gold.stance and weight == 1.0 else STANCE_BY_RULE,
    )


def _overlap(a: Any, b: Any) -> bool:
    return any(x < d and c < y for x, y in a for c, d in b)


def train(
    network: Network, examples: Sequence[Example], tokenizer: Any, *, rounds: int = ROUNDS, seed: int = 1
) -> None:
    """Fit the network to the examples, in bfloat16, on a GPU where one is at hand."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device).train()
    torch.manual_seed(seed)
    chance = random.Random(seed)
    heads = [p for n, p in network.named_parameters() if _is_head(n)]
    trunk = [p for n, p in network.named_parameters() if not _is_head(n) and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": trunk, "lr": TRUNK_RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    steps = rounds * math.ceil(sum(len(targets(e, tokenizer)) for e in examples) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (0.06 * steps), max(0.0, (steps - n) / (0.94 * steps)))
    )
    began, done = time.time(), 0
    for turn in range(rounds):
        batches = _batches(examples, tokenizer, chance)
        total = 0.0
        for batch in batches[: steps - done]:
            with torch.autocast(device.type, dtype=torch.bfloat16):
                loss = _loss(network, batch, device)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, done = total + loss.item(), done + 1
            if done % 50 == 0:
                print(f"  step {done}/{steps}, {time.time() - began:.0f} s, loss {loss.item():.3f}", flush=True)
        print(f"round {turn + 1}: mean loss {total / max(1, len(batches)):.4f}", flush=True)
    network.eval()


def _is_head(name: str) -> bool:
    return name.startswith(("pairing.", "trunk.cues", "trunk.flags", "trunk.features"))


def _batches(examples: Sequence[Example], tokenizer: Any, chance: random.Random) -> list[list[Target]]:
    """All windows once, cut elsewhere than in the last round, those of like length together."""
    made = [
        target
        for example in examples
        for target in targets(example, tokenizer, shift=chance.randrange(0, 128), withhold=chance.random() < WITHHELD)
    ]
    chance.shuffle(made)
    pools = [sorted(made[n : n + 20 * BATCH], key=lambda t: len(t.ids)) for n in range(0, len(made), 20 * BATCH)]
    batches = [pool[n : n + BATCH] for pool in pools for n in range(0, len(pool), BATCH)]
    chance.shuffle(batches)
    return batches


def _loss(network: Network, batch: Sequence[Target], device: torch.device) -> Tensor:
    length = max(len(t.ids) for t in batch)
    ids = torch.stack([_padded(t.ids, length) for t in batch]).to(device)
    inputs = torch.stack([_padded(t.features, length) for t in batch]).to(device)
    mask = torch.stack([_padded(torch.ones(len(t.ids), dtype=torch.bool), length) for t in batch])[:, None, None, :].to(
        device
    )
    vectors, cues, flags = network.trunk(ids, inputs, mask)
    wanted = torch.stack([_padded(t.cues, length) for t in batch]).to(device)
    weights = torch.stack([_padded(t.cue_weights, length) for t in batch]).to(device)
    each = nn.functional.cross_entropy(cues.float().transpose(1, 2), wanted, reduction="none")
    loss = (each * weights).sum() / weights.sum()
    paired: list[Tensor] = []
    weighed: list[float] = []
    flagged: list[Tensor] = []
    stanced: list[Tensor] = []
    for number, target in enumerate(batch):
        size = len(target.ids)
        if target.flags is not None:
            flagged.append(
                nn.functional.binary_cross_entropy_with_logits(flags[number, :size].float(), target.flags.to(device))
            )
        if target.pairs:
            spans = torch.zeros(len(target.pairs), size, device=device)
            for n, pair in enumerate(target.pairs):
                spans[n, pair.first : pair.past] = 1 / (pair.past - pair.first)
            steps = torch.tensor(distance_steps(size, [(p.first, p.past) for p in target.pairs])).to(device)
            read = torch.stack([p.read for p in target.pairs]).to(device)
            roles, stances = network.pairing(vectors[number, :size], spans, steps, read)
            goal = torch.stack([p.roles for p in target.pairs]).to(device)
            paired += list(nn.functional.cross_entropy(roles.float().transpose(1, 2), goal, reduction="none").mean(1))
            weighed += [p.weight for p in target.pairs]
            goal = torch.tensor([p.stance for p in target.pairs], device=device)
            shares = torch.tensor([p.stance_weight for p in target.pairs], device=device)
            each = nn.functional.cross_entropy(stances.float(), goal, ignore_index=-1, reduction="none")
            stanced.append((each * shares).sum())
    if paired:
        shares = torch.tensor(weighed, device=device)
        loss = loss + 2 * (torch.stack(paired) * shares).sum() / shares.sum()
        loss = loss + torch.stack(stanced).sum() / len(weighed)
    if flagged:
        loss = loss + torch.stack(flagged).mean() * len(flagged) / len(batch) * len(FLAGS)
    return loss


def _padded(values: Tensor, length: int, fill: float = 0) -> Tensor:
    if len(values) == length:
        return values
    rest = torch.full((length - len(values), *values.shape[1:]), fill, dtype=values.dtype)
    return torch.cat([values, rest])
