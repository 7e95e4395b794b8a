"""The tagger's network: tokens with their places × a document type → a score for every tag."""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertConfig, BertModel

from nlp.tagging import PLACES, SPECIALS, WINDOW


class Tagger(nn.Module):
    """Characters, their places and the type are embedded; a convolution sees each character's
    neighbours, a small transformer the whole window. The type is the first token."""

    def __init__(self, *, characters: int, types: int, tags: int, width: int, layers: int) -> None:
        super().__init__()
        self.characters = nn.Embedding(SPECIALS + characters, width, padding_idx=0)
        self.types = nn.Embedding(types, width)
        self.places = nn.ModuleList(nn.Embedding(steps, width) for steps in PLACES)
        self.near = nn.Conv1d(width, width, kernel_size=5, padding=2)
        config = BertConfig(
            vocab_size=1,
            hidden_size=width,
            num_hidden_layers=layers,
            num_attention_heads=4,
            intermediate_size=3 * width,
            max_position_embeddings=WINDOW,
            hidden_dropout_prob=0.05,
            attention_probs_dropout_prob=0.05,
            attn_implementation="eager",
        )
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.tags = nn.Linear(width, tags)
        for embedding in (self.characters, self.types, *self.places):
            nn.init.normal_(embedding.weight, std=0.1)

    def forward(self, ids: torch.Tensor, places: torch.Tensor, kind: torch.Tensor) -> torch.Tensor:
        """`ids` batch × tokens, `places` batch × tokens × features, `kind` batch; scores of
        tags, batch × tokens × tags."""
        seen = (ids != 0).unsqueeze(-1)
        x = self.characters(ids)
        for number, embedding in enumerate(self.places):
            x = x + embedding(places[:, :, number])
        x = x * seen
        x = x + nn.functional.gelu(self.near(x.transpose(1, 2)).transpose(1, 2))
        x = torch.cat([self.types(kind).unsqueeze(1), x], dim=1)
        mask = torch.cat([torch.ones_like(ids[:, :1]), (ids != 0).long()], dim=1)
        hidden = self.encoder(inputs_embeds=x, attention_mask=mask).last_hidden_state
        scores: torch.Tensor = self.tags(hidden[:, 1:])
        return scores
