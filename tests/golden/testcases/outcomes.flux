// test: -v
package outcomes_test

import "array"
import "testing"
import "./lib/levels"

option now = () => 2024-01-01T00:01:00Z

testcase passes {
    want = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 2}])
    got = readings |> range(start: -1m) |> drop(columns: ["_start", "_stop"]) |> levels.double()

    testing.diff(got: got, want: want)
}

testcase differs {
    want = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 3}])

    testing.diff(got: readings |> levels.double(), want: want) |> yield()
}

testcase fails_at_run_time {
    readings |> sum(column: "nope")
}

testcase has_no_results {
    x = 1
}

testcase tagged {
    option testing.tags = ["slow"]

    readings
}

testcase extended extends "outcomes_test.passes" {
    super()
}

// Testcases may use what stands behind them.
readings = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])

// ---
// ok   outcomes.flux:10: passes
// FAIL outcomes.flux:17: differs: the results differ
//   table {}
//     row  column  want  got
//       1  _value  3     2
// FAIL outcomes.flux:23: fails_at_run_time: `sum`: no column `nope` in table {}; `column` names the one to use
//   at outcomes.flux:44:13
// FAIL outcomes.flux:27: has_no_results: the script has no results; end a stream with `|> yield()` or write it without assigning it to a name
// skip outcomes.flux:31: tagged: its tags are not in `--tags`
// FAIL outcomes.flux:37: extended: `extends` needs the path `module/folder/file.testcase`, found `outcomes_test.passes`
// Found 6 tests: 1 passed, 4 failed, 1 skipped
// --- exit 1
