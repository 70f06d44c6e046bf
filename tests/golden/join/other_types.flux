import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}])|> drop(columns: ["v"])
right = array.from(rows: [{id: "1", w: 0.5}])|> drop(columns: ["w"])

join.inner(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({l with w: r.id}))

// ---
//
// --- stderr
// fluxc: `join.inner`: column `id` of the left side is of type int, column `id` of the right side of type string; convert one of them
//   at other_types.flux:7:1, calling `join.inner`
//   |
// 7 | join.inner(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({l with w: r.id}))
//   | ^^^^^^^^^^
// --- exit 1
