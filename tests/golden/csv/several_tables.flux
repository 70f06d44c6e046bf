import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,a,1
,,0,a,2
,,1,b,3
,,2,c,4

#datatype,string,long,string,double,boolean
#group,false,false,true,false,false
#default,_result,,,,
,result,table,region,_value,ok
,,3,eu,1.5,true
",
)

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,1
// ,,0,a,2
// ,,1,b,3
// ,,2,c,4
//
// #datatype,string,long,string,double,boolean
// #group,false,false,true,false,false
// #default,_result,,,,
// ,result,table,region,_value,ok
// ,,3,eu,1.5,true
//
