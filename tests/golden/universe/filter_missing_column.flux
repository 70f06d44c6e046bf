// A column that a table lacks is null there.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,a,1

#datatype,string,long,string,string,long
#group,false,false,true,true,false
#default,_result,,,,
,result,table,host,region,_value
,,1,a,eu,2
,,2,b,us,3
",
)
    |> filter(fn: (r) => r.region == "eu" or r._value == 1)

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
//
// #datatype,string,long,string,string,long
// #group,false,false,true,true,false
// #default,_result,,,,
// ,result,table,host,region,_value
// ,,1,a,eu,2
//
