import "array"

array.from(rows: [{_value: "a"}]) |> max()

// ---
//
// --- stderr
// fluxc: `max` cannot take column `_value`, which has type string: it needs int, uint, float or time; found in table {}
//   at messages_that_name_go_types.flux:3:38
//   |
// 3 | array.from(rows: [{_value: "a"}]) |> max()
//   |                                      ^^^
// --- exit 1
