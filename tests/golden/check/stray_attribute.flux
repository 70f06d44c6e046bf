// check:
x = 1

@deprecated("1.0")

// ---
// error[E0132]: the attribute belongs to nothing
//  --> stray_attribute.flux:4:1
//   |
// 4 | @deprecated("1.0")
//   | ^^^^^^^^^^^
//
// --- exit 1
