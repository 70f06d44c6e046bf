// Empty cells take the default of their column.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,long,double
#group,false,false,true,false,false
#default,_result,0,server,7,
,result,table,host,_value,other
,,,,1,1.5
,,,,,2.5
,,,,3,
",
)

// ---
// #datatype,string,long,string,long,double
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,host,_value,other
// ,,0,server,1,1.5
// ,,0,server,7,2.5
// ,,0,server,3,
//
