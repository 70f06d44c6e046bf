import "csv"

csv.from(csv: "a,b
1,2
")

// ---
//
// --- stderr
// fluxc: error in csv.from(): line 1: missing expected annotation `#datatype`; use the mode "raw" for CSV that has no annotations
//   at missing_annotations.flux:3:1
//   |
// 3 | csv.from(csv: "a,b
//   | ^^^^^^^^
// --- exit 1
