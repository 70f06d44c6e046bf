import "array"

data =
    array.from(rows: [{host: "a", _value: 1}, {host: "b", _value: 2}, {host: "b", _value: 3}])
        |> group(columns: ["host"])
column = data |> findColumn(fn: (key) => key.host == "b", column: "_value")
record = data |> findRecord(fn: (key) => key.host == "b", idx: 1)
table = data |> tableFind(fn: (key) => key.host == "a")

array.from(
    rows: [
        {
            second: column[1],
            rows: length(arr: column),
            found: record._value,
            host: record.host,
            cell: (table |> getColumn(column: "_value"))[0],
            row: (table |> getRecord(idx: 0)).host,
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,string,long,string
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,second,rows,found,host,cell,row
// ,,0,3,2,3,b,1,a
//
