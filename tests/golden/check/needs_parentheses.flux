// check:
a = true
b = a == not a
c = 1 + if a then 2 else 3
f = x => x + 1

// ---
// error[E0131]: `not` needs parentheses here
//  --> needs_parentheses.flux:3:10
//   |
// 3 | b = a == not a
//   |          ^^^
//   |
//   = help: `not` and `exists` bind weaker than the operator before; put them and their operand in parentheses
//
// error[E0131]: `if` needs parentheses here
//  --> needs_parentheses.flux:4:9
//   |
// 4 | c = 1 + if a then 2 else 3
//   |         ^^
//   |
//   = help: after an operator the whole `if … then … else …` must be in parentheses
//
// error[E0131]: `x` needs parentheses here
//  --> needs_parentheses.flux:5:5
//   |
// 5 | f = x => x + 1
//   |     ^
//   |
//   = help: parameters are in parentheses even when there is only one
//
// --- exit 1
