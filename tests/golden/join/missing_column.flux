import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}]) |> drop(columns: ["v"])
right = array.from(rows: [{id: 1, w: 0.5}])

join.inner(left: left, right: right, on: (l, r) => l.v == r.id, as: (l, r) => ({l with w: r.w}))

// ---
//
// --- stderr
// fluxc: `join.inner`: no column `v` in table {}; columns: id
//   at missing_column.flux:7:1, calling `join.inner`
//   |
// 7 | join.inner(left: left, right: right, on: (l, r) => l.v == r.id, as: (l, r) => ({l with w: r.w}))
//   | ^^^^^^^^^^
// --- exit 1
