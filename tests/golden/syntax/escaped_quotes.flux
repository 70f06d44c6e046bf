// check:
from(bucket: \"a\") |> range(start: -1h)

// ---
// error[E0114]: `\` has no meaning in Flux
//  --> escaped_quotes.flux:2:14
//   |
// 2 | from(bucket: \"a\") |> range(start: -1h)
//   |              ^
//   |
//   = help: the quotes of a string stand alone: `"`; within single quotes a shell needs no `\`
//
// error[E0111]: the string is never closed
//  --> escaped_quotes.flux:2:15
//   |
// 2 | from(bucket: \"a\") |> range(start: -1h)
//   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^
//   |
//   = help: close it with `")`
//
// --- exit 1
