"""Where the project's own datasets, results and gates stand."""

from __future__ import annotations

from eval.digests import ROOT

DATASETS = ROOT / "eval" / "datasets"
SAMPLES = DATASETS / "food-business-new" / "cases"
PAPERS = DATASETS / "papers"
APPLICATIONS = DATASETS / "applications"
RESULTS = ROOT / "eval" / "results"
GATES = ROOT / "eval" / "gates.toml"
