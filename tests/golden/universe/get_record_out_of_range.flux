import "array"

table = array.from(rows: [{k: "a", v: 1}]) |> tableFind(fn: (key) => true)

array.from(rows: [{v: (table |> getRecord(idx: 5)).v}])

// ---
//
// --- stderr
// fluxc: `getRecord`: index out of bounds: 5; table {} has 1 rows
//   at get_record_out_of_range.flux:5:33
//   |
// 5 | array.from(rows: [{v: (table |> getRecord(idx: 5)).v}])
//   |                                 ^^^^^^^^^
// --- exit 1
