"""The one place that chooses a backend: what the settings name is what is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from model_cards import ModelUnavailable
from nlp.combine import CombinedExtractor
from serve.settings import ExtractorName, OcrEngine, Settings, read_settings
from serve.wiring import Parts


def test_the_settings_name_engine_and_extractor() -> None:
    chosen = read_settings(
        {
            "ZHIBAN_OCR_ENGINE": "paddle",
            "ZHIBAN_PADDLEOCR_MODELS": "/models",
            "ZHIBAN_EXTRACTOR": "uie",
            "ZHIBAN_UIE_PYTHON": "/uie/bin/python",
            "ZHIBAN_UIE_MODEL": "/uie/model",
        }
    )
    assert (chosen.ocr_engine, chosen.paddleocr_models) == (OcrEngine.PADDLE, Path("/models"))
    assert (chosen.extractor, chosen.uie_model) == (ExtractorName.UIE, Path("/uie/model"))
    assert chosen.uie_python == Path("/uie/bin/python")


def test_without_a_choice_labels_and_the_tagger_find_the_fields() -> None:
    assert isinstance(Parts(Settings()).extractor(()), CombinedExtractor)


def test_paddleocr_is_asked_for_the_folders_of_its_setting(tmp_path: Path) -> None:
    parts = Parts(Settings(ocr_engine=OcrEngine.PADDLE, paddleocr_models=tmp_path))
    with pytest.raises(ModelUnavailable, match=str(tmp_path / "detection")):
        _ = parts.engine


def test_uie_is_asked_for_the_weights_of_its_setting(tmp_path: Path) -> None:
    parts = Parts(Settings(extractor=ExtractorName.UIE, uie_model=tmp_path))
    with pytest.raises(ModelUnavailable, match=str(tmp_path)):
        parts.extractor(())
    (tmp_path / "model_state.pdparams").write_bytes(b"of no card")
    with pytest.raises(ModelUnavailable, match="no card knows"):
        parts.extractor(())
