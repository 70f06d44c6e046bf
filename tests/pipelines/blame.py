"""Finds the steps at which two engines begin to differ: runs a script up to each of its steps through both."""

import re
from dataclasses import dataclass
from functools import cached_property

from tables import ORDER, difference, read

PIPE = "    |> "
CSV = re.compile(r'(?s)data = csv\.from\(csv: ".*?"\)\n')


@dataclass
class Step:
    """A step whose answers differ though those of the steps before it agree."""

    text: str  # of the call
    head: str  # the script before its pipelines
    named: dict  # calls of the pipelines `one` and `two` that the step joins or unites
    earlier: list  # calls of its pipeline before it
    engines: tuple  # each takes a script and gives an answer: a text of annotated CSV, and an error or nothing
    ours: tuple = None
    theirs: tuple = None

    @property
    def name(self):
        return re.match(r"[\w.]+", self.text)[0]

    def is_source(self):
        """Whether the step starts its pipeline: `join`, `union`."""
        return not self.earlier

    @cached_property
    def before(self):
        """The tables that arrive at the step, of each stream that it takes."""
        return [self.tables_after(calls) for calls in (self.named.values() if self.is_source() else [self.earlier])]

    def script(self, calls, named=None, head=None):
        """The script with these calls as the last pipeline, and perhaps other ones as `named`, and another head."""
        lines = [f"{name} = {piped(stream)}" for name, stream in (named or self.named).items()]
        return (head or self.head) + "".join(lines) + piped(calls)

    def tables_after(self, calls):
        return read(self.engines[0](self.script(calls))[0]).get("_result", [])

    def theirs_is_ours_with(self, *calls, earlier=None, **how):
        """Whether the peer gives our answer when these calls replace the step, and `earlier` those before it; `how`: as
        `difference` takes it."""
        text, error = self.engines[1](self.script([*(earlier or self.earlier), *calls]))
        return not error and not self.ours[1] and not difference(self.ours[0], text, **how)

    def ours_is_theirs_with(self, *calls, rewritten=None, **how):
        """Whether this engine gives the peer's answer when these calls replace the step; `rewritten` does so with the
        calls of every pipeline before it."""
        change = rewritten or (lambda calls: calls)
        named = {name: change(stream) for name, stream in self.named.items()}
        text, error = self.engines[0](self.script([*change(self.earlier), *calls], named))
        return not error and not self.theirs[1] and not difference(text, self.theirs[0], **how)

    def agrees_with(self, *calls, named=None, head=None, **how):
        """Whether the engines agree when these calls replace the step, `named` those of the pipelines that it reads, and
        `head` the tables."""
        answers = [engine(self.script([*self.earlier, *calls], named, head)) for engine in self.engines]
        return not any(error for _, error in answers) and not difference(*(text for text, _ in answers), **how)


def piped(calls):
    return f"\n{PIPE}".join(calls) + "\n"


def pipelines(script):
    """What stands before the pipelines of a script, and the calls of each by name; that of the last one is empty."""
    source = CSV.search(script)
    head, statements = script[: source.end()], []
    for line in filter(None, script[source.end():].split("\n")):
        if line.startswith(PIPE):
            statements[-1].append(line.removeprefix(PIPE))
        else:
            statements.append([line])
    found = {}
    for first, *calls in statements:
        name = re.match(r"(one|two|found) = |", first)
        if name[1] == "found":
            head += piped([first, *calls])
        elif "yield(" not in first:
            found[name[1] or ""] = [first[name.end():], *(call for call in calls if "yield(" not in call)]
    return head, found


def first_difference(steps, verdict):
    """The step from which on the answers differ, or nothing. A `sort` behind a step that gave the same rows in another
    order is to blame when it does not settle their order."""
    blamed = None
    for step in steps:
        step.ours, step.theirs = (engine(step.script([*step.earlier, step.text])) for engine in step.engines)
        problem = verdict(step.ours, step.theirs)
        if not problem:
            blamed = None
        elif not blamed or ORDER in problem and step.name == "sort":
            blamed = step
        if problem and ORDER not in problem:
            return blamed
    return blamed


def first_differences(script, engines, verdict):
    """The blamed step of each pipeline; the last pipeline counts when those that it reads agree."""
    head, streams = pipelines(script)
    last, found = streams.pop(""), []
    for calls in streams.values():
        steps = (Step(call, head, {}, calls[:count], engines) for count, call in enumerate(calls))
        found += filter(None, [first_difference(steps, verdict)])
    if found:
        return found
    start = 0
    if last[0] in streams:
        start = len(streams[last[0]])
        last, streams = streams[last[0]] + last[1:], {}
    steps = (Step(last[count], head, streams, last[:count], engines) for count in range(start, len(last)))
    return list(filter(None, [first_difference(steps, verdict)]))
