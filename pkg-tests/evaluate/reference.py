"""Writes reference.json beside it: figures of independent implementations that `cargo test --test evaluate`
holds ours against. Needs numpy, scikit-learn and diptest:

    python3 -m venv venv && venv/bin/pip install numpy scikit-learn diptest && venv/bin/python reference.py
"""

import itertools
import json
from pathlib import Path

import diptest
import numpy as np
from diptest.consts import Consts
from sklearn.metrics import silhouette_score

random = np.random.default_rng(3)


def dip_cases():
    samples = [
        random.normal(size=4),
        random.uniform(size=7),
        random.normal(size=10),
        np.concatenate([random.normal(size=12), random.normal(3, 1, size=13)]),
        random.standard_t(2, size=60),
        random.normal(size=150),
        np.concatenate([random.normal(size=100), random.normal(3, 1, size=100)]),
        random.integers(0, 12, size=63).astype(float),
        random.exponential(size=500),
        np.concatenate([random.normal(size=500), random.normal(4, 1, size=500)]),
    ]
    for values in samples:
        values = np.sort(np.round(values, 4))
        dip, p = diptest.diptest(values)
        yield {"values": values.tolist(), "dip": dip, "p": p}


def dip_quantiles():
    """Some of the published table: by number of values and probability, the dip times the root of the number."""
    for count, chance in itertools.product([10, 50, 200, 1000], [0.5, 0.9, 0.95, 0.99, 0.995, 0.999]):
        row = list(Consts._SAMPLE_SIZE).index(count)
        column = int(np.argmin(np.abs(np.array(Consts._ALPHA) - chance)))
        assert abs(Consts._ALPHA[column] - chance) < 1e-9
        yield {"count": count, "chance": chance, "dip": float(Consts._CRIT_VALS[row][column])}


def partitions():
    for rows, columns, clusters in [(12, 1, 2), (40, 3, 4), (90, 5, 3)]:
        values = np.round(random.normal(size=(rows, columns)), 3)
        labels = random.integers(0, clusters, size=rows)
        labels[:clusters] = range(clusters)
        predicted = np.where(random.uniform(size=rows) < 0.7, labels, random.integers(0, clusters, size=rows))
        yield {
            "values": values.tolist(),
            "labels": labels.tolist(),
            "predicted": predicted.tolist(),
            "silhouette": silhouette_score(values, labels),
            "predictionStrength": prediction_strength(labels, predicted),
            "jaccards": [jaccard(labels == label, predicted) for label in range(clusters)],
        }


def prediction_strength(labels, predicted):
    """By the definition, pair by pair."""
    strengths = []
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        pairs = [predicted[one] == predicted[other] for one, other in itertools.combinations(members, 2)]
        strengths.append(np.mean(pairs) if pairs else 1.0)
    return float(min(strengths))


def jaccard(members, predicted):
    others = [predicted == label for label in np.unique(predicted)]
    return float(max((members & other).sum() / (members | other).sum() for other in others))


cases = {"dip": list(dip_cases()), "dipQuantiles": list(dip_quantiles()), "partitions": list(partitions())}
Path(__file__).with_name("reference.json").write_text(json.dumps(cases, indent=1) + "\n")
