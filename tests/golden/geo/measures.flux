import "array"
import "experimental/geo"
import "math"

square = {points: [{lat: 0.0, lon: 0.0}, {lat: 0.0, lon: 2.0}, {lat: 2.0, lon: 2.0}, {lat: 2.0, lon: 0.0}]}
ring = {points: [{lat: 0.0, lon: 0.0}, {lat: 2.0, lon: 0.0}, {lat: 2.0, lon: 2.0}, {lat: 0.0, lon: 2.0}, {lat: 0.0, lon: 0.0}]}
bow = {points: [{lat: 0.0, lon: 0.0}, {lat: 3.0, lon: 3.0}, {lat: 3.0, lon: 0.0}, {lat: 0.0, lon: 2.0}]}
box = {minLat: 0.0, maxLat: 2.0, minLon: 0.0, maxLon: 2.0}
flat = {minLat: 1.0, maxLat: 1.0, minLon: 0.0, maxLon: 2.0}
spot = {minLat: 1.0, maxLat: 1.0, minLon: 2.0, maxLon: 2.0}
circle = {lat: 1.0, lon: 1.0, radius: 120.0}
inside = {lat: 1.0, lon: 1.5}
outside = {lat: 1.0, lon: 3.0}
through = {linestring: "1.5 1, 3 1"}
beside = {linestring: "3 0.5, 3 1 17.5,\t4  1"}
one = {linestring: "3 1"}
km = (v) => math.round(x: v * 1000.0) / 1000.0

contains = (name, region) => ({
        region: name,
        inside: geo.ST_Contains(region: region, geometry: inside),
        outside: geo.ST_Contains(region: region, geometry: outside),
        through: geo.ST_Contains(region: region, geometry: through),
        beside: geo.ST_Contains(region: region, geometry: beside),
    })

array.from(
    rows: [
        contains(name: "box", region: box),
        contains(name: "circle", region: circle),
        contains(name: "square", region: square),
        contains(name: "ring", region: ring),
        contains(name: "bow", region: bow),
    ],
)
    |> yield(name: "contains")

distances = (name, region) => ({
        region: name,
        inside: km(v: geo.ST_Distance(region: region, geometry: inside)),
        outside: km(v: geo.ST_Distance(region: region, geometry: outside)),
        through: km(v: geo.ST_Distance(region: region, geometry: through)),
        beside: km(v: geo.ST_Distance(region: region, geometry: beside)),
        one: km(v: geo.ST_Distance(region: region, geometry: one)),
        is_near: geo.ST_DWithin(region: region, geometry: outside, distance: 112.0),
        intersects: geo.ST_Intersects(region: region, geometry: through),
    })

array.from(
    rows: [
        distances(name: "point", region: {lat: 1.0, lon: 2.0}),
        distances(name: "box", region: box),
        distances(name: "flat", region: flat),
        distances(name: "spot", region: spot),
        distances(name: "circle", region: circle),
        distances(name: "square", region: square),
        distances(name: "ring", region: ring),
    ],
)
    |> yield(name: "distances")

// A degree of the equator, in all units.
array.from(
    rows: [
        {
            unit: "km",
            length: km(v: geo.ST_Length(geometry: {linestring: "0 0, 0.5 0, 1 0"})),
            none: geo.ST_Length(geometry: inside),
        },
        {
            unit: "m",
            length: km(v: geo.ST_Length(geometry: {linestring: "0 0, 0.5 0, 1 0"}, units: {distance: "m"})),
            none: geo.ST_Length(geometry: one, units: {distance: "m"}),
        },
        {
            unit: "mile",
            length: km(v: geo.ST_Length(geometry: {linestring: "0 0, 0.5 0, 1 0"}, units: {distance: "mile"})),
            none: 0.0,
        },
    ],
)
    |> yield(name: "lengths")

array.from(
    rows: [
        {
            quarter: km(v: geo.stDistance(region: {lat: 0.0, lon: 10.0}, geometry: {lat: 90.0, lon: 0.0}, units: {distance: "m"})),
            half: km(v: geo.stDistance(region: {lat: 0.0, lon: 10.0}, geometry: {lat: 0.0, lon: -170.0}, units: {distance: "m"})),
            is_inside: geo.stContains(region: circle, geometry: outside, units: {distance: "mile"}),
            length: km(v: geo.stLength(geometry: {linestring: "0 0, 0 90"}, units: {distance: "m"})),
        },
    ],
)
    |> yield(name: "round the earth")

// ---
// #datatype,string,long,string,boolean,boolean,boolean,boolean
// #group,false,false,false,false,false,false,false
// #default,contains,,,,,,
// ,result,table,region,inside,outside,through,beside
// ,,0,box,true,false,false,false
// ,,0,circle,true,false,false,false
// ,,0,square,true,false,false,false
// ,,0,ring,true,false,false,false
// ,,0,bow,false,false,false,false
//
// #datatype,string,long,string,double,double,double,double,double,boolean,boolean
// #group,false,false,false,false,false,false,false,false,false,false
// #default,distances,,,,,,,,,
// ,result,table,region,inside,outside,through,beside,one,is_near,intersects
// ,,0,point,55.589,111.178,0.008,111.178,111.178,true,false
// ,,0,box,0,111.178,0,111.178,111.178,true,true
// ,,0,flat,0,111.178,0,111.178,111.178,true,true
// ,,0,spot,55.589,111.178,0.008,111.178,111.178,true,false
// ,,0,circle,0,102.356,0,102.356,102.356,true,true
// ,,0,square,0,111.178,0,111.178,111.178,true,true
// ,,0,ring,0,111.178,0,111.178,111.178,true,true
//
// #datatype,string,long,string,double,double
// #group,false,false,false,false,false
// #default,lengths,,,,
// ,result,table,unit,length,none
// ,,0,km,111.195,0
// ,,0,m,111195.101,0
// ,,0,mile,69.093,0
//
// #datatype,string,long,double,double,boolean,double
// #group,false,false,false,false,false,false
// #default,round the earth,,,,,
// ,result,table,quarter,half,is_inside,length
// ,,0,10007559.106,20015118.212,false,10007559.106
//
