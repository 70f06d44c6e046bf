duration(v: "0x1F")

// ---
//
// --- stderr
// fluxc: cannot convert string "0x1F" to duration due to invalid syntax
//   at duration_of_hexadecimal.flux:1:1
//   |
// 1 | duration(v: "0x1F")
//   | ^^^^^^^^
// --- exit 1
