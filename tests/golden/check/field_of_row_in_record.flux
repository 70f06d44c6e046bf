// check:
import "array"

array.from(rows: [{a: 1, b: 2}])
    |> map(fn: (r) => ({r with r.a: 2, r.b: r.a, c: r.b}))
    |> map(fn: (r) => ({r.a: 2, c: [r.a: 1, r.b: 2]}))

// ---
// error[E0100]: a field has no `r.` before its name
//  --> field_of_row_in_record.flux:5:32
//   |
// 5 |     |> map(fn: (r) => ({r with r.a: 2, r.b: r.a, c: r.b}))
//   |                                ^^
//   |
//   = help: name it alone: `a: …`
//
// error[E0100]: a field has no `r.` before its name
//  --> field_of_row_in_record.flux:6:25
//   |
// 6 |     |> map(fn: (r) => ({r.a: 2, c: [r.a: 1, r.b: 2]}))
//   |                         ^^
//   |
//   = help: name it alone: `a: …`
//
// --- exit 1
