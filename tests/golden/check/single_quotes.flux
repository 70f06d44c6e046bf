// check:
from(bucket: 'telegraf')
    |> range(start: -1h)

// ---
// error[E0104]: strings are written with double quotes
//  --> single_quotes.flux:2:14
//   |
// 2 | from(bucket: 'telegraf')
//   |              ^^^^^^^^^^
//   |
//   = help: replace with `"telegraf"`
//
// --- exit 1
