ages = [1h: "young"]

// ---
//
// --- stderr
// fluxc: duration cannot be used as a key of this dictionary
//   at dictionary_duration_key.flux:1:8
//   |
// 1 | ages = [1h: "young"]
//   |        ^
// --- exit 1
