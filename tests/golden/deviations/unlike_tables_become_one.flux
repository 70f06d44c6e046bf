// The one table has the columns of all; each value stays in its column.
import "csv"

csv.from(csv: "#datatype,string,long,long,string,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,n,a,t,u
,,0,1,first,x,k

#datatype,string,long,long,string,string,string
#group,false,false,false,false,true,true
#default,_result,,,,,
,result,table,n,b,t,u
,,1,2,second,y,k

#datatype,string,long,long,string,string
#group,false,false,false,true,true
#default,_result,,,,
,result,table,n,t,u
,,2,3,z,k
")
    |> set(key: "t", value: "same")

// ---
// #datatype,string,long,long,string,string,string,string
// #group,false,false,false,false,true,true,false
// #default,_result,,,,,,
// ,result,table,n,a,t,u,b
// ,,0,1,first,same,k,
// ,,0,2,,same,k,second
// ,,0,3,,same,k,
//
