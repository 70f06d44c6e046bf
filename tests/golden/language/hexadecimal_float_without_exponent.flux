float(v: "0x10")

// ---
//
// --- stderr
// fluxc: cannot convert string "0x10" to float due to invalid syntax
//   at hexadecimal_float_without_exponent.flux:1:1
//   |
// 1 | float(v: "0x10")
//   | ^^^^^
// --- exit 1
