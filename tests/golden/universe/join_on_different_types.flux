// No value of one type equals one of another, so nothing could ever come out.
import "array"

left = array.from(rows: [{host: "1", _value: 1.0, dc: "x"}]) |> group(columns: ["host"])
right = array.from(rows: [{host: 1, _value: 2.0, dc: "x"}]) |> group(columns: ["dc"])

join(tables: {left: left, right: right}, on: ["host", "dc"])

// ---
//
// --- stderr
// fluxc: `join`: column `host` is of type string in table {host: "1"} of `left`, but of type int in table {dc: "x"} of `right`; convert one of them
//   at join_on_different_types.flux:7:1
//   |
// 7 | join(tables: {left: left, right: right}, on: ["host", "dc"])
//   | ^^^^
// --- exit 1
