// check:
import "array"
import "join"

a = from(bucket: "a") |> range(start: -1h)
b = from(bucket: "b") |> range(start: -1h)

array.from(rows: [1, 2])
a |> filter(fn: (r) => contains(value: r.host, set: "web-01"))
join.inner(left: a, right: b, on: ["_time", "host"], as: (l, r) => l)
join.inner(left: a, right: b, on: (l, r) => l._time == r._time)
array.from(rows: [{x: 1}, {y: 2}])

// ---
// error[E0305]: `rows` of `array.from` must be an array of records, found an array `[int]`
//  --> lists_and_records.flux:8:18
//   |
// 8 | array.from(rows: [1, 2])
//   |                  ^^^^^^ an array `[int]`
//   |
//   = help: each row is a record: `{_value: 1}`
//
// error[E0305]: `set` of `contains` must be an array `[A]`, found a string
//  --> lists_and_records.flux:9:53
//   |
// 9 | a |> filter(fn: (r) => contains(value: r.host, set: "web-01"))
//   |                                                     ^^^^^^^^ a string
//   |
//   = help: write `["web-01"]`: it takes a list
//
// error[E0305]: `on` of `join.inner` must be a function, found an array `[string]`
//   --> lists_and_records.flux:10:35
//    |
// 10 | join.inner(left: a, right: b, on: ["_time", "host"], as: (l, r) => l)
//    |                                   ^^^^^^^^^^^^^^^^^ an array `[string]`
//    |
//    = help: write `(l, r) => l._time == r._time and l.host == r.host`
//
// error[E0213]: `join.inner` needs the argument `as`
//   --> lists_and_records.flux:11:1
//    |
// 11 | join.inner(left: a, right: b, on: (l, r) => l._time == r._time)
//    | ^^^^^^^^^^
//    |
//    = help: add `as: (l, r) => …`
//
// error[E0309]: the record has no field `x`
//   --> lists_and_records.flux:12:27
//    |
// 12 | array.from(rows: [{x: 1}, {y: 2}])
//    |                           ^^^^^^ has: y (int)
//    |
//    = help: all records of an array have the same fields
//
// --- exit 1
