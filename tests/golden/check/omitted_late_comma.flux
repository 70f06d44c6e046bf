// check:
numbers = [1, 2 3]
names = ["a": 1, "b": 2 "c": 3]

// ---
// warning[W0510]: expected `,` before `3`
//  --> omitted_late_comma.flux:2:17
//   |
// 2 | numbers = [1, 2 3]
//   |                 ^
//   |
//   = help: insert `,`
//
// warning[W0510]: expected `,` before `"c"`
//  --> omitted_late_comma.flux:3:25
//   |
// 3 | names = ["a": 1, "b": 2 "c": 3]
//   |                         ^^^
//   |
//   = help: insert `,`
//
