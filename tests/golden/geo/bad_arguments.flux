import "array"
import "experimental"
import "experimental/geo"

km = {distance: "km"}
point = {lat: 1.0, lon: 2.0}
box = {minLat: 0.0, maxLat: 1.0, minLon: 0.0, maxLon: 1.0}
message = (fn) => ({message: experimental.catch(fn: fn).msg})
contains = (region) => message(fn: () => geo.stContains(region: region, geometry: point, units: km))
length = (text) => message(fn: () => geo.stLength(geometry: {linestring: text}, units: km))
grid = (region=box, minSize=-1, maxSize=-1, level=-1, maxLevel=-1) =>
    message(
        fn: () =>
            geo.getGrid(
                region: region,
                minSize: minSize,
                maxSize: maxSize,
                level: level,
                maxLevel: maxLevel,
                units: km,
            ).level,
    )
cell = (token, level) => message(fn: () => geo.s2CellIDToken(token: token, level: level))

array.from(
    rows: [
        contains(region: point),
        contains(region: {linestring: "1 2, 3 4"}),
        contains(region: {}),
        contains(region: {minLat: 1.0, maxLat: 2.0, minLon: 1.0}),
        contains(region: {lat: 1.0, lon: 2.0, radius: -1.0}),
        contains(region: {lat: 1.0, lon: 2.0, radius: 5}),
        contains(region: {lat: 1.0 / 0.0, lon: 2.0, radius: 5.0}),
        contains(region: {box with maxLat: 91.0}),
        contains(region: {box with minLon: -181.0}),
        contains(region: {points: [point, {lat: 2.0, lon: 2.0}]}),
        contains(region: {points: [point, {lat: 2.0, lon: 2.0}, point]}),
        contains(region: {points: [{lat: 1.0}, {lat: 2.0}, {lat: 3.0}]}),
        contains(region: {points: [{lat: 1.0, lon: 1}, {lat: 2.0, lon: 1}, {lat: 2.0, lon: 2}]}),
        contains(region: {points: "1 2, 3 4"}),
        message(fn: () => geo.stContains(region: box, geometry: box, units: km)),
        message(fn: () => geo.stDistance(region: {linestring: "1 2, 3 4"}, geometry: point, units: km)),
        message(fn: () => geo.stDistance(region: box, geometry: box, units: km)),
    ],
)
    |> yield(name: "shapes")

array.from(
    rows: [
        length(text: ""),
        length(text: "1 2, "),
        length(text: "1 2, 3"),
        length(text: "1 2, 3 north"),
        length(text: "1 2, 3 inf"),
        message(fn: () => geo.stLength(geometry: {linestring: 1}, units: km)),
        message(fn: () => geo.stLength(geometry: {lat: 1.0, lon: 1.0, radius: 1.0}, units: km)),
    ],
)
    |> yield(name: "lines")

array.from(
    rows: [
        message(fn: () => geo.stLength(geometry: point, units: {distance: "miles"})),
        message(fn: () => geo.stLength(geometry: point, units: {distance: "ft"})),
        message(fn: () => geo.ST_Length(geometry: point, units: {distance: ""})),
    ],
)
    |> yield(name: "units")

