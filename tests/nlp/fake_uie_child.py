"""Speaks the protocol of `nlp.uie_child` without a model, well or badly, for tests of the boundary.

The file `behaviour` in the model folder says how. Asked well, it answers a label with what stands
after its colon in the same line.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path


def main(folder: Path) -> None:
    behaviour, _, note = (folder / "behaviour").read_text("utf-8").partition(" ")
    if behaviour == "exit":
        raise SystemExit
    print(json.dumps({"failed": "no such model"} if behaviour == "refuse" else {"ready": "0"}))
    sys.stdout.flush()
    for line in sys.stdin:
        request = json.loads(line)
        if behaviour == "hang":
            time.sleep(60)
        if behaviour == "die" or (behaviour == "die-once" and not Path(note).exists()):
            Path(note or os.devnull).touch()
            os._exit(1)
        if behaviour == "environment":
            Path(note).write_text(json.dumps(dict(os.environ)), "utf-8")
        answers: dict[str, object] = {
            "fail": {"failed": "RuntimeError"},
            "lie": {"spans": [[["x", 0, 10_000, 0.9]] for _ in request["texts"]]},
            "mumble": {"spam": []},
        }
        print(json.dumps(answers.get(behaviour, {"spans": spans(**request)})))
        sys.stdout.flush()


def spans(labels: list[str], texts: list[str]) -> list[list[list[object]]]:
    return [
        [
            [label, found.start(1), found.end(1), 0.9]
            for label in labels
            for found in re.finditer(f"{re.escape(label)}:(.+)", text)
        ]
        for text in texts
    ]


if __name__ == "__main__":
    main(Path(sys.argv[-2]))
