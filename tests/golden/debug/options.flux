import "array"
import "internal/debug"

option debug.vectorize = true
option answer = 42

rows = array.from(rows: [{v: 1}])

rows |> map(fn: (r) => ({v: debug.getOption(pkg: "internal/debug", name: "vectorize")})) |> yield(name: "in a row function")
array.from(rows: [{v: debug.getOption(pkg: "main", name: "answer")}]) |> yield(name: "of the script")
array.from(rows: [{on: exists debug.feature(key: "labelPolymorphism"), unknown: exists debug.feature(key: "none")}])
    |> yield(name: "features")

// ---
// #datatype,string,long,boolean
// #group,false,false,false
// #default,in a row function,,
// ,result,table,v
// ,,0,true
//
// #datatype,string,long,long
// #group,false,false,false
// #default,of the script,,
// ,result,table,v
// ,,0,42
//
// #datatype,string,long,boolean,boolean
// #group,false,false,false,false
// #default,features,,,
// ,result,table,on,unknown
// ,,0,true,false
//
