"""Settings say clearly what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from serve.errors import SettingsError
from serve.settings import read_settings

DIGEST = "a" * 64


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("ZHIBAN_PORT", "eighty", "whole number from 0 to 65535"),
        ("ZHIBAN_PORT", "70000", "whole number from 0 to 65535"),
        ("ZHIBAN_THREADS", "0", "whole number from 1 to 256"),
        ("ZHIBAN_RECHECK_PERCENT", "0", "whole number from 1 to 100"),
        ("ZHIBAN_CLIENTS", "hall=secret", "SHA-256"),
        ("ZHIBAN_CLIENTS", "hall", "SHA-256"),
        ("ZHIBAN_CALLBACK_HOSTS", "http://hall.example", "host or host:port"),
        ("ZHIBAN_CALLBACK_HOSTS", "*.example", "host or host:port"),
        ("ZHIBAN_DATA_DIR", " ", "give it a value"),
        ("ZHIBAN_PROT", "80", "known are"),
        ("ZHIBAN_OCR_ENGINE", "tesseract", "one of rapid, paddle"),
        ("ZHIBAN_EXTRACTOR", "llm", "one of labels, uie"),
        ("ZHIBAN_HOST", "0.0.0.0", "ZHIBAN_CLIENTS"),
    ],
)
def test_a_wrong_setting_names_itself_and_its_remedy(name: str, value: str, remedy: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({name: value})
    assert caught.value.name == name
    assert remedy in caught.value.remedy


def test_a_token_is_never_repeated_in_an_error() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"ZHIBAN_CLIENTS": "hall=my-token"})
    assert "my-token" not in str(caught.value)


def test_without_clients_only_loopback_may_be_called_back() -> None:
    assert "127.0.0.1" in read_settings({}).callback_hosts
    assert read_settings({"ZHIBAN_CLIENTS": f"hall={DIGEST}"}).callback_hosts == ()
    assert read_settings({"ZHIBAN_CALLBACK_HOSTS": ""}).callback_hosts == ()


def test_with_clients_the_service_may_listen_to_others() -> None:
    read = read_settings(
        {
            "ZHIBAN_CLIENTS": f"hall={DIGEST}, desk={DIGEST}",
            "ZHIBAN_HOST": "0.0.0.0",
            "ZHIBAN_CALLBACK_HOSTS": "Hall.example, desk.example:8443",
        }
    )
    assert set(read.clients) == {"hall", "desk"}
    assert read.callback_hosts == ("hall.example", "desk.example:8443")
    assert not read.is_loopback


def test_the_signing_key_lies_in_the_data_folder_unless_told_otherwise() -> None:
    assert read_settings({"ZHIBAN_DATA_DIR": "/data"}).signing_key == Path("/data/signing.key")
    told = read_settings({"ZHIBAN_SIGNING_KEY_FILE": "/safe/office.key"})
    assert told.signing_key == Path("/safe/office.key")
