import "array"
import "experimental/dynamic"

array.from(rows: [{_value: length(arr: dynamic.asArray(v: dynamic.dynamic(v: 1)))}])

// ---
//
// --- stderr
// fluxc: `dynamic.asArray`: unable to convert int to an array; `v` must hold one
//   at not_an_array.flux:4:40
//   |
// 4 | array.from(rows: [{_value: length(arr: dynamic.asArray(v: dynamic.dynamic(v: 1)))}])
//   |                                        ^^^^^^^^^^^^^^^
// --- exit 1
