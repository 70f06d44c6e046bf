duration(v: "")

// ---
//
// --- stderr
// fluxc: cannot convert string "" to duration due to invalid syntax
//   at duration_of_empty_text.flux:1:1
//   |
// 1 | duration(v: "")
//   | ^^^^^^^^
// --- exit 1
