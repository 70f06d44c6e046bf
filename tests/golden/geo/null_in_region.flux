import "array"
import "experimental/geo"
import "internal/debug"

array.from(rows: [{lat: 1.0, lon: 2.0}])
    |> filter(
        fn: (r) =>
            geo.ST_Contains(
                region: {lat: 1.0, lon: 2.0, radius: debug.null(type: "float")},
                geometry: {lat: r.lat, lon: r.lon},
            ),
    )

// ---
//
// --- stderr
// fluxc: `geo.ST_Contains`: argument `region` has a null `radius`; test it with `exists` first
//   at experimental/geo/geo.flux:195:50 in `ST_Contains`
//   at null_in_region.flux:8:13
//   |
// 8 |             geo.ST_Contains(
//   |             ^^^^^^^^^^^^^^^
//   at null_in_region.flux:6:8
// --- exit 1
