// One table has integers, one floats with a null, one lacks the column, one has no rows.
import "csv"

tables = csv.from(csv: "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,a,1
,,0,a,2

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,1,b,1.5
,,1,b,
,,1,b,2.5

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,host,other
,,2,c,1

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,3,d,
,result,table,host,_value
")

tables
    |> reduce(
        fn: (r, accumulator) => ({sum: accumulator.sum + float(v: r._value), n: accumulator.n + 1}),
        identity: {sum: 0.0, n: 0},
    )
    |> yield(name: "converted")

tables
    |> reduce(
        fn: (r, accumulator) =>
            ({known: accumulator.known + (if exists r._value then 1 else 0), text: accumulator.text + " ${accumulator.known}", sure: accumulator.sure and exists r.other}),
        identity: {known: 0, text: "", sure: true},
    )
    |> yield(name: "exists")

// A property may have any value of its type, whatever comes before.
tables
    |> filter(fn: (r) => r.host == "a" or r.host == "d")
    |> reduce(fn: (r, accumulator) => ({last: r._value, n: accumulator.n + 1}), identity: {last: 0, n: 0})
    |> yield(name: "last")

// A property in place of a column of the group key; a record that lists its properties as it likes.
tables
    |> reduce(
        fn: (r, accumulator) =>
            if accumulator.n > 0 then
                {n: accumulator.n + 1, host: accumulator.host + "+"}
            else
                {host: r.host, n: 1},
        identity: {host: "none", n: 0},
    )
    |> yield(name: "key")

// Property `n` comes first in all tables but the one without rows.
tables
    |> reduce(fn: (r, accumulator) => ({n: accumulator.n + 1, host: r.host + "!"}), identity: {host: "none", n: 0})
    |> yield(name: "order")

// ---
// #datatype,string,long,string,double,long
// #group,false,false,true,false,false
// #default,converted,,,,
// ,result,table,host,sum,n
// ,,0,a,3,2
// ,,1,b,,3
// ,,2,c,,1
// ,,3,d,0,0
//
// #datatype,string,long,string,long,string,boolean
// #group,false,false,true,false,false,false
// #default,exists,,,,,
// ,result,table,host,known,text,sure
// ,,0,a,2," 0 1",false
// ,,1,b,2," 0 1 1",false
// ,,2,c,0," 0",true
// ,,3,d,0,,true
//
// #datatype,string,long,string,long,long
// #group,false,false,true,false,false
// #default,last,,,,
// ,result,table,host,last,n
// ,,0,a,2,2
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,key,,,
// ,result,table,host,n
// ,,0,a+,2
// ,,1,b++,3
// ,,2,c,1
// ,,3,none,0
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,order,,,
// ,result,table,host,n
// ,,0,a!,2
// ,,1,b!,3
// ,,2,c!,1
// ,,3,none,0
//
