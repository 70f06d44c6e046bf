// The functions work on columns; null gives null.
import "csv"
import "math"

csv.from(
    csv:
        "#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,2.25
,,0,
,,0,-1
",
)
    |> map(fn: (r) => ({r with there: exists r._value, rounded: if exists r._value then math.round(x: r._value) else 0.0}))

// ---
// #datatype,string,long,double,boolean,double
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,_value,there,rounded
// ,,0,2.25,true,2
// ,,0,,false,0
// ,,0,-1,true,-1
//
