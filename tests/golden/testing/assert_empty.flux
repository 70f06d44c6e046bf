import "array"
import "testing"

array.from(rows: [{v: 1}])
    |> filter(fn: (r) => r.v > 1, onEmpty: "keep")
    |> testing.assertEmpty()

// ---
//
