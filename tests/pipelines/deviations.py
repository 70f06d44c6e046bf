"""The differences to the reference engine that docs/deviations.md explains, recognised by the answers."""

import re

from tables import difference, has_equal_keys, is_part

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
# Steps that give tables or rows to one engine only, by the text of the script.
ONLY_PEER_HAS = {r"(?s)aggregateWindow[^\n]*createEmpty: false": "aggregateWindow over no rows gives no table"}
ONLY_PEER_LACKS = {r"\bmode\(": "mode of a table without rows"}
STEPS = {
    r"(?s)group\(.*exists": "a null in the group key is a null",
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
    causes = dict(STEPS)
    if is_part(ours, theirs):
        causes |= ONLY_PEER_HAS
    if is_part(theirs, ours):
        causes |= ONLY_PEER_LACKS
    return next((why for pattern, why in causes.items() if re.search(pattern, script)), None)
