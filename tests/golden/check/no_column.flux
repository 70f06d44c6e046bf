// check:
import "array"

array.from(rows: [{host: "a", usage_user: 81.5}])
    |> filter(fn: (r) => r.usage_usr > 80.0)

// ---
// error[E0301]: no column `usage_usr` here
//  --> no_column.flux:5:28
//   |
// 4 | array.from(rows: [{host: "a", usage_user: 81.5}])
//   | ------------------------------------------------- rows have: host (string), usage_user (float)
// 5 |     |> filter(fn: (r) => r.usage_usr > 80.0)
//   |                            ^^^^^^^^^
//   |
//   = help: did you mean `usage_user`?
//
// --- exit 1
