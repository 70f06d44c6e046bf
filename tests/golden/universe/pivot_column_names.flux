import "array"

// An empty part leaves no separator before the next one.
array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, a: "", b: "x", c: "y", _value: 1.0},
        {_time: 2024-01-01T00:00:00Z, a: "x", b: "", c: "", _value: 2.0},
        {_time: 2024-01-01T00:00:00Z, a: "", b: "", c: "z", _value: 3.0},
        {_time: 2024-01-01T00:00:00Z, a: "", b: "", c: "", _value: 4.0},
        {_time: 2024-01-01T00:00:00Z, a: "x", b: "y", c: "", _value: 5.0},
    ],
)
    |> pivot(rowKey: ["_time"], columnKey: ["a", "b", "c"], valueColumn: "_value")
    |> yield(name: "empty")

array.from(rows: [{_time: 2024-01-01T00:00:00Z, le: 0.5, on: true, n: -3, _value: 1.0}, {_time: 2024-01-01T00:00:00Z, le: 12345678.0, on: false, n: 0, _value: 2.0}])
    |> pivot(rowKey: ["_time"], columnKey: ["le", "on", "n"], valueColumn: "_value")
    |> yield(name: "other types")

// ---
// #datatype,string,long,dateTime:RFC3339,double,double,double,double,double
// #group,false,false,false,false,false,false,false,false
// #default,empty,,,,,,,
// ,result,table,_time,x_y,x__,z,,x_y_
// ,,0,2024-01-01T00:00:00Z,1,2,3,4,5
//
// #datatype,string,long,dateTime:RFC3339,double,double
// #group,false,false,false,false,false
// #default,other types,,,,
// ,result,table,_time,5E-01_true_-3,1.2345678E+07_false_0
// ,,0,2024-01-01T00:00:00Z,1,2
//
