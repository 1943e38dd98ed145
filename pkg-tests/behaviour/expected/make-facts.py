"""What any analyst finds in four public files, with pandas and scikit-learn: nothing of the engine is used.

`python3 make-facts.py FOLDER` reads `customers/` within FOLDER and writes facts.json. Needs pandas and scikit-learn.
"""

import json
import sys
from pathlib import Path

import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

folder = Path(sys.argv[1]) / "customers"
facts = {}


def cents(series):
    return int((series * 100).round().astype("int64").sum())


# CDNOW: 18 months of orders of everybody who first bought early in 1997.
cdnow = pd.read_csv(folder / "CDNOW_master.txt", sep=r"\s+", dtype={"customer_id": str})
cdnow["date"] = pd.to_datetime(cdnow["date"].astype(str), format="%Y%m%d")
spend = (cdnow["dollar_value"] * 100).round().astype("int64").groupby(cdnow["customer_id"]).sum()
days = cdnow.groupby("customer_id")["date"].nunique()
best = spend.sort_values(ascending=False)
reference = cdnow["date"].max() + pd.Timedelta(days=1)
facts["cdnow"] = {
    "customers": int(spend.size),
    "orders": int(days.sum()),
    "cents": int(spend.sum()),
    "reference": str(reference.date()),
    "once": int((days == 1).sum()),
    "medianSpend": float(spend.median() / 100),
    "medianRecency": float((reference - cdnow.groupby("customer_id")["date"].max()).dt.days.median()),
    "bestFifthShare": float(best.iloc[: round(best.size / 5)].sum() / best.sum()),
}

# Complete Journey: baskets of households, what was in them, and who some of the households are.
journey = folder / "completejourney"
lines = pd.read_csv(journey / "transactions_sample.csv", dtype={"household_id": str, "product_id": str, "basket_id": str})
lines["day"] = pd.to_datetime(lines["transaction_timestamp"]).dt.tz_localize(None).dt.normalize()
products = pd.read_csv(journey / "products.csv", dtype=str)
people = pd.read_csv(journey / "demographics.csv", dtype=str)
campaigns = pd.read_csv(journey / "campaigns.csv", dtype=str)
after = lines["day"].max() + pd.Timedelta(days=1)
year = lines[lines["day"] >= after - pd.DateOffset(months=12)]
household = year.groupby("household_id")
spend = (year["sales_value"] * 100).round().astype("int64").groupby(year["household_id"]).sum()
joined = year.merge(products, on="product_id", how="left")
facts["completejourney"] = {
    "lines": int(len(lines)),
    "households": int(spend.size),
    "baskets": int(year.groupby("household_id")["basket_id"].nunique().sum()),
    "cents": int(spend.sum()),
    "withoutDemographics": int((~spend.index.isin(people["household_id"])).sum()),
    "productsUnmatched": int((~lines["product_id"].isin(products["product_id"])).sum()),
    "departments": int(joined["department"].nunique()),
    "groceryLineShare": float((joined["department"] == "GROCERY").mean()),
    "campaignHouseholds": int(campaigns["household_id"].nunique()),
    "mostCampaigns": int(campaigns.groupby("household_id").size().max()),
    "spend": {name: int(value) for name, value in spend.sort_values(ascending=False).head(5).items()},
    "baskets5": {name: int(household.get_group(name)["basket_id"].nunique()) for name in spend.sort_values(ascending=False).head(5).index},
}

# The survey on a fast food chain (Dolnicar, Grün & Leisch, Market Segmentation Analysis, 2018, appendix).
survey = pd.read_csv(folder / "mcdonalds.csv")
attributes = list(survey.columns[:11])
yes = survey[attributes] == "Yes"
facts["mcdonalds"] = {
    "people": int(len(survey)),
    "yes": {name: float(yes[name].mean()) for name in attributes},
    "medianAge": float(survey["Age"].median()),
    "female": float((survey["Gender"] == "Female").mean()),
    "opposed": min(((one, two) for one in attributes for two in attributes if one < two), key=lambda pair: yes[pair[0]].astype(int).corr(yes[pair[1]].astype(int))),
}

# How few questions tell four segments: forward selection by a multinomial logit, in folds (scikit-learn).
answers = yes.to_numpy(float)
segments = KMeans(4, n_init=20, random_state=1).fit_predict(answers)
questions, placed = 0, 0.0
while placed < 0.8:
    questions, hits = questions + 1, 0
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(answers, segments):
        chosen = []
        fit = lambda columns: LogisticRegression(max_iter=500).fit(answers[train][:, columns], segments[train])
        score = lambda columns, rows: fit(columns).score(answers[rows][:, columns], segments[rows])
        for _ in range(questions):
            chosen.append(max((one for one in range(11) if one not in chosen), key=lambda one: (score(chosen + [one], train), -one)))
        hits += round(score(chosen, test) * len(test))
    placed = hits / len(segments)
facts["mcdonalds"]["typing"] = {"questions": questions, "placed": placed}

# Customers of a grocer: who brings most, and what goes with it.
marketing = pd.read_csv(folder / "marketing_campaign.csv", sep=None, engine="python")
bought = [name for name in marketing.columns if name.startswith("Mnt")]
marketing["spend"] = marketing[bought].sum(axis=1)
top = marketing["spend"] >= marketing["spend"].quantile(0.8)
facts["marketing"] = {
    "customers": int(len(marketing)),
    "incomeMissing": int(marketing["Income"].isna().sum()),
    "medianIncome": float(marketing["Income"].median()),
    "medianWine": float(marketing["MntWines"].median()),
    "meanSpend": float(marketing["spend"].mean()),
    "responded": float(marketing["Response"].mean()),
    "best": {
        "medianIncome": float(marketing.loc[top, "Income"].median()),
        "withChildren": float((marketing.loc[top, "Kidhome"] > 0).mean()),
        "acceptedFifth": float(marketing.loc[top, "AcceptedCmp5"].mean()),
    },
    "others": {
        "medianIncome": float(marketing.loc[~top, "Income"].median()),
        "withChildren": float((marketing.loc[~top, "Kidhome"] > 0).mean()),
        "acceptedFifth": float(marketing.loc[~top, "AcceptedCmp5"].mean()),
    },
}

(Path(__file__).parent / "facts.json").write_text(json.dumps(facts, indent=2) + "\n")
