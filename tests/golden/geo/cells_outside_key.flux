import "array"
import "experimental/geo"

array.from(rows: [{_time: 2024-01-01T10:00:00Z, id: "tram", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417}])
    |> group(columns: ["id"])
    |> geo.filterRows(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})

// ---
//
// --- stderr
// fluxc: `geo.filterRows`: column `s2_cell_id` is not in the group key of table {id: "tram"}, so that its cells have no one level; add it with `experimental.group(columns: ["s2_cell_id"], mode: "extend")`, or give the level as `s2cellIDLevel`
//   at experimental/geo/geo.flux:321:74 in `_levelOr`
//   at experimental/geo/geo.flux:335:25 in `_gridFilter`
//   at experimental/geo/geo.flux:498:16 in `filterRows`
//   at cells_outside_key.flux:6:8
//   |
// 6 |     |> geo.filterRows(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})
//   |        ^^^^^^^^^^^^^^
// --- exit 1
