// check:
import "array"

data = array.from(rows: [{a: 1, b: "x"}])

data
    |> map(fn: (r) => ({r with c: r.a + r.b}))
    |> filter(fn: (r) => r.d > 1)
    |> lmit(n: 5)

// ---
// error[E0302]: cannot add an int and a string
//  --> several_errors.flux:7:41
//   |
// 7 |     |> map(fn: (r) => ({r with c: r.a + r.b}))
//   |                                         ^^^ a string
//   |                                   --- an int
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// error[E0301]: no column `d` here
//  --> several_errors.flux:8:28
//   |
// 7 |     |> map(fn: (r) => ({r with c: r.a + r.b}))
//   |        --------------------------------------- rows have: c, a (int), b (string)
// 8 |     |> filter(fn: (r) => r.d > 1)
//   |                            ^
//
// error[E0202]: undefined name `lmit`
//  --> several_errors.flux:9:8
//   |
// 9 |     |> lmit(n: 5)
//   |        ^^^^
//   |
//   = help: did you mean `limit`?
//
// --- exit 1