array.from(
    rows: [
        grid(),
        grid(minSize: 11, maxSize: 9),
        grid(maxSize: 10001),
        grid(level: 31),
        grid(level: 30),
        grid(minSize: 1, maxLevel: 31),
        grid(region: point, level: 1),
        cell(token: "89c25", level: 0),
        cell(token: "89c25", level: 31),
        cell(token: "89c25", level: 12),
        cell(token: "", level: 1),
        cell(token: "x", level: 1),
        cell(token: "89c2589c2589c2589c25", level: 1),
        message(fn: () => geo.s2CellIDToken(level: 1)),
        message(fn: () => geo.s2CellIDToken(token: "89c25", point: point, level: 1)),
        message(fn: () => geo.s2CellIDToken(point: {lat: 1.0 / 0.0, lon: 1.0}, level: 1)),
        message(fn: () => string(v: geo.getLevel(token: "0"))),
        message(fn: () => string(v: geo.s2CellLatLon(token: "z").lat)),
    ],
)
    |> yield(name: "cells")

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,shapes,,
// ,result,table,message
// ,,0,"`geo.stContains`: argument `region` must be a box, a circle or a polygon, found a point"
// ,,0,"`geo.stContains`: argument `region` must be a box, a circle or a polygon, found lines"
// ,,0,"`geo.stContains`: argument `region` must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, `lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with no fields"
// ,,0,"`geo.stContains`: argument `region` must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, `lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with `minLat`, `maxLat`, `minLon`"
// ,,0,"`geo.stContains`: argument `region` must not have a negative `radius`, found -1"
// ,,0,"`geo.stContains`: argument `region` must have a float `radius`, found int"
// ,,0,"`geo.stContains`: argument `region` must have a finite `lat`, found +Inf"
// ,,0,"`geo.stContains`: argument `region` must be a box of latitudes from -90 to 90, found 0 to 91"
// ,,0,"`geo.stContains`: argument `region` must be a box of longitudes from -180 to 180, found -181 to 1"
// ,,0,"`geo.stContains`: argument `region` must be a polygon of at least 3 points, found 2"
// ,,0,`geo.stContains`: argument `region` is not a polygon that has an inside: it has fewer than 3 different corners
// ,,0,`geo.stContains`: argument `region` (point 1 of the polygon) must have the fields `lat` and `lon`
// ,,0,"`geo.stContains`: argument `region` (point 1 of the polygon) must have a float `lon`, found int"
// ,,0,"`geo.stContains`: argument `region` must have an array `points`, found string"
// ,,0,"`geo.stContains`: argument `geometry` must be a point or lines, found a box"
// ,,0,"`geo.stDistance`: argument `region` must be a point, a box, a circle or a polygon, found lines; lines can be the `geometry`"
// ,,0,"`geo.stDistance`: argument `geometry` must be a point or lines, found a box"
//
// #datatype,string,long,string
// #group,false,false,false
// #default,lines,,
// ,result,table,message
// ,,0,"`geo.stLength`: argument `geometry` must have a `linestring` of longitudes and latitudes (`13.4 52.5, 2.3 48.9`), found `` as its point 1"
// ,,0,"`geo.stLength`: argument `geometry` must have a `linestring` of longitudes and latitudes (`13.4 52.5, 2.3 48.9`), found ` ` as its point 2"
// ,,0,"`geo.stLength`: argument `geometry` must have a `linestring` of longitudes and latitudes (`13.4 52.5, 2.3 48.9`), found ` 3` as its point 2"
// ,,0,"`geo.stLength`: argument `geometry` must have a `linestring` of longitudes and latitudes (`13.4 52.5, 2.3 48.9`), found ` 3 north` as its point 2"
// ,,0,"`geo.stLength`: argument `geometry` must have a `linestring` of longitudes and latitudes (`13.4 52.5, 2.3 48.9`), found ` 3 inf` as its point 2"
// ,,0,"`geo.stLength`: argument `geometry` must have a string `linestring`, found int"
// ,,0,"`geo.stLength`: argument `geometry` must be a point or lines, found a circle"
//
// #datatype,string,long,string
// #group,false,false,false
// #default,units,,
// ,result,table,message
// ,,0,"`geo.stLength`: argument `units` must have `m`, `km` or `mile` as `distance`, found `miles`; did you mean `mile`?"
// ,,0,"`geo.stLength`: argument `units` must have `m`, `km` or `mile` as `distance`, found `ft`"
// ,,0,"`geo.ST_Length`: argument `units` must have `m`, `km` or `mile` as `distance`, found ``"
//
// #datatype,string,long,string
// #group,false,false,false
// #default,cells,,
// ,result,table,message
// ,,0,"`geo.getGrid`: needs `minSize`, `maxSize` or `level`"
// ,,0,"`geo.getGrid`: argument `minSize` must not be above `maxSize`, 9, found 11"
// ,,0,"`geo.getGrid`: argument `maxSize` must be at most 10000, found 10001"
// ,,0,"`geo.getGrid`: argument `level` must be at most 30, found 31"
// ,,0,"`geo.getGrid`: argument `level` is 30, at which more than 10000 cells cover the region; take a lower one"
// ,,0,"`geo.getGrid`: argument `maxLevel` must be at most 30, found 31"
// ,,0,"`geo.getGrid`: argument `region` must be a box, a circle or a polygon, found a point"
// ,,0,"`geo.s2CellIDToken`: argument `level` must be between 1 and 30, found 0"
// ,,0,"`geo.s2CellIDToken`: argument `level` must be between 1 and 30, found 31"
// ,,0,"`geo.s2CellIDToken`: argument `level` must not be below the cell's own level 8, found 12"
// ,,0,"`geo.s2CellIDToken`: argument `token` must be the ID of an S2 cell (`89c25`), found ``"
// ,,0,"`geo.s2CellIDToken`: argument `token` must be the ID of an S2 cell (`89c25`), found `x`"
// ,,0,"`geo.s2CellIDToken`: argument `token` must be the ID of an S2 cell (`89c25`), found `89c2589c2589c2589c25`"
// ,,0,`geo.s2CellIDToken`: needs `token` or `point`
// ,,0,"`geo.s2CellIDToken`: takes `token` or `point`, not both"
// ,,0,"`geo.s2CellIDToken`: argument `point` must have a finite `lat`, found +Inf"
// ,,0,"`geo.getLevel`: argument `token` must be the ID of an S2 cell (`89c25`), found `0`"
// ,,0,"`geo.s2CellLatLon`: argument `token` must be the ID of an S2 cell (`89c25`), found `z`"
//
