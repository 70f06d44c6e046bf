import "array"
import "fluxc/alert"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, v: 1}])
    |> alert.publish(topic: "cpu", level: (r) => r.v)

// ---
//
// --- stderr
// error[E0314]: the function given as `level` must return a string, but returns an int
//  --> publish_level_is_no_string.flux:5:50
//   |
// 5 |     |> alert.publish(topic: "cpu", level: (r) => r.v)
//   |                                                  ^^^
//
// --- exit 1
