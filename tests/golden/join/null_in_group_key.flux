import "array"
import "join"
import "internal/debug"

data =
    array.from(rows: [{host: debug.null(type: "string"), id: 1, _value: 5}, {host: "a", id: 1, _value: 7}])
        |> group(columns: ["host"])

join.inner(left: data, right: data, on: (l, r) => l.id == r.id, as: (l, r) => ({l with right: r._value}))

// ---
// #datatype,string,long,long,string,long,long
// #group,false,false,false,true,false,false
// #default,_result,,,,,
// ,result,table,_value,host,id,right
// ,,0,5,,1,5
// ,,1,7,a,1,7
//
