import "array"
import "testing"

want = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}])
got = array.from(rows: [{host: "a", v: 1}, {host: "a", v: 2}]) |> group(columns: ["host"])

got |> testing.assertEquals(name: "other key", want: want)

// ---
//
// --- stderr
// fluxc: `testing.assertEquals`: test other key: unequal group key sets; table {host: "a"}: is not wanted
//   at assert_equals_other_key.flux:7:8
//   |
// 7 | got |> testing.assertEquals(name: "other key", want: want)
//   |        ^^^^^^^^^^^^^^^^^^^^
// --- exit 1
