// check:
x = [1,, 2]

// ---
// error[E0135]: nothing stands before this `,`
//  --> empty_item.flux:2:8
//   |
// 2 | x = [1,, 2]
//   |        ^
//
// --- exit 1
