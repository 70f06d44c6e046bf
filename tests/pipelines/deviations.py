"""The differences to the reference engine that docs/deviations.md explains, recognised by the answers."""

import re

from tables import difference, has_equal_keys

# Errors of the peer for scripts that work here: what it cannot do, by its message.
PEER_FAILS = {
    r"panic": "nulls and keys that the peer does not survive",
    r"found duplicate table with key": "tables whose keys become equal are one table here",
    r"table builder already has column": "distinct over a key that has the column `_value`",
    r"cannot compile .* invalid": "a column that no table has is null",
    r"cannot convert argument .*of type invalid": "functions of nulls",
    r'column "_time" does not exist': "stateCount needs no time",
    r"null values are not supported": "reduce over nulls",
    r'no column "_value" exists': "exact_selector of another column than `_value`",
}
# Steps that give other rows there, by the text of the script.
STEPS = {
    r"[wW]indow\([^\n]*period:|(?s:[wW]indow.*[wW]indow)|(?s:_time:.*[wW]indow)|(?s:timeShift.*[wW]indow)":
        "rows outside the bounds belong to no window",
    r"(?s)group\(.*exists": "a null in the group key is a null",
    r"\bmode\(": "mode of a table without rows",
    r"(?s)aggregateWindow[^\n]*createEmpty: false.*(count|stddev|spread|sum|mean|skew|mode|histogram)\(": "aggregateWindow over no rows gives no table",
    r"movingAverage": "movingAverage of fewer rows than it averages",
}
SELECTORS = re.compile(r"\b(first|last|min|max|top|bottom|median|quantile|unique|distinct|sample|mode)\b")


def explains_error(message):
    """The deviation behind an error that only the peer gives, or nothing."""
    return next((why for pattern, why in PEER_FAILS.items() if re.search(pattern, message)), None)


def explained(script, ours, theirs):
    """The deviation behind two answers that differ, or nothing."""
    if SELECTORS.search(script) and not difference(ours, theirs, nulls_may_be_zero=True):
        return "nulls of other columns in selectors"
    if "NaN" in ours and "NaN" in theirs:
        return "NaN sorts after all numbers"
    if has_equal_keys(theirs):
        return "tables whose keys become equal are one table here"
    return next((why for pattern, why in STEPS.items() if re.search(pattern, script)), None)
