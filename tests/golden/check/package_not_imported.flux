// check:
x = strings.toUpper(v: "a")

// ---
// error[E0201]: package `strings` is not imported
//  --> package_not_imported.flux:2:5
//   |
// 2 | x = strings.toUpper(v: "a")
//   |     ^^^^^^^
//   |
//   = help: add `import "strings"`
//
// --- exit 1
