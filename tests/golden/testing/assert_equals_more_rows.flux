import "array"
import "testing"

want = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}])
got = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}, {host: "a", v: 3}])

got |> testing.assertEquals(name: "more rows", want: want)

// ---
//
// --- stderr
// fluxc: `testing.assertEquals`: test more rows: tables not equal; table {}: found 3 rows, want 2
//   at assert_equals_more_rows.flux:7:8
//   |
// 7 | got |> testing.assertEquals(name: "more rows", want: want)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
