// check:
import "array", "math"

|> range(start: -1h)
    |> filter(fn: (r) => r.a == math.pi)

a = from(bucket: "b")
    |> range(start: -1h),
    |> mean()

// ---
// error[E0100]: each package has its own `import`
//  --> starts_with_a_pipe.flux:2:15
//   |
// 2 | import "array", "math"
//   |               ^
//   |
//   = help: write `import` on a new line
//
// error[E0101]: expected an expression, found `|>`
//  --> starts_with_a_pipe.flux:4:1
//   |
// 4 | |> range(start: -1h)
//   | ^^ nothing stands before it
//   |
//   = help: a pipeline starts with a source, as in `from(bucket: "…") |> range(start: -1h)`
//
// error[E0101]: expected an expression, found `,`
//  --> starts_with_a_pipe.flux:8:25
//   |
// 8 |     |> range(start: -1h),
//   |                         ^
//   |
//   = help: nothing separates statements or steps of a pipeline; remove it
//
// --- exit 1
