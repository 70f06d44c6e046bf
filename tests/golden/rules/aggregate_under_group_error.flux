// data: metrics mixed.lp
// What has no maximum has none of which a source could leave something out.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "state")
    |> group()
    |> max()

// ---
//
// --- stderr
// fluxc: `max` cannot take column `_value`, which has type string: it needs int, uint, float or time; found in table {}
//   at aggregate_under_group_error.flux:7:8
//   |
// 7 |     |> max()
//   |        ^^^
// --- exit 1
