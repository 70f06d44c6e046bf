// check:
// fluxc: ignore W0514
a = undefinedName

// ---
// error[E0202]: undefined name `undefinedName`
//  --> ignored_beside_errors.flux:3:5
//   |
// 3 | a = undefinedName
//   |     ^^^^^^^^^^^^^
//
// --- exit 1
