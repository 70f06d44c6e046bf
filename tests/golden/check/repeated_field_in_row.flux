import "array"

array.from(rows: [{a: 1}]) |> map(fn: (r) => ({b: 1, b: "x"}))

// ---
//
// --- stderr
// warning[W0506]: field `b` is given twice
//  --> repeated_field_in_row.flux:3:54
//   |
// 3 | array.from(rows: [{a: 1}]) |> map(fn: (r) => ({b: 1, b: "x"}))
//   |                                                      ^ the record cannot be made when the script runs
//
// fluxc: property `b` comes twice in the record
//   at repeated_field_in_row.flux:3:47
//   |
// 3 | array.from(rows: [{a: 1}]) |> map(fn: (r) => ({b: 1, b: "x"}))
//   |                                               ^
//   at repeated_field_in_row.flux:3:31
// --- exit 1
