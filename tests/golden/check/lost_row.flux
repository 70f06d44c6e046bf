// check:
data = from(bucket: "telegraf") |> range(start: -1h)

data |> filter(fn: (r) => _value > 1.0 and host == "web-01") |> yield(name: "a")
data |> map(fn: (r) => ({r with usage: 100.0 - usage_idle})) |> yield(name: "b")

// ---
// error[E0202]: undefined name `_value`
//  --> lost_row.flux:4:27
//   |
// 4 | data |> filter(fn: (r) => _value > 1.0 and host == "web-01") |> yield(name: "a")
//   |                           ^^^^^^
//   |
//   = help: columns are read from the row: `r._value`
//
// error[E0202]: undefined name `host`
//  --> lost_row.flux:4:44
//   |
// 4 | data |> filter(fn: (r) => _value > 1.0 and host == "web-01") |> yield(name: "a")
//   |                                            ^^^^
//   |
//   = help: columns are read from the row: `r.host`; strings are in quotes: `"host"`
//
// error[E0202]: undefined name `usage_idle`
//  --> lost_row.flux:5:48
//   |
// 5 | data |> map(fn: (r) => ({r with usage: 100.0 - usage_idle})) |> yield(name: "b")
//   |                                                ^^^^^^^^^^
//   |
//   = help: columns are read from the row: `r.usage_idle`; strings are in quotes: `"usage_idle"`
//
// --- exit 1
