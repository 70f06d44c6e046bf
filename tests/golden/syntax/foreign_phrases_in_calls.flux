// check:
from(bucket: "a")
    |> range(start: -1h)
    |> filter(fn: (r) => r.host like "web%")
    |> filter(fn: lambda r: r.n > 1)
    |> map(fn: (r) => r with x: 1)
    |> map(fn: (r) => ({...r, y: 2}))
    |> filter(fn: (r) => r.n between 1 and 2)

// ---
// error[E0142]: Flux has no `like`
//  --> foreign_phrases_in_calls.flux:4:33
//   |
// 4 |     |> filter(fn: (r) => r.host like "web%")
//   |                                 ^^^^
//   |
//   = help: write `=~ /^web/`
//
// error[E0142]: Flux has no `lambda`
//  --> foreign_phrases_in_calls.flux:5:19
//   |
// 5 |     |> filter(fn: lambda r: r.n > 1)
//   |                   ^^^^^^
//   |
//   = help: write `(r) => …`
//
// error[E0100]: `with` extends a record in braces
//  --> foreign_phrases_in_calls.flux:6:25
//   |
// 6 |     |> map(fn: (r) => r with x: 1)
//   |                         ^^^^
//   |
//   = help: write `({r with …})`
//
// error[E0142]: Flux has no `...`
//  --> foreign_phrases_in_calls.flux:7:25
//   |
// 7 |     |> map(fn: (r) => ({...r, y: 2}))
//   |                         ^^^
//   |
//   = help: write `{r with …}`
//
// error[E0142]: Flux has no `between`
//  --> foreign_phrases_in_calls.flux:8:30
//   |
// 8 |     |> filter(fn: (r) => r.n between 1 and 2)
//   |                              ^^^^^^^
//   |
//   = help: compare twice: `r.n >= 1 and r.n <= 2`
//
// --- exit 1
