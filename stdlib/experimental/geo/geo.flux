// Package geo works with places on the earth. Points are records with `lat` and `lon`; regions are boxes (`minLat`,
// `maxLat`, `minLon`, `maxLon`), circles (`lat`, `lon`, `radius`) or polygons (`points`). Rows are found by cells of the
// S2 grid, whose IDs stand in the tag `s2_cell_id`.
//
// ## Metadata
// introduced: 0.63.0
package geo


import "experimental"
import "influxdata/influxdb/v1"

// units are the units of measure: `distance` is `"m"`, `"km"` or `"mile"`.
//
// ## Metadata
// introduced: 0.78.0
option units = {distance: "km"}

// _contains tells whether a region holds a geometry, for a function, which messages name.
builtin _contains : (function: string, region: A, geometry: B, units: {distance: string}) => bool
    where
    A: Record,
    B: Record

// _distance returns the distance between a region and a geometry, for a function, which messages name.
builtin _distance : (function: string, region: A, geometry: B, units: {distance: string}) => float
    where
    A: Record,
    B: Record

// _length returns the length of lines, for a function, which messages name.
builtin _length : (function: string, geometry: A, units: {distance: string}) => float where A: Record

// stContains is what `ST_Contains` calls.
//
// ## Parameters
// - region: Box, circle or polygon. The inside of a polygon is the smaller of the two parts of the earth.
// - geometry: Point, or lines (`linestring`), which are inside when all their points are.
// - units: Units of measure.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// x =
//     geo.stContains(
//         region: {lat: 52.52, lon: 13.4, radius: 20.0},
//         geometry: {lat: 52.39, lon: 13.06},
//         units: {distance: "mile"},
//     )
// // x is true
// ```
//
// ## Metadata
// introduced: 0.78.0
stContains = (region, geometry, units) => _contains(function: "geo.stContains", region: region, geometry: geometry, units: units)

// stDistance is what `ST_Distance` calls.
//
// ## Parameters
// - region: Point, box, circle or polygon.
// - geometry: Point, or lines (`linestring`).
// - units: Units of measure.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// km = geo.stDistance(region: {lat: 52.52, lon: 13.4}, geometry: {lat: 48.86, lon: 2.35}, units: {distance: "km"})
// fromBerlinToParis = int(v: km)
// // fromBerlinToParis is 877
// ```
//
// ## Metadata
// introduced: 0.78.0
stDistance = (region, geometry, units) => _distance(function: "geo.stDistance", region: region, geometry: geometry, units: units)

// stLength is what `ST_Length` calls.
//
// ## Parameters
// - geometry: Lines (`linestring`): longitude and latitude of each point. A point has no length.
// - units: Units of measure.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// km = geo.stLength(geometry: {linestring: "13.4 52.52, 2.35 48.86"}, units: {distance: "km"})
// fromBerlinToParis = int(v: km)
// // fromBerlinToParis is 877
// ```
//
// ## Metadata
// introduced: 0.78.0
stLength = (geometry, units) => _length(function: "geo.stLength", geometry: geometry, units: units)

// getGrid returns the cells that cover a region and their level, or the level -1 and no cells when no level is as asked.
//
// ## Parameters
// - region: Region to cover: box, circle or polygon.
// - minSize: Least number of cells: the lowest level with as many is chosen. Below `1`: any number.
// - maxSize: Largest number of cells, up to 10000: the highest level with no more is chosen, unless `minSize` finds one
//   before. Below `1`: 100.
// - level: Level of the cells, up to 30; without it, or below `0`, it is chosen.
// - maxLevel: Highest level to choose, which then counts though it has fewer than `minSize` cells. Below `1`: any level.
// - units: Units of measure.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// grid = geo.getGrid(region: {lat: 52.52, lon: 13.4, radius: 10.0}, minSize: 3, units: {distance: "km"})
// level = grid.level
// // level is 9
// ```
builtin getGrid : (
        region: T,
        ?minSize: int,
        ?maxSize: int,
        ?level: int,
        ?maxLevel: int,
        units: {distance: string},
    ) => {level: int, set: [string]}
    where
    T: Record

// getLevel returns the level of a cell.
//
// ## Parameters
// - token: ID of the cell.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// x = geo.getLevel(token: "89c25c")
// // x is 9
// ```
builtin getLevel : (token: string) => int

