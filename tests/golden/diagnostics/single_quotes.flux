// check:
from(bucket: 'telegraf')
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == 'cpu')

// ---
// error[E0104]: strings are written with double quotes
//  --> single_quotes.flux:2:14
//   |
// 2 | from(bucket: 'telegraf')
//   |              ^^^^^^^^^^
//   |
//   = help: replace with `"telegraf"`
//
// error[E0104]: strings are written with double quotes
//  --> single_quotes.flux:4:44
//   |
// 4 |     |> filter(fn: (r) => r._measurement == 'cpu')
//   |                                            ^^^^^
//   |
//   = help: replace with `"cpu"`
//
// --- exit 1
