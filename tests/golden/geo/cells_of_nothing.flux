// data: metrics ../store/metrics.lp
import "experimental/geo"

from(bucket: "metrics")
    |> range(start: 2034-01-01T00:00:00Z, stop: 2034-01-02T00:00:00Z)
    |> geo.groupByArea(newColumn: "area", level: 8)

// ---
//
// --- stderr
// fluxc: `geo.groupByArea`: the level of the cells is not known, because there are no tables; give it as `s2cellIDLevel`
//   at experimental/geo/geo.flux:321:74 in `_levelOr`
//   at experimental/geo/geo.flux:539:21 in `groupByArea`
//   at cells_of_nothing.flux:6:8
//   |
// 6 |     |> geo.groupByArea(newColumn: "area", level: 8)
//   |        ^^^^^^^^^^^^^^^
// --- exit 1