// s2CellIDToken returns the ID of the cell of a level that holds a point or another cell.
//
// ## Parameters
// - token: ID of the other cell.
// - point: Point, instead of `token`.
// - level: Level of the cell, 1 to 30, not below that of the other cell.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// x = geo.s2CellIDToken(point: {lat: 40.7128, lon: -74.006}, level: 10)
// // x is 89c25b
// ```
//
// ## Metadata
// introduced: 0.64.0
builtin s2CellIDToken : (?token: string, ?point: {lat: float, lon: float}, level: int) => string

// s2CellLatLon returns the centre of a cell.
//
// ## Parameters
// - token: ID of the cell.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// center = geo.s2CellLatLon(token: "89c284")
// isNorth = center.lat > 40.7 and center.lat < 40.9
// // isNorth is true
// ```
//
// ## Metadata
// introduced: 0.78.0
builtin s2CellLatLon : (token: string) => {lat: float, lon: float}

// ST_Contains tells whether a region holds a geometry.
//
// ## Parameters
// - region: Region.
// - geometry: Point, or lines (`linestring`).
// - units: Units of measure. Default is the option `units`.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// x = geo.ST_Contains(region: {lat: 52.52, lon: 13.4, radius: 30.0}, geometry: {lat: 52.39, lon: 13.06})
// // x is true
// ```
//
// ## Metadata
// introduced: 0.78.0
ST_Contains = (region, geometry, units=units) => _contains(function: "geo.ST_Contains", region: region, geometry: geometry, units: units)

// ST_Distance returns the distance between a region and a geometry.
//
// ## Parameters
// - region: Region.
// - geometry: Point, or lines (`linestring`).
// - units: Units of measure. Default is the option `units`.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// fromBerlinToParis = int(v: geo.ST_Distance(region: {lat: 52.52, lon: 13.4}, geometry: {lat: 48.86, lon: 2.35}))
// // fromBerlinToParis is 877
// ```
//
// ## Metadata
// introduced: 0.78.0
ST_Distance = (region, geometry, units=units) => _distance(function: "geo.ST_Distance", region: region, geometry: geometry, units: units)

// ST_DWithin tells whether a region and a geometry are no farther apart than a distance.
//
// ## Parameters
// - region: Region.
// - geometry: Point, or lines (`linestring`).
// - distance: Distance.
// - units: Units of measure. Default is the option `units`.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// x = geo.ST_DWithin(region: {lat: 52.52, lon: 13.4}, geometry: {lat: 48.86, lon: 2.35}, distance: 900.0)
// // x is true
// ```
//
// ## Metadata
// introduced: 0.78.0
ST_DWithin = (region, geometry, distance, units=units) =>
    _distance(function: "geo.ST_DWithin", region: region, geometry: geometry, units: units) <= distance

// ST_Intersects tells whether a region and a geometry have a point in common.
//
// ## Parameters
// - region: Region.
// - geometry: Point, or lines (`linestring`).
// - units: Units of measure. Default is the option `units`.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// x =
//     geo.ST_Intersects(
//         region: {minLat: 52.0, maxLat: 53.0, minLon: 13.0, maxLon: 14.0},
//         geometry: {linestring: "12.5 52.5, 14.5 52.5"},
//     )
// // x is true
// ```
//
// ## Metadata
// introduced: 0.78.0
ST_Intersects = (region, geometry, units=units) =>
    _distance(function: "geo.ST_Intersects", region: region, geometry: geometry, units: units) <= 0.0

// ST_Length returns the length of lines.
//
// ## Parameters
// - geometry: Lines (`linestring`).
// - units: Units of measure. Default is the option `units`.
//
// ## Example
// ```flux
// import "experimental/geo"
//
// fromBerlinToParis = int(v: geo.ST_Length(geometry: {linestring: "13.4 52.52, 2.35 48.86"}))
// // fromBerlinToParis is 877
// ```
//
// ## Metadata
// introduced: 0.78.0
ST_Length = (geometry, units=units) => _length(function: "geo.ST_Length", geometry: geometry, units: units)

// ST_LineString joins the points of each table to lines, in the column `st_linestring`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//         {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//     ],
// )
//     |> geo.ST_LineString()
// // One row: "8.5417 47.3769, 8.545 47.366"
// ```
//
// ## Metadata
// introduced: 0.78.0
ST_LineString = (tables=<-) =>
    tables
        |> reduce(
            identity: {__linestring: "", __count: 0},
            fn: (r, accumulator) => {
                comma = if accumulator.__count == 0 then "" else ", "

                return {
                    __count: accumulator.__count + 1,
                    __linestring: accumulator.__linestring + comma + string(v: r.lon) + " " + string(v: r.lat),
                }
            },
        )
        |> drop(columns: ["__count"])
        |> rename(columns: {__linestring: "st_linestring"})

