// check:
// Tests that SQL has as words are one mistake each.
data = from(bucket: "b") |> range(start: -1h)

data |> filter(fn: (r) => r._field NOT IN ["a", "b"]) |> yield(name: "a")
data |> filter(fn: (r) => r._field not in ("a", "b")) |> yield(name: "b")
data |> filter(fn: (r) => r._field IN ("a", "b") and r.host == "c") |> yield(name: "c")
data |> filter(fn: (r) => r["_field"] in fields) |> yield(name: "d")
data |> filter(fn: (r) => r._value BETWEEN 1 AND 2 AND r.host == "c") |> yield(name: "e")
data |> filter(fn: (r) => r._value NOT BETWEEN 1 AND 2) |> yield(name: "f")
data |> filter(fn: (r) => r.host NOT LIKE "a%") |> yield(name: "g")

// ---
// error[E0142]: Flux has no `NOT IN`
//  --> foreign_tests.flux:5:40
//   |
// 5 | data |> filter(fn: (r) => r._field NOT IN ["a", "b"]) |> yield(name: "a")
//   |                                        ^^
//   |
//   = help: write `not contains(value: r._field, set: ["a", "b"])`
//
// error[E0142]: Flux has no `not in`
//  --> foreign_tests.flux:6:40
//   |
// 6 | data |> filter(fn: (r) => r._field not in ("a", "b")) |> yield(name: "b")
//   |                                        ^^
//   |
//   = help: write `not contains(value: r._field, set: ["a", "b"])`
//
// error[E0142]: Flux has no `IN`
//  --> foreign_tests.flux:7:36
//   |
// 7 | data |> filter(fn: (r) => r._field IN ("a", "b") and r.host == "c") |> yield(name: "c")
//   |                                    ^^
//   |
//   = help: write `contains(value: r._field, set: ["a", "b"])`
//
// error[E0142]: Flux has no `in`
//  --> foreign_tests.flux:8:39
//   |
// 8 | data |> filter(fn: (r) => r["_field"] in fields) |> yield(name: "d")
//   |                                       ^^
//   |
//   = help: write `contains(value: r["_field"], set: fields)`
//
// error[E0142]: Flux has no `BETWEEN`
//  --> foreign_tests.flux:9:36
//   |
// 9 | data |> filter(fn: (r) => r._value BETWEEN 1 AND 2 AND r.host == "c") |> yield(name: "e")
//   |                                    ^^^^^^^
//   |
//   = help: compare twice: `r._value >= 1 and r._value <= 2`
//
// error[E0103]: `AND` is not an operator in Flux; use `and`
//  --> foreign_tests.flux:9:52
//   |
// 9 | data |> filter(fn: (r) => r._value BETWEEN 1 AND 2 AND r.host == "c") |> yield(name: "e")
//   |                                                    ^^^
//   |
//   = help: replace with `and`
//
// error[E0142]: Flux has no `NOT BETWEEN`
//   --> foreign_tests.flux:10:40
//    |
// 10 | data |> filter(fn: (r) => r._value NOT BETWEEN 1 AND 2) |> yield(name: "f")
//    |                                        ^^^^^^^
//    |
//    = help: compare twice: `not (r._value >= 1 and r._value <= 2)`
//
// error[E0142]: Flux has no `NOT LIKE`
//   --> foreign_tests.flux:11:38
//    |
// 11 | data |> filter(fn: (r) => r.host NOT LIKE "a%") |> yield(name: "g")
//    |                                      ^^^^
//    |
//    = help: write `!~ /^a/`
//
// --- exit 1
