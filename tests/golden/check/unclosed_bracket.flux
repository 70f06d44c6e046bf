// check:
data =
    from(bucket: "telegraf")
        |> range(start: -1h
        |> last()

other = 1

// ---
// error[E0105]: `(` is never closed
//  --> unclosed_bracket.flux:4:17
//   |
// 4 |         |> range(start: -1h
//   |                 ^
//   |                            - insert `)` here
//   |
//   = help: the next line starts with `|>`, so what is open was taken to end before it
//
// --- exit 1
