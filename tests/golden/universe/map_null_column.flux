import "array"
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,host,a,b
,,0,x,1.5,
,,0,y,,
,,0,z,3,4
",
)
    |> map(fn: (r) => ({r with sum: r.a + r.b, filled: if exists r.a then r.a else 0.0}))

// ---
// #datatype,string,long,string,double,double,double,double
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,host,a,b,sum,filled
// ,,0,x,1.5,,,1.5
// ,,0,y,,,,0
// ,,0,z,3,4,7,3
//
