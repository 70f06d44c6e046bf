import "array"
import "testing"

want = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}])
got = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}]) |> rename(columns: {v: "w"})

got |> testing.assertEquals(name: "other column", want: want)

// ---
//
// --- stderr
// fluxc: `testing.assertEquals`: test other column: tables not equal; table {}: column `v` is missing
//   at assert_equals_other_column.flux:7:8
//   |
// 7 | got |> testing.assertEquals(name: "other column", want: want)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
