"""The differences to the reference engine that docs/deviations.md explains, recognised by the answers. Each is named by the
beginning of its row there."""

import re

from tables import difference, has_equal_keys, is_part

EQUAL_KEYS = "tables whose keys become equal"
NAN = "`sort` of floats with NaN"
NULLS = "nulls of other columns in the row"
# Errors of the peer for scripts that work here: what it cannot do, by its message.
PEER_FAILS = {
    r"panic": "nulls that a step cannot take",
    r"found duplicate table with key": EQUAL_KEYS,
    r"table not found with key .*NaN": "NaN in `distinct`, `unique`, `group` and `join`",
    r"table builder already has column": "`distinct` over a group key that has `_value`",
    r"cannot compile .* invalid": "a column that no table has",
    r"cannot convert argument .*of type invalid": "functions of nulls",
    r'column "_time" does not exist': "`stateCount` without a time column",
    r"unsupported aggregate column type time": "`count` of times",
    r"null values are not supported": "nulls in `reduce`",
    r'no column "_value" exists': "`exact_selector` of another column than `_value`",
}
# Steps that give tables or rows to one engine only, by the text of the script.
ONLY_PEER_HAS = {r"(?s)aggregateWindow[^\n]*createEmpty: false": "tables without any row after `aggregateWindow(createEmpty: false)`"}
ONLY_PEER_LACKS = {r"\bmode\(": "`mode` of a table without rows"}
STEPS = {
    r"(?s)group\(.*exists": "a null in the group key",
    r"movingAverage": "`movingAverage` of fewer rows than `n`",
}
SELECTORS = re.compile(r"\b(first|last|min|max|top|bottom|median|quantile|unique|distinct|sample|mode)\b")
ROWS = {EQUAL_KEYS, NAN, NULLS, *PEER_FAILS.values(), *ONLY_PEER_HAS.values(), *ONLY_PEER_LACKS.values(), *STEPS.values()}


def explains_error(message):
    """The deviation behind an error that only the peer gives, or nothing."""
    return next((why for pattern, why in PEER_FAILS.items() if re.search(pattern, message)), None)


def explained(script, ours, theirs):
    """The deviation behind two answers that differ, or nothing."""
    if SELECTORS.search(script) and not difference(ours, theirs, nulls_may_be_zero=True):
        return NULLS
    if "NaN" in ours and "NaN" in theirs:
        return NAN
    if has_equal_keys(theirs):
        return EQUAL_KEYS
    causes = dict(STEPS)
    if is_part(ours, theirs):
        causes |= ONLY_PEER_HAS
    if is_part(theirs, ours):
        causes |= ONLY_PEER_LACKS
    return next((why for pattern, why in causes.items() if re.search(pattern, script)), None)
