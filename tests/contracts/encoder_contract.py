"""What every Encoder does; each implementation and each fake inherits these tests."""

from __future__ import annotations

import numpy as np

from search.types import Encoder

TEXTS = ("食品经营许可", "营业执照", "健康证明", "a", "ＡＢＣ１２３", "，。！", "")


class EncoderContract:
    def build(self) -> Encoder:
        raise NotImplementedError

    def test_one_row_a_text_as_long_as_the_dimension(self) -> None:
        encoder = self.build()
        vectors = encoder.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimension)
        assert vectors.dtype == np.float32

    def test_no_texts_give_no_rows(self) -> None:
        encoder = self.build()
        assert encoder.encode(()).shape == (0, encoder.dimension)

    def test_every_row_has_unit_length_even_for_an_empty_text(self) -> None:
        lengths = np.linalg.norm(self.build().encode(TEXTS), axis=1)
        assert np.allclose(lengths, 1, atol=1e-5)

    def test_a_text_has_one_vector_whatever_it_is_encoded_with(self) -> None:
        encoder = self.build()
        together = encoder.encode(TEXTS)
        alone = np.concatenate([encoder.encode((text,)) for text in TEXTS])
        assert np.allclose(together, alone, atol=1e-5)

    def test_two_encoders_built_alike_agree(self) -> None:
        assert np.array_equal(self.build().encode(TEXTS), self.build().encode(TEXTS))

    def test_a_text_is_nearer_to_its_variant_than_to_another_text(self) -> None:
        one, variant, other = self.build().encode(("食品经营许可", "食品经营许可证", "驾驶证换领"))
        assert one @ variant > one @ other
