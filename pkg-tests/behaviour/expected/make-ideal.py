"""The best customers of marketing_campaign.csv as pandas and scipy see them: python make-ideal.py FOLDER > ideal.json

The best tenth by MntWines; every column beside everyone's, compared with all others and adjusted by Holm."""

import json
import sys

import numpy as np
import pandas as pd
from scipy.stats import fisher_exact, mannwhitneyu

table = pd.read_csv(f"{sys.argv[1]}/marketing_campaign.csv", sep="\t")
value = table["MntWines"]
rank = value.rank(method="average")
least = np.sort(rank)[int(np.ceil(len(rank) * 0.9))]
best = rank >= least
numbers, flags = {}, {}
for name in ["Income", "Recency", "NumDealsPurchases", "NumWebPurchases", "NumWebVisitsMonth", "Kidhome", "Teenhome"]:
    own, rest = table[name][best].dropna(), table[name][~best].dropna()
    numbers[name] = {
        "median": float(own.median()),
        "mean": float(own.mean()),
        "everyoneMean": float(table[name].mean()),
        "p": float(mannwhitneyu(own, rest, method="asymptotic").pvalue),
    }
for name in ["AcceptedCmp1", "AcceptedCmp2", "AcceptedCmp3", "AcceptedCmp4", "AcceptedCmp5", "Response"]:
    own, rest = table[name][best], table[name][~best]
    counts = [[own.sum(), len(own) - own.sum()], [rest.sum(), len(rest) - rest.sum()]]
    flags[name] = {
        "share": float(own.mean()),
        "everyone": float(table[name].mean()),
        "lift": float(own.mean() / rest.mean()),
        "p": float(fisher_exact(counts).pvalue),
    }
facts = {"customers": int(best.sum()), "valueShare": float(value[best].sum() / value.sum()), "numbers": numbers, "flags": flags}
print(json.dumps(facts, indent=1))
