import "csv"
import "experimental/geo"

csv.from(
    csv:
        "#datatype,string,long,dateTime:RFC3339,string,string,double,double
#group,false,false,false,true,true,false,false
#default,_result,,,,,,
,result,table,_time,id,s2_cellid,lat,lon
,,0,2024-01-01T10:00:00Z,tram,47900a09,47.3769,8.5417
",
)
    |> geo.filterRows(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})

// ---
//
// --- stderr
// fluxc: `geo.filterRows`: no column `s2_cell_id` in table {id: "tram", s2_cellid: "47900a09"}; columns: _time, id, s2_cellid, lat, lon; did you mean `s2_cellid`?
//   at experimental/geo/geo.flux:321:74 in `_levelOr`
//   at experimental/geo/geo.flux:335:25 in `_gridFilter`
//   at experimental/geo/geo.flux:498:16 in `filterRows`
//   at cells_missing.flux:13:8
//    |
// 13 |     |> geo.filterRows(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})
//    |        ^^^^^^^^^^^^^^
// --- exit 1
