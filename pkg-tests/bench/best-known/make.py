"""The best inertia of 1,000 starts of scikit-learn's k-means at the true number of clusters, on open labelled
sets; only these figures are stored, not the sets.

    python make.py FOLDER > best-known.json

FOLDER is where `clustering/BATTERY/SET.data.gz` and `reference/labelled_kmeans_true_k.csv` lie. Coordinates as
they are in the files, and all rows, noise as well.
"""

import csv
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.cluster import KMeans

warnings.filterwarnings("ignore")
STARTS = 1_000
data = Path(sys.argv[1])
sets = []
with open(data / "reference/labelled_kmeans_true_k.csv", newline="") as file:
    for row in csv.DictReader(file):
        name, k = f"{row['battery']}/{row['dataset']}", int(row["k_true"])
        points = np.loadtxt(data / f"clustering/{name}.data.gz", ndmin=2)
        # Centred, lest digits be lost; it changes no distance.
        points = points - points.mean(axis=0)
        model = KMeans(k, n_init=STARTS, max_iter=1000, tol=0, random_state=1).fit(points)
        inertia = float(((points - model.cluster_centers_[model.labels_]) ** 2).sum())
        sets.append({"name": name, "rows": len(points), "columns": points.shape[1], "clusters": k, "inertia": inertia})
        print(name, inertia, float(row["kmeans_inertia"]), file=sys.stderr, flush=True)
print(json.dumps({"peer": f"scikit-learn {sklearn.__version__}", "starts": STARTS, "sets": sets}, indent=2))
