import "array"

array.from(rows: [{_value: 1.5}]) |> duplicate(column: "_vaue", as: "x")

// ---
//
// --- stderr
// fluxc: `duplicate`: no column `_vaue` in table {}; columns: _value; did you mean `_value`?
//   at duplicate_typo.flux:3:38
//   |
// 3 | array.from(rows: [{_value: 1.5}]) |> duplicate(column: "_vaue", as: "x")
//   |                                      ^^^^^^^^^
// --- exit 1
