// check:
left = from(bucket: "a") |> range(start: -1h)
right = from(bucket: "b") |> range(start: -1h)

join(tables: {left: left, right: right}, on: ["_time"])

// ---
// warning[W0514]: `join` is deprecated; use `join.inner`
//  --> deprecated_global.flux:5:1
//   |
// 5 | join(tables: {left: left, right: right}, on: ["_time"])
//   | ^^^^
//
