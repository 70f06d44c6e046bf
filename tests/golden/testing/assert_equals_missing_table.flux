import "array"
import "testing"

want = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}])
got = array.from(rows: [{host: "a", v: 1}]) |> filter(fn: (r) => r.v > 1)

got |> testing.assertEquals(name: "missing table", want: want)

// ---
//
// --- stderr
// fluxc: `testing.assertEquals`: test missing table: unequal group key sets; table {}: is missing
//   at assert_equals_missing_table.flux:7:8
//   |
// 7 | got |> testing.assertEquals(name: "missing table", want: want)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
