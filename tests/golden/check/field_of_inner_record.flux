// check:
// The record that lacks the field lies within the one that is marked.
f = (r) => r.x.a + 1
a = f(r: {x: {b: 1}})

// ---
// error[E0309]: the record has no field `a`
//  --> field_of_inner_record.flux:4:10
//   |
// 4 | a = f(r: {x: {b: 1}})
//   |          ^^^^^^^^^^^ `x` has: b (int)
//
// --- exit 1
