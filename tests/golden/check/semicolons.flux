// check:
a = 1; b = 2;

// ---
// error[E0134]: statements are not separated by `;`
//  --> semicolons.flux:2:6
//   |
// 2 | a = 1; b = 2;
//   |      ^
//   |
//   = help: remove it
//
// error[E0134]: statements are not separated by `;`
//  --> semicolons.flux:2:13
//   |
// 2 | a = 1; b = 2;
//   |             ^
//   |
//   = help: remove it
//
// --- exit 1
