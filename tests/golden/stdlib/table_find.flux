// Results of a stream become values of the script.
import "array"

data =
    array.from(rows: [{host: "a", n: 1}, {host: "b", n: 2}, {host: "b", n: 3}])
        |> group(columns: ["host"])
isB = (key) => key.host == "b"
numbers = data |> findColumn(fn: isB, column: "n")
record = data |> findRecord(fn: isB, idx: 1)
table = data |> tableFind(fn: isB)

array.from(rows: [{count: length(arr: numbers), second: record.n}]) |> yield(name: "values")
table |> sum(column: "n") |> yield(name: "sum")

// ---
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,values,,,
// ,result,table,count,second
// ,,0,2,3
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,sum,,,
// ,result,table,host,n
// ,,0,b,5
//
