import "array"

array.from(rows: [{_value: "pear"}, {_value: "apple"}, {_value: "zoo"}])
    |> first()
    |> yield(name: "first")

array.from(rows: [{_value: true}, {_value: false}])
    |> last()
    |> yield(name: "last")

array.from(rows: [{_value: "a"}, {_value: "b"}])
    |> count()
    |> yield(name: "count")

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,first,,
// ,result,table,_value
// ,,0,pear
//
// #datatype,string,long,boolean
// #group,false,false,false
// #default,last,,
// ,result,table,_value
// ,,0,false
//
// #datatype,string,long,long
// #group,false,false,false
// #default,count,,
// ,result,table,_value
// ,,0,2
//
