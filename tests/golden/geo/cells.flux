import "array"
import "experimental/geo"

// Points and leaf cells of S2's own tests.
points =
    array.from(
        rows: [
            {lat: 49.703498679, lon: 11.770681595, cell: "47a1cbd595522b39"},
            {lat: 55.685376759, lon: 12.588490937, cell: "46525318b63be0f9"},
            {lat: 45.486546517, lon: -93.449700022, cell: "52b30b71698e729d"},
            {lat: 58.299984854, lon: 23.049300056, cell: "46ed8886cfadda85"},
            {lat: 34.36443904, lon: 108.330699969, cell: "3663f18a24cbe857"},
            {lat: -30.694551352, lon: -30.048758753, cell: "010a06c0a948cf5d"},
        ],
    )

near = (a, b) => a - b < 0.0000001 and b - a < 0.0000001

points
    |> map(
        fn: (r) => {
            found = geo.s2CellIDToken(point: {lat: r.lat, lon: r.lon}, level: 30)
            center = geo.s2CellLatLon(token: found)

            return {r with found: found, is_same: near(a: center.lat, b: r.lat) and near(a: center.lon, b: r.lon)}
        },
    )
    |> yield(name: "leaves")

points
    |> map(
        fn: (r) => {
            city = geo.s2CellIDToken(token: r.cell, level: 10)

            return {
                face_child: geo.s2CellIDToken(token: r.cell, level: 1),
                city: city,
                level: geo.getLevel(token: city),
                of_city: geo.s2CellIDToken(token: city, level: 1),
            }
        },
    )
    |> yield(name: "ancestors")

// Behind the pole, and once around the earth.
array.from(
    rows: [
        {cell: geo.s2CellIDToken(point: {lat: 80.0, lon: 20.0}, level: 8)},
        {cell: geo.s2CellIDToken(point: {lat: 100.0, lon: 200.0}, level: 8)},
        {cell: geo.s2CellIDToken(point: {lat: 80.0, lon: 380.0}, level: 8)},
        {cell: geo.s2CellIDToken(token: "", point: {lat: 80.0, lon: 20.0}, level: 8)},
        {cell: geo.s2CellIDToken(token: "47A1CBD5", level: 8)},
    ],
)
    |> yield(name: "beyond")

// ---
// #datatype,string,long,double,double,string,string,boolean
// #group,false,false,false,false,false,false,false
// #default,leaves,,,,,,
// ,result,table,lat,lon,cell,found,is_same
// ,,0,49.703498679,11.770681595,47a1cbd595522b39,47a1cbd595522b39,true
// ,,0,55.685376759,12.588490937,46525318b63be0f9,46525318b63be0f9,true
// ,,0,45.486546517,-93.449700022,52b30b71698e729d,52b30b71698e729d,true
// ,,0,58.299984854,23.049300056,46ed8886cfadda85,46ed8886cfadda85,true
// ,,0,34.36443904,108.330699969,3663f18a24cbe857,3663f18a24cbe857,true
// ,,0,-30.694551352,-30.048758753,010a06c0a948cf5d,010a06c0a948cf5d,true
//
// #datatype,string,long,string,string,long,string
// #group,false,false,false,false,false,false
// #default,ancestors,,,,,
// ,result,table,city,face_child,level,of_city
// ,,0,47a1cb,44,10,44
// ,,0,465253,44,10,44
// ,,0,52b30b,54,10,54
// ,,0,46ed89,44,10,44
// ,,0,3663f1,34,10,34
// ,,0,010a07,04,10,04
//
// #datatype,string,long,string
// #group,false,false,false
// #default,beyond,,
// ,result,table,cell
// ,,0,4576b
// ,,0,4576b
// ,,0,4576b
// ,,0,4576b
// ,,0,47a1d
//
