// check:
// Without `column` it is not known which field gets another type.
builtin fill : (<-rows: [{A with L: B}], ?column: L, value: C) => [{A with L: C}] where L: Label

data = [{a: 1, b: 2.0}]
x = data |> fill(column: .a, value: "x")
y = (data |> fill(value: "x"))[0].b + 1.0
z = x[0].a + 1

// ---
// error[E0302]: cannot add a string and an int
//  --> open_field.flux:8:14
//   |
// 8 | z = x[0].a + 1
//   |              ^ an int
//   |     ------ a string
//   |
//   = help: `string(v: x)` converts to text, as does interpolation: `"… ${x}"`
//
// --- exit 1
