import "array"
import "join"

left = array.from(rows: [{id: 1, v: "a"}])
right = array.from(rows: [{id: 1, w: 0.5}])

join.inner(left: left, right: right, on: (l, r) => l.id == r.id and l.id < 10, as: (l, r) => ({l with w: r.w}))

// ---
//
// --- stderr
// fluxc: `join.inner`: argument `on` must compare columns with `==`, joined with `and`: `(l, r) => l.a == r.b`; found `l.id < 10`
//   at join/join.flux:70:37 in `inner`
//   at unsupported_predicate.flux:7:1
//   |
// 7 | join.inner(left: left, right: right, on: (l, r) => l.id == r.id and l.id < 10, as: (l, r) => ({l with w: r.w}))
//   | ^^^^^^^^^^
// --- exit 1
