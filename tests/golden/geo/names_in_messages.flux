import "array"
import "experimental"
import "experimental/geo"

message = (fn) => string(v: experimental.catch(fn: fn).msg)
point = {lat: 1.0, lon: 2.0}
wrong = {lat: 1.0}

array.from(
    rows: [
        {message: message(fn: () => geo.ST_Contains(region: point, geometry: point))},
        {message: message(fn: () => geo.ST_Distance(region: wrong, geometry: point))},
        {message: message(fn: () => geo.ST_DWithin(region: point, geometry: wrong, distance: 1.0))},
        {message: message(fn: () => geo.ST_Intersects(region: wrong, geometry: point))},
        {message: message(fn: () => geo.ST_Length(geometry: wrong))},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,message
// ,,0,"`geo.ST_Contains`: argument `region` must be a box, a circle or a polygon, found a point"
// ,,0,"`geo.ST_Distance`: argument `region` must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, `lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with `lat`"
// ,,0,"`geo.ST_DWithin`: argument `geometry` must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, `lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with `lat`"
// ,,0,"`geo.ST_Intersects`: argument `region` must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, `lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with `lat`"
// ,,0,"`geo.ST_Length`: argument `geometry` must be a point (`lat`, `lon`), a box (`minLat`, `maxLat`, `minLon`, `maxLon`), a circle (`lat`, `lon`, `radius`), a polygon (`points`) or lines (`linestring`), found a record with `lat`"
//
