import "array"
import "experimental/geo"
import "internal/debug"

array.from(rows: [{lat: 1.0, lon: 2.0}, {lat: 3.0, lon: debug.null(type: "float")}])
    |> map(fn: (r) => ({r with cell: geo.s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: 5)}))

// ---
// #datatype,string,long,double,double,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,lat,lon,cell
// ,,0,1,2,1004
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"`geo.s2CellIDToken`: argument `point` has a null `lon`; test it with `exists` first
//   at null_place.flux:6:38
//   at null_place.flux:6:8",
// --- stderr
// fluxc: `geo.s2CellIDToken`: argument `point` has a null `lon`; test it with `exists` first
//   at null_place.flux:6:38
//   |
// 6 |     |> map(fn: (r) => ({r with cell: geo.s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: 5)}))
//   |                                      ^^^^^^^^^^^^^^^^^
//   at null_place.flux:6:8
// --- exit 1
