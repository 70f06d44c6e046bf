// check:
data = from(bucket: "a") |> range(start: -1h)

data |> map(fn: (r) => ({r, x: 3.0}))

// ---
// error[E0412]: `r` without a value cannot stand beside `x: …`
//  --> record_fields_of_rows.flux:4:26
//   |
// 4 | data |> map(fn: (r) => ({r, x: 3.0}))
//   |                          ^
//   |
//   = help: name all values or none; `{r with x: …}` extends a record
//
// --- exit 1
