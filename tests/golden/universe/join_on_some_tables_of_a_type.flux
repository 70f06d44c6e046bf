// One table on the right has the type of the left; the others have no row in common with it.
import "csv"

left = csv.from(csv: "#datatype,string,long,string,double
#group,false,false,false,false
#default,_result,,,
,result,table,host,_value
,,0,1,1.0
")
right = csv.from(csv: "#datatype,string,long,long,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,host,_value,dc
,,0,1,2.0,x

#datatype,string,long,string,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,host,_value,dc
,,1,1,3.0,y
")

join(tables: {left: left, right: right}, on: ["host"])

// ---
// #datatype,string,long,double,double,string,string
// #group,false,false,false,false,true,false
// #default,_result,,,,,
// ,result,table,_value_left,_value_right,dc,host
// ,,0,1,3,y,1
//
