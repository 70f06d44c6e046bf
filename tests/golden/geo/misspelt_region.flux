import "array"
import "experimental/geo"

array.from(rows: [{_time: 2024-01-01T10:00:00Z, id: "tram", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417}])
    |> group(columns: ["id"])
    |> geo.filterRows(region: {lat: 47.3769, lon: 8.5417, radus: 1.0})

// ---
//
// --- stderr
// fluxc: `geo.filterRows`: argument `region` must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, `lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with `lat`, `lon`, `radus`; did you mean `radius`?
//   at experimental/geo/geo.flux:495:14 in `filterRows`
//   at misspelt_region.flux:6:8
//   |
// 6 |     |> geo.filterRows(region: {lat: 47.3769, lon: 8.5417, radus: 1.0})
//   |        ^^^^^^^^^^^^^^
// --- exit 1
