// check:
from(bucket: "telegraf")
    |> range(start: -1h)

last()

// ---
// error[E0210]: `last` needs a stream of tables, but nothing is piped into it
//  --> no_piped_input.flux:5:1
//   |
// 3 |     |> range(start: -1h)
//   |                        - the pipe chain before ends here
// ...
// 5 | last()
//   | ^^^^ this starts a new statement
//   |
//   = help: continue the chain: `|> last(…)`
//
// --- exit 1
