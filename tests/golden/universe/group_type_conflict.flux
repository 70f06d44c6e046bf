import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,host,a
,,0,x,1

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,host,a
,,1,y,2.5
",
)
    |> group()

// ---
//
// --- stderr
// fluxc: schema collision detected: column `a` is both of type int and float in table {}, which gets rows of table {host: "x"} with int and of table {host: "y"} with float; convert one of them
//   at group_type_conflict.flux:18:8
//    |
// 18 |     |> group()
//    |        ^^^^^
// --- exit 1
