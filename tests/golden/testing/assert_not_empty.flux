import "array"
import "testing"

array.from(rows: [{v: 1}, {v: 2}])
    |> group(columns: ["v"])
    |> testing.assertEmpty()

// ---
//
// --- stderr
// fluxc: `testing.assertEmpty`: found 2 tables that were not empty
//   at assert_not_empty.flux:6:8
//   |
// 6 |     |> testing.assertEmpty()
//   |        ^^^^^^^^^^^^^^^^^^^
// --- exit 1
