import "array"
import "experimental/geo"

// A tram through Zurich, and one that stays in Bern.
fields =
    array.from(
        rows: [
            {_time: 2024-05-01T10:00:00Z, id: "tram", tid: "4", _field: "y", _value: 47.3769},
            {_time: 2024-05-01T10:05:00Z, id: "tram", tid: "4", _field: "y", _value: 47.366},
            {_time: 2024-05-01T10:10:00Z, id: "tram", tid: "4", _field: "y", _value: 47.355},
            {_time: 2024-05-01T10:00:00Z, id: "tram", tid: "4", _field: "x", _value: 8.5417},
            {_time: 2024-05-01T10:05:00Z, id: "tram", tid: "4", _field: "x", _value: 8.545},
            {_time: 2024-05-01T10:10:00Z, id: "tram", tid: "4", _field: "x", _value: 8.553},
            {_time: 2024-05-01T10:02:00Z, id: "tram", tid: "9", _field: "y", _value: 46.948},
            {_time: 2024-05-01T10:02:00Z, id: "tram", tid: "9", _field: "x", _value: 7.4474},
        ],
    )
        |> group(columns: ["id", "tid", "_field"])
shaped =
    fields
        |> geo.shapeData(latField: "y", lonField: "x", level: 14)
        |> group(columns: ["id", "tid", "s2_cell_id"])
city = {lat: 47.3769, lon: 8.5417, radius: 1.5}

shaped |> yield(name: "shaped")
shaped |> geo.gridFilter(region: city) |> yield(name: "near")
shaped |> geo.gridFilter(region: city, s2cellIDLevel: 14, level: 11) |> yield(name: "near by larger cells")
shaped |> geo.strictFilter(region: city) |> yield(name: "in the circle")
shaped |> geo.filterRows(region: city) |> yield(name: "filtered")
shaped |> geo.filterRows(region: city, minSize: 1, strict: false) |> yield(name: "not strictly filtered")
shaped |> geo.filterRows(region: {city with lat: -47.0}) |> yield(name: "elsewhere")
shaped |> filter(fn: (r) => false, onEmpty: "keep") |> geo.gridFilter(region: city, s2cellIDLevel: 14) |> yield(name: "of nothing")
shaped |> geo.groupByArea(newColumn: "area", level: 6) |> yield(name: "by area")
shaped |> geo.groupByArea(newColumn: "area", level: 14) |> yield(name: "by cell")
shaped |> geo.asTracks() |> yield(name: "tracks")
shaped |> geo.asTracks() |> geo.ST_LineString() |> yield(name: "lines")
shaped
    |> geo.asTracks()
    |> geo.totalDistance(outputColumn: "km")
    |> map(fn: (r) => ({r with km: int(v: r.km * 1000.0)}))
    |> yield(name: "total")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string
// #group,false,false,false,true,true,false,false,true
// #default,shaped,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id
// ,,0,2024-05-01T10:02:00Z,tram,9,46.948,7.4474,478e39c1
// ,,1,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09
// ,,2,2024-05-01T10:10:00Z,tram,4,47.355,8.553,479aa745
// ,,3,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string
// #group,false,false,false,true,true,false,false,true
// #default,near,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id
// ,,0,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09
// ,,1,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string
// #group,false,false,false,true,true,false,false,true
// #default,near by larger cells,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id
// ,,0,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09
// ,,1,2024-05-01T10:10:00Z,tram,4,47.355,8.553,479aa745
// ,,2,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string
// #group,false,false,false,true,true,false,false,true
// #default,in the circle,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id
// ,,0,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09
// ,,1,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string
// #group,false,false,false,true,true,false,false,true
// #default,filtered,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id
// ,,0,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09
// ,,1,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string
// #group,false,false,false,true,true,false,false,true
// #default,not strictly filtered,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id
// ,,0,2024-05-01T10:02:00Z,tram,9,46.948,7.4474,478e39c1
// ,,1,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09
// ,,2,2024-05-01T10:10:00Z,tram,4,47.355,8.553,479aa745
// ,,3,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755
//
//
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string,string
// #group,false,false,false,false,false,false,false,false,true
// #default,by area,,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id,area
// ,,0,2024-05-01T10:02:00Z,tram,9,46.948,7.4474,478e39c1,478f
// ,,1,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09,4791
// ,,2,2024-05-01T10:10:00Z,tram,4,47.355,8.553,479aa745,479b
// ,,2,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755,479b
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string,string
// #group,false,false,false,false,false,false,false,false,true
// #default,by cell,,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id,area
// ,,0,2024-05-01T10:02:00Z,tram,9,46.948,7.4474,478e39c1,478e39c1
// ,,1,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09,47900a09
// ,,2,2024-05-01T10:10:00Z,tram,4,47.355,8.553,479aa745,479aa745
// ,,3,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755,479aa755
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,double,string
// #group,false,false,false,true,true,false,false,false
// #default,tracks,,,,,,,
// ,result,table,_time,id,tid,lat,lon,s2_cell_id
// ,,0,2024-05-01T10:00:00Z,tram,4,47.3769,8.5417,47900a09
// ,,0,2024-05-01T10:05:00Z,tram,4,47.366,8.545,479aa755
// ,,0,2024-05-01T10:10:00Z,tram,4,47.355,8.553,479aa745
// ,,1,2024-05-01T10:02:00Z,tram,9,46.948,7.4474,478e39c1
//
// #datatype,string,long,string,string,string
// #group,false,false,true,true,false
// #default,lines,,,,
// ,result,table,id,tid,st_linestring
// ,,0,tram,4,"8.5417 47.3769, 8.545 47.366, 8.553 47.355"
// ,,1,tram,9,7.4474 46.948
//
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,total,,,,
// ,result,table,id,tid,km
// ,,0,tram,4,2600
// ,,1,tram,9,0
//
