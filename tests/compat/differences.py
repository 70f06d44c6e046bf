"""Answers in which we differ from InfluxDB 2.9 on purpose, by the name of the request, and why."""

OUR_WORDS = "our message says more, or the same in other words"
OUR_ORDER = "columns of the group key come first, as in the engine; InfluxDB's storage has `_time` and `_value` in front"
CLIENTS_MISTAKE = "a mistake of the client gets 400 or 404, not 500"

KEPT_TEXT = "the script is changed where the option stands; all else stays as it was written"

DIFFERENCES = {
    "health": "the commit",
    "setup": "the answer has the names of user and organization, and no hash of the token",
    "bucket in broken JSON": OUR_WORDS,
    "bucket with short retention": CLIENTS_MISTAKE,
    "wrong method": "every 405 has the methods that are there, and a body",
    "write broken gzip": CLIENTS_MISTAKE,
    "semicolons": OUR_ORDER,
    "windows": OUR_ORDER,
    "a syntax error": OUR_WORDS,
    "an unknown name": OUR_WORDS,
    "a type error": OUR_WORDS,
    "no result": OUR_WORDS,
    "no range": OUR_WORDS,
    "a runtime error": OUR_WORDS,
    "a query that is no text": OUR_WORDS,
    "a wrong now": OUR_WORDS,
    "JSON that is none": OUR_WORDS,
    "analyze what is wrong": OUR_WORDS,
    "syntax tree": "comments are not part of it",
    "syntax tree of what is wrong": OUR_WORDS,
    "suggestions": "functions whose names begin with an underscore are not offered",
    "suggestion that is not there": CLIENTS_MISTAKE,
    "task by a strange cron": OUR_WORDS,
    "task with an offset of days": "a day has 24 hours, as in `every`",
    "task that is no record": OUR_WORDS,
    "task that is no Flux": OUR_WORDS,
    "task in broken JSON": OUR_WORDS,
    "change every": KEPT_TEXT,
    "change to cron": KEPT_TEXT,
    "change the offset": KEPT_TEXT,
    "change the state": KEPT_TEXT,
    "what is left": OUR_ORDER,
    "delete or": OUR_WORDS,
    "read a secret that is not there": OUR_WORDS,
    "read with it when it is off": "a token that was switched off is not accepted at all",
}

# Here the other server's answers are not the same each time.
SOMETIMES = {"two results": "results come in the order of the script, theirs in any"}
