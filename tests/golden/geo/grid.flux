import "array"
import "experimental/geo"
import "strings"

box = {minLat: 51.3, maxLat: 51.7, minLon: -0.5, maxLon: 0.2}
swapped = {minLat: 51.7, maxLat: 51.3, minLon: 0.2, maxLon: -0.5}
circle = {lat: 51.5, lon: -0.1, radius: 25.0}
polygon = {points: [{lat: 51.3, lon: -0.4}, {lat: 51.4, lon: 0.2}, {lat: 51.7, lon: -0.1}]}
clockwise = {points: [{lat: 51.7, lon: -0.1}, {lat: 51.4, lon: 0.2}, {lat: 51.3, lon: -0.4}, {lat: 51.7, lon: -0.1}]}
km = {distance: "km"}
row = (name, grid) => ({name: name, level: grid.level, cells: strings.joinStr(arr: grid.set, v: " ")})

array.from(
    rows: [
        row(name: "box", grid: geo.getGrid(region: box, level: 9, units: km)),
        row(name: "swapped", grid: geo.getGrid(region: swapped, level: 9, units: km)),
        row(name: "circle", grid: geo.getGrid(region: circle, level: 9, units: km)),
        row(name: "miles", grid: geo.getGrid(region: {circle with radius: 1.0}, level: 12, units: {distance: "mile"})),
        row(name: "meters", grid: geo.getGrid(region: {circle with radius: 1.0}, level: 12, units: {distance: "m"})),
        row(name: "polygon", grid: geo.getGrid(region: polygon, level: 9, units: km)),
        row(name: "clockwise", grid: geo.getGrid(region: clockwise, level: 9, units: km)),
        row(name: "face", grid: geo.getGrid(region: box, level: 0, units: km)),
    ],
)
    |> yield(name: "of a level")

array.from(
    rows: [
        row(name: "least", grid: geo.getGrid(region: box, minSize: 4, units: km)),
        row(name: "most", grid: geo.getGrid(region: box, maxSize: 4, units: km)),
        row(name: "both", grid: geo.getGrid(region: box, minSize: 2, maxSize: 12, units: km)),
        row(name: "negative", grid: geo.getGrid(region: box, minSize: 4, maxSize: -1, level: -1, units: km)),
        row(name: "too many", grid: geo.getGrid(region: box, minSize: 1000, units: km)),
        row(name: "too many, but a level", grid: geo.getGrid(region: box, minSize: 1000, maxLevel: 7, units: km)),
        row(
            name: "too few",
            grid: geo.getGrid(
                region: {minLat: -80.0, maxLat: 80.0, minLon: -180.0, maxLon: 180.0},
                maxSize: 2,
                units: km,
            ),
        ),
    ],
)
    |> yield(name: "chosen")

// ---
// #datatype,string,long,string,long,string
// #group,false,false,false,false,false
// #default,of a level,,,,
// ,result,table,name,level,cells
// ,,0,box,9,47d894 47d89c 47d8a4 47d8ac 47d8b4 47d8bc 47df4c 47df54 4875dc 4875e4 4875fc 487604 48760c 487614 48761c 487624 48763c 487644 48766c 487674
// ,,0,swapped,9,47d894 47d89c 47d8a4 47d8ac 47d8b4 47d8bc 47df4c 47df54 4875dc 4875e4 4875fc 487604 48760c 487614 48761c 487624 48763c 487644 48766c 487674
// ,,0,circle,9,47d89c 47d8a4 47d8ac 47d8b4 47d8bc 47df54 4875e4 4875fc 487604 48760c 487614 48761c 487624 48763c 48766c 487674
// ,,0,miles,12,4876035 4876037 4876049 487604b 487604d 487604f
// ,,0,meters,12,487604b
// ,,0,polygon,9,47d8a4 47d8ac 47d8b4 4875dc 4875e4 4875fc 487604 48760c 487614 48761c 487624
// ,,0,clockwise,9,47d8a4 47d8ac 47d8b4 4875dc 4875e4 4875fc 487604 48760c 487614 48761c 487624
// ,,0,face,0,5
//
// #datatype,string,long,string,long,string
// #group,false,false,false,false,false
// #default,chosen,,,,
// ,result,table,name,level,cells
// ,,0,least,6,47d9 47df 4875 4877
// ,,0,most,7,47d8c 47df4 4875c 48764
// ,,0,both,1,44 4c
// ,,0,negative,6,47d9 47df 4875 4877
// ,,0,too many,-1,
// ,,0,"too many, but a level",7,47d8c 47df4 4875c 48764
// ,,0,too few,-1,
//
