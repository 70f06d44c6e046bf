// check:
from(bucket: "telegraf")
    |> range(start: -1h)
    |> map(fn: (r) => r._value * 2.0)

// ---
// warning[W0503]: `fn` of `map` should be a function that gives a record, found one that gives a single value
//  --> warn_map_to_value.flux:4:23
//   |
// 4 |     |> map(fn: (r) => r._value * 2.0)
//   |                       ^^^^^^^^^^^^^^
//   |
//   = help: name the column: `({r with _value: …})`
//
