// check:
data = from(bucket: "telegraf") |> range(start: -1h)

data |> filter(fn: (r) => r._field == "a" or "b") |> yield(name: "a")
data |> filter(fn: (r) => r._measurement == "m" and r._value > 1.0 and 2.0) |> yield(name: "b")

// ---
// error[E0300]: expected a bool, found a string
//  --> shared_comparison.flux:4:46
//   |
// 4 | data |> filter(fn: (r) => r._field == "a" or "b") |> yield(name: "a")
//   |                                              ^^^ a string
//   |
//   = help: each value needs a comparison of its own: `r._field == "b"`
//
// error[E0300]: expected a bool, found a float
//  --> shared_comparison.flux:5:72
//   |
// 5 | data |> filter(fn: (r) => r._measurement == "m" and r._value > 1.0 and 2.0) |> yield(name: "b")
//   |                                                                        ^^^ a float
//   |
//   = help: each value needs a comparison of its own: `r._value > 2.0`
//
// --- exit 1
