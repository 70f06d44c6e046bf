// check:
hosts = ["a" "b"]
point = {x: 1 y: 2}

// ---
// error[E0108]: expected `,` before `"b"`
//  --> omitted_comma.flux:2:14
//   |
// 2 | hosts = ["a" "b"]
//   |              ^^^
//   |
//   = help: insert `,`
//
// error[E0108]: expected `,` before `y`
//  --> omitted_comma.flux:3:15
//   |
// 3 | point = {x: 1 y: 2}
//   |               ^
//   |
//   = help: insert `,`
//
// --- exit 1
