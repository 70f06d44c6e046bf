// A step that does not fit a table does not matter while the steps before it drop all rows of that table.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,boolean
#group,false,false,true,false
#default,_result,,,
,result,table,_field,_value
,,0,ok,true

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,_field,_value
,,1,usage,4.5
,,1,usage,1.5
",
)
    |> filter(fn: (r) => r._field == "usage")
    |> filter(fn: (r) => r._value >= 4.0)
    |> map(fn: (r) => ({r with next: r._value + 1.0}))

// ---
// #datatype,string,long,string,double,double
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,_field,_value,next
// ,,0,usage,4.5,5.5
//
