// test: -v
// data: metrics ../store/metrics.lp
import "array"
import "experimental/table"
import "join"
import "planner"
import "strings"
import "testing"
import "testing/expect"

data = array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 20}])

testcase maps_on_many_rows {
    expect.planner(rules: ["vectorizeMapRule": 2])
    doubled = data |> map(fn: (r) => ({host: r.host, _value: r._value * 2}))
    got = doubled |> map(fn: (r) => ({host: strings.toUpper(v: r.host), _value: r._value}))

    testing.diff(got: got, want: array.from(rows: [{host: "A", _value: 2}, {host: "B", _value: 40}]))
}

testcase map_that_the_script_runs {
    expect.planner(rules: ["vectorizeMapRule": 0])
    data
        |> map(
            fn: (r) => {
                parts = strings.split(v: r.host, t: ",")

                return {host: parts[0]}
            },
        )
}

testcase map_of_a_stream_that_runs_early {
    expect.planner(rules: ["vectorizeMapRule": 1])
    row = data |> map(fn: (r) => ({x: r._value})) |> findRecord(fn: (key) => true, idx: 1)

    testing.assertEqualValues(got: row.x, want: 20)
}

testcase rules_of_both_names {
    expect.planner(rules: ["RedundantTableFillRule": 1])
    expect.planner(rules: ["experimental/table.IdempotentTableFill": 1])
    data |> filter(fn: (r) => r._value > 99, onEmpty: "keep") |> table.fill() |> table.fill()
}

testcase rule_that_is_off {
    option planner.disableLogicalRules = ["experimental/table.IdempotentTableFill"]
    expect.planner(rules: ["experimental/table.IdempotentTableFill": 0])
    data |> table.fill() |> table.fill()
}

testcase join_without_sorts {
    expect.planner(rules: ["universe/RemoveRedundantSort": 2])
    times = array.from(rows: [{_time: 2024-01-01T00:00:02Z, v: 1}, {_time: 2024-01-01T00:00:01Z, v: 2}])
    sorted = times |> sort(columns: ["_time"])
    join.time(left: sorted, right: sorted, as: (l, r) => ({_time: l._time, a: l.v, b: r.v}))
}

testcase join_that_cannot_do_without {
    expect.planner(rules: ["universe/RemoveRedundantSort": 0])
    times = array.from(rows: [{_time: 2024-01-01T00:00:02Z, v: 1}, {_time: 2024-01-01T00:00:01Z, v: 2}])
    join.time(left: times, right: times, as: (l, r) => ({_time: l._time, a: l.v, b: r.v}))
}

testcase wrong_number_of_maps {
    expect.planner(rules: ["vectorizeMapRule": 2])
    data |> map(fn: (r) => ({r with _value: r._value * 2}))
}

testcase wrong_number_of_rules {
    expect.planner(rules: ["influxdata/influxdb.MergeRemoteRangeRule": 2])
    from(bucket: "metrics") |> range(start: 2024-01-01T00:00:00Z)
}

testcase results_differ_as_well {
    expect.planner(rules: ["vectorizeMapRule": 1])
    testing.diff(got: data, want: data |> map(fn: (r) => ({host: r.host, _value: 0})))
}

testcase unknown_rule {
    expect.planner(rules: ["MergeFilterRule": 1])
    data
}

testcase negative_number {
    expect.planner(rules: ["MergeFiltersRule": -1])
    data
}

testcase nothing_but_expectations {
    expect.planner(rules: ["MergeFiltersRule": 0])
}

// ---
// ok   expect_planner.flux:13: maps_on_many_rows
// ok   expect_planner.flux:21: map_that_the_script_runs
// ok   expect_planner.flux:33: map_of_a_stream_that_runs_early
// ok   expect_planner.flux:40: rules_of_both_names
// ok   expect_planner.flux:46: rule_that_is_off
// ok   expect_planner.flux:52: join_without_sorts
// ok   expect_planner.flux:59: join_that_cannot_do_without
// FAIL expect_planner.flux:65: wrong_number_of_maps: `expect.planner`: rule `vectorizeMapRule`: want 2 ×, got 1 ×
//   at expect_planner.flux:66:5
// FAIL expect_planner.flux:70: wrong_number_of_rules: `expect.planner`: rule `influxdata/influxdb.MergeRemoteRangeRule` (here `PushRangeIntoScanRule`): want 2 ×, got 1 ×
//   at expect_planner.flux:71:5
// FAIL expect_planner.flux:75: results_differ_as_well: the results differ
//   table {}
//     row  column  want  got
//       1  _value  0     1
//       2  _value  0     20
// FAIL expect_planner.flux:80: unknown_rule: `expect.planner`: there is no rule `MergeFilterRule`; did you mean `MergeFiltersRule`?
//   at expect_planner.flux:81:5
// FAIL expect_planner.flux:85: negative_number: `expect.planner`: argument `rules` must not hold negative numbers, found -1
//   at expect_planner.flux:86:5
// FAIL expect_planner.flux:90: nothing_but_expectations: the script has no results; end a stream with `|> yield()` or write it without assigning it to a name
// Found 13 tests: 7 passed, 6 failed, 0 skipped
// --- exit 1
