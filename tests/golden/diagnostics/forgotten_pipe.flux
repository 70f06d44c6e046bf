// check:
from(bucket: "telegraf")
    |> range(start: -1h)

filter(fn: (r) => true)
    |> mean()

// ---
// error[E0210]: `filter` needs a stream of tables, but nothing is piped into it
//  --> forgotten_pipe.flux:5:1
//   |
// 3 |     |> range(start: -1h)
//   |                        - the pipe chain before ends here
// ...
// 5 | filter(fn: (r) => true)
//   | ^^^^^^ this starts a new statement
//   |
//   = help: continue the chain: `|> filter(…)`
//
// --- exit 1
