time(v: "9999-12-31T23:59:59Z")

// ---
//
// --- stderr
// fluxc: cannot convert string "9999-12-31T23:59:59Z" to time due to invalid syntax: cannot read `9999-12-31T23:59:59Z` as a time: it lies outside the years 1677 to 2262
//   at time_beyond_range.flux:1:1
//   |
// 1 | time(v: "9999-12-31T23:59:59Z")
//   | ^^^^
// --- exit 1
