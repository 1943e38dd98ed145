"""Orders as a shop exports them, with all that goes wrong there, and what pandas makes of them.

`python3 make.py` writes orders.csv and, for each set of options, expected-NAME.csv. The rules are written
here once more, in pandas' own operations: nothing of the engine is used. Needs pandas and numpy.
"""

import numpy as np
import pandas as pd

random = np.random.default_rng(7)
CATEGORIES = ["Tea", "Coffee", "Cups", "Books", "Gifts"]
COUNTRIES = ["Iran", "Egypt", "France", "Norway"]

lines = []
invoice = 536000
for customer in range(12001, 12241):
    country = COUNTRIES[customer % 4]
    day = pd.Timestamp("2022-11-01") + pd.Timedelta(days=int(random.integers(0, 600)))
    pace = random.gamma(2, 20) + 1
    for _ in range(random.geometric(0.18)):
        invoice += 1
        time = day + pd.Timedelta(minutes=int(random.integers(0, 1440)))
        for _ in range(random.integers(1, 5)):
            quantity = int(random.integers(1, 13))
            price = round(float(random.gamma(2, 3)), 2)
            lines.append([str(invoice), CATEGORIES[random.integers(0, 5)], quantity, time, price, str(customer), country])
            kind = random.random()
            if kind < 0.05:
                back = time + pd.Timedelta(days=int(random.integers(0, 9)))
                lines.append(["C" + str(invoice), lines[-1][1], -int(random.integers(1, quantity + 1)), back, price, str(customer), country])
            elif kind < 0.07:
                lines[-1][4] = 0.0
            elif kind < 0.09:
                lines.append(list(lines[-1]))
        day = day + pd.Timedelta(days=int(random.exponential(pace)))
        if day > pd.Timestamp("2024-10-31"):
            break
orders = pd.DataFrame(lines, columns=["Invoice", "Category", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country"])
orders = orders.sample(frac=1, random_state=3).reset_index(drop=True)
orders.loc[random.choice(len(orders), 60, replace=False), "Customer ID"] = np.nan
orders.loc[random.choice(len(orders), 9, replace=False), "InvoiceDate"] = pd.NaT
written = orders.copy()
written["InvoiceDate"] = written["InvoiceDate"].dt.strftime("%Y-%m-%d %H:%M")
written["Price"] = written["Price"].map("{:.2f}".format)
written.to_csv("orders.csv", index=False)


def customers(months, refunds, zeros, duplicates):
    frame = orders.reset_index(names="line")
    # A line without a day may be repeated, too: repeats are told before anything else.
    repeats = frame.duplicated(list(orders.columns))
    frame = frame[frame["Customer ID"].notna()]
    counts = {"line-duplicate": int(repeats[frame.index].sum())}
    if duplicates == "drop":
        frame = frame[~repeats[frame.index]]
    frame = frame[frame["InvoiceDate"].notna()].copy()
    frame["day"] = frame["InvoiceDate"].dt.normalize()
    reference = frame["day"].max() + pd.Timedelta(days=1)
    cents = (frame["Price"] * 100).round().astype(int) * frame["Quantity"]
    frame["cents"] = cents
    refund = (cents < 0) | frame["Invoice"].str.startswith("C")
    if refunds == "keep":
        purchase = ~refund | refund
    else:
        purchase = ~refund
    if zeros == "exclude":
        purchase &= (cents != 0) | refund
        frame = frame[(cents != 0) | refund]
        purchase, refund = purchase[frame.index], refund[frame.index]
    since = frame[purchase].groupby("Customer ID")["day"].min()
    if months is not None:
        inside = frame["day"] >= reference - pd.DateOffset(months=months)
        frame, purchase, refund = frame[inside], purchase[inside], refund[inside]
    counts["line-refund"] = int(refund.sum())
    bought = frame[purchase].sort_values(["InvoiceDate", "line"])
    by = bought.groupby("Customer ID")
    result = pd.DataFrame({
        "recency": (reference - by["day"].max()).dt.days,
        "frequency": by["Invoice"].nunique(),
        "gross": by["cents"].sum(),
        "lines": by.size(),
        "first_product": by["Category"].first(),
        "last_product": by["Category"].last(),
    })
    money = bought if refunds != "subtract" else frame[purchase | refund]
    result["monetary"] = money.groupby("Customer ID")["cents"].sum() / 100
    result["average_basket"] = result["gross"] / 100 / result["frequency"]
    result["tenure"] = (reference - since).dt.days
    returns = frame[refund].groupby("Customer ID").size().reindex(result.index, fill_value=0)
    result["return_share"] = returns / (returns + result["lines"])
    given_back = frame[refund].groupby("Customer ID")["cents"].apply(lambda cents: cents.abs().sum())
    result["refunded"] = given_back.reindex(result.index, fill_value=0) / 100

    def rhythm(days):
        gaps = days.drop_duplicates().sort_values().diff().dt.days.dropna().to_numpy()
        mean = gaps.mean() if len(gaps) else np.nan
        trend = np.polyfit(np.arange(len(gaps)), gaps, 1)[0] if len(gaps) > 1 else np.nan
        return pd.Series([mean, trend])

    result[["mean_gap", "gap_trend"]] = by["day"].apply(rhythm).unstack()
    result["Country"] = frame.groupby("Customer ID")["Country"].first()
    return result.drop(columns=["gross", "lines"]).sort_index(), counts


SETS = {
    "default": (12, "subtract", "keep", "keep"),
    "all": (None, "subtract", "keep", "keep"),
    "clean": (None, "exclude", "exclude", "drop"),
    "plain": (None, "keep", "keep", "keep"),
}
for name, options in SETS.items():
    table, counts = customers(*options)
    table.to_csv(f"expected-{name}.csv", float_format="%.12g")
    print(name, len(table), counts)
