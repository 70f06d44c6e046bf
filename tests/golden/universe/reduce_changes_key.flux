import "array"

hosts = array.from(rows: [{host: "a1", _value: 1}, {host: "a2", _value: 2}, {host: "b1", _value: 4}]) |> group(columns: ["host"])

hosts
    |> reduce(fn: (r, accumulator) => ({host: "all", sum: accumulator.sum + r._value}), identity: {host: "", sum: 0})
    |> yield(name: "all tables")

// The second property only repeats what the key says.
hosts
    |> reduce(fn: (r, accumulator) => ({host: r.host, sum: accumulator.sum + r._value}), identity: {host: "", sum: 0})
    |> yield(name: "as before")

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,all tables,,,
// ,result,table,host,sum
// ,,0,all,1
// ,,0,all,2
// ,,0,all,4
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,as before,,,
// ,result,table,host,sum
// ,,0,a1,1
// ,,1,a2,2
// ,,2,b1,4
//
