// check:
a = now - 1h
b = now > 2024-01-01T00:00:00Z
c = from(bucket: "telegraf") |> range(start: -1h) |> limit(n: now)

// ---
// error[E0302]: cannot subtract a duration from a function
//  --> function_not_called.flux:2:11
//   |
// 2 | a = now - 1h
//   |           ^^ a duration
//   |     --- a function
//   |
//   = help: call the function: `now()`
//
// error[E0304]: `>` does not work on a function
//  --> function_not_called.flux:3:5
//   |
// 3 | b = now > 2024-01-01T00:00:00Z
//   |     ^^^
//   |
//   = help: call the function: `now()`
//
// error[E0305]: `n` of `limit` must be an int, found a function
//  --> function_not_called.flux:4:63
//   |
// 4 | c = from(bucket: "telegraf") |> range(start: -1h) |> limit(n: now)
//   |                                                               ^^^ a function
//   |
//   = help: call the function: `now()`
//
// --- exit 1
