// Tables of a stream may have different columns, in the group key or not.
import "csv"

left = csv.from(csv: "#datatype,string,long,long,string,string
#group,false,false,false,true,true
#default,_result,,,,
,result,table,n,t,u
,,0,1,a,x
,,1,2,b,y

#datatype,string,long,long,string,string
#group,false,false,false,true,true
#default,_result,,,,
,result,table,n,t,v
,,2,1,a,z
,,3,2,a,w
")

right = csv.from(csv: "#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,n,w
,,0,1,one
,,0,2,two
")

join(tables: {l: left, r: right}, on: ["n"])

// ---
// #datatype,string,long,long,string,string,string
// #group,false,false,false,true,true,false
// #default,_result,,,,,
// ,result,table,n,t,v,w
// ,,0,2,a,w,two
// ,,1,1,a,z,one
//
// #datatype,string,long,long,string,string,string
// #group,false,false,false,true,true,false
// #default,_result,,,,,
// ,result,table,n,t,u,w
// ,,2,1,a,x,one
// ,,3,2,b,y,two
//
