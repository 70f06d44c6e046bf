import "array"
import "testing"

want = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}])
got = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 3}])

got |> testing.assertEquals(name: "other value", want: want)

// ---
//
// --- stderr
// fluxc: `testing.assertEquals`: test other value: tables not equal; table {}: row 2: column `v` is 3, want 2
//   at assert_equals_other_value.flux:7:8
//   |
// 7 | got |> testing.assertEquals(name: "other value", want: want)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
