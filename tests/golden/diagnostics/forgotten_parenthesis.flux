// check:
from(bucket: "telegraf")
    |> range(start: -1h
    |> filter(fn: (r) => r._measurement == "cpu")
    |> mean()

// ---
// error[E0105]: `(` is never closed
//  --> forgotten_parenthesis.flux:3:13
//   |
// 3 |     |> range(start: -1h
//   |             ^
//   |                        - insert `)` here
//   |
//   = help: the next line starts with `|>`, so what is open was taken to end before it
//
// --- exit 1
