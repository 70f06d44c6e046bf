// check:
a = from(bucket: "x") |>

b = from(bucket: "x"
    |> range(start: -1h)

c = = 1
option d = {name: "x" every: 1h
e = (x => x
f = [1, 2
g = {a: a, b: b, c: c, d: d, e: e, f: f}

// ---
// error[E0101]: expected an expression, found `b`
//  --> broken_statements_keep_names.flux:2:23
//   |
// 2 | a = from(bucket: "x") |>
//   |                       ^^ something is missing after this
//
// error[E0105]: `(` is never closed
//  --> broken_statements_keep_names.flux:4:9
//   |
// 4 | b = from(bucket: "x"
//   |         ^
//   |                     - insert `)` here
//   |
//   = help: the next line starts with `|>`, so what is open was taken to end before it
//
// error[E0101]: expected an expression, found `=`
//  --> broken_statements_keep_names.flux:7:5
//   |
// 7 | c = = 1
//   |     ^
//
// error[E0105]: `{` is never closed
//  --> broken_statements_keep_names.flux:8:12
//   |
// 8 | option d = {name: "x" every: 1h
//   |            ^
//   |                                - insert `}` here
//
// error[E0105]: `(` is never closed
//  --> broken_statements_keep_names.flux:9:5
//   |
// 9 | e = (x => x
//   |     ^
//   |            - insert `)` here
//
// error[E0105]: `[` is never closed
//   --> broken_statements_keep_names.flux:10:5
//    |
// 10 | f = [1, 2
//    |     ^
//    |          - insert `]` here
//
// --- exit 1
