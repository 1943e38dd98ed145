"""Answers orders, one JSON object a line, with what a peer found and how long it took."""

import json
import os
import sys
import time
import warnings
from functools import lru_cache

import numpy as np
from threadpoolctl import threadpool_limits

warnings.filterwarnings("ignore")
K = range(2, 11)


@lru_cache(maxsize=2)
def matrix(file, written, rows, columns, dtype):
    values = np.fromfile(file, dtype=np.float64).reshape(rows, columns)
    return np.ascontiguousarray(values, dtype=dtype)


def of(order):
    file = order["file"]
    return matrix(file, os.stat(file).st_mtime_ns, order["rows"], order["columns"], order["dtype"])


def kmeans(points, k, **options):
    from sklearn.cluster import KMeans

    return KMeans(k, **options).fit(points)


def inertia(model, points):
    """In f64 and from scratch: scikit-learn's own is a sum in the data's precision."""
    centres = model.cluster_centers_.astype(np.float64)
    total = 0.0
    for at in range(0, len(points), 100_000):
        part = points[at : at + 100_000].astype(np.float64)
        total += float(((part - centres[model.labels_[at : at + 100_000]]) ** 2).sum())
    return total


def lloyd(order):
    points = of(order)
    start = np.array(order["centres"], dtype=points.dtype)
    began = time.perf_counter()
    model = kmeans(points, len(start), init=start, n_init=1, max_iter=order["iterations"], tol=0, algorithm="lloyd")
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "inertia": inertia(model, points), "iterations": model.n_iter_}


def sweep(order):
    points = of(order)
    began = time.perf_counter()
    models = [kmeans(points, k, n_init=3, random_state=order["seed"]) for k in K]
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "inertias": [inertia(model, points) for model in models]}


def coarse_to_fine(order):
    """Starts on 20,000 rows, the best of them refined on all."""
    points = of(order)
    began = time.perf_counter()
    some = np.random.default_rng(order["seed"]).permutation(len(points))[:20_000]
    sample = points[some]
    models = []
    for k in K:
        coarse = kmeans(sample, k, n_init=3, random_state=order["seed"])
        models.append(kmeans(points, k, init=coarse.cluster_centers_, n_init=1))
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "inertias": [inertia(model, points) for model in models]}


def silhouette(order):
    from sklearn.metrics import silhouette_score

    points = of(order)
    labels = np.fromfile(order["labels"], dtype=np.uint32)
    began = time.perf_counter()
    score = float(silhouette_score(points, labels))
    return {"seconds": time.perf_counter() - began, "silhouette": score}


def pipeline(order):
    """From the file to profiled segments, as an analyst would write it."""
    import pandas as pd
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score
    from sklearn.preprocessing import StandardScaler

    began = time.perf_counter()
    frame = pd.read_csv(order["file"])
    numbers = frame.select_dtypes("number")
    numbers = numbers.fillna(numbers.median())
    skewed = numbers.columns[(numbers.skew() > 1) & (numbers.min() >= 0)]
    prepared = numbers.copy()
    prepared[skewed] = np.log1p(prepared[skewed])
    points = StandardScaler().fit_transform(prepared)
    tried = []
    for k in K:
        model = kmeans(points, k, n_init=3, random_state=order["seed"])
        size = min(2_500, len(points))
        score = silhouette_score(points, model.labels_, sample_size=size, random_state=order["seed"])
        tried.append((score, model.labels_))
        calinski_harabasz_score(points, model.labels_)
        davies_bouldin_score(points, model.labels_)
    frame["segment"] = max(tried, key=lambda one: one[0])[1]
    groups = frame.groupby("segment")
    profile = groups[list(numbers.columns)].agg(["mean", "median", "count"])
    for column in frame.columns.difference(numbers.columns).difference(["segment"]):
        groups[column].value_counts(normalize=True)
    return {"seconds": time.perf_counter() - began, "segments": len(profile)}


def pandas(order):
    import pandas as pd

    began = time.perf_counter()
    frame = pd.read_csv(order["file"])
    return {"seconds": time.perf_counter() - began, "rows": len(frame)}


def polars(order):
    import polars as pl

    began = time.perf_counter()
    frame = pl.read_csv(order["file"])
    return {"seconds": time.perf_counter() - began, "rows": len(frame)}


def versions(_):
    from importlib.metadata import version

    names = ["scikit-learn", "numpy", "pandas", "polars"]
    return {"seconds": 0, "python": sys.version.split()[0], **{name: version(name) for name in names}}


WORK = {f.__name__: f for f in (lloyd, sweep, coarse_to_fine, silhouette, pipeline, pandas, polars, versions)}

for line in sys.stdin:
    order = json.loads(line)
    try:
        with threadpool_limits(limits=order.get("threads", 1)):
            answer = WORK[order["work"]](order)
    except Exception as error:
        answer = {"error": f"{order['work']}: {error!r}"}
    print(json.dumps(answer), flush=True)
