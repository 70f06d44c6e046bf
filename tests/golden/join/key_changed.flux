import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}]) |> group(columns: ["v"])
right = array.from(rows: [{id: 1, v: "a"}]) |> group(columns: ["v"])

join.inner(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({id: l.id}))

// ---
//
// --- stderr
// fluxc: `join.inner`: argument `as` may not modify group key, but `v` is missing instead of "a"; keep it with `with`
//   at key_changed.flux:7:1, calling `join.inner`
//   |
// 7 | join.inner(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({id: l.id}))
//   | ^^^^^^^^^^
// --- exit 1
