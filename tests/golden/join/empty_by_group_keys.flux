import "array"
import "join"

a = array.from(rows: [{field: "used", host: "a", _value: 2.0}]) |> group(columns: ["field", "host"])
b = array.from(rows: [{field: "free", host: "a", _value: 1.0}]) |> group(columns: ["field", "host"])

join.inner(left: a, right: b, on: (l, r) => l.host == r.host, as: (l, r) => ({l with free: r._value}))

// ---
//
// --- stderr
// fluxc: warning: result "_result" is empty: both inputs of `join.tables` have rows, but none that belong together; the group key is {field: "used", host: "a"} of the first table on the left and {field: "free", host: "a"} on the right
//   at empty_by_group_keys.flux:7:1, calling `join.inner`
