// Averages follow the rows as they come: over the ends of chunks, with nulls, in tables of their own.
import "array"
import "internal/debug"

rows =
    array.from(
        rows: [
            {k: "a", i: 1, _value: 0.1},
            {k: "a", i: 2, _value: 0.2},
            {k: "a", i: 3, _value: debug.null(type: "float")},
            {k: "a", i: 4, _value: 1000000.3},
            {k: "a", i: 5, _value: 0.7},
            {k: "a", i: 6, _value: debug.null(type: "float")},
            {k: "a", i: 7, _value: debug.null(type: "float")},
            {k: "a", i: 8, _value: -3.0},
            {k: "b", i: 9, _value: 5.0},
            {k: "b", i: 10, _value: 7.5},
        ],
    )
        |> group(columns: ["k"])

rows |> movingAverage(n: 3) |> yield(name: "of three")
rows |> movingAverage(n: 1) |> yield(name: "of one")
rows |> movingAverage(n: 2) |> limit(n: 2) |> yield(name: "first")
rows |> exponentialMovingAverage(n: 3) |> yield(name: "exponential")
rows |> movingAverage(n: 9) |> yield(name: "few rows")

// ---
// #datatype,string,long,string,long,double
// #group,false,false,true,false,false
// #default,of three,,,,
// ,result,table,k,i,_value
// ,,0,a,3,0.15000000000000002
// ,,0,a,4,500000.25
// ,,0,a,5,500000.5
// ,,0,a,6,500000.5
// ,,0,a,7,0.7
// ,,0,a,8,-3
// ,,1,b,10,6.25
//
// #datatype,string,long,string,long,double
// #group,false,false,true,false,false
// #default,of one,,,,
// ,result,table,k,i,_value
// ,,0,a,1,0.1
// ,,0,a,2,0.2
// ,,0,a,3,
// ,,0,a,4,1000000.3
// ,,0,a,5,0.7
// ,,0,a,6,
// ,,0,a,7,
// ,,0,a,8,-3
// ,,1,b,9,5
// ,,1,b,10,7.5
//
// #datatype,string,long,string,long,double
// #group,false,false,true,false,false
// #default,first,,,,
// ,result,table,k,i,_value
// ,,0,a,2,0.15000000000000002
// ,,0,a,3,0.2
// ,,1,b,10,6.25
//
// #datatype,string,long,string,long,double
// #group,false,false,true,false,false
// #default,exponential,,,,
// ,result,table,k,i,_value
// ,,0,a,3,0.15000000000000002
// ,,0,a,4,500000.22500000003
// ,,0,a,5,250000.46250000002
// ,,0,a,6,250000.46250000002
// ,,0,a,7,250000.46250000002
// ,,0,a,8,124998.73125000001
// ,,1,b,10,6.25
//
// #datatype,string,long,string,long,double
// #group,false,false,true,false,false
// #default,few rows,,,,
// ,result,table,k,i,_value
// ,,0,a,8,199999.66
// ,,1,b,10,6.25
//
