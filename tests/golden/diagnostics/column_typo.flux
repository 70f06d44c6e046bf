// check:
import "array"

data = array.from(rows: [{host: "a", usage_user: 81.5}])

data
    |> filter(fn: (r) => r.usage_usr > 80.0)

// ---
// error[E0301]: no column `usage_usr` here
//  --> column_typo.flux:7:28
//   |
// 4 | data = array.from(rows: [{host: "a", usage_user: 81.5}])
//   | ---- rows have: host (string), usage_user (float)
// ...
// 7 |     |> filter(fn: (r) => r.usage_usr > 80.0)
//   |                            ^^^^^^^^^
//   |
//   = help: did you mean `usage_user`?
//
// --- exit 1
