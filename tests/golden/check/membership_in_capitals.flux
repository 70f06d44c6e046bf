// check:
from(bucket: "b")
    |> range(start: -1h)
    |> filter(fn: (r) => r.host IN ["a", "b"])

// ---
// error[E0142]: Flux has no `IN`
//  --> membership_in_capitals.flux:4:33
//   |
// 4 |     |> filter(fn: (r) => r.host IN ["a", "b"])
//   |                                 ^^
//   |
//   = help: write `contains(value: r.host, set: ["a", "b"])`
//
// --- exit 1
