// check:
r = {name: 1}
a = r.nmae
b = [{a: 1}, {a: 1, b: 2}]

// ---
// error[E0309]: the record has no field `nmae`
//  --> record_fields.flux:3:7
//   |
// 3 | a = r.nmae
//   |       ^^^^ has: name (int)
//   |
//   = help: did you mean `name`?
//
// error[E0310]: the record must not have a field `b`
//  --> record_fields.flux:4:14
//   |
// 4 | b = [{a: 1}, {a: 1, b: 2}]
//   |              ^^^^^^^^^^^^
//   |
//   = help: all records of an array have the same fields
//
// --- exit 1
