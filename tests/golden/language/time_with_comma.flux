time(v: "2024-01-01T00:00:00,5Z")

// ---
//
// --- stderr
// fluxc: cannot convert string "2024-01-01T00:00:00,5Z" to time due to invalid syntax: cannot read `2024-01-01T00:00:00,5Z` as a time: the offset must be `Z` or `±hh:mm`
//   at time_with_comma.flux:1:1
//   |
// 1 | time(v: "2024-01-01T00:00:00,5Z")
//   | ^^^^
// --- exit 1
