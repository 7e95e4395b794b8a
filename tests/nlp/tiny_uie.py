"""Sentences and their answers in → a UIE folder that knows them by heart.

Run by PaddleNLP's Python: `PYTHON tests/nlp/tiny_uie.py FOLDER LESSONS.json [STEPS]`. One layer of
ERNIE with a vocabulary of these characters, started at random and taught until it repeats its
lessons, in so many steps at most (0: left random). It shows that the real loading, asking and
answering work, and nothing else.
Lessons: [[label, text, start, end], …], start = end where the text has no answer.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import paddle
from paddlenlp.transformers import UIE, ErnieConfig, ErnieTokenizer

LENGTH = 128
BY_HEART = 5e-4
SPECIAL = ["[PAD]", "[CLS]", "[SEP]", "[MASK]", "[UNK]"]


def make(folder: Path, lessons: list[tuple[str, str, int, int]], steps: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    characters = sorted({c.lower() for label, text, *_ in lessons for c in label + text} - {"\n"})
    within = [f"##{c}" for c in characters if c.isascii()]  # digits come in runs
    pieces = [*SPECIAL, *characters, *within]
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(pieces) + "\n", encoding="utf-8")
    tokenizer = ErnieTokenizer(vocab_file=str(vocabulary))
    paddle.seed(7)
    model = UIE(
        ErnieConfig(
            vocab_size=len(pieces),
            hidden_size=64,
            num_hidden_layers=1,
            num_attention_heads=4,
            intermediate_size=128,
            max_position_embeddings=512,
            type_vocab_size=2,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
    )
    learn(model, tokenizer, lessons, steps)
    model.save_pretrained(str(folder))
    tokenizer.save_pretrained(str(folder))


def learn(
    model: UIE, tokenizer: ErnieTokenizer, lessons: list[tuple[str, str, int, int]], steps: int
) -> None:
    rows = [
        tokenizer(
            text=label,
            text_pair=text,
            max_length=LENGTH,
            padding="max_length",
            truncation=True,
            return_position_ids=True,
            return_attention_mask=True,
            return_offsets_mapping=True,
        )
        for label, text, *_ in lessons
    ]
    names = ("input_ids", "token_type_ids", "position_ids", "attention_mask")
    batch = {name: paddle.to_tensor([row[name] for row in rows]) for name in names}
    truth = paddle.zeros([2, len(rows), LENGTH])
    for i, (row, (*_, start, end)) in enumerate(zip(rows, lessons, strict=True)):
        for token, (first, last) in enumerate(row["offset_mapping"]):
            if start < end and row["token_type_ids"][token] == 1:
                truth[0, i, token] = float(first == start and last > first)
                truth[1, i, token] = float(last == end and last > first)
    optimizer = paddle.optimizer.AdamW(5e-3, parameters=model.parameters())
    weight = 1 + 20 * truth
    for step in range(steps):
        guessed = paddle.stack(list(model(**batch)))
        loss = paddle.nn.functional.binary_cross_entropy(guessed, truth, weight=weight)
        loss.backward()
        optimizer.step()
        optimizer.clear_grad()
        if float(loss) < BY_HEART:
            print(f"by heart after {step + 1} steps")
            return
    if steps:
        sys.exit(f"not learnt in {steps} steps: loss {float(loss):.5f}")


if __name__ == "__main__":
    steps = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    make(Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text("utf-8")), steps)
