import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}])
right = array.from(rows: [{id: 1, w: 0.5}])

join.tables(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({l with w: r.w}), method: "cross")

// ---
//
// --- stderr
// fluxc: `join.tables`: argument `method` must be "inner", "left", "right" or "full", found "cross"
//   at unknown_method.flux:7:1
//   |
// 7 | join.tables(left: left, right: right, on: (l, r) => l.id == r.id, as: (l, r) => ({l with w: r.w}), method: "cross")
//   | ^^^^^^^^^^^
// --- exit 1
