// Tables with different columns that come together get nulls where they lack one.
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
,result,table,host,b
,,1,y,2.5
",
)
    |> group()

// ---
// #datatype,string,long,string,long,double
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,host,a,b
// ,,0,x,1,
// ,,0,y,,2.5
//
