import "array"

// Running a stream for its values gives no result; the yield in it does so for itself.
data = array.from(rows: [{v: 1}, {v: 2}]) |> yield(name: "data")
values = data |> findColumn(fn: (key) => true, column: "v")

array.from(rows: [{sum: values[0] + values[1]}]) |> yield(name: "sum")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,data,,
// ,result,table,v
// ,,0,1
// ,,0,2
//
// #datatype,string,long,long
// #group,false,false,false
// #default,sum,,
// ,result,table,sum
// ,,0,3
//
