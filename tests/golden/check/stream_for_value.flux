// check:
import "strings"

data = from(bucket: "telegraf") |> range(start: -1h)
a = (data |> mean()) > 5.0
b = (data |> mean()) + 5.0
c = data |> limit(n: data |> count())
d = data |> strings.toUpper()
e = if data |> mean() then 1 else 2
f = data[0]
g = "mean: ${data}"

// ---
// error[E0304]: `>` does not work on a stream of tables
//  --> stream_for_value.flux:5:6
//   |
// 5 | a = (data |> mean()) > 5.0
//   |      ^^^^^^^^^^^^^^
//   |
//   = help: a stream has many values: compute with them in `map` or `filter`, or read one with `findRecord(fn: (key) => true, idx: 0)` and `._value`
//
// error[E0302]: cannot add a stream of tables and a float
//  --> stream_for_value.flux:6:24
//   |
// 6 | b = (data |> mean()) + 5.0
//   |                        ^^^ a float
//   |      -------------- a stream of tables
//   |
//   = help: a stream has many values: compute with them in `map` or `filter`, or read one with `findRecord(fn: (key) => true, idx: 0)` and `._value`
//
// error[E0305]: `n` of `limit` must be an int, found a stream of tables
//  --> stream_for_value.flux:7:22
//   |
// 7 | c = data |> limit(n: data |> count())
//   |                      ^^^^^^^^^^^^^^^ a stream of tables
//   |
//   = help: a stream has many values: compute with them in `map` or `filter`, or read one with `findRecord(fn: (key) => true, idx: 0)` and `._value`
//
// error[E0215]: `strings.toUpper` takes no piped input
//  --> stream_for_value.flux:8:13
//   |
// 8 | d = data |> strings.toUpper()
//   |             ^^^^^^^^^^^^^^^
//   |     ---- this is piped into it
//   |
//   = help: apply it to each row: `map(fn: (r) => ({r with _value: strings.toUpper(v: r._value)}))`
//
// error[E0300]: expected a bool, found a stream of tables
//  --> stream_for_value.flux:9:8
//   |
// 9 | e = if data |> mean() then 1 else 2
//   |        ^^^^^^^^^^^^^^
//   |
//   = help: a stream has many values: compute with them in `map` or `filter`, or read one with `findRecord(fn: (key) => true, idx: 0)` and `._value`
//
// error[E0313]: `[…]` with an index needs an array, found a stream of tables
//   --> stream_for_value.flux:10:5
//    |
// 10 | f = data[0]
//    |     ^^^^
//    |
//    = help: a stream has many values: compute with them in `map` or `filter`, or read one with `findRecord(fn: (key) => true, idx: 0)` and `._value`
//
// error[E0311]: a stream of tables is not convertible to text
//   --> stream_for_value.flux:11:14
//    |
// 11 | g = "mean: ${data}"
//    |              ^^^^ cannot be put into a string
//    |
//    = help: a stream has many values: compute with them in `map` or `filter`, or read one with `findRecord(fn: (key) => true, idx: 0)` and `._value`
//
// --- exit 1
