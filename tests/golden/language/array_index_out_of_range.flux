import "array"

numbers = [1, 2, 3]

array.from(rows: [{v: numbers[3]}])

// ---
//
// --- stderr
// fluxc: cannot access element 3 of array of length 3
//   at array_index_out_of_range.flux:5:23
//   |
// 5 | array.from(rows: [{v: numbers[3]}])
//   |                       ^^^^^^^
// --- exit 1
