// check:
a = from(bucket: "b") | range(start: -1h)
b = from(bucket: "b") | > range(start: -1h)
c = from(bucket: "b") >| range(start: -1h)
d = a |> mean() |> undefined_here()

// ---
// error[E0103]: `|` is not an operator in Flux; use `|>`
//  --> foreign_pipes.flux:2:23
//   |
// 2 | a = from(bucket: "b") | range(start: -1h)
//   |                       ^
//   |
//   = help: replace with `|>`
//
// error[E0103]: `| >` is not an operator in Flux; use `|>`
//  --> foreign_pipes.flux:3:23
//   |
// 3 | b = from(bucket: "b") | > range(start: -1h)
//   |                       ^^^
//   |
//   = help: replace with `|>`
//
// error[E0103]: `>|` is not an operator in Flux; use `|>`
//  --> foreign_pipes.flux:4:23
//   |
// 4 | c = from(bucket: "b") >| range(start: -1h)
//   |                       ^^
//   |
//   = help: replace with `|>`
//
// error[E0202]: undefined name `undefined_here`
//  --> foreign_pipes.flux:5:20
//   |
// 5 | d = a |> mean() |> undefined_here()
//   |                    ^^^^^^^^^^^^^^
//
// --- exit 1
