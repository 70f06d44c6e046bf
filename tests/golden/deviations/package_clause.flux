// Streams of a package that is run are results.
package foo

import "array"

array.from(rows: [{v: 1}])
array.from(rows: [{v: 2}]) |> yield(name: "named")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,1
//
// #datatype,string,long,long
// #group,false,false,false
// #default,named,,
// ,result,table,v
// ,,0,2
//
