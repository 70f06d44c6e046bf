// check:
x = ["a": 1]
y = x["a"]

// ---
// error[E0312]: a dictionary `[string:int]` has no fields, so it has no `a`
//  --> not_a_record.flux:3:5
//   |
// 3 | y = x["a"]
//   |     ^
//   |
//   = help: read a dictionary with `dict.get(dict: …, key: …, default: …)`
//
// --- exit 1