// _region returns a region; messages about one that it cannot be name the function that was called with it.
builtin _region : (function: string, region: A, units: {distance: string}) => A where A: Record

// _cellLevel returns the level of the cells in the group keys' column `s2_cell_id`, for a function, which messages name.
builtin _cellLevel : (<-tables: stream[A], function: string) => int where A: Record

// _levelOr returns a level when it is known (not -1), and else that of the tables.
_levelOr = (tables=<-, level, function) => if level == -1 then tables |> _cellLevel(function: function) else level

// _gridFilter is `gridFilter` for a function, which messages name.
_gridFilter = (
        tables=<-,
        region,
        minSize,
        maxSize,
        level,
        s2cellIDLevel,
        units,
        function,
    ) =>
    {
        own = tables |> _levelOr(level: s2cellIDLevel, function: function)
        grid = getGrid(maxLevel: own, region: region, minSize: minSize, maxSize: maxSize, level: level, units: units)

        return
            tables
                |> filter(
                    fn: (r) =>
                        contains(
                            set: grid.set,
                            value:
                                if grid.level == own then
                                    r.s2_cell_id
                                else
                                    s2CellIDToken(token: r.s2_cell_id, level: grid.level),
                        ),
                )
    }

// toRows turns fields into columns, so that rows have `lat` and `lon`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", _field: "lat", _value: 47.3769},
//         {_time: 2024-01-01T10:00:00Z, id: "tram", _field: "lon", _value: 8.5417},
//     ],
// )
//     |> group(columns: ["id", "_field"])
//     |> geo.toRows()
// ```
toRows = (tables=<-) => tables |> v1.fieldsAsCols()

// shapeData gives rows the columns that the functions of this package need: `lat`, `lon` and `s2_cell_id`.
//
// ## Parameters
// - tables: Input tables.
// - latField: Field with the latitude in degrees.
// - lonField: Field with the longitude in degrees.
// - level: Level of the cells.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", _field: "y", _value: 47.3769},
//         {_time: 2024-01-01T10:00:00Z, id: "tram", _field: "x", _value: 8.5417},
//     ],
// )
//     |> group(columns: ["id", "_field"])
//     |> geo.shapeData(latField: "y", lonField: "x", level: 14)
// ```
//
// ## Metadata
// introduced: 0.65.0
shapeData = (tables=<-, latField, lonField, level) => {
    named = (field) => if field == latField then "lat" else if field == lonField then "lon" else field

    return
        tables
            |> map(fn: (r) => ({r with _field: named(field: r._field)}))
            |> toRows()
            |> map(fn: (r) => ({r with s2_cell_id: s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: level)}))
            |> experimental.group(columns: ["s2_cell_id"], mode: "extend")
}

// gridFilter keeps the rows in cells that a region touches, which may lie outside of it.
//
// ## Parameters
// - tables: Input tables.
// - region: Region.
// - minSize: Least number of cells. Default is `24`.
// - maxSize: Largest number of cells. Default is `-1`: any.
// - level: Level of the cells. Default is `-1`: it is chosen.
// - s2cellIDLevel: Level of the cells in `s2_cell_id`. Default is `-1`: it is looked up.
// - units: Units of measure. Default is the option `units`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//         {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//     ],
// )
//     |> group(columns: ["id", "tid", "s2_cell_id"])
//     |> geo.gridFilter(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})
// ```
gridFilter = (tables=<-, region, minSize=24, maxSize=-1, level=-1, s2cellIDLevel=-1, units=units) =>
    tables
        |> _gridFilter(
            region: _region(function: "geo.gridFilter", region: region, units: units),
            minSize: minSize,
            maxSize: maxSize,
            level: level,
            s2cellIDLevel: s2cellIDLevel,
            units: units,
            function: "geo.gridFilter",
        )

