// check:
// A column between brackets needs quotes; that no variable has its name is part of the same mistake.
data = from(bucket: "b") |> range(start: -1h)

data |> filter(fn: (r) => r[_field] == "a") |> yield(name: "a")
data |> map(fn: (r) => ({r with x: r[_value]})) |> yield(name: "b")

get = (r) => r[_field]
record = {a: 1}
b = record[a]

// ---
// error[E0313]: `[…]` with an index needs an array, found a record with _time (time), _start (time), _stop (time), _measurement (string), _field (string), … (6 in all)
//  --> index_without_quotes.flux:5:27
//   |
// 5 | data |> filter(fn: (r) => r[_field] == "a") |> yield(name: "a")
//   |                           ^
//   |
//   = help: a name of a field is in quotes: `r["_field"]`, or `r._field`
//
// error[E0313]: `[…]` with an index needs an array, found a record with _time (time), _start (time), _stop (time), _measurement (string), _field (string), … (6 in all)
//  --> index_without_quotes.flux:6:36
//   |
// 6 | data |> map(fn: (r) => ({r with x: r[_value]})) |> yield(name: "b")
//   |                                    ^
//   |
//   = help: a name of a field is in quotes: `r["_value"]`, or `r._value`
//
// error[E0202]: undefined name `_field`
//  --> index_without_quotes.flux:8:16
//   |
// 8 | get = (r) => r[_field]
//   |                ^^^^^^
//   |
//   = help: names of columns are written in quotes: `"_field"`
//
// error[E0313]: `[…]` with an index needs an array, found a record with a (int)
//   --> index_without_quotes.flux:10:5
//    |
// 10 | b = record[a]
//    |     ^^^^^^
//    |
//    = help: a name of a field is in quotes: `record["a"]`, or `record.a`
//
// --- exit 1
