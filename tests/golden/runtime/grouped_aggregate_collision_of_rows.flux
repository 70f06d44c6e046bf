import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,string,string,long
#group,false,false,true,true,false,false
#default,_result,,,,,
,result,table,host,disk,state,a
,,0,w,sda,new,7
,,1,x,sda,old,1
,,1,x,sda,new,2

#datatype,string,long,string,string,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,host,state,a
,,2,y,gone,2.5
,,3,z,old,3.5
",
)
    |> group(columns: ["state"])
    |> sum(column: "a")

// ---
//
// --- stderr
// fluxc: schema collision detected: column `a` is both of type int and float in table {state: "old"}, which gets rows of table {disk: "sda", host: "x"} with int and of table {host: "z"} with float; convert one of them
//   at grouped_aggregate_collision_of_rows.flux:21:8
//    |
// 21 |     |> group(columns: ["state"])
//    |        ^^^^^
// --- exit 1
