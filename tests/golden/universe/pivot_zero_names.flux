import "array"

array.from(
    rows: [
        {row: 1, name: -0.0, _value: "a"},
        {row: 1, name: 0.0, _value: "b"},
        {row: 1, name: 1.0, _value: "c"},
        {row: 2, name: 0.0, _value: "d"},
    ],
)
    |> pivot(rowKey: ["row"], columnKey: ["name"], valueColumn: "_value")

// ---
// #datatype,string,long,long,string,string,string
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,row,-0E+00,0E+00,1E+00
// ,,0,1,a,b,c
// ,,0,2,,d,
//
