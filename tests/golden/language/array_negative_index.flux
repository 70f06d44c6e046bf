import "array"

numbers = [1, 2, 3]

array.from(rows: [{v: numbers[-1]}])

// ---
//
// --- stderr
// fluxc: cannot access element -1 of array of length 3
//   at array_negative_index.flux:5:23
//   |
// 5 | array.from(rows: [{v: numbers[-1]}])
//   |                       ^^^^^^^
// --- exit 1