// strictFilter keeps the rows whose point lies in a region.
//
// ## Parameters
// - tables: Input tables, with columns `lat` and `lon`.
// - region: Region.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//         {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//     ],
// )
//     |> geo.strictFilter(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})
// ```
strictFilter = (tables=<-, region) => {
    inside = _region(function: "geo.strictFilter", region: region, units: units)

    return tables |> filter(fn: (r) => ST_Contains(region: inside, geometry: {lat: r.lat, lon: r.lon}))
}

// filterRows keeps the rows in a region and turns their fields into columns.
//
// ## Parameters
// - tables: Input tables.
// - region: Region.
// - minSize: Least number of cells. Default is `24`.
// - maxSize: Largest number of cells. Default is `-1`: any.
// - level: Level of the cells. Default is `-1`: it is chosen.
// - s2cellIDLevel: Level of the cells in `s2_cell_id`. Default is `-1`: it is looked up.
// - strict: Leave out rows of cells that lie outside the region. Default is `true`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//         {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//     ],
// )
//     |> group(columns: ["id", "tid", "s2_cell_id"])
//     |> geo.filterRows(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})
// ```
filterRows = (tables=<-, region, minSize=24, maxSize=-1, level=-1, s2cellIDLevel=-1, strict=true) => {
    inside = _region(function: "geo.filterRows", region: region, units: units)
    near =
        tables
            |> _gridFilter(
                region: inside,
                minSize: minSize,
                maxSize: maxSize,
                level: level,
                s2cellIDLevel: s2cellIDLevel,
                units: units,
                function: "geo.filterRows",
            )
    names =
        tables
            |> columns(column: "name")
            |> findColumn(column: "name", fn: (key) => true)
    rows = if contains(value: "lat", set: names) then near else near |> toRows()

    return if strict then rows |> strictFilter(region: inside) else rows
}

// groupByArea groups rows by the cells of a level.
//
// ## Parameters
// - tables: Input tables, with columns `lat` and `lon`.
// - newColumn: Column for the cells' IDs.
// - level: Level of the cells.
// - s2cellIDLevel: Level of the cells in `s2_cell_id`. Default is `-1`: it is looked up.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//         {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//     ],
// )
//     |> group(columns: ["id", "tid", "s2_cell_id"])
//     |> geo.groupByArea(newColumn: "area", level: 8)
// ```
groupByArea = (tables=<-, newColumn, level, s2cellIDLevel=-1) => {
    own = tables |> _levelOr(level: s2cellIDLevel, function: "geo.groupByArea")
    marked =
        if own == level then
            tables |> duplicate(column: "s2_cell_id", as: newColumn)
        else
            tables
                |> map(fn: (r) => ({r with _s2_cell: s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: level)}))
                |> rename(columns: {_s2_cell: newColumn})

    return marked |> group(columns: [newColumn])
}

// asTracks makes one ordered table of the rows of each track.
//
// ## Parameters
// - tables: Input tables.
// - groupBy: Columns that tell tracks apart. Default is `["id", "tid"]`.
// - orderBy: Columns to order by. Default is `["_time"]`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//         {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//     ],
// )
//     |> group(columns: ["id", "tid", "s2_cell_id"])
//     |> geo.asTracks()
// ```
asTracks = (tables=<-, groupBy=["id", "tid"], orderBy=["_time"]) =>
    tables
        |> group(columns: groupBy)
        |> sort(columns: orderBy)

// totalDistance returns the length of the way through all points of a table.
//
// ## Parameters
// - tables: Input tables, with columns `lat` and `lon`.
// - outputColumn: Column for the length. Default is `"_value"`.
//
// ## Example
// ```flux
// import "array"
// import "experimental/geo"
//
// array.from(
//     rows: [
//         {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//         {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//     ],
// )
//     |> geo.totalDistance(outputColumn: "km")
// ```
//
// ## Metadata
// introduced: 0.192.0
totalDistance = (tables=<-, outputColumn="_value") =>
    tables
        |> reduce(
            identity: {index: 0, lat: 0.0, lon: 0.0, totalDistance: 0.0},
            fn: (r, accumulator) => {
                here = {lat: r.lat, lon: r.lon}
                before = if accumulator.index > 0 then {lat: accumulator.lat, lon: accumulator.lon} else here

                return {
                    index: accumulator.index + 1,
                    lat: r.lat,
                    lon: r.lon,
                    totalDistance: accumulator.totalDistance + ST_Distance(region: before, geometry: here),
                }
            },
        )
        |> drop(columns: ["index", "lat", "lon"])
        |> rename(columns: {totalDistance: outputColumn})
