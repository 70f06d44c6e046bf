// Null keys join nothing, not even zeros or each other.
import "csv"

a =
    csv.from(
        csv:
            "#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,id,left
,,0,0,zero
,,0,,null
,,0,1,one
",
    )
b =
    csv.from(
        csv:
            "#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,id,right
,,0,0,zero
,,0,,null
,,0,1,one
",
    )

join(tables: {a: a, b: b}, on: ["id"])

// ---
// #datatype,string,long,long,string,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,id,left,right
// ,,0,0,zero,zero
// ,,0,1,one,one
//
