// check:
//
// A call cannot give the parameter whose name is missing, so nothing is said of it there.
f = (a, node"", b="") => a

x = f(a: "1")
y = f(b: "1")

// ---
// error[E0100]: expected `)`, found `""`
//  --> parameter_without_name.flux:4:13
//   |
// 4 | f = (a, node"", b="") => a
//   |             ^^
//
// error[E0213]: `f` needs the argument `a`
//  --> parameter_without_name.flux:7:5
//   |
// 7 | y = f(b: "1")
//   |     ^
//   |
//   = help: add `a: …`
//
// --- exit 1
