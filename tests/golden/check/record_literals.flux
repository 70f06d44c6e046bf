// check:
a = 1
b = {"two words"}
c = {a, d: 2}
e = {f() with g: 1}

// ---
// error[E0127]: the key "two words" needs a value
//  --> record_literals.flux:3:6
//   |
// 3 | b = {"two words"}
//   |      ^^^^^^^^^^^
//   |
//   = help: write `key: value`
//
// error[E0412]: `a` without a value cannot stand beside `d: …`
//  --> record_literals.flux:4:6
//   |
// 4 | c = {a, d: 2}
//   |      ^
//   |
//   = help: name all values or none; `{a with d: …}` extends a record
//
// error[E0128]: the record before `with` must be a name
//  --> record_literals.flux:5:6
//   |
// 5 | e = {f() with g: 1}
//   |      ^^^
//   |
//   = help: assign it to a variable first, then extend that
//
// --- exit 1
